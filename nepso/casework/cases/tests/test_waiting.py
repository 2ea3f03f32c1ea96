"""A person waits from the moment they sent, whoever has the matter since."""

import datetime as dt
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from nepso.casework.cases.clock import clock_shorten
from nepso.casework.cases.models import CaseFile, ReporterClock
from nepso.casework.cases.selectors import Days, submissions_summed
from nepso.casework.cases.services import (
    case_ask,
    case_claim,
    case_close,
    case_join,
    case_merge,
    case_open,
    case_part,
    case_reopen,
    late_notice_give,
    needs_late_notice,
)
from nepso.casework.cases.stepping import told_of
from nepso.casework.cases.tests.world import file_one
from nepso.casework.cases.waiting import due_of, waiting_shorten
from nepso.casework.intake.models import Submission
from nepso.casework.intake.services import (
    delivery_record,
    submission_appeal,
    submission_show,
    submission_withdraw,
    thread_answer,
    thread_write,
)
from nepso.casework.intake.services.thread import reporter_says
from nepso.casework.intake.tests.conftest import file_one as only_filed
from nepso.casework.triage.jobs import read_submission
from nepso.foundation.worktime.working_hours import work_hours
from nepso.kernel.clock import held_at, now

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


def merged(world, submission, *, into):
    """As triage merges: shown first, then joined."""
    submission_show(submission=submission, state="duplicate", by=None)
    return case_join(submission=submission, into=into, by=world.person("reception"))


def two_of_one_case(world):
    """Two reporters, the second merged, and their case in hand."""
    first, second = file_one(), file_one()
    case = opened(world, first)
    merged(world, second, into=first)
    return first, second, case_claim(case=case, revision=None, by=world.person("police"))


def asked(world, case, submission):
    return case_ask(case=case, revision=None, submission=submission, text="Số nào?",
                    by=world.person("police"))  # fmt: skip


def stored(row):
    return type(row).objects.get(pk=row.pk)


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
        merged(world, second, into=first)
        case = case_claim(case=case, revision=None, by=world.person("police"))
        case_ask(case=case, revision=None, submission=first, text="Số nào?",
                 by=world.person("police"))  # fmt: skip
    states = [Submission.objects.get(pk=one.pk).state for one in (first, second)]
    assert states == ["waiting_for_you", "duplicate"]
    assert clock(first).due_at is None
    assert case.due_at == clock(second).due_at is not None, "the other waits meanwhile"
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


def test_passed_on_for_good_is_the_end_of_waiting(world):
    with at(0):
        submission = file_one()
        case = opened(world, submission)
    with at(1):
        case = case_claim(case=case, revision=None, by=world.person("police"))
        case_close(case=case, revision=case.revision, state="referred", by=world.person("police"))
    assert Submission.objects.get(pk=submission.pk).state == "referred"
    assert clock(submission).running_since is None
    assert clock(submission).ended_at is not None
    with at(40):
        assert not clock(submission).was_late


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


def test_being_merged_or_taken_for_another_harm_forgives_no_lateness(world):
    with at(0):
        merging, corrected = file_one(harm="scam"), file_one(harm="scam")
        due = clock(merging).due_at
    with at(9):
        kept = file_one(harm="copyright")
        case_open(submission=kept, agency=world.culture, harm="copyright", by=None)
        case = merged(world, merging, into=kept)
        opened_as = case_open(submission=corrected, agency=world.culture, harm="copyright", by=None)
    assert case.due_at == clock(merging).due_at == due
    assert clock(merging).was_late
    assert clock(corrected).was_late
    assert opened_as.due_at > due


def test_a_merged_reporter_who_is_asked_is_told_so_and_rests(world):
    with at(0):
        first, second, case = two_of_one_case(world)
        asked(world, case, second)
    assert (stored(first).state, stored(second).state) == ("handling", "waiting_for_you")
    assert clock(second).due_at is stored(second).answer_due_on is None
    assert stored(case).due_at == clock(first).due_at is not None
    assert stored(first).answer_due_on is not None, "who was not asked keeps their date"


def test_the_same_case_means_another_thing_to_who_is_not_asked(world):
    with at(0):
        first, second, case = two_of_one_case(world)
        case = asked(world, case, first)
    assert (told_of(case, first), told_of(case, second)) == ("waiting_for_you", "handling")


