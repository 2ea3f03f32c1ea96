"""Which of an agency's tasks another lane serves when it names a duty."""

import datetime as dt

import pytest

from nepso.kernel.clock import today
from nepso.programme.register.looking_up import TasksLookedUp
from nepso.programme.register.models import PlanTask
from nepso.programme.register.states import DONE, WITHDRAWN
from nepso.programme.register.tests.world import make_world


@pytest.fixture
def world(db):
    return make_world()


@pytest.fixture
def occurrences(world):
    """The commune's yearly report of last year, this year and next, none of them done."""
    now = world.tasks["yearly"]
    found = {}
    for name, days in (("last", -300), ("this", 40), ("next", 405)):
        due = today() + dt.timedelta(days=days)
        facts = {"duty": now.duty, "agency": world.commune, "version": world.version}
        found[name] = PlanTask.objects.create(**facts, occurrence=name, due_on=due, due_sort=due)
    now.delete()
    return found


def named(world, occurrences, **states):
    for name, state in states.items():
        PlanTask.objects.filter(pk=occurrences[name].pk).update(state=state)
    (found,) = TasksLookedUp().own([occurrences["last"].public_id], world.commune.public_id)
    return next(name for name, task in occurrences.items() if task.public_id == found)


def test_what_is_open_and_not_yet_due_the_soonest(world, occurrences):
    assert named(world, occurrences) == "this"


def test_this_years_being_done_the_next_is_at_work(world, occurrences):
    assert named(world, occurrences, this=DONE) == "next"


def test_where_all_that_is_open_is_late_the_late_one(world, occurrences):
    assert named(world, occurrences, this=DONE, next=WITHDRAWN) == "last"


def test_where_all_is_done_the_nearest_to_today(world, occurrences):
    assert named(world, occurrences, last=DONE, this=DONE, next=WITHDRAWN) == "this"


def test_a_person_who_names_last_years_means_it(world, occurrences):
    lookup = TasksLookedUp()
    last = occurrences["last"].public_id
    assert lookup.are_own([last], world.commune.public_id)
    assert lookup.are_own([], world.commune.public_id)
    assert not lookup.are_own([last], world.police.public_id)
    assert not lookup.are_own([world.tasks["police"].public_id], world.police.public_id)  # words
    assert not lookup.are_own([last, "khong-co"], world.commune.public_id)
