"""Two works become one: in an amended plan, or where an agency takes over; no way back is lost."""

import datetime as dt
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nepso.foundation.agencies.services import agency_merge
from nepso.foundation.notices.models import Notice
from nepso.kernel.clock import today
from nepso.kernel.errors import NotAllowed
from nepso.programme.plans.models import CarryOver
from nepso.programme.plans.selectors import carry_overs_together
from nepso.programme.plans.services import carry_over_decide, plan_version_adopt
from nepso.programme.plans.states import IN_REVIEW
from nepso.programme.register.models import PlanTask
from nepso.programme.register.selectors import (
    goes_on_from,
    goes_on_in,
    successions_waiting,
    tasks_handed_on,
)
from nepso.programme.register.services import (
    feed_create,
    open_work_decide,
    plan_task_update,
    plan_tasks_open,
    plan_tasks_settle,
)
from nepso.programme.register.telling import GIVEN, tell_given
from nepso.programme.register.tests.world import make_agency, make_version
from nepso.programme.register.unmatched import open_work_unmatched


@pytest.fixture
def both(world):
    """The commune's two tasks stand all the time; in the world's plan their duties are 1 and 3."""
    world.version.duties.filter(order=3).update(deadline_kind="standing", deadline_month=None)
    PlanTask.objects.filter(version=world.version, duty__order=3).update(
        occurrence="", due_on=None, due_sort=dt.date(9999, 12, 31)
    )
    PlanTask.objects.filter(agency=world.culture).update(state="done")
    return list(PlanTask.objects.filter(agency=world.commune).order_by("duty__order"))


def review(world, *leads, olds=(1, 3)):
    """A version under review in which these duties are one, led by these."""
    version = make_version(
        world.plan, 2,
        {"text": "Tuyên truyền và báo cáo.", "leads": list(leads), "deadline_kind": "standing"},
    )  # fmt: skip
    version.state = IN_REVIEW
    version.save()
    desk, new = world.person("desk"), version.duties.get()
    for old in world.version.duties.order_by("order"):
        row = CarryOver.objects.create(version=version, old=old, new=new, suggestion="gone")
        decision = "changed" if old.order in olds else "gone"
        carry_over_decide(carry_over=row, decision=decision, new=new, revision=0, by=desk)
    return version


def adopt(world, version):
    return plan_version_adopt(version=version, revision=None, by=world.person("desk"))


def page_of(client, world, task):
    client.force_login(world.person("desk"))
    return client.get(reverse("register:task", args=[task.public_id])).content.decode()


def test_only_works_that_a_person_put_together_are_told_of_together(world, both):
    rows = list(review(world, world.communes).carry_overs.order_by("old__order"))
    first, gone, second = rows
    assert carry_overs_together(rows) == {first.pk: [second], second.pk: [first]}
    second.decision = ""  # the machine found the same new duty, and nobody has said so
    assert second.new_id == first.new_id
    assert gone.new_id is None
    assert carry_overs_together(rows) == {first.pk: []}


def test_two_duties_become_one_and_none_is_lost(world, both, client):
    PlanTask.objects.filter(pk=both[0].pk).update(note="Đã họp", next_step="In tờ gấp")
    PlanTask.objects.filter(pk=both[1].pk).update(note="Đã viết", state="under_way")
    adopt(world, review(world, world.communes))
    heir = PlanTask.objects.get(version__number=2, agency=world.commune)
    assert (heir.state, heir.note, heir.next_step) == (
        "under_way", "Đã họp\nĐã viết", "In tờ gấp",
    )  # fmt: skip
    page = page_of(client, world, heir)
    for old in both:
        old.refresh_from_db()
        assert (old.state, goes_on_in(old)) == ("withdrawn", heir)
        assert reverse("register:task", args=[old.public_id]) in page
        assert reverse("register:task", args=[heir.public_id]) in page_of(client, world, old)
    assert "Tiếp nối 2 việc" in page
    assert "(IV.1)" in page
    assert "(IV.3)" in page


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("done", "done", "done"),
        ("done", "not_started", "under_way"),
        ("done", "not_applicable", "done"),
        ("not_applicable", "not_applicable", "not_applicable"),
        ("not_applicable", "not_started", "not_started"),
        ("not_applicable", "under_way", "under_way"),
        ("not_started", "not_applicable", "not_started"),
        ("not_started", "under_way", "under_way"),
        ("not_started", "not_started", "not_started"),
    ],
)
def test_what_is_done_is_done_only_where_both_are(world, both, first, second, one):
    reasons = {}
    for task, state in zip(both, (first, second), strict=True):
        if state == "not_applicable":
            reasons[task.pk] = f"Lý do {task.pk}"
        reason = reasons.get(task.pk, "")
        PlanTask.objects.filter(pk=task.pk).update(state=state, reason=reason)
    adopt(world, review(world, world.communes))
    heir = PlanTask.objects.get(version__number=2, agency=world.commune)
    assert heir.state == one
    kept = "\n".join(reasons.values()) if one == "not_applicable" else ""
    assert heir.reason == kept
    said = [f"Không áp dụng: {reason}" for reason in reasons.values()]
    assert heir.note == ("" if kept else "\n".join(said)), "what an officer wrote is not lost"
    assert set(goes_on_from(heir)) == set(both)


