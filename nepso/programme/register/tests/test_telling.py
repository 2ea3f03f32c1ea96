"""Who is given work hears of it, once."""

import pytest

from nepso.foundation.notices.models import Notice
from nepso.programme.register.jobs import tell_of_new_tasks
from nepso.programme.register.models import PlanTask
from nepso.programme.register.services import plan_tasks_assign
from nepso.programme.register.telling import GIVEN


def told(person):
    return list(Notice.objects.filter(account=person, kind=GIVEN.code))


def test_an_adopted_plan_is_told_to_the_officers_of_each_agency_once(world):
    tell_of_new_tasks(world.version.public_id)
    (notice,) = told(world.person("officer"))
    number = PlanTask.objects.filter(version=world.version, agency=world.commune).count()
    assert f"giao {number} nhiệm vụ mới" in notice.sentence
    assert not told(world.person("head")), "it has officers: they hear of it"
    tell_of_new_tasks(world.version.public_id)
    assert len(told(world.person("officer"))) == 1


def test_who_is_made_responsible_hears_of_it_but_not_from_themselves(world):
    tasks = list(PlanTask.objects.filter(version=world.version, agency=world.commune))
    plan_tasks_assign(tasks=tasks, responsible=world.person("officer"), by=world.person("officer"))
    assert not told(world.person("officer"))
    plan_tasks_assign(tasks=tasks, responsible=None, by=world.person("head"))
    plan_tasks_assign(tasks=tasks, responsible=world.person("officer"), by=world.person("head"))
    (notice,) = told(world.person("officer"))
    assert f"phụ trách {len(tasks)} nhiệm vụ" in notice.sentence


@pytest.mark.parametrize("again", [1, 2])
def test_nothing_changed_nothing_is_told(world, again):
    tasks = list(PlanTask.objects.filter(version=world.version, agency=world.commune))
    for _ in range(again + 1):
        plan_tasks_assign(tasks=tasks, responsible=world.person("officer"), by=world.person("head"))
    assert len(told(world.person("officer"))) == 1