def test_a_question_from_before_the_case_began_anew_is_asked_no_more(world):
    with at(0):
        first, second, case = two_of_one_case(world)
        case = asked(world, case, first)
    with at(1):
        case_close(case=case, revision=None, state="answered", by=world.person("police"))
    with at(2):
        case_reopen(case=stored(case), agency=None, by=world.person("appeals"))
        case = case_claim(case=case, revision=None, by=world.person("police"))
        case = asked(world, case, second)
    assert (stored(first).state, stored(second).state) == ("handling", "waiting_for_you")
    assert clock(first).due_at == stored(case).due_at is not None, "whom nobody asked waits"
    assert told_of(case, stored(first)) == "handling"


def test_asked_while_an_appeal_is_looked_at_they_are_waited_for_whoever_else_answers(world):
    with at(0):
        first, second, case = two_of_one_case(world)
        submission_appeal(submission=stored(second), text="Việc khác hẳn.")
    with at(1):
        asked(world, asked(world, case, first), second)
    with at(2):
        thread_answer(submission=stored(first), text="Số lạ.", token="t")
    assert (stored(case).state, stored(second).state) == ("working", "appealing")
    assert told_of(stored(case), stored(second)) == "waiting_for_you"


def test_late_for_those_not_asked_they_can_be_told(world):
    with at(0):
        _, second, case = two_of_one_case(world)
        asked(world, case, second)
    with at(10):
        case = stored(case)
        assert case.state == "waiting"
        assert needs_late_notice(case)
        late_notice_give(case=case, revision=None, committed_on=dt.date(2026, 3, 16),
                         reason="Bận.", by=world.person("police"))  # fmt: skip
        assert not needs_late_notice(stored(case))


def test_asked_of_all_of_them_it_rests_until_each_answers_for_themselves(world):
    with at(0):
        first, second, case = two_of_one_case(world)
        asked(world, case, first)
        case = asked(world, case, second)
    assert stored(case).due_at is None
    with at(1):
        thread_answer(submission=stored(first), text="Số lạ.", token="t")
    assert stored(second).state == "waiting_for_you"
    assert clock(second).due_at is None
    assert (stored(case).state, stored(case).due_at) == ("working", clock(first).due_at)
    with at(2):
        reporter_says(submission=stored(second), kind="material", text="Ảnh.", token="t",
                      what="material")  # fmt: skip
    assert stored(second).state == "duplicate", "merged, as it was"
    assert clock(second).due_at > clock(first).due_at == stored(case).due_at


def test_the_date_of_one_who_left_is_the_cases_no_more(world):
    with at(0):
        early = file_one()
    with at(2):
        late = file_one()
        case = opened(world, late)
        merged(world, early, into=late)
        assert stored(case).due_at == clock(early).due_at
        case_part(submission=early, by=world.person("reception"))
        assert stored(case).due_at == clock(late).due_at
        again = file_one()
        merged(world, again, into=late)
        submission_withdraw(submission=stored(late))
        assert stored(case).due_at == clock(again).due_at


def test_one_of_those_asked_leaves_and_the_others_are_waited_for_as_before(world):
    with at(0):
        first, second, case = two_of_one_case(world)
        asked(world, asked(world, case, first), second)
    with at(1):
        submission_withdraw(submission=stored(first))
    assert (stored(case).state, stored(case).due_at) == ("waiting", None)
    with at(2):
        thread_answer(submission=stored(second), text="Số lạ.", token="t")
    assert (stored(case).state, stored(case).due_at) == ("working", clock(second).due_at)


def test_merged_asked_and_answered_it_is_merged_again_and_that_may_be_appealed(world):
    with at(0):
        first, second = file_one(), file_one()
        case = case_claim(case=opened(world, first), revision=None, by=world.person("police"))
        merged(world, second, into=first)
    with at(1):
        asked(world, stored(case), second)
        assert stored(second).state == "waiting_for_you"
    with at(2):
        thread_answer(submission=stored(second), text="Số lạ.", token="t")
        assert (stored(second).state, stored(first).state) == ("duplicate", "handling")
        assert clock(second).running_since is not None, "and waits on"
        submission_appeal(submission=stored(second), text="Việc khác hẳn.")
    assert stored(second).state == "appealing"


def test_a_shorter_term_overwrites_nothing_that_was_written_meanwhile(world, monkeypatch):
    def meanwhile(row, *, days):
        if isinstance(row, ReporterClock):
            ReporterClock.objects.filter(pk=row.pk).update(was_late=True)
        clock_shorten(row, days=days)

    with at(0):
        submission = file_one(harm="scam")
        case = opened(world, submission)
        due = case.due_at
        monkeypatch.setattr("nepso.casework.cases.waiting.clock_shorten", meanwhile)
        waiting_shorten(case, days=1)
    assert clock(submission).was_late
    assert clock(submission).due_at == case.due_at < due


