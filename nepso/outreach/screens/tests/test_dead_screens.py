"""A recall does not wait for a screen that does not call: a person is sent to it."""

import datetime as dt

import pytest

from nepso.foundation.notices.models import Notice
from nepso.kernel.clock import now
from nepso.outreach.distribution.models import Recall, RecallItem
from nepso.outreach.distribution.selectors.recalls import items_waiting
from nepso.outreach.screens import jobs
from nepso.outreach.screens.models import DisplayScreen

pytestmark = pytest.mark.django_db


@pytest.fixture
def taken_back(stage):
    """A screen that called once, and the open line of what ran on it."""
    screen = stage.screen()
    posting = stage.run(screen)
    stage.call(screen)
    stage.air.recall(posting.product)
    return screen, RecallItem.objects.get(posting=posting)


def _minutes_later(screen, minutes):
    then = now() - dt.timedelta(minutes=minutes)
    DisplayScreen.objects.filter(pk=screen.pk).update(last_contact_at=then)
    Recall.objects.update(begun_at=then)


def test_after_ten_minutes_without_a_call_a_person_does_it(stage, taken_back):
    screen, item = taken_back
    _minutes_later(screen, 9)
    jobs.leave_silent()
    assert items_waiting(stage.person()) == []
    _minutes_later(screen, 11)
    jobs.leave_silent()
    jobs.leave_silent()
    assert items_waiting(stage.person()) == [item]
    item.refresh_from_db()
    assert "mất liên lạc" in item.left_because
    told = Notice.objects.filter(sentence__contains="mất liên lạc", account=stage.person("head"))
    assert told.count() == 1


def test_a_screen_that_calls_is_left_to_nobody_however_old_the_recall(stage, taken_back):
    screen, _ = taken_back
    _minutes_later(screen, 60)
    DisplayScreen.objects.filter(pk=screen.pk).update(last_contact_at=now())
    jobs.leave_silent()
    assert items_waiting(stage.person()) == []


def test_a_screen_that_was_silent_before_the_recall_is_given_its_ten_minutes(stage, taken_back):
    screen, _ = taken_back
    _minutes_later(screen, 60)
    Recall.objects.update(begun_at=now())
    jobs.leave_silent()
    assert items_waiting(stage.person()) == []


def test_a_screen_that_never_called_is_left_too(stage, taken_back):
    screen, item = taken_back
    _minutes_later(screen, 11)
    DisplayScreen.objects.update(last_contact_at=None)
    jobs.leave_silent()
    assert items_waiting(stage.person()) == [item]


def test_when_it_calls_again_it_confirms_by_itself(stage, taken_back):
    screen, item = taken_back
    _minutes_later(screen, 11)
    jobs.leave_silent()
    stage.call(screen, stage.tag(screen))
    item.refresh_from_db()
    assert item.done_at
