"""The register's tasks as reminders: open ones only, to those who carry them out."""

import datetime as dt

import pytest

from nepso.foundation.notices.kinds import Asked
from nepso.foundation.notices.models import Notice
from nepso.foundation.notices.services import reminders_make
from nepso.programme.register.models import PlanTask
from nepso.programme.register.reminding import due_things, still_needed
from nepso.programme.register.tests.world import make_world

pytestmark = pytest.mark.django_db
DUE = dt.date(2026, 11, 6)


@pytest.fixture
def world():
    made = make_world()
    task = made.tasks["yearly"]
    PlanTask.objects.filter(pk=task.pk).update(due_on=DUE, due_sort=DUE)
    return made


def test_the_officer_is_told_then_the_head_then_the_desk(world):
    told = []
    for day in (dt.date(2026, 11, 3), dt.date(2026, 11, 13), dt.date(2026, 11, 20)):
        reminders_make(day=day)
        told.append(set(Notice.objects.values_list("account__username", flat=True)))
    assert told[0] == {"can-bo"}
    assert told[1] - told[0] == {"thu-truong"}
    assert told[2] - told[1] == {"dau-moi"}
    notice = Notice.objects.filter(account__username="can-bo").first()
    assert notice.link == f"/nhiem-vu/{world.tasks['yearly'].public_id}/"
    assert notice.about_kind.label == "Thời hạn nhiệm vụ"


def test_a_done_task_is_no_longer_due_nor_needed(world, django_assert_num_queries):
    task = world.tasks["yearly"]
    asked = Asked(world.people["officer"].pk, task.public_id)
    assert [t.about for t in due_things(DUE, DUE)] == [task.public_id]
    with django_assert_num_queries(2):
        assert still_needed([asked]) == {asked}
    PlanTask.objects.filter(pk=task.pk).update(state="done")
    assert list(due_things(DUE, DUE)) == []
    assert still_needed([asked]) == set()