def test_the_day_that_the_desk_set_for_either_comes_along(world, both):
    day = dt.date(2031, 1, 31)
    PlanTask.objects.filter(pk=both[1].pk).update(due_on=day, due_sort=day)
    adopt(world, review(world, world.communes))
    assert PlanTask.objects.get(version__number=2, agency=world.commune).due_on == day


def test_who_goes_on_with_both_has_one_task(world, both, client):
    """The new version names another agency, and a person lets the commune go on with each."""
    version = review(world, world.culture)
    client.force_login(world.person("desk"))
    address = reverse("register:moving_over", args=[version.public_id])
    page = client.get(address).content.decode()
    assert page.count('<section class="nep-card"') == 1, "one new duty, one choice"
    assert "trước ở IV.1" in page
    assert "trước ở IV.3" in page
    stay = {one.task.public_id: "stay" for one in open_work_unmatched(version)}
    open_work_decide(version=version, decisions=stay, by=world.person("desk"))
    adopt(world, version)
    heir = PlanTask.objects.get(version=version, agency=world.commune)
    assert set(goes_on_from(heir)) == set(both)


def test_a_groups_row_goes_on_in_the_groups_of_the_new_version(world, both, client):
    adopt(world, review(world, world.communes))
    olds = PlanTask.objects.filter(version=world.version, agency=None)
    heir = PlanTask.objects.get(version__number=2, agency=None)
    assert set(goes_on_from(heir)) == set(olds)
    for old in olds:
        assert goes_on_in(old) == heir
        page = page_of(client, world, old)
        assert f"nhiệm vụ của {world.communes.name} ở bản 2" in page


def test_a_groups_row_of_a_period_goes_on_in_the_first_of_other_periods(world):
    version = make_version(
        world.plan, 2, {"text": "Báo cáo.", "leads": [world.communes], "deadline_kind": "quarterly"}
    )
    yearly, new = world.version.duties.get(order=3), version.duties.get()
    PlanTask.objects.filter(duty=yearly, agency__isnull=False).update(state="done")
    desk = world.person("desk")
    plan_tasks_open(version=version, carry_over={yearly.public_id: new.public_id}, by=desk)
    old = PlanTask.objects.get(duty=yearly, agency=None)
    assert goes_on_in(old) == PlanTask.objects.get(duty=new, agency=None)


def test_opening_it_again_moves_nothing_twice(world, both):
    PlanTask.objects.filter(pk=both[1].pk).update(state="done", note="Đã xong")
    version = review(world, world.communes)
    adopt(world, version)
    before = list(PlanTask.objects.order_by("id").values())
    moves = {old.duty.public_id: version.duties.get().public_id for old in both}
    plan_tasks_open(version=version, carry_over=moves, by=world.person("desk"))
    assert list(PlanTask.objects.order_by("id").values()) == before


def test_what_went_on_done_is_not_opened_again_in_the_old_version(world, both):
    PlanTask.objects.filter(pk=both[0].pk).update(state="done")
    adopt(world, review(world, world.communes))
    both[0].refresh_from_db()
    assert both[0].state == "done", "what is done is not withdrawn"
    with pytest.raises(NotAllowed):
        plan_task_update(
            task=both[0], revision=0, changes={"state": "under_way"}, by=world.person("officer")
        )


def merge(world, agency, into):
    agency_merge(predecessors=[agency], into=into, on=today(), by=world.person("administrator"))
    decisions = {one.task.public_id: into.public_id for one in successions_waiting(agency)}
    plan_tasks_settle(agency=agency, decisions=decisions, by=world.person("desk"))


def of(agency, order=1):
    return PlanTask.objects.get(agency=agency, duty__order=order)


def test_the_nearest_comes_first_within_one_version_too(world):
    """The third took over the second, which took over the first."""
    first, second = world.others
    merge(world, first, into=second)
    merge(world, second, into=world.commune)
    assert goes_on_from(of(world.commune)) == [of(second), of(first)]


def test_each_step_back_costs_one_query_however_many_meet_there(world, client):
    first, second = world.others
    client.force_login(world.person("desk"))
    address = reverse("register:task", args=[world.tasks["standing"].public_id])

    def asked():
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    alone = asked()
    merge(world, first, into=world.commune)
    one = asked()
    assert one == alone + 1
    merge(world, second, into=world.commune)
    assert asked() == one
    earlier = make_agency("xa-cu", "Ủy ban nhân dân xã Cũ", "commune", world.province)
    task = of(second)
    PlanTask.objects.create(
        version=task.version, duty=task.duty, agency=earlier, state="withdrawn", goes_on_in=task
    )
    assert asked() == one + 1, "one more step back"