def test_the_clock_begins_with_the_reading_and_counts_from_the_sending(world, monkeypatch):
    with at(0):
        submission = only_filed().submission
    assert not ReporterClock.objects.exists(), "who sends waits for nothing that can be done later"
    due = due_of(submission)
    monkeypatch.setattr("nepso.casework.triage.services.reading.suggest", None)
    with at(1), pytest.raises(TypeError):
        read_submission(submission.public_id)
    assert clock(submission).running_since == submission.received_at, "though reading failed"
    assert clock(submission).due_at == work_hours().after(MONDAY, clock(submission).allowed_minutes)
    assert timezone.localdate(clock(submission).due_at) == due, "known before it was read"


def test_a_clock_that_has_moved_is_not_begun_again_by_a_late_reading(world):
    with at(0):
        submission = only_filed().submission
        case = case_claim(case=opened(world, submission), revision=None, by=world.person("police"))
    with at(1):
        asked(world, case, submission)
    before = clock(submission)
    with at(2):
        read_submission(submission.public_id)
    assert (clock(submission).used_minutes, clock(submission).due_at) == (before.used_minutes, None)


def begun_again():
    """As if this version had just been installed over what stands there."""
    ReporterClock.objects.all().delete()
    migration = import_module("nepso.casework.cases.migrations.0005_reporters_clocks")
    migration.begin_clocks(apps, None)


def test_installed_over_an_older_version_what_rested_rests_for_its_reporter(world):
    day, minutes = dt.timedelta(days=1), work_hours().between
    with at(0):
        first, urgent = file_one(), file_one(answers={"life_in_danger": True})
        terms = {one.pk: clock(one).allowed_minutes for one in (first, urgent)}
    with at(1):
        case = case_claim(case=opened(world, first), revision=None, by=world.person("police"))
    with at(2):
        asked(world, case, first)
        # The clock of a case used to begin when it was opened.
        as_was = {"used_minutes": minutes(MONDAY + day, MONDAY + 2 * day)}
        CaseFile.objects.filter(pk=case.pk).update(**as_was)
        begun_again()
    assert clock(first).used_minutes == minutes(MONDAY, MONDAY + 2 * day)
    assert (clock(first).running_since, clock(first).due_at) == (None, None)
    with at(7):
        thread_answer(submission=stored(first), text="Số lạ.", token="t")
        due = clock(first).due_at
        CaseFile.objects.filter(pk=case.pk).update(**as_was)
        begun_again()
    assert clock(first).due_at == stored(case).due_at == due
    assert {one.pk: clock(one).allowed_minutes for one in (first, urgent)} == terms


def test_who_is_to_be_called_is_waited_for_from_the_call_on(world):
    by = world.person("police")
    with at(0):
        submission = file_one(answer_by="telephone")
        due = clock(submission).due_at
        case = case_claim(case=opened(world, submission), revision=None, by=by)
        asked(world, case, submission)
    assert stored(submission).state == "waiting_for_you"
    assert stored(case).due_at == clock(submission).due_at == due, "nobody called yet"
    with at(2):
        delivery_record(submission=submission, way="telephone", told_at=now(), is_reached=True,
                        next_on=None, by=by)  # fmt: skip
    assert stored(case).due_at is clock(submission).due_at is None
    wanted = work_hours().between(MONDAY, MONDAY + dt.timedelta(days=2))
    assert stored(case).used_minutes == clock(submission).used_minutes == wanted


def test_asked_by_triage_it_rests_from_the_call_on_too(world):
    by = world.person("reception")
    with at(0):
        submission = file_one(answer_by="telephone")
        thread_write(submission=submission, kind="question", text="Số nào?", by=by)
        submission_show(submission=submission, state="waiting_for_you", by=by)
    assert clock(submission).due_at is not None
    with at(1):
        delivery_record(submission=submission, way="telephone", told_at=now(), is_reached=True,
                        next_on=None, by=by)  # fmt: skip
    assert clock(submission).due_at is None


def test_a_question_that_arrives_after_another_answered_moves_the_date_of_the_case(world):
    by = world.person("police")
    with at(0):
        called = file_one(answer_by="telephone")
    with at(1):
        other = file_one()
        case = opened(world, called)
        merged(world, other, into=called)
        case = case_claim(case=case, revision=None, by=by)
        case = asked(world, case, called)
        asked(world, case, other)
    with at(2):
        thread_answer(submission=stored(other), text="Số lạ.", token="t")
    assert stored(case).state == "working"
    assert stored(case).due_at == clock(called).due_at < clock(other).due_at, "nobody called yet"
    with at(3):
        delivery_record(submission=called, way="telephone", told_at=now(), is_reached=True,
                        next_on=None, by=by)  # fmt: skip
    assert clock(called).due_at is None
    assert stored(case).due_at == clock(other).due_at


