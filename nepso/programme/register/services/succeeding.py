"""What becomes of open plan tasks when their agency ends: merged, split or closed.

A task stays with the agency that had it, withdrawn with its reason, so that its history, its
activities and its figures keep the agency of their time; the work goes on in the successor's row.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import Actor, record
from nepso.kernel.clock import today
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.programme.register.giving import rows_save, task_of
from nepso.programme.register.joining import (
    GIVEN_UP,
    TAKEN,
    Officers,
    give_up,
    join_work,
    take_work,
    tasks_save,
)
from nepso.programme.register.models import PlanTask
from nepso.programme.register.policies import may_settle_succession
from nepso.programme.register.selectors.succession import (
    agencies_waiting,
    open_tasks_of_ended,
    successors_of,
)

FOLLOW = act("register.follow", "đã chuyển nhiệm vụ sang cơ quan tiếp nhận")
SETTLE = act("register.settle", "đã quyết định nhiệm vụ của cơ quan đã kết thúc")


@dataclass(frozen=True, slots=True)
class Settled:
    """How many tasks moved, were joined with one that the successor had, or were withdrawn."""

    moved: int
    joined: int
    withdrawn: int


@transaction.atomic
def plan_tasks_follow(
    *, agency: Agency, successor: Agency, day: dt.date, by: Actor | None
) -> Settled:
    """Move what needs no decision when ``agency`` merges; a listener of ``agencies.ports``.

    That is: the day has come, there is one successor, and it does not have the same duty itself.
    Everything else waits for ``plan_tasks_settle``; a merger of a later day for the daily job.
    """
    successors = successors_of(agency)
    if day > today() or successors != [successor]:
        return Settled(0, 0, 0)
    known = _own_of(successor)
    plain = [t for t in open_tasks_of_ended(agency) if (t.duty_id, t.occurrence) not in known]
    officers = Officers(plain)
    for task in plain:
        _move(task, successor, officers, by)
    if plain:
        detail = {"into": successor.public_id, "moved": len(plain)}
        record(FOLLOW, by=by, on=agency, detail=detail)
    return Settled(len(plain), 0, 0)


def plan_tasks_follow_due(*, by: Actor | None = None) -> int:
    """Mergers whose day has come: move what needs no decision. Safe to repeat."""
    moved = 0
    for agency in agencies_waiting():
        for successor in successors_of(agency):
            moved += plan_tasks_follow(agency=agency, successor=successor, day=today(), by=by).moved
    return moved


@transaction.atomic
def plan_tasks_settle(*, agency: Agency, decisions: Mapping[str, str], by: Account) -> Settled:
    """Carry out a person's decision for open tasks of an agency that ended; all or nothing.

    ``decisions``: public id of a task → public id of the successor that goes on with it, or "" to
    withdraw it. A successor that has the same duty gets both joined in its row
    (``join_work``). Raises Invalid for a successor that is none, Conflict for a task that somebody
    settled meanwhile.
    """
    require(may_settle_succession(by))
    successors = {found.public_id: found for found in successors_of(agency)}
    waiting = {task.public_id: task for task in open_tasks_of_ended(agency)}
    officers = Officers(waiting.values())
    moved = joined = withdrawn = 0
    for public_id, whom in decisions.items():
        task = waiting.get(public_id)
        if task is None:
            raise Conflict(
                "Có nhiệm vụ vừa được người khác quyết định: hãy tải lại trang để xem còn gì."
            )
        if not whom:
            _withdraw(
                task, f"{agency.name} đã kết thúc hoạt động, không cơ quan nào tiếp nhận.", by
            )
            withdrawn += 1
        elif whom not in successors:
            raise Invalid("Cơ quan được chọn không tiếp nhận cơ quan này: hãy chọn lại.")
        else:
            own = _own_of(successors[whom]).get((task.duty_id, task.occurrence))
            if own is None:
                _move(task, successors[whom], officers, by)
                moved += 1
            else:
                _join(task, own, officers, by)
                joined += 1
    settled = Settled(moved, joined, withdrawn)
    detail = {"moved": moved, "joined": joined, "withdrawn": withdrawn}
    record(SETTLE, by=by, on=agency, detail=detail)
    return settled


def _own_of(agency: Agency) -> dict[tuple[int, str], PlanTask]:
    rows = PlanTask.objects.select_for_update(of=("self",)).filter(agency=agency)
    rows = rows.select_related("agency", "duty").defer("duty__compiled")
    return {(row.duty_id, row.occurrence): row for row in rows}


def _move(task: PlanTask, successor: Agency, officers: Officers, by: Actor | None) -> None:
    row = task_of(
        task.duty, agency=successor, group=task.group, parent=task.parent,
        occurrence=task.occurrence, due_on=task.due_on,
    )  # fmt: skip
    take_work(task, row, responsible=officers.still_at(successor, task))
    alone, members = ([row], []) if row.parent is None else ([], [row])
    rows_save(alone, members, by=_person(by), why=_why(task))
    _withdraw(task, f"{_ended(task)}: công việc tiếp tục ở {successor.name}.", by, heir=row)


def _join(task: PlanTask, own: PlanTask, officers: Officers, by: Actor | None) -> None:
    assert own.agency is not None
    join_work(task, own, responsible=officers.still_at(own.agency, task))
    own.revision += 1
    tasks_save([own], [*TAKEN, "revision"], by=_person(by), why=_why(task))
    said = f"{_ended(task)}: đã gộp vào nhiệm vụ cùng nội dung của {own.agency.name}."
    _withdraw(task, said, by, heir=own)


def _withdraw(task: PlanTask, reason: str, by: Actor | None, heir: PlanTask | None = None) -> None:
    give_up(task, reason)
    task.goes_on_in = heir
    tasks_save([task], GIVEN_UP, by=_person(by), why="Cơ quan đã kết thúc")


def _person(by: Actor | None) -> Account | None:
    return by if isinstance(by, Account) else None


def _why(task: PlanTask) -> str:
    """A history line holds 100 letters."""
    return f"Tiếp nhận từ {task.agency}"[:100]


def _ended(task: PlanTask) -> str:
    assert task.agency is not None
    assert task.agency.valid_to is not None
    return f"{task.agency.name} đã sáp nhập, hoạt động đến hết {task.agency.valid_to:%d/%m/%Y}"