def an_amended_plan(world, both):
    """The pages of a row whose work went on, and of that in which it does."""
    adopt(world, review(world, world.communes))
    both[0].refresh_from_db()
    return [
        reverse("register:task", args=[both[0].public_id]),
        reverse("register:task", args=[goes_on_in(both[0]).public_id]),
    ]


def an_ended_agency(world, both):
    """Its page, while one task is handed on and one waits."""
    agency_merge(
        predecessors=[world.commune], into=world.others[0], on=today(),
        by=world.person("administrator"),
    )  # fmt: skip
    decisions = {both[0].public_id: world.others[0].public_id}
    plan_tasks_settle(agency=world.commune, decisions=decisions, by=world.person("desk"))
    return [reverse("register:handing_on", args=[world.commune.public_id])]


def a_calendar(world, both):
    """That of an agency, to which any program subscribes."""
    _, key = feed_create(agency=world.commune, by=world.person("officer"))
    return [reverse("register:feed", args=[key])]


def the_lists(world, both):
    """Where tasks stand in rows: an agency's page, one's own, a month, the register."""
    return [
        reverse("register:agency", args=[world.commune.public_id]),
        reverse("register:mine"),
        reverse("register:calendar") + "?ai=tat-ca",
        reverse("register:list"),
    ]


@pytest.mark.parametrize("pages", [an_amended_plan, an_ended_agency, a_calendar, the_lists])
def test_no_page_reads_whole_documents_or_what_the_compiler_found(world, both, client, pages):
    """A long plan has megabytes of both, and each row on the way back brought its own."""
    addresses = pages(world, both)
    client.force_login(world.person("desk"))
    for address in addresses:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        asked = [one["sql"] for one in queries]
        assert [sql for sql in asked if '"compiled"' in sql] == []
        whole = [sql for sql in asked if '"plans_planversion"."text"' in sql]
        # The text of which a task's page quotes a paragraph is asked for alone, once.
        assert [sql.startswith('SELECT "plans_planversion"."text"') for sql in whole] in (
            [],
            [True],
        )


def test_adopting_reads_no_row_with_what_the_compiler_found(world, both):
    version = review(world, world.communes)
    with CaptureQueriesContext(connection) as queries:
        adopt(world, version)
    rows = [one["sql"] for one in queries if ' FROM "register_plantask"' in one["sql"]]
    assert rows
    assert [sql for sql in rows if '"compiled"' in sql] == []


def test_a_row_that_lives_again_goes_on_nowhere_else(world):
    """Its work had gone to the commune, whose work it now takes over."""
    into = world.others[0]
    gone = of(into)
    PlanTask.objects.filter(pk=gone.pk).update(
        state="withdrawn", reason="x", goes_on_in=of(world.commune)
    )
    merge(world, world.commune, into=into)
    gone.refresh_from_db()
    assert (gone.state, goes_on_in(gone)) == ("not_started", None)
    assert goes_on_from(gone) == [of(world.commune)]


def test_the_page_of_an_ended_agency_tells_where_each_work_went(world):
    into = world.others[0]
    merge(world, world.commune, into=into)
    assert {heir for _, heir in tasks_handed_on(world.commune)} == {of(into), of(into, 3)}


def test_what_the_agency_had_itself_is_no_news_where_another_joined_first(world, both):
    version = review(world, world.communes)
    police = world.tasks["police"]
    adopt(world, version)
    heir = PlanTask.objects.get(version=version, agency=world.commune)
    PlanTask.objects.filter(pk=police.pk).update(goes_on_in=heir)
    tell_given(version)
    assert not Notice.objects.filter(account=world.people["officer"], kind=GIVEN.code).exists()


@pytest.mark.parametrize("who", ["left", "moved"])
def test_who_no_longer_works_there_is_not_responsible_in_the_new_version(world, who):
    officer = world.person("officer")
    PlanTask.objects.filter(agency=world.commune).update(responsible=officer)
    if who == "left":
        officer.is_active = False
        officer.save()
    else:
        officer.memberships.update(valid_to=today() - dt.timedelta(days=1))
    adopt(world, review(world, world.communes, olds=[1]))
    assert PlanTask.objects.get(version__number=2, agency=world.commune).responsible is None


def test_what_was_written_before_is_found_again(world, both):
    """The migration that filled ``goes_on_in``, for rows of ended agencies and of groups."""
    into = world.others[0]
    merge(world, world.commune, into=into)
    adopt(world, review(world, world.communes))
    expected = dict(PlanTask.objects.values_list("pk", "goes_on_in"))
    lost = PlanTask.objects.filter(agency=world.commune) | PlanTask.objects.filter(agency=None)
    lost.update(goes_on_in=None)
    assert dict(PlanTask.objects.values_list("pk", "goes_on_in")) != expected
    step = import_module("nepso.programme.register.migrations.0003_work_goes_on_in")
    step.from_ended_agencies(apps)
    step.from_members(apps)
    assert dict(PlanTask.objects.values_list("pk", "goes_on_in")) == expected