def is_told_their_own_date(submission):
    return stored(submission).answer_due_on == timezone.localdate(clock(submission).due_at)


@pytest.mark.parametrize("kind", ["answer", "material"])
def test_whoever_answers_is_told_the_date_of_their_own_clock(world, kind):
    with at(0):
        other = file_one()
    with at(2):
        asked_one = file_one()
        case = opened(world, asked_one)
        merged(world, other, into=asked_one)
        case = case_claim(case=stored(case), revision=None, by=world.person("police"))
        asked(world, case, asked_one)
    with at(4):
        reporter_says(submission=stored(asked_one), kind=kind, text="Số lạ.", token="t",
                      what=kind)  # fmt: skip
    assert stored(case).state == "working"
    assert clock(asked_one).due_at > stored(case).due_at == clock(other).due_at
    assert is_told_their_own_date(asked_one)


@pytest.mark.parametrize("kind", ["answer", "material"])
def test_whoever_answers_after_another_is_told_a_date_again(world, kind):
    with at(0):
        first, second, case = two_of_one_case(world)
        asked(world, asked(world, case, first), second)
    with at(1):
        thread_answer(submission=stored(first), text="Số lạ.", token="t")
    assert is_told_their_own_date(first)
    assert stored(second).answer_due_on is None
    with at(3):
        reporter_says(submission=stored(second), kind=kind, text="Số lạ.", token="t",
                      what=kind)  # fmt: skip
    assert stored(second).state == "duplicate", "it goes along again"
    assert stored(first).answer_due_on < due_of(stored(second)), "which its page shows"


def test_a_word_more_after_the_answer_gives_no_date(world):
    with at(0):
        submission = file_one()
        case = opened(world, submission)
        case_close(case=case, revision=None, state="answered", by=world.person("police"))
    with at(1):
        reporter_says(submission=stored(submission), kind="material", text="Ảnh.", token="t",
                      what="material")  # fmt: skip
    assert (stored(submission).state, stored(submission).answer_due_on) == ("answered", None)


def test_what_is_joined_is_something_done_with_the_case(world):
    with at(0):
        first, second, case = two_of_one_case(world)
    with at(1):
        CaseFile.objects.filter(pk=case.pk).update(end_asked_at=now())
        third = file_one()
        merged(world, third, into=first)
    step = case.steps.last()
    assert (stored(case).end_asked_at, step.kind, step.at.date()) == (
        None,
        "joined",
        dt.date(2026, 3, 3),
    )
    assert stored(case).due_at == clock(second).due_at < clock(third).due_at


def test_opened_again_everybody_in_it_waits_anew_and_late_stays_late(world):
    with at(0):
        first, second, case = two_of_one_case(world)
        asked(world, case, first)
    with at(8):
        again = case_reopen(case=case, agency=world.culture, by=world.person("appeals"))
        due = work_hours().after(now(), 5 * work_hours().minutes_a_day)
    assert again.due_at == stored(case).due_at == clock(first).due_at == clock(second).due_at == due
    assert (clock(first).was_late, clock(second).was_late) == (False, True)
    assert is_told_their_own_date(first)
    with at(9):
        case_claim(case=again, revision=None, by=world.person("culture"))
        thread_answer(submission=stored(second), text="Số lạ.", token="t")
    assert stored(case).due_at == due, "no older date comes back"


def test_opened_again_after_the_answer_it_is_due_with_the_first_of_them(world):
    with at(0):
        first, second, case = two_of_one_case(world)
        ReporterClock.objects.filter(submission=second).update(allowed_minutes=60)
        case_close(case=case, revision=None, state="answered", by=world.person("police"))
    with at(2):
        case_reopen(case=case, agency=None, by=world.person("appeals"))
    assert stored(case).due_at == clock(second).due_at < clock(first).due_at
    assert clock(first).ended_at is clock(second).ended_at is None


def test_waited_for_is_only_who_was_asked(world):
    with at(0):
        first, _, case = two_of_one_case(world)
        asked(world, case, first)
        told = submissions_summed(DAYS)
    assert (told.waiting_for_reporter, told.open) == (1, 2)
