import datetime as dt

import pytest

from nepso.foundation.audit.selectors import audit_of
from nepso.programme.plans.models import Duty
from nepso.programme.register.models import PlanTask
from nepso.programme.register.services import (
    occurrences_make_next,
    plan_task_update,
    plan_tasks_open,
)
from nepso.programme.register.tests.world import make_agency, make_version


def test_a_group_gets_a_parent_and_a_child_for_each_member(world):
    parent = world.tasks["group"]
    children = list(parent.children.order_by("agency__code"))
    assert [c.agency for c in children] == [world.commune, *world.others]
    assert all(c.due_on is None and c.occurrence == "" for c in children)
    assert parent.history.count() == 1
    assert children[0].history.get().history_user == world.people["desk"]
    assert audit_of(world.version).filter(act="register.open").count() == 1


def test_an_agency_named_itself_is_not_given_the_duty_again_by_its_group(db, world):
    version = make_version(
        world.plan, 2, {"text": "Việc chung.", "leads": [world.commune, world.communes],
                        "excluded": [world.others[0]]},
    )  # fmt: skip
    plan_tasks_open(version=version, carry_over={}, by=world.people["desk"])
    rows = PlanTask.objects.filter(version=version)
    assert {r.agency for r in rows} == {world.commune, None, world.others[1]}
    assert rows.get(agency=world.commune).parent is None


def test_words_only_and_dates_come_from_the_duty(world):
    task = world.tasks["police"]
    assert task.words_only
    assert task.due_on == task.due_sort == dt.date(2026, 6, 30)


def test_opening_twice_adds_nothing(world):
    before = PlanTask.objects.count()
    plan_tasks_open(version=world.version, carry_over={}, by=world.people["desk"])
    assert PlanTask.objects.count() == before


def test_open_work_moves_only_by_decision(world):
    desk, officer = world.person("desk"), world.person("officer")
    task = plan_task_update(
        task=world.tasks["standing"],
        revision=0,
        by=officer,
        changes={"state": "under_way", "responsible": officer, "note": "Đã họp", "next_step": "In"},
    )
    version = make_version(
        world.plan, 2,
        {"text": "Tuyên truyền Bộ Quy tắc, bản mới.", "leads": [world.communes],
         "deadline_kind": "standing"},
    )  # fmt: skip
    new, old = version.duties.get(), Duty.objects.get(version=world.version, order=1)
    world.version.state = "superseded"
    world.version.save()
    plan_tasks_open(version=version, carry_over={old.public_id: new.public_id}, by=desk)
    moved = PlanTask.objects.get(version=version, agency=world.commune)
    assert (moved.state, moved.responsible, moved.note, moved.next_step) == (
        "under_way", officer, "Đã họp", "In",
    )  # fmt: skip
    task.refresh_from_db()
    assert task.goes_on_in == moved
    assert (task.state, task.reason) == (
        "withdrawn", "Công việc tiếp tục ở phiên bản 2 của kế hoạch.",
    )  # fmt: skip
    left = PlanTask.objects.get(agency=world.police, version=world.version)
    assert (left.state, left.reason) == (
        "withdrawn", "Phiên bản 2 của kế hoạch không còn giao nhiệm vụ này.",
    )  # fmt: skip
    assert left.history.count() == 2


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2026, 11, 23), {"2026"}),
        (dt.date(2027, 9, 5), {"2026"}),
        (dt.date(2027, 9, 6), {"2026", "2027"}),
        (dt.date(2028, 12, 31), {"2026", "2027", "2028"}),
    ],
)
def test_the_next_year_appears_90_days_before_it_is_due(world, monkeypatch, day, expected):
    yearly = PlanTask.objects.filter(duty__order=3)
    yearly.update(occurrence="2026")
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *moment: day)
    occurrences_make_next()
    assert occurrences_make_next() == 0
    assert set(yearly.values_list("occurrence", flat=True)) == expected


def test_a_new_commune_takes_part_from_the_next_occurrence(world, monkeypatch):
    PlanTask.objects.filter(duty__order=3).update(occurrence="2026")
    officer = world.person("officer")
    plan_task_update(
        task=world.tasks["yearly"], revision=0, by=officer, changes={"responsible": officer}
    )
    newcomer = make_agency("xa9", "Ủy ban nhân dân xã Mới", "commune", world.province)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *moment: dt.date(2027, 10, 1))
    occurrences_make_next()
    made = PlanTask.objects.filter(duty__order=3, occurrence="2027")
    assert made.get(agency=newcomer).due_on == dt.date(2027, 12, 5)
    assert made.get(agency=world.commune).responsible == officer
    assert made.filter(agency=None).get().children.count() == 4


def test_who_left_the_agency_is_not_given_the_next_occurrence(world, monkeypatch):
    PlanTask.objects.filter(duty__order=3).update(occurrence="2026")
    officer = world.person("officer")
    plan_task_update(
        task=world.tasks["yearly"], revision=0, by=officer, changes={"responsible": officer}
    )
    officer.memberships.update(valid_to=dt.date(2027, 9, 30))
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *moment: dt.date(2027, 10, 1))
    occurrences_make_next()
    made = PlanTask.objects.get(duty__order=3, occurrence="2027", agency=world.commune)
    assert made.responsible is None
