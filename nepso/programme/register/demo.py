"""Some believable progress over the agencies of the demonstration, the same on every run."""

from __future__ import annotations

import datetime as dt
import random

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import memberships_valid
from nepso.kernel.clock import today
from nepso.programme.register.models import PlanTask
from nepso.programme.register.policies import may_change_due, may_update
from nepso.programme.register.selectors.visible import plan_tasks_current
from nepso.programme.register.services import Changes, plan_task_update
from nepso.programme.register.states import DONE, NOT_APPLICABLE, NOT_STARTED, UNDER_WAY

_SEED = 423
_NEXT_STEPS = (
    "Trình lãnh đạo duyệt kế hoạch của cơ quan",
    "Mời giảng viên cho buổi tập huấn",
    "In tờ gấp, phát tại bộ phận một cửa",
    "Thống nhất bản tin với đài truyền thanh xã",
    "Lập danh sách nhóm cộng đồng trên mạng để phổ biến Bộ Quy tắc",
    "Gửi công văn cho các đơn vị trực thuộc",
)
_NOTES = (
    "Đã phổ biến tại cuộc họp giao ban.",
    "Lồng ghép vào hội nghị của đoàn thể.",
    "Đang chờ tài liệu mẫu của cơ quan đầu mối.",
)
_REASON = "Cơ quan không quản lý trang hay nhóm nào trên mạng thuộc phạm vi nhiệm vụ này."
_MOST_TOUCHED = 400
_LATE = 14
_OPEN = (NOT_STARTED, UNDER_WAY)


def load() -> int:
    """Move some tasks on as their own officers would; returns how many. Twice changes nothing."""
    if PlanTask.objects.exclude(responsible=None).exists():
        return 0
    chance = random.Random(_SEED)  # noqa: S311 - a demonstration, the same each time
    officers = _officers()
    tasks = plan_tasks_current().filter(agency__in=officers.keys()).order_by("id")
    moved = 0
    for task in tasks.select_related("agency"):
        if moved >= _MOST_TOUCHED:
            break
        if chance.random() < 0.45:
            changes = _changes(chance, task, moved, officers[task.agency_id or 0])
            plan_task_update(
                task=task,
                revision=task.revision,
                changes=changes,
                by=officers[task.agency_id or 0],
            )
            moved += 1
    _make_late(chance, list(officers.values()))
    return moved


def _make_late(chance: random.Random, people: list[Account]) -> None:
    """The desk sets a date that has passed for a few open tasks, so that lateness can be seen."""
    desk = next((person for person in people if may_change_due(person)), None)
    if desk is None:
        return
    rows = plan_tasks_current().filter(agency__isnull=False, due_on=None, state__in=_OPEN)
    for task in chance.sample(list(rows.order_by("id")), k=min(_LATE, rows.count())):
        day = today() - dt.timedelta(days=chance.randrange(3, 25))
        plan_task_update(task=task, revision=task.revision, changes={"due_on": day}, by=desk)


def _officers() -> dict[int, Account]:
    """One person of each agency who may keep its tasks, asked of the policy."""
    found: dict[int, Account] = {}
    rows = memberships_valid(today()).filter(account__is_active=True)
    for membership in rows.select_related("account", "agency").order_by("id"):
        task = PlanTask(agency=membership.agency)
        if membership.agency_id not in found and may_update(membership.account, task):
            found[membership.agency_id] = membership.account
    return found


def _changes(chance: random.Random, task: PlanTask, moved: int, officer: Account) -> Changes:
    changes: Changes = {"responsible": officer}
    state = chance.choices((UNDER_WAY, DONE, NOT_STARTED), weights=(5, 3, 2))[0]
    if moved == 7:
        return {**changes, "state": NOT_APPLICABLE, "reason": _REASON}
    if state != NOT_STARTED:
        changes["state"] = state
    if state != DONE:
        changes["next_step"] = chance.choice(_NEXT_STEPS)
    if chance.random() < 0.3:
        changes["note"] = chance.choice(_NOTES)
    return changes
