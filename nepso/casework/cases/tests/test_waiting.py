"""A person waits from the moment they sent, whoever has the matter since."""

import datetime as dt

import pytest
from django.utils import timezone

from nepso.casework.cases.models import CaseFile, ReporterClock
from nepso.casework.cases.selectors import Days, submissions_summed
from nepso.casework.cases.services import (
    case_ask,
    case_claim,
    case_close,
    case_join,
    case_merge,
    case_open,
    late_notice_give,
)
from nepso.casework.cases.tests.world import file_one
from nepso.casework.intake.models import Submission
from nepso.casework.intake.services import submission_show, submission_withdraw, thread_answer
from nepso.foundation.worktime.working_hours import work_hours
from nepso.kernel.clock import held_at

MONDAY = timezone.make_aware(dt.datetime(2026, 3, 2, 9, 0))
DAYS = Days(dt.date(2026, 1, 1), dt.date(2026, 12, 31))


def at(days: int, hour: int = 9):
    """So many days after the first Monday."""
    moment = MONDAY + dt.timedelta(days=days)
    return held_at(moment.replace(hour=hour) if hour != 9 else moment)


def clock(submission) -> ReporterClock:
    return ReporterClock.objects.get(submission=submission)


def opened(world, submission, agency=None) -> CaseFile:
    fresh = Submission.objects.get(pk=submission.pk)
    return case_open(submission=fresh, agency=agency or world.police, harm=fresh.harm,
                     by=world.person("reception"))  # fmt: skip


def test_days_in_triage_are_days_of_the_term(world):
    with at(0):
        submission = file_one(harm="scam")
        due = work_hours().after(MONDAY, 5 * work_hours().minutes_a_day)
    with at(3):
        case = opened(world, submission)
    assert case.due_at == clock(submission).due_at == due
    submission.refresh_from_db()
    assert submission.answer_due_on == timezone.localdate(due)


def test_it_rests_while_triage_asks_the_reporter_and_only_then(world):
    with at(0):
        submission = file_one(harm="scam")
    with at(1):
        submission_show(submission=submission, state="considering", by=None)
    assert clock(submission).running_since is not None
    with at(1, 13):
        submission_show(submission=submission, state="waiting_for_you", by=None)
    assert clock(submission).due_at is None
    used = clock(submission).used_minutes
    with at(4, 13):
        thread_answer(submission=submission, text="Số lạ.", token="t")
        case = opened(world, submission)
    assert used == case.used_minutes == work_hours().between(MONDAY, MONDAY.replace(day=3, hour=13))


def test_a_question_of_one_case_rests_for_whom_it_asks_alone(world):
    with at(0):
        first, second = file_one(), file_one()
        case = opened(world, first)
        case_join(submission=second, into=first, by=world.person("reception"))
        case = case_claim(case=case, revision=None, by=world.person("police"))
        case_ask(case=case, revision=None, submission=first, text="Số nào?",
                 by=world.person("police"))  # fmt: skip
    states = [Submission.objects.get(pk=one.pk).state for one in (first, second)]
    assert states == ["waiting_for_you", "handling"]
    assert clock(first).due_at is None
    assert clock(second).due_at is not None
    with at(3):
        thread_answer(submission=Submission.objects.get(pk=first.pk), text="Số lạ.", token="t")
    case.refresh_from_db()
    assert case.due_at == clock(second).due_at < clock(first).due_at, "who was not asked waited"


def test_joined_the_case_is_due_when_the_first_of_them_is(world):
    with at(0):
        early = file_one()
    with at(2):
        late = file_one()
        case = opened(world, late)
        case_join(submission=early, into=late, by=world.person("reception"))
    case.refresh_from_db()
    assert case.due_at == clock(early).due_at < clock(late).due_at


def test_merging_forgets_no_lateness(world):
    with at(0):
        early = file_one()
        gone = opened(world, early)
    with at(30):
        other = file_one()
        into = opened(world, other)
        gone.refresh_from_db()
        late_notice_give(case=gone, revision=gone.revision, committed_on=dt.date(2026, 4, 3),
                         reason="Chờ ngân hàng.", by=world.person("police"))  # fmt: skip
        gone.refresh_from_db()
        case_merge(case=gone, revision=gone.revision, into=into, by=world.person("police"))
        into.refresh_from_db()
        assert into.due_at == clock(early).due_at
        told = submissions_summed(DAYS)
        assert (told.late_open, told.open) == (1, 2)
        case_close(case=into, revision=None, state="answered", by=world.person("police"))
        told = submissions_summed(DAYS)
    assert (told.late_answered, told.on_time, told.late_open) == (1, 1, 0)


def test_what_lies_in_triage_past_its_date_counts_as_late(world):
    with at(0):
        file_one(harm="scam")
    with at(6):  # the Sunday before the fifth working day ends
        assert submissions_summed(DAYS).late_open == 0
    with at(8):
        assert submissions_summed(DAYS).late_open == 1
        assert submissions_summed(DAYS).on_time_percent == 0


def test_asking_after_the_date_takes_no_lateness_away(world):
    with at(0):
        submission = file_one(harm="scam")
    with at(20):
        submission_show(submission=submission, state="waiting_for_you", by=None)
        assert clock(submission).was_late
        assert submissions_summed(DAYS).late_open == 1


def test_who_withdraws_waits_no_more(world):
    with at(0):
        submission = file_one(harm="scam")
    with at(20):
        submission_withdraw(submission=submission)
        assert submissions_summed(DAYS).late_open == 0
    assert clock(submission).ended_at is not None


@pytest.mark.parametrize(("harm", "days"), [("copyright", 10), ("false_public_notice", 3)])
def test_found_to_be_another_harm_it_has_that_harms_term_since_receipt(world, harm, days):
    with at(0):
        submission = file_one(harm="scam")
        due = work_hours().after(MONDAY, days * work_hours().minutes_a_day)
    with at(1):
        case = case_open(submission=submission, agency=world.police, harm=harm,
                         by=world.person("reception"))  # fmt: skip
    assert case.due_at == due
