"""An appeal that nobody may decide, or that nobody decides, does not die in silence."""

import datetime as dt

import pytest

from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.selectors import Days
from nepso.casework.cases.tests.world import file_one
from nepso.casework.intake.models import Submission, ThreadEntry
from nepso.casework.intake.services import submission_appeal, submission_withdraw
from nepso.casework.replies import jobs
from nepso.casework.replies.jobs import appeals_look
from nepso.casework.replies.models import Appeal
from nepso.casework.replies.policies import may_decide_appeal
from nepso.casework.replies.selectors import appeals_of_nobody, appeals_summed
from nepso.casework.replies.services import appeal_claim, appeal_decide, appeal_look
from nepso.casework.replies.telling import _still_nobody
from nepso.casework.replies.tests.ways import appealed, reporter, sent
from nepso.casework.triage.jobs import erase_sealed
from nepso.casework.triage.models import Seal, TriageItem
from nepso.casework.triage.services import Verdict, triage_decide
from nepso.foundation.accounts.models import Account, Delegation, Membership
from nepso.foundation.accounts.roles import Role
from nepso.foundation.notices.kinds import Asked
from nepso.foundation.notices.models import Notice
from nepso.kernel.clock import now, today


def opened_ago(days):
    """As if the appeals had been opened so long ago, and what was sealed too."""
    Appeal.objects.update(opened_at=now() - dt.timedelta(days=days))
    Seal.objects.update(erase_at=now() - dt.timedelta(days=days - 7))


def told(kind):
    rows = Notice.objects.filter(kind=kind)
    return sorted(rows.values_list("account__username", flat=True))


def asked_again(case):
    submission_appeal(submission=reporter(case), text="Vẫn mở được.", token="lan-hai")
    return Appeal.objects.get(state="waiting")


@pytest.fixture
def stranded(world):
    """The one appeal officer left has decided the first appeal; there is a second."""
    Membership.objects.filter(account=world.people["appeals2"]).delete()
    case = world.case(claimed="police")
    sent(world, case)
    first = appealed(case)
    held = appeal_claim(appeal=first, revision=first.revision, by=world.person("appeals"))
    appeal_decide(
        appeal=held, revision=held.revision, outcome="dismissed", reasons="Đã xem.",
        by=world.person("appeals"),
    )  # fmt: skip
    return asked_again(case)


def test_who_can_name_another_officer_is_told_without_a_word_of_it(world, stranded):
    assert not may_decide_appeal(world.person("appeals"), stranded)
    assert stranded.nobody_since is not None
    assert told("replies.appeal_nobody") == ["administrator", "reception", "reception2"]
    for notice in Notice.objects.filter(kind="replies.appeal_nobody"):
        assert "2026-" not in notice.sentence
        assert "ừa đảo" not in notice.sentence
    waits = {name: appeals_of_nobody(world.person(name)) for name in world.people}
    assert {name for name, number in waits.items() if number} == {
        "administrator", "reception", "reception2",
    }  # fmt: skip


def test_the_agency_complained_about_does_not_hear_that_there_is_an_appeal(world, stranded):
    Notice.objects.filter(kind="replies.appeal_nobody").delete()
    Submission.objects.update(complained_of=world.culture)
    appeal_look(appeal=stranded)
    assert told("replies.appeal_nobody") == ["administrator", "reception2"]
    waits = {name for name in world.people if appeals_of_nobody(world.person(name))}
    assert waits == {"administrator", "reception2"}


def test_who_stands_in_for_the_administrator_is_told_and_sees_the_line_alike(world, stranded):
    Notice.objects.filter(kind="replies.appeal_nobody").delete()
    lent = {"delegator": world.people["administrator"], "delegate": world.people["commune_head"]}
    Delegation.objects.create(**lent, first_day=today(), last_day=today())
    appeal_look(appeal=stranded)
    see = {name for name in world.people if appeals_of_nobody(world.person(name))}
    assert see == {"administrator", "commune_head", "reception", "reception2"}
    assert set(told("replies.appeal_nobody")) == {name.replace("_", "-") for name in see}


def test_where_all_who_could_name_an_officer_belong_to_it_they_hear_all_the_same(world, stranded):
    Notice.objects.filter(kind="replies.appeal_nobody").delete()
    Submission.objects.update(complained_of=world.province)
    appeal_look(appeal=stranded)
    assert "administrator" in told("replies.appeal_nobody")


