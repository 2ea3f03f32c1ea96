"""Open work follows a merger; what is not one to one is decided by a person."""

import datetime as dt

import pytest
from django.urls import reverse

from nepso.foundation.accounts.models import Membership
from nepso.foundation.accounts.roles import Role
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.services import agency_close, agency_merge, agency_split
from nepso.foundation.audit.selectors import audit_of
from nepso.kernel.clock import today
from nepso.kernel.errors import Conflict, Invalid, NotAllowed
from nepso.programme.register.models import PlanTask
from nepso.programme.register.selectors import (
    agencies_waiting,
    plan_task_history,
    plan_tasks_current,
    successions_waiting,
    tasks_handed_on,
)
from nepso.programme.register.services import (
    occurrences_make_next,
    plan_task_update,
    plan_tasks_follow_due,
    plan_tasks_settle,
)
from nepso.programme.register.tests.world import make_agency, make_person


@pytest.fixture
def new_commune(world):
    """A commune that was made by the merger and has no tasks yet."""
    return make_agency("xa-moi", "Ủy ban nhân dân xã Mới", "commune", world.province)


def merge(world, *agencies, into, on=None):
    agency_merge(
        predecessors=agencies, into=into, on=on or today(), by=world.person("administrator")
    )


def settle(world, agency, whom, by="desk"):
    decisions = {w.task.public_id: whom for w in successions_waiting(agency)}
    return plan_tasks_settle(agency=agency, decisions=decisions, by=world.person(by))


@pytest.mark.parametrize("who", ["nobody", "left"])
@pytest.mark.parametrize("has_its_own", [True, False])
def test_who_cannot_go_on_with_it_there_is_not_responsible(world, new_commune, who, has_its_own):
    officer = world.people["officer"] if who == "left" else None
    old = world.tasks["standing"]
    PlanTask.objects.filter(pk=old.pk).update(responsible=officer, note="Đã họp")
    world.people["officer"].is_active = False
    world.people["officer"].save()
    into = world.others[0] if has_its_own else new_commune
    Membership.objects.create(account=world.people["officer"], agency=into, role=Role.FOCAL_OFFICER)
    merge(world, world.commune, into=into)
    settle(world, world.commune, into.public_id)
    heir = PlanTask.objects.get(agency=into, duty=old.duty)
    old.refresh_from_db()
    assert old.goes_on_in == heir
    assert "Đã họp" in heir.note
    assert heir.responsible is None


def test_a_merger_into_a_new_agency_moves_open_work_by_itself(world, new_commune):
    officer = world.person("officer")
    plan_task_update(
        task=world.tasks["standing"], revision=0, by=officer,
        changes={"state": "under_way", "note": "Đã họp", "responsible": officer},
    )  # fmt: skip
    plan_task_update(task=world.tasks["yearly"], revision=0, changes={"state": "done"}, by=officer)
    merge(world, world.commune, into=new_commune)

    (moved,) = PlanTask.objects.filter(agency=new_commune)
    assert (moved.state, moved.note, moved.responsible) == ("under_way", "Đã họp", officer)
    assert moved.parent == world.tasks["standing"].parent
    assert "Tiếp nhận từ" in "".join(plan_task_history(moved)[-1].what).replace("tiếp", "Tiếp")
    old = PlanTask.objects.get(pk=world.tasks["standing"].pk)
    assert old.state == "withdrawn"
    assert "xã Mới" in old.reason
    assert "Đã rút" in "".join(plan_task_history(old)[0].what)
    assert PlanTask.objects.get(pk=world.tasks["yearly"].pk).state == "done", "finished stays"
    assert not agencies_waiting().exists()
    assert "register.follow" in {line.act for line in audit_of(world.commune)}


def test_two_rows_of_one_duty_wait_and_become_one(world):
    into = world.others[0]
    officer = world.person("officer")
    plan_task_update(
        task=world.tasks["standing"], revision=0, by=officer,
        changes={"state": "under_way", "note": "Đã phát loa"},
    )  # fmt: skip
    merge(world, world.commune, into=into)
    assert list(agencies_waiting()) == [world.commune], "both have the same duties"
    assert all(w.twins for w in successions_waiting(world.commune))

    settled = settle(world, world.commune, into.public_id)
    assert (settled.moved, settled.joined, settled.withdrawn) == (0, 2, 0)
    own = PlanTask.objects.get(agency=into, duty=world.tasks["standing"].duty)
    assert own.state == "under_way"
    assert "Đã phát loa" in own.note
    assert not agencies_waiting().exists()


