"""Every number of the open figures, counted again in plain SQL; late is late."""

import dataclasses
import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone

from nepso.casework.cases.clock import clock_start
from nepso.casework.cases.figure_source import REFERRED, CountedSubmissions
from nepso.casework.cases.models import ReporterClock, YearCount
from nepso.casework.cases.selectors import Days, submissions_summed, year_counted
from nepso.casework.cases.selectors.counting import years_with_submissions
from nepso.casework.cases.services import (
    referral_accept,
    referral_offer,
    year_count,
    years_count,
)
from nepso.casework.cases.tests.test_way import make_late
from nepso.casework.cases.tests.world import file_one
from nepso.casework.intake.models import Submission
from nepso.casework.intake.selectors import turned_away_between
from nepso.casework.intake.services import (
    submission_erase,
    submission_withdraw,
    turned_away_count,
)
from nepso.casework.replies.selectors import appeals_summed
from nepso.casework.replies.tests.test_appeals_of_triage import appeal_ended, decided
from nepso.casework.replies.tests.ways import SAID, appealed, reporter, sent
from nepso.kernel.clock import held_at, today
from nepso.kernel.errors import Conflict

YEAR = today().year
DAYS = Days.of_year(YEAR)
LONG_AGO = dt.timedelta(days=90)


def one(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        return cursor.fetchone()[0] or 0


def grouped(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {row[0]: row[1] for row in cursor.fetchall()}


_STANDING = "d.id = (SELECT MAX(id) FROM triage_triagedecision WHERE submission_id = s.id)"
_REFUSED = f"""FROM intake_submission s JOIN triage_triagedecision d ON {_STANDING}
    JOIN triage_triageitem t ON t.submission_id = s.id
    WHERE d.choice IN ('refuse', 'seal') AND t.state IN ('decided', 'sealed', 'gone')
    AND NOT EXISTS (SELECT 1 FROM cases_casesubmission l WHERE l.submission_id = s.id)"""
_WITH_CASE = """FROM intake_submission s JOIN cases_casesubmission l ON l.submission_id = s.id
    JOIN cases_casefile c ON c.id = l.case_id WHERE s.state <> 'withdrawn'"""
_ANSWERS = "('answered', 'referred', 'not_ours', 'refused')"
_LATE = "(SELECT w.was_late FROM cases_reporterclock w WHERE w.submission_id = s.id)"
_HELD = "FROM intake_submission s JOIN triage_triageitem t ON t.submission_id = s.id"


@pytest.fixture
def mixed(world):
    """One of every fate that the figures tell apart."""
    sent(world, world.case(claimed="police"))
    sent(world, make_late(world.case(claimed="police")))
    sent(world, world.case(claimed="police", harm="copyright"), said=_refusing())
    make_late(world.case(claimed="police"))
    world.case(harm="false_advert")
    passed = world.case(claimed="police", harm="dangerous_goods")
    offer = referral_offer(
        case=passed, revision=passed.revision, to_agency=world.health, fields=["text"],
        why="Việc này thuộc ngành y tế.", by=world.person("police"),
    )  # fmt: skip
    referral_accept(referral=offer, by=world.person("health"))
    taken_back = world.case(claimed="police")
    submission_withdraw(submission=reporter(taken_back))
    for reason in ("elsewhere", "unfounded", "unfounded", "spam"):
        decided(world, "refuse", reason)
    decided(world, "seal", "stands_outside")
    late = file_one()
    _waits_since(late, timezone.now() - LONG_AGO)
    decided(world, "refuse", "no_longer", submission=late)
    undone = decided(world, "refuse", "too_little")
    appeal_ended(world, undone, "upheld")
    file_one(held_reason="trap")
    file_one()
    return world


def _refusing():
    return dataclasses.replace(SAID, outcome="refused")


def _lying(world):
    """Filed ninety days ago, still in triage."""
    with held_at(timezone.now() - LONG_AGO):
        return file_one(harm="harassment")


def _waits_since(submission, moment):
    """As if its reporter had sent it then; it stays counted where it was."""
    row = ReporterClock.objects.get(submission=submission)
    clock_start(row, days=5, at=moment)
    row.save()


def test_every_number_is_what_plain_sql_counts(mixed):
    found = submissions_summed(DAYS)
    spam = one(f"SELECT COUNT(*) {_REFUSED} AND d.reason_code = 'spam'")
    held = one(f"SELECT COUNT(*) {_HELD} WHERE t.state = 'held'")
    assert (found.spam, found.held) == (spam, held) == (1, 1)
    assert found.received == one("SELECT COUNT(*) FROM intake_submission") - spam - held
    answered = one(f"SELECT COUNT(*) {_WITH_CASE} AND c.state IN {_ANSWERS}")
    assert sum(found.answers.values()) == answered == 3
    refused = grouped(
        f"SELECT d.reason_code, COUNT(*) {_REFUSED} AND d.reason_code <> 'spam' GROUP BY 1"
    )
    assert found.refused == refused
    assert refused == {"elsewhere": 1, "unfounded": 2, "no_longer": 1, "stands_outside": 1}
    assert found.answered == answered + sum(refused.values())
    late = one(f"SELECT COUNT(*) {_WITH_CASE} AND c.state IN {_ANSWERS} AND {_LATE}")
    assert found.late_answered == late + 1, "one of triage had waited for ninety days"
    assert found.on_time == found.answered - late - 1
    assert found.late_open == 1
    assert found.withdrawn == one(
        "SELECT COUNT(*) FROM intake_submission WHERE state = 'withdrawn'"
    )
    assert found.passed_on == one(
        "SELECT COUNT(DISTINCT case_id) FROM cases_referral WHERE state = 'accepted'"
    )
    by_harm = grouped("SELECT harm, COUNT(*) FROM intake_submission GROUP BY harm")
    by_harm["scam"] -= spam + held
    assert {harm: n for harm, n in found.by_harm.items() if n} == by_harm


def test_all_that_was_received_is_somewhere(mixed):
    found = submissions_summed(DAYS)
    assert found.received == found.answered + found.open + found.withdrawn


def test_a_refusal_that_was_undone_is_no_answer_when_the_reporter_leaves(world):
    submission = decided(world, "refuse", "too_little")
    appeal_ended(world, submission, "upheld")
    submission.refresh_from_db()
    submission_withdraw(submission=submission)
    found = submissions_summed(DAYS)
    assert (found.received, found.answered, found.withdrawn) == (1, 0, 1)


def test_what_was_merged_in_after_a_referral_was_not_passed_on(world):
    passed = world.case(claimed="police")
    offer = referral_offer(
        case=passed, revision=passed.revision, to_agency=world.health, fields=["text"],
        why="Việc này thuộc ngành y tế.", by=world.person("police"),
    )  # fmt: skip
    referral_accept(referral=offer, by=world.person("health"))
    assert submissions_summed(DAYS).passed_on == 1
    later = world.case(claimed="police")
    later.links.update(case=passed, is_main=False, joined_at=timezone.now())
    found = submissions_summed(DAYS)
    assert found.passed_on == 1
    span = dataclasses.replace(DAYS, as_of=timezone.now())
    referred = CountedSubmissions().counted(None, span)
    assert sum(n for (_, measure), n in referred.items() if measure == REFERRED) == 1


def test_what_is_late_and_open_counts_against(mixed):
    before = submissions_summed(DAYS)
    make_late(mixed.case(claimed="police"))
    after = submissions_summed(DAYS)
    assert (after.late_open, after.on_time) == (before.late_open + 1, before.on_time)
    assert after.on_time_percent == before.on_time * 100 // (before.due + 1)


def test_what_triage_leaves_lying_counts_against(world):
    days = Days(today() - dt.timedelta(days=200), today())
    assert submissions_summed(days).on_time_percent is None
    _lying(world)
    found = submissions_summed(days)
    assert (found.late_open, found.on_time_percent) == (1, 0)


def test_opened_again_it_is_open_again(world):
    case = world.case(claimed="police")
    sent(world, case)
    assert submissions_summed(DAYS).answered == 1
    appeal = appealed(case)
    from nepso.casework.replies.services import appeal_claim, appeal_decide

    held = appeal_claim(appeal=appeal, revision=appeal.revision, by=world.person("appeals"))
    appeal_decide(
        appeal=held, revision=held.revision, outcome="upheld", reasons="Phải xem lại.",
        by=world.person("appeals"),
    )  # fmt: skip
    found = submissions_summed(DAYS)
    assert (found.answered, found.open) == (0, 1)
    told = appeals_summed(DAYS)
    assert (told.opened, told.upheld, told.dismissed, told.waiting) == (1, 1, 0, 0)


def test_erased_it_stays_counted(mixed):
    before = submissions_summed(DAYS)
    for submission in Submission.objects.filter(state__in=("answered", "refused", "not_ours")):
        submission_erase(submission=submission, by=None, why="retention")
    assert submissions_summed(DAYS) == before


def test_erased_before_anybody_decided_nothing_is_left_to_answer(world):
    submission = file_one()
    submission_erase(submission=submission, by=None, why="by_code")
    found = submissions_summed(DAYS)
    assert (found.received, found.withdrawn, found.due) == (1, 1, 0)


def test_only_what_came_in_within_the_days(world):
    case = world.case(claimed="police")
    last_year = timezone.now() - dt.timedelta(days=366)
    Submission.objects.update(received_at=last_year)
    sent(world, case)
    assert submissions_summed(DAYS).received == 0
    found = submissions_summed(Days.of_year(timezone.localtime(last_year).year))
    assert (found.received, found.answered) == (1, 1)
    assert years_with_submissions()[-1] == timezone.localtime(last_year).year


def test_a_day_ends_at_midnight_in_viet_nam(world):
    file_one()
    noon = timezone.make_aware(dt.datetime(2025, 12, 31, 23, 59))
    Submission.objects.update(received_at=noon)
    assert submissions_summed(Days.of_year(2025)).received == 1
    Submission.objects.update(received_at=noon + dt.timedelta(minutes=1))
    assert submissions_summed(Days.of_year(2025)).received == 0


def test_turned_away_are_counted_by_reason(db):
    for reason in ("speech", "speech", "elsewhere"):
        turned_away_count(reason=reason)
    assert turned_away_between(today(), today()) == {"speech": 2, "elsewhere": 1}
    before = today() - dt.timedelta(days=1)
    assert turned_away_between(before, before) == {"speech": 0, "elsewhere": 0}


def test_a_fixed_number_of_questions(mixed, django_assert_num_queries):
    with django_assert_num_queries(3):
        submissions_summed(DAYS)
    with django_assert_num_queries(1):
        appeals_summed(DAYS)


def test_a_closed_year_is_counted_once_and_stays(mixed):
    with pytest.raises(Conflict, match="chưa khép"):
        year_count(year=YEAR)
    long_ago = timezone.make_aware(dt.datetime(YEAR - 2, 6, 1))
    Submission.objects.update(received_at=long_ago, commune=mixed.commune)
    assert years_count() == 2, "the year between is counted too, as nothing"
    kept = year_counted(YEAR - 2)
    assert kept is not None
    found = submissions_summed(Days.of_year(YEAR - 2))
    assert {h: n for h, n in found.by_harm.items() if n} == {
        harm: number for harm, area, number in kept.rows if area == mixed.commune.name
    }
    assert kept.areas == [mixed.commune.name, ""]
    file_one()
    Submission.objects.update(received_at=long_ago, harm="copyright")
    assert years_count() == 0
    assert year_count(year=YEAR - 2).rows == kept.rows
    assert YearCount.objects.get(year=YEAR - 1).rows == []