def test_a_warning_is_needed_no_more_once_the_appeal_ended(world, stranded):
    asked = [Asked(world.people["reception"].pk, stranded.public_id)]
    assert _still_nobody(asked) == set(asked)
    submission_withdraw(submission=stranded.submission)
    assert _still_nobody(asked) == set()


def test_named_later_the_other_officer_is_told_and_the_warning_ends(world, stranded):
    appeals_look()
    Membership.objects.create(
        account=world.people["health"], agency=world.health, role=Role.APPEAL_OFFICER
    )
    Notice.objects.filter(kind="replies.appeal").delete()
    appeals_look()
    stranded.refresh_from_db()
    assert (stranded.nobody_since, told("replies.appeal")) == (None, ["health"])
    assert appeals_of_nobody(world.person("reception")) == 0
    before = stranded.revision
    appeals_look()
    stranded.refresh_from_db()
    assert stranded.revision == before


def test_an_appeal_that_cannot_be_looked_at_keeps_no_other_from_it(world, monkeypatch):
    for _ in range(2):
        case = world.case(claimed="police")
        sent(world, case)
        appealed(case)
    first, second = Appeal.objects.order_by("opened_at")
    seen = []

    def look(*, appeal):
        seen.append(appeal.pk)
        if appeal == first:
            raise ValueError("broken")

    monkeypatch.setattr(jobs, "appeal_look", look)
    with pytest.raises(RuntimeError, match=first.public_id):
        appeals_look()
    assert seen == [first.pk, second.pk]


def test_taken_by_somebody_who_left_it_waits_for_the_others(world):
    case = world.case(claimed="police")
    sent(world, case)
    appeal = appealed(case)
    appeal_claim(appeal=appeal, revision=appeal.revision, by=world.person("appeals"))
    Account.objects.filter(pk=world.people["appeals"].pk).update(is_active=False)
    appeals_look()
    appeal.refresh_from_db()
    assert (appeal.state, appeal.officer, appeal.nobody_since) == ("waiting", None, None)


def test_not_decided_for_so_long_the_case_is_open_again_and_the_reporter_told(world):
    case = world.case(claimed="police")
    sent(world, case)
    appeal = appealed(case)
    opened_ago(61)
    appeals_look()
    appeals_look()
    appeal.refresh_from_db()
    case = CaseFile.objects.get()
    assert (appeal.state, case.state, case.is_appealed) == ("lapsed", "new", False)
    said = ThreadEntry.objects.filter(submission=reporter(case), kind="decision").last()
    assert "chưa ai kết luận" in said.text
    assert said.by is None
    summed = appeals_summed(Days(now().date() - dt.timedelta(days=90), now().date()))
    assert (summed.opened, summed.lapsed, summed.taken_back) == (1, 1, 0)


def test_what_triage_refused_alone_is_decided_anew(world):
    submission = file_one()
    decided(world, submission, Verdict("refuse", "unfounded", explanation="Đã xem kỹ."))
    submission_appeal(submission=submission, text="Xin xem lại.", token="t")
    opened_ago(61)
    appeals_look()
    submission.refresh_from_db()
    assert (submission.state, TriageItem.objects.get().state) == ("considering", "waiting")


def test_a_sealed_opinion_is_not_kept_for_an_appeal_that_nobody_decides(world):
    submission = file_one(harm="official_channel", complained_of=world.province)
    decided(world, submission, Verdict("seal", "stands_outside", explanation="Đã xem kỹ."))
    submission_appeal(submission=submission, text="Xin xem lại.", token="t")
    assert Appeal.objects.get().nobody_since is not None
    opened_ago(30)
    erase_sealed()
    appeals_look()
    assert Submission.objects.get().text, "there is still time to name an officer"
    opened_ago(61)
    appeals_look()
    submission.refresh_from_db()
    assert (submission.state, submission.text) == ("erased", "")
    assert Seal.objects.get().erased_at is not None
    assert Appeal.objects.get().state == "lapsed"
    said = ThreadEntry.objects.filter(submission=submission).exclude(text="")
    assert [one.text for one in said if "lỗi của cơ quan" in one.text]


def decided(world, submission, verdict):
    item = TriageItem.objects.get(submission=submission)
    triage_decide(item=item, verdict=verdict, by=world.person("reception"))
    submission.refresh_from_db()
