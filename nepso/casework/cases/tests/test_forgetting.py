"""What is forgotten, when, and that the public reads the same table."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from nepso.casework.cases import jobs
from nepso.casework.cases.jobs import forget
from nepso.casework.cases.models import CaseFile, CaseNote, CaseStep, ReporterClock
from nepso.casework.cases.retention import ASKED_FOR, RULES
from nepso.casework.cases.selectors import Days, submissions_summed
from nepso.casework.cases.services import (
    case_close,
    case_hand_on,
    case_join,
    case_lapse,
    case_note,
    late_notice_give,
    undecided_lapse,
)
from nepso.casework.cases.tests.world import file_one
from nepso.casework.intake.harms import Harm
from nepso.casework.intake.models import Contact
from nepso.casework.intake.services import submission_erase, submission_show, submission_withdraw
from nepso.foundation.notices.models import Notice
from nepso.foundation.worktime.selectors import add_working_days
from nepso.kernel.clock import held_at, today

DAYS = {rule.harm: rule.days for rule in RULES}


@pytest.fixture
def closed(world):
    case = world.case(claimed="police")
    case_note(
        case=case, revision=case.revision, kind="internal", text="Ghi riêng",
        by=world.person("police"),
    )  # fmt: skip
    case.refresh_from_db()
    case_hand_on(
        case=case, revision=case.revision, to=world.person("police2"), reason="Bận việc khác",
        by=world.person("police"),
    )  # fmt: skip
    case.refresh_from_db()
    return case_close(case=case, revision=None, state="answered", by=world.person("police2"))


def aged(case, days):
    CaseFile.objects.filter(pk=case.pk).update(closed_at=timezone.now() - dt.timedelta(days=days))


def test_every_harm_has_its_time():
    assert [rule.harm for rule in RULES] == list(Harm)


@pytest.mark.parametrize(("over", "kept"), [(-1, True), (1, False)])
def test_words_go_when_their_time_has_come(closed, over, kept):
    aged(closed, DAYS[Harm.SCAM] + over)
    forget()
    forget()
    submission = closed.links.get().submission
    words = [
        CaseNote.objects.filter(case=closed).exists(),
        CaseStep.objects.filter(case=closed).exclude(reason="").exists(),
        bool(submission.text),
        Contact.objects.filter(submission=submission).exists(),
    ]
    assert words == [kept] * 4
    closed.refresh_from_db()
    assert (closed.harm, closed.state, bool(closed.emptied_at)) == ("scam", "answered", not kept)
    assert CaseStep.objects.filter(case=closed).exists()


def test_an_appeal_keeps_it(closed):
    aged(closed, 4000)
    CaseFile.objects.update(is_appealed=True)
    forget()
    assert CaseNote.objects.exists()


def test_what_a_reporter_erases_is_gone_from_the_case_too(world):
    case = world.case(claimed="police")
    case_note(
        case=case, revision=case.revision, kind="internal", text="Người này ở Chợ Rã",
        by=world.person("police"),
    )  # fmt: skip
    submission_erase(submission=case.links.get().submission, by=None, why="by_code")
    case.refresh_from_db()
    assert (case.state, case.notes.count()) == ("withdrawn", 0)


def test_the_public_reads_it(client, db):
    page = client.get(reverse("cases:retention")).content.decode()
    for rule in RULES:
        assert str(rule.harm.label) in page
        assert rule.why in page


def untouched(days):
    return held_at(timezone.now() - dt.timedelta(days=days))


def test_what_nobody_ends_people_are_asked_about_first(world):
    with untouched(DAYS[Harm.HARASSMENT] + 1):
        case = world.case(claimed="police", harm="harassment")
        lying = file_one(harm="harassment")
        file_one(harm="harassment")
    forget()
    forget()
    case.refresh_from_db()
    assert case.end_asked_at is not None
    told = Notice.objects.filter(sentence__contains="không ai động đến")
    names = sorted(told.values_list("account__username", flat=True))
    assert names == sorted({"police", "police2", "police-head", "reception", "reception2"})
    asked = Notice.objects.filter(kind="cases.lying")
    assert asked.filter(sentence__startswith="Có 2 phản ánh").count() == asked.count() == 2
    for submission in (case.links.get().submission, lying):
        submission.refresh_from_db()
        assert submission.text


def test_where_nobody_does_anything_the_words_go_and_it_was_never_answered(world):
    with untouched(DAYS[Harm.HARASSMENT] + ASKED_FOR + 2):
        case = world.case(claimed="police", harm="harassment")
        lying = file_one(harm="harassment")
    with untouched(ASKED_FOR + 1):
        forget()
    forget()
    for submission in (case.links.get().submission, lying):
        submission.refresh_from_db()
        assert (submission.text, submission.state) == ("", "erased")
    case.refresh_from_db()
    assert not case.is_live
    days = Days(today() - dt.timedelta(days=900), today())
    told = submissions_summed(days)
    assert (told.received, told.late_open, told.withdrawn, told.on_time_percent) == (2, 2, 0, 0)


def test_what_complains_of_the_receptions_own_agency_is_asked_of_another_reception(world):
    with untouched(DAYS[Harm.OFFICIAL_CHANNEL] + 1):
        own = file_one(harm="official_channel", complained_of=world.culture)
    forget()
    told = Notice.objects.filter(kind="cases.lying")
    assert [one.account.username for one in told] == ["reception2"]
    with untouched(DAYS[Harm.OFFICIAL_CHANNEL] + 1):
        file_one(harm="official_channel", complained_of=world.police)
    forget()
    counted = {one.account.username: one.sentence.split()[1] for one in told.all()}
    assert counted["reception"] == "1", "of their own agency they learn nothing, not even a count"
    own.refresh_from_db()
    assert own.text


def test_a_case_that_lapses_was_never_answered_but_for_who_had_withdrawn(world):
    with untouched(DAYS[Harm.HARASSMENT] + ASKED_FOR + 2):
        case = world.case(claimed="police", harm="harassment")
        left, stays = case.links.get().submission, file_one(harm="harassment")
        submission_show(submission=stays, state="duplicate", by=None)
        case_join(submission=stays, into=left, by=world.person("reception"))
        submission_withdraw(submission=left)
    with untouched(ASKED_FOR + 1):
        forget()
    forget()
    for submission in (stays, left):
        submission.refresh_from_db()
        assert (submission.text, submission.state) == ("", "erased")
    assert not Contact.objects.exists()
    clocks = {one.submission_id: one for one in ReporterClock.objects.all()}
    assert (clocks[stays.pk].was_late, clocks[stays.pk].ended_at) == (True, None)
    assert not clocks[left.pk].was_late
    assert clocks[left.pk].ended_at is not None, "nobody kept them waiting"
    told = submissions_summed(Days(today() - dt.timedelta(days=900), today()))
    assert (told.received, told.late_open, told.withdrawn) == (2, 1, 1)


def test_whoever_does_something_ends_the_asking(world):
    with untouched(DAYS[Harm.HARASSMENT] + ASKED_FOR + 2):
        case = world.case(claimed="police", harm="harassment")
    with untouched(ASKED_FOR + 1):
        forget()
    with untouched(5):
        late_notice_give(case=case, revision=None, committed_on=add_working_days(today(), 10),
                         reason="Chờ giám định.", by=world.person("police"))  # fmt: skip
    forget()
    case.refresh_from_db()
    assert case.end_asked_at is None
    assert case.links.get().submission.text


def test_a_note_ends_the_asking_too(world):
    with untouched(DAYS[Harm.HARASSMENT] + ASKED_FOR + 2):
        case = world.case(claimed="police", harm="harassment")
    with untouched(ASKED_FOR + 1):
        forget()
    with untouched(5):
        case_note(case=case, revision=None, kind="internal", text="Đang chờ kết quả giám định",
                  by=world.person("police"))  # fmt: skip
    forget()
    case.refresh_from_db()
    assert case.end_asked_at is None, "and it is not asked about again at once"
    assert case.links.get().submission.text


def test_who_did_something_a_moment_before_keeps_the_words(world):
    with untouched(DAYS[Harm.HARASSMENT] + ASKED_FOR + 2):
        case = world.case(claimed="police", harm="harassment")
        lying = file_one(harm="harassment")
    with untouched(ASKED_FOR + 1):
        forget()
    listed = CaseFile.objects.get()
    case_note(case=case, revision=None, kind="internal", text="Đang xem", by=world.person("police"))
    case_lapse(case=listed)
    submission_show(submission=lying, state="considering", by=None)
    undecided_lapse(submission=lying)
    for submission in (case.links.get().submission, lying):
        submission.refresh_from_db()
        assert submission.text


def test_one_bad_row_keeps_no_other_from_being_forgotten(world, closed, monkeypatch):
    other = case_close(case=world.case(claimed="police"), revision=None, state="answered",
                       by=world.person("police"))  # fmt: skip
    for case in (closed, other):
        aged(case, DAYS[Harm.SCAM] + 1)
    whole = jobs.case_forget

    def broken(*, case):
        if case.pk == closed.pk:
            raise ValueError("hỏng")
        return whole(case=case)

    monkeypatch.setattr(jobs, "case_forget", broken)
    with pytest.raises(RuntimeError, match=closed.public_id):
        forget()
    assert not other.links.get().submission.text
    assert closed.links.get().submission.text
