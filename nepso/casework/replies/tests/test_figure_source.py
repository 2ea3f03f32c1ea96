"""What the reports of the programme count of submissions, counted again in plain SQL by agency."""

import dataclasses
import datetime as dt
from collections import Counter

import pytest
from django.db import connection
from django.utils import timezone

from nepso.casework.cases.figure_source import CountedSubmissions
from nepso.casework.cases.tests.world import TELEPHONE
from nepso.casework.intake.harms import Harm
from nepso.casework.intake.models import Submission
from nepso.casework.replies.tests.test_appeals_of_triage import decided
from nepso.casework.replies.tests.test_counting import _LATE, mixed  # noqa: F401 - a fixture
from nepso.kernel.clock import today

SOURCE = CountedSubmissions()
_CASES = """SELECT c.agency_id, COUNT(*) FROM intake_submission s
    JOIN cases_casesubmission l ON l.submission_id = s.id
    JOIN cases_casefile c ON c.id = l.case_id"""
_ANSWERED = "WHERE c.state IN ('answered', 'referred', 'not_ours', 'refused')"
_WITHOUT = """SELECT COUNT(*) FROM intake_submission s JOIN triage_triageitem t
    ON t.submission_id = s.id WHERE NOT EXISTS
    (SELECT 1 FROM cases_casesubmission l WHERE l.submission_id = s.id)"""


@dataclasses.dataclass(frozen=True)
class Span:
    first: dt.date = dt.date(today().year, 1, 1)
    last: dt.date = dt.date(today().year, 12, 31)
    as_of: dt.datetime = dataclasses.field(
        default_factory=lambda: timezone.now() + dt.timedelta(hours=1)
    )


def asked(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def by_agency(measure, agencies=None, span=None):
    found = SOURCE.counted(agencies, span or Span())
    return {agency: number for (agency, what), number in found.items() if what == measure}


def test_each_measure_is_what_plain_sql_counts(mixed):  # noqa: F811
    lead = mixed.culture.pk
    received = Counter(dict(asked(f"{_CASES} GROUP BY 1")))
    spam = "SELECT 1 FROM triage_triagedecision d WHERE d.submission_id = s.id"
    received[lead] += asked(
        f"{_WITHOUT} AND t.state <> 'held' AND NOT EXISTS ({spam} AND reason_code = 'spam')"
    )[0][0]
    assert by_agency("received") == received
    refused = asked(
        f"{_WITHOUT} AND t.state IN ('decided', 'sealed') AND NOT EXISTS"
        f" ({spam} AND reason_code = 'spam')"
    )[0][0]
    answered = Counter(dict(asked(f"{_CASES} {_ANSWERED} GROUP BY 1")))
    answered[lead] += refused
    assert by_agency("answered") == answered
    on_time = Counter(dict(asked(f"{_CASES} {_ANSWERED} AND NOT {_LATE} GROUP BY 1")))
    on_time[lead] += refused - 1
    assert by_agency("on_time") == on_time
    sent = asked(
        "SELECT from_agency_id, COUNT(*) FROM cases_referral WHERE state = 'accepted' GROUP BY 1"
    )
    assert by_agency("referred") == dict(sent) == {mixed.police.pk: 1}


def test_what_reception_sends_on_counts_with_the_agency_of_the_programme(world):
    decided(world, "refer", "competent", world.health)
    assert by_agency("referred") == {world.culture.pk: 1}
    assert by_agency("received") == {world.health.pk: 1}


def test_only_the_agencies_asked_for_and_what_came_in_by_then(mixed):  # noqa: F811
    police = [mixed.police.pk]
    assert set(by_agency("received", police)) == set(police)
    before = dataclasses.replace(Span(), as_of=timezone.now() - dt.timedelta(days=1))
    assert by_agency("received", span=before) == {}


@pytest.mark.parametrize("measure", ["received", "answered", "on_time", "referred"])
def test_the_parts_are_the_whole_and_tell_no_word(mixed, measure):  # noqa: F811
    parts = dict(SOURCE.divided(measure, None, Span()))
    whole = sum(by_agency(measure).values())
    assert set(parts) == {"Theo loại việc", "Theo tháng nhận"}
    assert all(sum(number for _, number in lines) == whole for lines in parts.values())
    told = str(parts)
    assert TELEPHONE not in told
    assert not [s.public_id for s in Submission.objects.all() if s.public_id in told]


def test_no_small_number_is_told_by_harm_or_by_month(world):
    for harm, many in (("scam", 6), ("harassment", 1), ("copyright", 7)):
        for _ in range(many):
            world.case(harm=harm)
    lines = dict(SOURCE.divided("received", [world.police.pk], Span()))["Theo loại việc"]
    assert lines == [(str(Harm.SCAM.label), 6), ("Các loại việc còn lại, gộp lại", 8)]
    assert not [label for label, _ in lines if "Đe dọa" in label]


def test_two_small_numbers_put_together_give_neither_away(world):
    for harm, many in (("scam", 9), ("harassment", 4), ("copyright", 4)):
        for _ in range(many):
            world.case(harm=harm)
    lines = dict(SOURCE.divided("received", [world.police.pk], Span()))["Theo loại việc"]
    # Eight would be four and four: what is put together holds one that is not small.
    assert lines == [("Các loại việc còn lại, gộp lại", 17)]


def test_so_few_are_not_divided_at_all(world):
    for harm in ("scam", "copyright"):
        world.case(harm=harm)
    lines = dict(SOURCE.divided("received", [world.police.pk], Span()))["Theo loại việc"]
    assert lines == [("Các loại việc còn lại, gộp lại", 2)]


def test_a_fixed_number_of_questions(mixed, django_assert_num_queries):  # noqa: F811
    with django_assert_num_queries(5):
        SOURCE.counted(None, Span())
    with django_assert_num_queries(10):
        SOURCE.divided("received", None, Span())