@pytest.mark.parametrize(
    ("theirs", "own", "joined"),
    [
        ("not_started", "not_started", "not_started"),
        ("under_way", "not_started", "under_way"),
        ("not_started", "done", "under_way"),
        ("under_way", "done", "under_way"),
        ("not_started", "not_applicable", "not_started"),
        ("under_way", "not_applicable", "under_way"),
        ("under_way", "withdrawn", "under_way"),
        ("not_started", "withdrawn", "not_started"),
    ],
)
def test_open_work_is_never_lost_in_joining(world, theirs, own, joined):
    into, duty = world.others[0], world.tasks["standing"].duty
    PlanTask.objects.filter(agency=world.commune, duty=duty).update(state=theirs)
    PlanTask.objects.filter(agency=into, duty=duty).update(state=own, reason="x")
    merge(world, world.commune, into=into)
    settle(world, world.commune, into.public_id)
    row = PlanTask.objects.get(agency=into, duty=duty)
    assert (row.state, row.reason) == (joined, "")
    assert row.note == ("Không áp dụng: x" if own == "not_applicable" else "")


def test_a_later_merger_waits_for_its_day(world, new_commune, monkeypatch):
    day = today() + dt.timedelta(days=40)
    merge(world, world.commune, into=new_commune, on=day)
    assert plan_tasks_follow_due() == 0
    assert PlanTask.objects.filter(agency=world.commune, state="not_started").count() == 2
    for module in ("selectors.succession", "services.succeeding"):
        monkeypatch.setattr(f"nepso.programme.register.{module}.today", lambda: day)
    assert plan_tasks_follow_due() == 2
    assert plan_tasks_follow_due() == 0, "safe to repeat"
    assert PlanTask.objects.filter(agency=new_commune, state="not_started").count() == 2


def test_after_a_split_a_person_chooses_for_each_task(world, new_commune):
    second = make_agency("xa-hai", "Ủy ban nhân dân xã Hai", "commune", world.province)
    agency_split(
        agency=world.commune, into=[new_commune, second], on=today(),
        by=world.person("administrator"),
    )  # fmt: skip
    assert not PlanTask.objects.filter(agency__in=[new_commune, second]).exists()
    plan_tasks_settle(
        agency=world.commune, by=world.person("desk"),
        decisions={
            world.tasks["standing"].public_id: new_commune.public_id,
            world.tasks["yearly"].public_id: second.public_id,
        },
    )  # fmt: skip
    assert PlanTask.objects.get(agency=new_commune).duty == world.tasks["standing"].duty
    assert PlanTask.objects.get(agency=second).duty == world.tasks["yearly"].duty
    assert world.person("officer").memberships.filter(agency=new_commune).exists()


def test_a_closed_agency_keeps_its_work_in_sight_until_it_is_withdrawn(world):
    day = today() - dt.timedelta(days=1)
    agency_close(agency=world.commune, last_day=day, by=world.person("administrator"))
    assert list(agencies_waiting()) == [world.commune]
    assert settle(world, world.commune, "").withdrawn == 2
    assert {row.reason for row, _ in tasks_handed_on(world.commune)} == {
        "Ủy ban nhân dân xã Ba Bể đã kết thúc hoạt động, không cơ quan nào tiếp nhận."
    }


def test_only_the_desk_settles_only_successors_only_once(world):
    into = world.others[0]
    merge(world, world.commune, into=into)
    with pytest.raises(NotAllowed):
        settle(world, world.commune, into.public_id, by="officer")
    with pytest.raises(Invalid):
        settle(world, world.commune, world.police.public_id)
    waiting = {w.task.public_id: into.public_id for w in successions_waiting(world.commune)}
    settle(world, world.commune, into.public_id)
    with pytest.raises(Conflict):
        plan_tasks_settle(agency=world.commune, decisions=waiting, by=world.person("desk"))


