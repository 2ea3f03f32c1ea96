"""An appeal is another person's, on a clock of its own; upheld, the case is open again."""

import pytest

from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.policies import may_read_case
from nepso.casework.cases.services import case_merge
from nepso.casework.intake.models import ThreadEntry
from nepso.casework.intake.services import submission_appeal, submission_erase
from nepso.casework.replies.models import Appeal
from nepso.casework.replies.policies import deciders_of, may_decide_appeal
from nepso.casework.replies.services import (
    AppealConflict,
    appeal_claim,
    appeal_decide,
    appeal_give_back,
)
from nepso.casework.replies.tests.ways import appealed, reporter, sent, submitted
from nepso.casework.triage.models import Naming
from nepso.foundation.accounts.models import Membership
from nepso.foundation.accounts.roles import Role
from nepso.foundation.notices.models import Notice
from nepso.kernel.errors import Conflict, Invalid, NotAllowed


@pytest.fixture
def appeal(world):
    case = world.case(claimed="police")
    sent(world, case)
    return appealed(case)


def claim(world, appeal, by="appeals"):
    return appeal_claim(appeal=appeal, revision=appeal.revision, by=world.person(by))


def decide(world, appeal, outcome, by="appeals"):
    return appeal_decide(
        appeal=appeal, revision=appeal.revision, outcome=outcome, reasons="Trang vẫn mở được.",
        by=world.person(by),
    )  # fmt: skip


def test_who_handled_a_case_that_was_merged_into_it_decided_too(world):
    """Its steps stayed there; who named the agency complained of decided as well."""
    gone, stays = world.case(claimed="police2"), world.case(claimed="police")
    merged = reporter(gone)
    case_merge(case=gone, revision=gone.revision, into=stays, by=world.person("police"))
    merged.refresh_from_db()
    submission_appeal(submission=merged, text="Hai việc khác nhau.", token="g")
    appeal = Appeal.objects.get()
    namer = world.person("culture")
    Naming.objects.create(submission=merged, agency=None, reason="Không rõ", by=namer)
    assert {world.people["police2"].pk, namer.pk} <= deciders_of(appeal)
    Membership.objects.create(
        account=world.people["police2"], agency=world.province, role=Role.APPEAL_OFFICER
    )
    assert not may_decide_appeal(world.person("police2"), appeal)
    assert may_decide_appeal(world.person("appeals"), appeal)


def test_it_opens_with_its_clock_and_is_read_by_appeal_officers_alone(world, appeal):
    assert (appeal.state, appeal.text) == ("waiting", "Trang ấy vẫn mở được.")
    assert appeal.due_at is not None
    case = CaseFile.objects.select_related("agency").get()
    assert may_read_case(world.person("appeals"), case)
    names = set(
        Notice.objects.filter(kind="replies.appeal").values_list("account__username", flat=True)
    )
    assert names == {"appeals", "appeals2"}


@pytest.mark.parametrize(
    ("outcome", "state", "shown"),
    [("upheld", "new", "handling"), ("part", "new", "handling"),
     ("dismissed", "answered", "answered")],
)  # fmt: skip
def test_the_outcome_is_read_and_upheld_opens_again(world, appeal, outcome, state, shown):
    decide(world, claim(world, appeal), outcome)
    case = CaseFile.objects.get()
    assert (case.state, case.is_appealed, reporter(case).state) == (state, False, shown)
    entry = ThreadEntry.objects.filter(submission=reporter(case), kind="decision").last()
    assert "Trang vẫn mở được." in entry.text
    assert (case.handler is None) is (state == "new")
    assert (case.running_since is None) is (state != "new")
    assert not may_read_case(world.person("appeals"), case)


def test_whoever_decided_before_never_decides_it(world, appeal):
    """An officer who later became an appeal officer is shut out of what was theirs."""
    for name in ("police", "police_head", "reception"):
        Membership.objects.create(
            account=world.people[name], agency=world.province, role=Role.APPEAL_OFFICER
        )
        assert not may_decide_appeal(world.person(name), appeal), name
        with pytest.raises(NotAllowed):
            claim(world, appeal, by=name)
    assert may_decide_appeal(world.person("appeals"), appeal)


def test_a_second_appeal_goes_to_a_third_person(world, appeal):
    decide(world, claim(world, appeal), "dismissed")
    again = appealed(CaseFile.objects.get(), "Vẫn chưa xong.")
    with pytest.raises(NotAllowed):
        claim(world, again)
    assert claim(world, again, by="appeals2").officer == world.people["appeals2"]


@pytest.mark.parametrize("name", ["police", "police_head", "reception", "desk", "administrator"])
def test_it_is_nobody_elses(world, appeal, name):
    with pytest.raises(NotAllowed):
        claim(world, appeal, by=name)


def test_only_who_took_it_decides_and_with_reasons(world, appeal):
    held = claim(world, appeal)
    with pytest.raises(Conflict):
        decide(world, held, "upheld", by="appeals2")
    with pytest.raises(Invalid):
        appeal_decide(
            appeal=held, revision=held.revision, outcome="upheld", reasons=" ",
            by=world.person("appeals"),
        )  # fmt: skip
    with pytest.raises(AppealConflict):
        decide(world, appeal, "upheld")
    due = held.due_at
    back = appeal_give_back(appeal=held, revision=held.revision, by=world.person("appeals"))
    assert (back.state, back.officer, back.due_at) == ("waiting", None, due)


def test_nobody_of_the_agency_complained_about_decides(world):
    case = world.case(claimed="police", harm="official_channel", complained_of=world.commune)
    sent(world, case)
    Membership.objects.create(
        account=world.people["appeals2"], agency=world.commune, role=Role.FOCAL_OFFICER
    )
    found = appealed(case)
    assert not may_decide_appeal(world.person("appeals2"), found)
    assert may_decide_appeal(world.person("appeals"), found)


def test_erased_it_ends_without_a_word_left(world, appeal):
    submission_erase(submission=appeal.submission, by=None, why="by_code")
    ended = Appeal.objects.get()
    assert (ended.state, ended.text) == ("ended", "")
    assert CaseFile.objects.get().emptied_at is not None
    assert not CaseFile.objects.get().replies.exclude(text="").exists()


def test_reopened_it_is_answered_anew(world, appeal):
    decide(world, claim(world, appeal), "upheld")
    case = CaseFile.objects.select_related("agency").get()
    from nepso.casework.cases.services import case_claim

    case_claim(case=case, revision=case.revision, by=world.person("police2"))
    case.refresh_from_db()
    assert submitted(world, case, by="police2").state == "in_review"


def test_nobody_takes_an_appeal_out_of_the_hands_of_who_took_it(world, appeal):
    held = claim(world, appeal)
    with pytest.raises(Conflict):
        appeal_give_back(appeal=held, revision=held.revision, by=world.person("appeals2"))
    held.refresh_from_db()
    assert (held.state, held.officer) == ("deciding", world.person("appeals"))
