"""Open work of agencies that ended: what moved by itself, and what a person decides."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agency_by_public_id
from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require
from nepso.programme.register import selectors
from nepso.programme.register.models import PlanTask
from nepso.programme.register.policies import may_read_register, may_settle_succession
from nepso.programme.register.presenting import TaskRow, short, task_rows
from nepso.programme.register.services import plan_tasks_settle
from nepso.programme.register.states import PLAN_TASK_STATES

LATER, COMMON, NOBODY = "de-sau", "chung", ""


@login_required
def endings(request: HttpRequest) -> HttpResponse:
    """The agencies that ended and still hold open tasks."""
    require(may_read_register(request.user))
    values = {"agencies": selectors.agencies_waiting()}
    return render(request, "register/endings.html", values)


@login_required
def handing_on(request: HttpRequest, public_id: str) -> HttpResponse:
    """What became of the tasks of one ended agency; the lead desk decides on what is left."""
    require(may_read_register(request.user))
    found = agency_by_public_id(public_id)
    if request.method != "POST":
        return _page(request, found)
    decisions = _decisions(request)
    if not decisions:
        sentence = "Chưa chọn cho nhiệm vụ nào: hãy chọn cơ quan tiếp nhận, hoặc chọn rút."
        return _page(request, found, error=sentence)
    try:
        settled = plan_tasks_settle(
            agency=found, decisions=decisions, by=cast(Account, request.user)
        )
    except Invalid as error:
        return _page(request, found, error=error.sentence)
    said = (
        f"Đã chuyển {settled.moved}, gộp {settled.joined}, rút {settled.withdrawn} nhiệm vụ "
        f"của {found}."
    )
    messages.success(request, said)
    return redirect("register:handing_on", public_id)


def _decisions(request: HttpRequest) -> dict[str, str]:
    """What was chosen row by row; a row without its own choice takes the common one."""
    common, chosen = request.POST.get("chon-chung", LATER), {}
    for name, value in request.POST.items():
        if name.startswith("nv-"):
            whom = common if value == COMMON else str(value)
            if whom != LATER:
                chosen[name.removeprefix("nv-")] = whom
    return chosen


def _page(request: HttpRequest, agency: Agency, error: str = "") -> HttpResponse:
    successors = selectors.successors_of(agency)
    waiting = selectors.successions_waiting(agency)
    one = successors[0].public_id if len(successors) == 1 else COMMON
    rows = [
        (row, _choices(succession, successors), request.POST.get(f"nv-{row.task.public_id}", one))
        for row, succession in zip(task_rows([w.task for w in waiting]), waiting, strict=True)
    ]
    handed = selectors.tasks_handed_on(agency)
    values = {
        "agency": agency,
        "successors": successors,
        "rows": rows,
        "common": [*((s.public_id, s.name) for s in successors), (NOBODY, "Rút, không ai làm")],
        "common_chosen": request.POST.get("chon-chung", LATER),
        "handed": _handed(handed),
        "may_settle": bool(may_settle_succession(request.user)),
        "error": error,
    }
    status = 422 if error else 200
    return render(request, "register/handing_on.html", values, status=status)


def _choices(waiting: selectors.Succession, successors: list[Agency]) -> list[tuple[str, str]]:
    """(value, words) for one row: where a successor has the duty itself, both become one."""
    choices = [] if len(successors) == 1 else [(COMMON, "Theo lựa chọn chung")]
    for successor in successors:
        twin = waiting.twins.get(successor.public_id)
        words = (
            successor.name if twin is None else f"{successor.name}: gộp làm một ({_state(twin)})"
        )
        choices.append((successor.public_id, words))
    return [*choices, (NOBODY, "Rút, không ai làm"), (LATER, "Để sau")]


def _state(task: PlanTask) -> str:
    return PLAN_TASK_STATES.state(task.state).label.lower()


def _handed(
    handed: list[tuple[PlanTask, PlanTask | None]],
) -> list[tuple[TaskRow, str, TaskRow | None, str]]:
    """(row given up, its reason, the row in which the work goes on, its title)."""
    old = task_rows([task for task, _ in handed])
    heirs = iter(task_rows([heir for _, heir in handed if heir is not None]))
    return [
        (row, task.reason, next(heirs) if heir else None, short(task.duty.text, 90))
        for row, (task, heir) in zip(old, handed, strict=True)
    ]