def test_the_next_occurrence_goes_to_who_took_over(world, monkeypatch):
    """The plan names the police; after it merges, next year's work is the successor's."""
    duty = world.tasks["police"].duty
    type(duty).objects.filter(pk=duty.pk).update(
        deadline_kind="yearly", deadline_month=6, deadline_day=30, deadline_on=None
    )
    PlanTask.objects.filter(duty=duty).update(occurrence=str(today().year))
    heir = make_agency("ca-moi", "Công an tỉnh mới", "armed_force", world.province)
    merge(world, world.police, into=heir)
    later = today().replace(year=today().year + 1, month=6, day=1)
    monkeypatch.setattr("nepso.programme.register.services.occurring.today", lambda: later)
    occurrences_make_next()
    rows = PlanTask.objects.filter(duty=duty, occurrence=str(later.year))
    assert [row.agency for row in rows] == [heir]


def test_the_page_tells_what_moved_and_takes_decisions(world, client):
    into = world.others[0]
    merge(world, world.commune, into=into)
    address = reverse("register:handing_on", args=[world.commune.public_id])
    client.force_login(world.person("other"))
    page = client.get(address).content.decode()
    assert "Chờ quyết định (2)" in page
    assert "Ghi quyết định" not in page
    client.force_login(world.person("desk"))
    assert "1 cơ quan đã kết thúc" in client.get(reverse("desk:home")).content.decode()
    assert "xã Ba Bể" in client.get(reverse("register:endings")).content.decode()
    page = client.get(address).content.decode()
    assert "gộp làm một (chưa bắt đầu)" in page
    waiting = [w.task.public_id for w in successions_waiting(world.commune)]
    answer = client.post(address, {f"nv-{public_id}": "de-sau" for public_id in waiting})
    assert answer.status_code == 422
    answer = client.post(
        address, {f"nv-{public_id}": into.public_id for public_id in waiting}, follow=True
    )
    page = answer.content.decode()
    assert "gộp 2" in page
    assert "Đã bàn giao (2)" in page
    assert into.name in page


def test_the_pages_queries_do_not_grow(world, client, django_assert_max_num_queries):
    client.force_login(world.person("desk"))
    agencies = [make_agency(f"x{n}", f"Xã {n}", "commune", world.province) for n in range(3)]
    merge(world, world.commune, *agencies, into=world.others[0])
    address = reverse("register:handing_on", args=[world.commune.public_id])
    client.get(address)
    with django_assert_max_num_queries(16):
        client.get(address)


def test_group_membership_by_name_follows(world, new_commune):
    world.communes.members.add(world.police)
    heir = make_agency("ca-moi", "Công an tỉnh mới", "armed_force", world.province)
    merge(world, world.police, into=heir)
    assert heir in world.communes.members.all()


def test_what_was_withdrawn_is_no_current_task(world, new_commune):
    make_person("b", "Bùi Văn B", world.commune)
    before = plan_tasks_current().filter(agency__isnull=False).count()
    merge(world, world.commune, into=new_commune)
    assert plan_tasks_current().filter(agency__isnull=False).count() == before
    assert Agency.objects.get(pk=world.commune.pk).successors.get() == new_commune


def test_the_register_shows_what_was_carried_over_and_what_was_withdrawn(
    world, new_commune, client
):
    merge(world, world.commune, into=new_commune)
    client.force_login(world.person("leader"))
    address = reverse("register:list")
    page = client.get(address + "?tinh_trang=withdrawn").content.decode()
    assert "công việc tiếp tục ở Ủy ban nhân dân xã Mới" in page
    carried = client.get(address + "?tinh_trang=tiep-noi").content.decode()
    assert "tiếp nối việc có từ trước" in carried
    assert "xã Mới" in carried
    old = world.tasks["standing"]
    heir = PlanTask.objects.get(predecessors=old)
    told = client.get(reverse("register:task", args=[old.public_id])).content.decode()
    assert reverse("register:task", args=[heir.public_id]) in told
    told = client.get(reverse("register:task", args=[heir.public_id])).content.decode()
    assert reverse("register:task", args=[old.public_id]) in told
