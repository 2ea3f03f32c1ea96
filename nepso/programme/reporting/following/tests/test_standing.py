"""Where the programme stands, counted in few passes, equals what is counted anew line by line."""

import datetime as dt
from collections import defaultdict

import pytest

from nepso.kernel.clock import now, today
from nepso.programme.activities.models import CountedActivity
from nepso.programme.activities.tests.conftest import AtWork
from nepso.programme.reporting.following.standing import standing_count
from nepso.programme.reporting.following.standing.counting import MOST_OF_A_CLAUSE


@pytest.fixture
def work(world):
    return AtWork(world)


def recorded(work):
    """Six activities in the report over several months and forms, one for two duties at once, one
    taken out again, and one of a year that is not counted."""
    first, third = work.task(order=1), work.task(order=3)
    year = today().year
    facts = [
        {"done_on": dt.date(year, 1, 5), "form": "event", "tasks": [first]},
        {"done_on": dt.date(year, 1, 9), "form": "event", "tasks": [third]},
        {"done_on": dt.date(year, 2, 1), "form": "speaker", "tasks": [first, third]},
        {"done_on": dt.date(year, 2, 1), "form": "speaker", "tasks": [first]},
        {"done_on": dt.date(year, 2, 2), "form": "contest", "tasks": [first]},
        {"done_on": dt.date(year - 1, 12, 1), "form": "contest", "tasks": [first]},
    ]
    for number, given in enumerate(facts):
        reach = {"reach_measured": 10 + number, "reach_source": "Sổ"}
        activity = work.record(title=f"Việc {number}", **reach, **given)
        work.prove(activity)
        work.accept(activity)
    gone = CountedActivity.objects.filter(activity__title="Việc 4")
    gone.update(until_at=now())


def counted_anew():
    """The same, by hand: each activity once for each month, form and clause it stands in."""
    first, last = dt.date(today().year, 1, 1), dt.date(today().year, 12, 31)
    lines = CountedActivity.objects.filter(until_at=None, done_on__range=(first, last))
    whole, by = {}, {name: defaultdict(set) for name in ("month", "form", "clause")}
    latest = defaultdict(list)
    for line in lines.select_related("activity").order_by("-done_on", "-pk"):
        whole[line.activity_id] = line.reach_measured
        for name, sets in by.items():
            sets[str(getattr(line, name))].add(line.activity_id)
        if line.activity.title not in latest[line.clause]:
            latest[line.clause].append(line.activity.title)
    numbers = {name: {key: len(s) for key, s in sets.items()} for name, sets in by.items()}
    return whole, numbers, {key: titles[:MOST_OF_A_CLAUSE] for key, titles in latest.items()}


def test_it_equals_counting_line_by_line(work):
    recorded(work)
    whole, numbers, latest = counted_anew()
    facts = standing_count()
    assert (facts.activities, facts.reach_measured) == (len(whole), sum(whole.values()))
    assert facts.activities == 4, "of the six one was taken out and one is of another year"
    assert facts.months == numbers["month"]
    assert facts.forms == numbers["form"]
    assert facts.activities_by_clause == numbers["clause"]
    assert sum(numbers["clause"].values()) > len(whole), "one stands in two clauses, once in each"
    named = {clause: [one.title for one in some] for clause, some in facts.named.items()}
    assert named == latest


def test_nothing_done_is_no_activity(work):
    facts = standing_count()
    assert (facts.activities, facts.months, facts.named) == (0, {}, {})


def test_a_handful_of_questions_however_many_lines(work, django_assert_max_num_queries):
    recorded(work)
    with django_assert_max_num_queries(12):
        standing_count()
