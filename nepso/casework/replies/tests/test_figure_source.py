"""What the reports of the programme count of submissions, counted again in plain SQL by agency."""

import dataclasses
import datetime as dt
from collections import Counter

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from nepso.casework.cases import figure_source
from nepso.casework.cases.figure_source import CountedSubmissions
from nepso.casework.cases.tests.world import TELEPHONE
from nepso.casework.intake.harms import Harm
from nepso.casework.intake.models import Submission
from nepso.casework.replies.tests.test_appeals_of_triage import decided
from nepso.casework.replies.tests.test_counting import _LATE, mixed  # noqa: F401 - a fixture
from nepso.kernel.clock import today
from nepso.kernel.small_cells import LEAST

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


def test_no_small_number_is_told_by_harm(world):
    for harm, many in (("scam", 6), ("harassment", 1), ("copyright", 7)):
        for _ in range(many):
            world.case(harm=harm)
    lines = dict(SOURCE.divided("received", None, Span()))["Theo loại việc"]
    assert lines == [(str(Harm.SCAM.label), 6), ("Các loại việc còn lại, gộp lại", 8)]
    assert not [label for label, _ in lines if "Đe dọa" in label]


def test_two_small_numbers_put_together_give_neither_away(world):
    for harm, many in (("scam", 9), ("harassment", 4), ("copyright", 4)):
        for _ in range(many):
            world.case(harm=harm)
    lines = dict(SOURCE.divided("received", None, Span()))["Theo loại việc"]
    # Eight would be four and four: what is put together holds one that is not small.
    assert lines == [("Các loại việc còn lại, gộp lại", 17)]


def test_so_few_are_not_divided_at_all(world):
    for harm in ("scam", "copyright"):
        world.case(harm=harm)
    lines = dict(SOURCE.divided("received", None, Span()))["Theo loại việc"]
    assert lines == [("Các loại việc còn lại, gộp lại", 2)]


HARMS, QUARTERS = [str(harm) for harm in Harm][:4], (1, 4, 7, 10)
LABELS = {str(harm.label): str(harm) for harm in Harm}


def published(monkeypatch, table):
    """Everything that is shown of (agency, harm, quarter) → number: [(places it sums, number)]."""

    def rows(days, by):
        for (agency, harm, month), number in table.items():
            if days.first.month <= month <= days.last.month:
                key = {"harm": harm}.get(by("")[0] if by("") else "", dt.date(2026, month, 1))
                yield agency, "received", (key,), number

    monkeypatch.setattr(figure_source, "_rows", rows)
    spans = [(1, 12), (1, 6), (7, 12), *((month, month + 2) for month in QUARTERS)]
    for first, last in spans:
        span = Span(dt.date(2026, first, 1), dt.date(2026, last, 30))
        for agency in (1, 2, 3):
            counted = SOURCE.counted([agency], span)
            told = [(None, None, counted.get((agency, "received"), 0))]
            told += _told(SOURCE.divided("received", [agency], span))
            yield from (_sum(table, (agency,), harms, first, last, months, number)
                        for harms, months, number in told)  # fmt: skip
        whole = list(_told(SOURCE.divided("received", None, span)))
        yield from (_sum(table, (1, 2, 3), harms, first, last, months, number)
                    for harms, months, number in whole)  # fmt: skip


def _told(lists):
    for title, lines in lists:
        named = [label for label, _ in lines]
        for label, number in lines:
            month = int(label[6:8]) if label.startswith("Tháng") else None
            rest = [h for h in HARMS if not any(LABELS.get(one) == h for one in named)]
            harms = None if "tháng" in title else [LABELS[label]] if label in LABELS else rest
            yield harms, month, number


def _sum(table, agencies, harms, first, last, month, number):
    places = [
        place for place in table
        if place[0] in agencies and (harms is None or place[1] in harms)
        and (place[2] == month if month else first <= place[2] <= last)
    ]  # fmt: skip
    assert sum(table[place] for place in places) == number
    return places, number


def _may_be(table, shown, aim):
    """The least and most that the numbers at some places may sum up to, by all that is shown."""
    places = list(table)
    equal = [[int(place in said) for place in places] for said, _ in shown]
    right, ends = [number for _, number in shown], []
    for sign in (1, -1):
        found = linprog([sign * (place in aim) for place in places], A_eq=equal, b_eq=right)
        assert found.status == 0, "what is shown contradicts itself"
        ends.append(round(sign * found.fun, 6))
    return ends


@given(st.lists(st.integers(0, 9) | st.sampled_from([0, 0, 1, 40]), min_size=48, max_size=48))
def test_what_is_put_together_cannot_be_reckoned_from_agencies_and_shorter_periods(numbers):
    keys = [(a, h, q) for a in (1, 2, 3) for h in HARMS for q in QUARTERS]
    table = dict(zip(keys, numbers, strict=True))
    by_harm = Counter()
    for (_, harm, _), number in table.items():
        by_harm[harm] += number
    if sum(map(bool, by_harm.values())) < 2:
        return  # of one harm alone the public page tells as much
    with pytest.MonkeyPatch.context() as monkeypatch:
        shown = list(published(monkeypatch, table))
        [told, _] = SOURCE.divided("received", None, Span(dt.date(2026, 1, 1)))
    named = {LABELS.get(label) for label, _ in told[1]}
    for harm in HARMS:
        of_harm = {place for place in table if place[1] == harm}
        if by_harm[harm] and harm not in named:
            least, most = _may_be(table, shown, of_harm)
            assert least < most, f"{harm} must be {least}"
        for agency in (1, 2, 3):
            cell = {place for place in of_harm if place[0] == agency}
            if 0 < sum(table[place] for place in cell) < LEAST:
                least, most = _may_be(table, shown, cell)
                assert least < most, f"{harm} of {agency} must be {least}"


def test_a_fixed_number_of_questions(mixed, django_assert_num_queries):  # noqa: F811
    with django_assert_num_queries(5):
        SOURCE.counted(None, Span())
    with django_assert_num_queries(10):
        SOURCE.divided("received", None, Span())
