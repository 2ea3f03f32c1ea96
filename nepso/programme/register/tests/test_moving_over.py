"""An amended plan: open work moves by decision, and what nobody decided is never lost."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nepso.foundation.accounts.models import Membership
from nepso.foundation.accounts.roles import Role
from nepso.foundation.notices.models import Notice
from nepso.kernel.errors import Conflict, Invalid, NotAllowed
from nepso.programme.plans.models import CarryOver
from nepso.programme.plans.selectors import adoption_checklist
from nepso.programme.plans.services import plan_version_adopt
from nepso.programme.plans.states import IN_REVIEW
from nepso.programme.register.models import OpenWorkChoice, PlanTask
from nepso.programme.register.periods import period_label
from nepso.programme.register.selectors import (
    goes_on_from,
    goes_on_in,
    my_plan_tasks,
    plan_task_history,
)
from nepso.programme.register.services import (
    open_work_decide,
    plan_task_update,
    plan_tasks_open,
)
from nepso.programme.register.telling import GIVEN, tell_given
from nepso.programme.register.tests.world import make_person, make_version
from nepso.programme.register.unmatched import open_work_counts, open_work_unmatched


@pytest.fixture
def amended(world):
    """Under review: what the communes did goes to the culture department, what the police did
    stays with them, the report is due once a quarter."""
    police, culture = world.police, world.culture
    version = make_version(
        world.plan,
        2,
        {"text": "Tuyên truyền Bộ Quy tắc.", "leads": [culture], "deadline_kind": "standing"},
        {"text": "Phòng ngừa lừa đảo.", "leads": [police], "words_only": True},
        {"text": "Báo cáo.", "leads": [culture, world.communes], "deadline_kind": "quarterly"},
    )
    version.state = IN_REVIEW
    version.save()
    for old, new in zip(
        world.version.duties.order_by("order"), version.duties.order_by("order"), strict=True
    ):
        CarryOver.objects.create(
            version=version, old=old, new=new, suggestion="changed", decision="changed",
            decided_by=world.people["desk"],
        )  # fmt: skip
    return version


def waiting_of(version, agency):
    return {u.duty.order: u for u in open_work_unmatched(version) if u.task.agency == agency}


def begin(world, task="standing"):
    officer = world.person("officer")
    return plan_task_update(
        task=world.tasks[task], revision=0, by=officer,
        changes={"state": "under_way", "note": "Đã họp", "responsible": officer},
    )  # fmt: skip


def adopt(world, version):
    return plan_version_adopt(version=version, revision=None, by=world.person("desk"))


def decide_as_suggested(world, version):
    decisions = {u.task.public_id: u.suggested for u in open_work_unmatched(version)}
    open_work_decide(version=version, decisions=decisions, by=world.person("desk"))


def test_what_has_its_like_needs_no_decision(world, amended):
    assert not waiting_of(amended, world.police)
    assert set(waiting_of(amended, world.commune)) == {1, 3}


def test_the_default_loses_nothing(world, amended):
    waiting = waiting_of(amended, world.commune)
    assert waiting[1].suggested == "stay", "another agency leads it now"
    assert waiting[3].suggested == world.commune.public_id, "its own new task, another period"


def test_adoption_waits_for_a_person(world, amended):
    blocking = {item.code: item for item in adoption_checklist(amended).blocking}
    assert blocking["open_work"].sentence.startswith("Còn 7 việc đang làm")
    with pytest.raises(Conflict) as refused:
        adopt(world, amended)
    assert "việc đang làm" in refused.value.sentence
    decide_as_suggested(world, amended)
    assert "open_work" not in {item.code for item in adoption_checklist(amended).blocking}


def test_who_works_on_it_goes_on_and_the_old_row_says_so(world, amended):
    task = begin(world)
    decide_as_suggested(world, amended)
    adopt(world, amended)
    heir = PlanTask.objects.get(version=amended, agency=world.commune, duty__order=1)
    assert (heir.state, heir.note, str(heir.responsible)) == (
        "under_way", "Đã họp", "Lê Văn Cán Bộ",
    )  # fmt: skip
    assert heir in my_plan_tasks(world.person("officer"))
    task.refresh_from_db()
    assert (task.state, task.reason) == (
        "withdrawn", f"{world.commune} làm tiếp việc này ở phiên bản 2 của kế hoạch.",
    )  # fmt: skip
    assert goes_on_in(task) == heir
    assert any(task.reason in said for line in plan_task_history(task) for said in line.what)


def test_work_joins_the_task_of_another_agency(world, amended):
    task = begin(world)
    other = PlanTask.objects.get(version=world.version, agency=world.others[0], duty__order=1)
    decide_as_suggested(world, amended)
    moves = {one.public_id: world.culture.public_id for one in (task, other)}
    open_work_decide(version=amended, decisions=moves, by=world.person("desk"))
    adopt(world, amended)
    heir = PlanTask.objects.get(version=amended, agency=world.culture, duty__order=1)
    assert heir.state == "under_way"
    assert "Đã họp" in heir.note
    for old in (task, other):
        old.refresh_from_db()
        assert old.reason.endswith(f"việc chuyển vào nhiệm vụ của {world.culture}.")
        assert goes_on_in(old) == heir
    assert any("Chuyển từ phiên bản trước." in line.what for line in plan_task_history(heir))


def test_work_ends_only_when_a_person_said_so(world, amended):
    task = begin(world)
    decide_as_suggested(world, amended)
    open_work_decide(version=amended, decisions={task.public_id: "end"}, by=world.person("desk"))
    adopt(world, amended)
    task.refresh_from_db()
    assert task.reason == (f"Phiên bản 2 của kế hoạch không còn giao việc này cho {world.commune}.")
    assert goes_on_in(task) is None
    assert not PlanTask.objects.filter(
        version=amended, agency=world.commune, duty__order=1
    ).exists()


def test_another_period_joins_the_new_task_of_the_same_agency(world, amended):
    begin(world, "yearly")
    decide_as_suggested(world, amended)
    adopt(world, amended)
    rows = PlanTask.objects.filter(version=amended, agency=world.commune, duty__order=3)
    assert [(row.state, row.note) for row in rows] == [("under_way", "Đã họp")]


def test_an_earlier_period_keeps_its_place_under_its_group(world, amended):
    amended.duties.filter(order=3).update(deadline_kind="yearly")
    PlanTask.objects.filter(version=world.version, duty__order=3).update(occurrence="2020")
    decide_as_suggested(world, amended)
    adopt(world, amended)
    rows = PlanTask.objects.filter(version=amended, duty__order=3, occurrence="2020")
    parent = rows.get(agency=None)
    assert {row.agency for row in parent.children.all()} == {world.commune, *world.others}
    assert rows.get(agency=world.culture).parent is None


def test_what_nobody_decided_stays_with_its_agency(world, amended):
    """A task that was opened again while the desk adopted: decided by nobody, lost by nobody."""
    task = begin(world)
    carry_over = dict(amended.carry_overs.values_list("old__public_id", "new__public_id"))
    plan_tasks_open(version=amended, carry_over=carry_over, by=world.person("desk"))
    heir = PlanTask.objects.get(predecessors=task)
    assert (heir.version, heir.agency, heir.state) == (amended, world.commune, "under_way")


def test_a_duty_that_names_nobody_any_more_loses_no_work(world, amended):
    task = begin(world)
    amended.duties.get(order=1).parties.all().delete()
    amended.duties.filter(order=1).update(kind="measure")
    decide_as_suggested(world, amended)
    plan_version_adopt(version=amended, revision=None, keep_general=True, by=world.person("desk"))
    assert PlanTask.objects.get(predecessors=task).agency == world.commune


def test_no_old_row_stays_open_and_none_lies(world, amended):
    decide_as_suggested(world, amended)
    adopt(world, amended)
    for old in PlanTask.objects.filter(version=world.version):
        assert old.state == "withdrawn"
        if "tiếp" in old.reason and old.agency:
            assert goes_on_in(old) is not None, old.reason


def test_only_the_desk_decides_and_only_what_is_offered(world, amended):
    task = world.tasks["standing"]
    for decision, error in ((world.police.public_id, Invalid), ("gì đó", Invalid)):
        with pytest.raises(error):
            open_work_decide(
                version=amended, decisions={task.public_id: decision}, by=world.person("desk")
            )
    with pytest.raises(NotAllowed):
        open_work_decide(
            version=amended, decisions={task.public_id: "stay"}, by=world.person("officer")
        )
    police = world.tasks["police"]
    with pytest.raises(Conflict):
        open_work_decide(
            version=amended, decisions={police.public_id: "stay"}, by=world.person("desk")
        )
    amended.state = "superseded"
    amended.save()
    with pytest.raises(Conflict):
        open_work_decide(
            version=amended, decisions={task.public_id: "stay"}, by=world.person("desk")
        )
    assert not OpenWorkChoice.objects.exists()


def test_a_decision_that_can_no_longer_be_carried_out_is_asked_again(world, amended):
    decide_as_suggested(world, amended)
    moves = {world.tasks["standing"].public_id: world.culture.public_id}
    open_work_decide(version=amended, decisions=moves, by=world.person("desk"))
    amended.duties.get(order=1).parties.update(agency=world.police)
    assert waiting_of(amended, world.commune)[1].choice is None
    assert adoption_checklist(amended).open_work[0].undecided == 1


def test_the_page_takes_a_common_choice_and_single_ones(world, amended, client):
    address = reverse("register:moving_over", args=[amended.public_id])
    client.force_login(world.person("officer"))
    assert client.get(address).status_code == 403
    client.force_login(world.person("desk"))
    page = client.get(address).content.decode()
    assert "Còn <strong>7</strong> việc chưa quyết định" in page
    assert "Bản mới giao cho: Sở Văn hóa, Thể thao và Du lịch" in page
    ones = open_work_unmatched(amended)
    posted = {f"viec-{one.task.public_id}": "chung" for one in ones}
    first = ones[0]
    posted[f"chung-{first.duty.public_id}"] = world.culture.public_id
    posted[f"viec-{first.task.public_id}"] = "end"
    answer = client.post(address, posted)
    assert answer.headers["Location"] == reverse("plans:adopt", args=[amended.public_id])
    choices = dict(
        OpenWorkChoice.objects.filter(plan_task__duty=first.task.duty).values_list(
            "plan_task__agency__name", "choice"
        )
    )
    assert choices[first.task.agency.name] == "end"
    assert sorted(choices.values()) == ["end", "join", "join"]
    page = client.get(address).content.decode()
    assert "Mọi việc đã được quyết định" in page
    assert "Trần Thị Đầu Mối quyết định" in page
    refused = client.post(address, {f"viec-{world.tasks['police'].public_id}": "stay"})
    assert refused.status_code == 409
    assert "tải lại trang" in refused.content.decode()


def test_the_pages_queries_do_not_grow(world, amended, client):
    client.force_login(world.person("desk"))
    address = reverse("register:moving_over", args=[amended.public_id])
    waiting = [one.task for one in open_work_unmatched(amended)]
    officer = world.person("officer")
    PlanTask.objects.filter(pk__in=[task.pk for task in waiting]).update(responsible=officer)
    asked = {}
    for number in (len(waiting), 3, 1):
        PlanTask.objects.filter(pk__in=[t.pk for t in waiting[number:]]).update(state="done")
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address).content.decode()
        assert page.count('name="viec-') == number
        asked[number] = len(queries)
    assert len(asked) == 3, "all, the duties' worth of one, one"
    assert len(set(asked.values())) == 1, asked


def test_the_page_of_duties_says_how_much_work_is_open(world, amended, client):
    client.force_login(world.person("desk"))
    page = client.get(reverse("plans:carry_over", args=[amended.public_id])).content.decode()
    assert "<strong>3 cơ quan</strong> đang có việc chưa xong" in page


def test_an_agency_with_two_open_periods_counts_once(world, amended):
    task = world.tasks["yearly"]
    earlier = PlanTask(version=task.version, duty=task.duty, agency=task.agency, occurrence="2020")
    earlier.save()
    old = PlanTask.objects.filter(duty=task.duty, agency__isnull=False)
    assert open_work_counts(amended)[task.duty_id] == old.count() - 1


def join_both(world, amended):
    """The work of two communes goes to the culture department; their tasks, its heir."""
    begin(world)
    olds = list(
        PlanTask.objects.filter(
            version=world.version, agency__in=[world.commune, world.others[0]], duty__order=1
        )
    )
    decide_as_suggested(world, amended)
    moves = {old.public_id: world.culture.public_id for old in olds}
    open_work_decide(version=amended, decisions=moves, by=world.person("desk"))
    adopt(world, amended)
    return olds, PlanTask.objects.get(version=amended, agency=world.culture, duty__order=1)


def test_what_was_said_while_it_was_to_live_on_elsewhere_is_asked_again(world, amended):
    task = begin(world)
    decide_as_suggested(world, amended)
    open_work_decide(version=amended, decisions={task.public_id: "end"}, by=world.person("desk"))
    first, second = amended.carry_overs.filter(old__order__in=(1, 2)).order_by("old__order")
    first.new, second.new = second.new, None
    second.decision = "gone"
    second.save()
    first.save()
    (one,) = [u for u in open_work_unmatched(amended) if u.task == task]
    assert (one.duty, one.choice) == (first.new, None)
    carry_over = {first.old.public_id: first.new.public_id}
    plan_tasks_open(version=amended, carry_over=carry_over, by=world.person("desk"))
    assert PlanTask.objects.get(predecessors=task).agency == world.commune, "nobody ended it there"


def test_whose_first_task_comes_by_joining_is_told(world, amended):
    officer = make_person("moi", "Người Mới", world.culture, Role.FOCAL_OFFICER)
    _, heir = join_both(world, amended)
    PlanTask.objects.filter(version=amended, agency=world.culture).exclude(pk=heir.pk).delete()
    tell_given(amended)
    (notice,) = Notice.objects.filter(account=officer, kind=GIVEN.code)
    assert "giao 1 nhiệm vụ mới" in notice.sentence


def test_the_heirs_page_names_everybody_whose_work_joined(world, amended, client):
    olds, heir = join_both(world, amended)
    assert set(goes_on_from(heir)) == set(olds)
    client.force_login(world.person("desk"))
    page = client.get(reverse("register:task", args=[heir.public_id])).content.decode()
    for old in olds:
        assert reverse("register:task", args=[old.public_id]) in page
        assert f"việc của {old.agency.name} ở bản 1" in page


def test_joining_costs_no_query_for_each_task(world, amended):
    decide_as_suggested(world, amended)
    waiting = [u for u in open_work_unmatched(amended) if u.duty.order == 1]
    moves = {one.task.public_id: world.culture.public_id for one in waiting}
    open_work_decide(version=amended, decisions=moves, by=world.person("desk"))
    officer = world.person("officer")
    PlanTask.objects.filter(public_id__in=moves).update(responsible=officer)
    with CaptureQueriesContext(connection) as asked:
        adopt(world, amended)
    said = [query["sql"] for query in asked.captured_queries]
    written = [sql for sql in said if sql.startswith('UPDATE "register_plantask"')]
    assert len(written) == 2, "the new rows, then the old ones"
    own = [sql for sql in said if 'FROM "accounts_membership"' in sql and "SELECT 1 AS" in sql]
    assert not own, "who works where is asked once for all"


def test_who_works_there_too_stays_responsible(world, amended):
    begin(world)
    Membership.objects.create(
        account=world.people["officer"], agency=world.culture, role=Role.FOCAL_OFFICER
    )
    decide_as_suggested(world, amended)
    moves = {world.tasks["standing"].public_id: world.culture.public_id}
    open_work_decide(version=amended, decisions=moves, by=world.person("desk"))
    adopt(world, amended)
    heir = PlanTask.objects.get(version=amended, agency=world.culture, duty__order=1)
    assert heir.responsible == world.people["officer"]


@pytest.mark.parametrize("who", ["nobody", "works elsewhere", "left"])
def test_who_cannot_go_on_with_it_there_is_not_responsible(world, amended, who):
    begin(world)
    officer = world.people["officer"]
    if who == "nobody":
        PlanTask.objects.filter(pk=world.tasks["standing"].pk).update(responsible=None)
    if who == "left":
        Membership.objects.create(account=officer, agency=world.culture, role=Role.FOCAL_OFFICER)
        officer.is_active = False
        officer.save()
    decide_as_suggested(world, amended)
    moves = {world.tasks["standing"].public_id: world.culture.public_id}
    open_work_decide(version=amended, decisions=moves, by=world.person("desk"))
    adopt(world, amended)
    heir = PlanTask.objects.get(version=amended, agency=world.culture, duty__order=1)
    assert (heir.note, heir.responsible) == (f"{world.commune}: Đã họp", None)


def test_a_decision_is_a_change_of_the_review(world, amended):
    before = amended.revision
    decide_as_suggested(world, amended)
    amended.refresh_from_db()
    assert amended.revision == before + 1


def test_the_day_that_the_desk_set_comes_along(world, amended):
    later = dt.date(2031, 1, 31)
    PlanTask.objects.filter(version=world.version).update(due_on=later, due_sort=later)
    decide_as_suggested(world, amended)
    adopt(world, amended)
    for agency, order in ((world.police, 2), (world.commune, 1)):
        heir = PlanTask.objects.get(version=amended, agency=agency, duty__order=order)
        assert (heir.due_on, heir.due_sort) == (later, later)


def test_a_day_that_the_new_version_no_longer_names_is_gone(world, amended):
    day = dt.date(2031, 1, 31)
    world.version.duties.filter(order=1).update(deadline_kind="date", deadline_on=day)
    PlanTask.objects.filter(version=world.version, duty__order=1).update(due_on=day, due_sort=day)
    decide_as_suggested(world, amended)
    adopt(world, amended)
    heir = PlanTask.objects.get(version=amended, agency=world.commune, duty__order=1)
    assert heir.due_on is None


def test_work_of_another_period_ends_with_a_true_reason(world, amended, client):
    task = begin(world, "yearly")
    client.force_login(world.person("desk"))
    page = client.get(reverse("register:moving_over", args=[amended.public_id])).content.decode()
    new = {u.task: u for u in open_work_unmatched(amended)}[task].occurrence
    assert f"Kết thúc: bản mới giao cho {period_label(new)}" in page
    decide_as_suggested(world, amended)
    open_work_decide(version=amended, decisions={task.public_id: "end"}, by=world.person("desk"))
    adopt(world, amended)
    task.refresh_from_db()
    assert task.reason == (
        f"Phiên bản 2 của kế hoạch giao việc này cho {world.commune} cho {period_label(new)}: "
        "việc này đã được quyết định kết thúc."
    )


def test_two_amendments_in_a_row_show_the_whole_way_back(world, amended, client):
    first = begin(world)
    decide_as_suggested(world, amended)
    adopt(world, amended)
    second = goes_on_in(PlanTask.objects.get(pk=first.pk))
    third = make_version(
        world.plan, 3,
        {"text": "Tuyên truyền.", "leads": [world.commune], "deadline_kind": "standing"},
    )  # fmt: skip
    moves = {amended.duties.get(order=1).public_id: third.duties.get().public_id}
    plan_tasks_open(version=third, carry_over=moves, by=world.person("desk"))
    heir = PlanTask.objects.get(version=third, agency=world.commune)
    assert list(goes_on_from(heir)) == [second, first], "the nearest first"
    client.force_login(world.person("desk"))
    page = client.get(reverse("register:task", args=[heir.public_id])).content.decode()
    assert page.index("ở bản 2 của kế hoạch") < page.index("ở bản 1 của kế hoạch")
