"""Counts against plain SQL; what several claim counts once in the whole."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection

from nepso.kernel.clock import now
from nepso.programme.activities.tests.conftest import AtWork
from nepso.programme.activities.tests.conftest import world as world  # noqa: PLC0414
from nepso.programme.reporting.evidence_source import ActivityEvidence
from nepso.programme.reporting.kinds import CountedFrom
from nepso.programme.reporting.ports import PROOFS, Span
from nepso.programme.reporting.rules import Rule

SOURCE = ActivityEvidence()
TALKS = Rule(CountedFrom.ACTIVITIES, forms=frozenset({"speaker"}))
AIRED = Rule(CountedFrom.COUNTS, of=frozenset({"broadcasts"}))
LINKS = Rule(CountedFrom.ITEMS, kinds=frozenset({"link"}))
PLACED = Rule(CountedFrom.ACTIVITIES, places=("IV.1",))
ELSEWHERE = Rule(CountedFrom.ACTIVITIES, places=("IV.9",))
REACHED = Rule(CountedFrom.REACH_MEASURED)
RULES = {
    "talks": TALKS,
    "aired": AIRED,
    "links": LINKS,
    "placed": PLACED,
    "elsewhere": ELSEWHERE,
    "reached": REACHED,
}
LINK = {
    "kind": "link",
    "url": "https://thainguyen.gov.vn/tin/1",
    "title": "Tin về Bộ Quy tắc",
    "seen_on": dt.date(2026, 11, 2),
}


@pytest.fixture
def done(world):
    """Two communes each with an activity, a count of 12, and the same link; one reached 40."""
    work = AtWork(world)
    first = work.record(form="speaker", audience="pupils", reach_measured=40, reach_source="Vé")
    second = work.record(agency=world.others[0], by="officer1", form="event")
    for activity, by in ((first, "officer"), (second, "officer1")):
        work.prove(activity, by)
        work.prove(activity, by, **LINK)
    work.accept(first)
    work.accept(second, "head1", "officer1")
    return world


def _span():
    return Span(dt.date(2026, 1, 1), dt.date(2026, 12, 31), now())


def _kinds(world):
    return {world.commune.pk: "commune", world.others[0].pk: "ward"}


def test_an_item_that_two_claim_counts_once_in_the_whole_and_once_for_each(done):
    found = SOURCE.totals(RULES, None, _span(), _kinds(done))
    assert found.whole["links"].value == 1
    assert found.of_agency[done.commune.pk, "links"] == 1
    assert found.of_agency[done.others[0].pk, "links"] == 1
    assert found.whole["links"].parts["agency_kind"] == {"commune": 1, "ward": 1}
    assert found.whole["links"].parts["form"] == {"event": 1, "speaker": 1}


def test_the_whole_is_what_plain_sql_counts(done):
    found = SOURCE.totals(RULES, None, _span(), _kinds(done))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(DISTINCT activity_id) FROM activities_countedactivity"
            " WHERE form = 'speaker' AND until_at IS NULL"
        )
        talks = cursor.fetchone()[0]
        cursor.execute(
            "SELECT SUM(value) FROM (SELECT DISTINCT item_id, value FROM activities_counteditem"
            " WHERE count_of = 'broadcasts' AND until_at IS NULL) AS once"
        )
        aired = cursor.fetchone()[0]
    assert found.whole["talks"].value == talks == 1
    assert found.whole["aired"].value == Decimal(str(aired)) == 24
    assert found.whole["reached"].value == 40


def test_each_agency_on_its_own_agrees_with_the_totals(done):
    totals = SOURCE.totals(RULES, None, _span(), _kinds(done))
    alone = SOURCE.counted(RULES, None, _span())
    assert {key: c.value for key, c in alone.items() if c.value} == dict(totals.of_agency)
    assert alone[done.commune.pk, "talks"].parts["audience"] == {"pupils": 1}


def test_places_and_agencies_narrow(done):
    found = SOURCE.totals(RULES, [done.commune.pk], _span(), _kinds(done))
    assert found.whole["placed"].value == 1
    assert "elsewhere" not in found.whole
    assert found.whole["aired"].value == 12


def test_what_stands_behind(done):
    assert [b.agency for b in SOURCE.behind(TALKS, None, _span()).rows] == [done.commune.name]
    assert len(SOURCE.behind(LINKS, None, _span()).rows) == 1
    proofs = SOURCE.behind(TALKS, [done.commune.pk], _span(), what=PROOFS)
    assert {b.kind for b in proofs.rows} == {"Liên kết", "Số đếm"}
    assert SOURCE.behind(ELSEWHERE, None, _span()).rows == []


def test_the_number_of_queries_does_not_depend_on_the_data(done, django_assert_num_queries):
    with django_assert_num_queries(7):  # the duties at places; three for each table of lines
        SOURCE.totals(RULES, None, _span(), _kinds(done))
