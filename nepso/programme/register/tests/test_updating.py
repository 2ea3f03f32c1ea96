import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nepso.foundation.audit.selectors import audit_of
from nepso.foundation.notices.models import Notice
from nepso.kernel.clock import today
from nepso.kernel.errors import Conflict, Invalid, NotAllowed
from nepso.programme.register.forms import TaskForm
from nepso.programme.register.selectors import plan_task_history
from nepso.programme.register.services import (
    RevisionConflict,
    plan_task_update,
    plan_tasks_assign,
    plan_tasks_hand_over,
)
from nepso.programme.register.states import PLAN_TASK_STATES


def test_an_officer_begins_and_finishes(world):
    officer, task = world.person("officer"), world.tasks["standing"]
    task = plan_task_update(task=task, revision=0, changes={"state": "under_way"}, by=officer)
    task = plan_task_update(task=task, revision=1, changes={"state": "done"}, by=officer)
    assert (task.state, task.revision) == ("done", 2)
    assert audit_of(task).first().detail["state"] == ["under_way", "done"]
    assert plan_task_history(task)[0].what == ["Tình trạng: Đang làm → Đã xong."]
    assert plan_task_history(task)[0].who == "Lê Văn Cán Bộ"


def test_not_applicable_needs_a_reason_and_drops_it_afterwards(world):
    officer, task = world.person("officer"), world.tasks["standing"]
    with pytest.raises(Invalid):
        plan_task_update(
            task=task, revision=0, changes={"state": "not_applicable", "reason": " "}, by=officer
        )
    task = plan_task_update(
        task=task, revision=0, by=officer,
        changes={"state": "not_applicable", "reason": "Xã không có trang mạng."},
    )  # fmt: skip
    task = plan_task_update(task=task, revision=1, changes={"state": "under_way"}, by=officer)
    assert task.reason == ""


def test_the_second_of_two_officers_gets_both_versions(world):
    task = world.tasks["standing"]
    plan_task_update(task=task, revision=0, changes={"note": "Của A"}, by=world.person("officer"))
    with pytest.raises(RevisionConflict) as refused:
        plan_task_update(task=task, revision=0, changes={"note": "Của B"}, by=world.person("head"))
    assert refused.value.current.note == "Của A"
    task.refresh_from_db()
    assert task.note == "Của A"


@pytest.mark.parametrize(
    ("role", "allowed"),
    [("officer", True), ("head", True), ("above", True), ("desk", True), ("other", False),
     ("leader", False), ("administrator", False), ("nobody", False)],
)  # fmt: skip
def test_who_may_keep_a_task(world, role, allowed):
    change = lambda: plan_task_update(  # noqa: E731
        task=world.tasks["standing"], revision=0, changes={"note": "x"}, by=world.person(role)
    )
    if allowed:
        assert change().note == "x"
    else:
        with pytest.raises(NotAllowed):
            change()


def test_a_group_row_is_moved_by_nobody(world):
    with pytest.raises(NotAllowed):
        plan_task_update(
            task=world.tasks["group"], revision=0, changes={"note": "x"}, by=world.person("desk")
        )


def test_only_somebody_of_the_agency_can_be_responsible(world):
    with pytest.raises(Invalid):
        plan_task_update(
            task=world.tasks["standing"], revision=0, by=world.person("officer"),
            changes={"responsible": world.person("other")},
        )  # fmt: skip


def test_bulk_assignment_is_all_or_none_and_leaving_hands_over(world):
    officer, head = world.person("officer"), world.person("head")
    with pytest.raises(NotAllowed):
        plan_tasks_assign(
            tasks=[world.tasks["standing"], world.tasks["police"]], responsible=head, by=officer
        )
    mine = [world.tasks["standing"], world.tasks["yearly"]]
    assert plan_tasks_assign(tasks=mine, responsible=officer, by=head) == 2
    assert plan_tasks_hand_over(account=officer, successor=head, by=head) == 2
    for task in mine:
        task.refresh_from_db()
        assert task.responsible == head


def test_work_goes_to_nobody_who_left_the_agency_and_the_successor_is_told(world):
    officer, head, by = world.person("officer"), world.person("head"), world.person("desk")
    first, second = world.tasks["standing"], world.tasks["yearly"]
    plan_tasks_assign(tasks=[first], responsible=officer, by=head)
    plan_tasks_hand_over(account=officer, successor=head, by=by)
    assert Notice.objects.filter(account=head, sentence__contains="phụ trách 1 nhiệm vụ").exists()
    head.memberships.update(valid_to=today() - dt.timedelta(days=1))
    plan_tasks_assign(tasks=[second], responsible=officer, by=officer)
    assert plan_tasks_hand_over(account=officer, successor=head, by=by) == 0
    second.refresh_from_db()
    assert second.responsible is None, "whose role there has ended takes nothing"


def test_a_note_saved_takes_the_task_from_nobody_who_moved_away(world):
    officer, head, task = world.person("officer"), world.person("head"), world.tasks["standing"]
    plan_tasks_assign(tasks=[task], responsible=head, by=officer)
    head.memberships.update(valid_to=today() - dt.timedelta(days=1))
    task.refresh_from_db()
    form = TaskForm(task=task, may_change_due=False)
    typed = {name: form[name].value() for name in form.fields} | {"note": "Đã gọi."}
    bound = TaskForm(typed, task=task, may_change_due=False)
    assert bound.is_valid(), bound.errors
    saved = plan_task_update(task=task, revision=task.revision, changes=bound.changes(), by=officer)
    assert (saved.note, saved.responsible) == ("Đã gọi.", head)


CODES = [state.code for state in PLAN_TASK_STATES.states]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=st.lists(st.sampled_from([*CODES, "khac"]), max_size=8))
def test_no_order_of_moves_leaves_the_machine(world, wanted):
    officer, task = world.person("officer"), world.tasks["standing"]
    task.refresh_from_db()
    for state in wanted:
        before = task.state
        try:
            task = plan_task_update(
                task=task, revision=task.revision, by=officer,
                changes={"state": state, "reason": "vì"},
            )  # fmt: skip
        except (Conflict, Invalid):
            task.refresh_from_db()
            assert task.state == before
        else:
            assert task.state == state
            assert before == state or PLAN_TASK_STATES.can_move(before, state)
    assert task.state != "withdrawn"
    assert (task.state == "not_applicable") == bool(task.reason)


def test_each_fact_of_the_history_ends_as_a_sentence(world):
    """They are read one after another on one line."""
    plan_task_update(
        task=world.tasks["yearly"], revision=0, by=world.person("desk"),
        changes={"note": "Đã phổ biến Bộ Quy tắc", "next_step": "Gửi xã?",
                 "due_on": dt.date(2026, 11, 17)},
    )  # fmt: skip
    assert plan_task_history(world.tasks["yearly"])[0].what == [
        "Bước tiếp theo: Gửi xã?",
        "Ghi chú: Đã phổ biến Bộ Quy tắc.",
        "Thời hạn: 17/11/2026.",
    ]
