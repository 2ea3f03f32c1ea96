"""One act by which an agency keeps its task: state, responsible officer, note, next step, date."""

from __future__ import annotations

import datetime as dt
from typing import Any, TypedDict

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import memberships_valid
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now, today
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.programme.register.models import NO_DUE_DATE, PlanTask
from nepso.programme.register.policies import may_change_due, may_update
from nepso.programme.register.states import NOT_APPLICABLE, PLAN_TASK_STATES, WITHDRAWN
from nepso.programme.register.telling import tell_assigned

UPDATE = act("register.update", "đã cập nhật nhiệm vụ")


class Changes(TypedDict, total=False):
    """What a person changes; what is absent stays."""

    state: str
    reason: str
    responsible: Account | None
    note: str
    next_step: str
    due_on: dt.date | None


class RevisionConflict(Conflict):
    """Somebody else saved in between; ``current`` is the task as it is now."""

    def __init__(self, current: PlanTask) -> None:
        super().__init__(
            "Người khác vừa cập nhật nhiệm vụ này: hãy so hai bản dưới đây rồi lưu lại."
        )
        self.current = current


@transaction.atomic
def plan_task_update(*, task: PlanTask, revision: int, changes: Changes, by: Account) -> PlanTask:
    """Change a task as its agency, or those above it (``policies.may_update``).

    ``revision`` is the one the person saw; RevisionConflict when the task moved on meanwhile.
    "Không áp dụng" needs a reason (issue 2, section 3), which is dropped with that state. Raises
    Invalid with a sentence for each field, Conflict for a move the states do not allow. Changing
    nothing writes nothing. Returns the task as stored.
    """
    fresh = PlanTask.objects.select_for_update().get(pk=task.pk)
    require(may_update(by, fresh))
    if fresh.revision != revision:
        raise RevisionConflict(fresh)
    before = {name: getattr(fresh, name) for name in ("state", *changes)}
    _apply(fresh, changes, by)
    moved = [name for name, value in before.items() if getattr(fresh, name) != value]
    if not moved:
        return fresh
    fresh.revision += 1
    fresh.changed_at = now()
    fresh._history_user = by  # type: ignore[attr-defined]
    fresh.save()
    detail: dict[str, Any] = {"fields": moved, "revision": fresh.revision}
    if "state" in moved:
        detail["state"] = [before["state"], fresh.state]
    if "responsible" in moved and fresh.responsible is not None:
        tell_assigned(fresh.responsible, 1, by)
    record(UPDATE, by=by, on=fresh, detail=detail)
    return fresh


def _apply(task: PlanTask, changes: Changes, by: Account) -> None:
    if "note" in changes:
        task.note = changes["note"].strip()
    if "next_step" in changes:
        task.next_step = changes["next_step"].strip()
        if len(task.next_step) > 300:
            sentence = "Bước tiếp theo dài quá 300 ký tự: hãy viết ngắn lại hoặc dùng ghi chú."
            raise Invalid(sentence, fields={"next_step": sentence})
    if "responsible" in changes:
        _set_responsible(task, changes["responsible"])
    if "due_on" in changes and changes["due_on"] != task.due_on:
        require(may_change_due(by))
        task.due_on = changes["due_on"]
        task.due_sort = task.due_on or NO_DUE_DATE
    _move(task, changes)


def _move(task: PlanTask, changes: Changes) -> None:
    new = changes.get("state", task.state)
    if new not in {state.code for state in PLAN_TASK_STATES.states} or (
        new == WITHDRAWN and task.state != WITHDRAWN
    ):
        sentence = "Tình trạng không có trong danh sách: hãy chọn một tình trạng trong danh sách."
        raise Invalid(sentence, fields={"state": sentence})
    if new != task.state:
        PLAN_TASK_STATES.require_move(task.state, new)
        task.state = new
    if new == NOT_APPLICABLE:
        task.reason = changes.get("reason", task.reason).strip()
        if not task.reason:
            sentence = "Chưa nêu lý do không áp dụng: hãy ghi lý do để cơ quan cấp trên biết."
            raise Invalid(sentence, fields={"reason": sentence})
    elif new != WITHDRAWN:
        task.reason = ""


def _set_responsible(task: PlanTask, person: Account | None) -> None:
    if person is None or person.pk == task.responsible_id:
        task.responsible = person
        return
    responsible_must_belong(task, person)
    task.responsible = person


def responsible_must_belong(task: PlanTask, person: Account) -> None:
    """Raise Invalid unless the person is active and has a role at the task's agency today."""
    at_agency = memberships_valid(today()).filter(account=person, agency=task.agency)
    if not person.is_active or not at_agency.exists():
        sentence = f"{person} không có vai trò tại cơ quan này: hãy chọn người của cơ quan."
        raise Invalid(sentence, fields={"responsible": sentence})
