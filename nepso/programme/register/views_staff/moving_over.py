"""Before an amended plan is adopted: open work that it does not give again as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Conflict, Invalid, NotFound
from nepso.kernel.policy import require
from nepso.programme.plans.models import Duty, PlanVersion
from nepso.programme.plans.selectors import version_by_public_id
from nepso.programme.register.models import OpenWorkChoice
from nepso.programme.register.periods import period_label
from nepso.programme.register.policies import may_decide_open_work
from nepso.programme.register.presenting import TaskRow, task_rows
from nepso.programme.register.services import open_work_decide
from nepso.programme.register.unmatched import END, STAY, Unmatched, open_work_unmatched

SUGGESTED, COMMON = "goi-y", "chung"
# More agencies than these are no list to choose from: then only who does it now is offered.
MOST_OFFERED = 20


@dataclass(frozen=True, slots=True)
class _Line:
    """One open task: its row, where its duty stood if several old ones become this one, the
    choices (value, words), the one that is set, who decided."""

    row: TaskRow
    before: str
    choices: list[tuple[str, str]]
    chosen: str
    decided: OpenWorkChoice | None


@dataclass(frozen=True, slots=True)
class _Group:
    """The open work of one duty, which lives on in ``duty``."""

    duty: Duty
    now_given: str
    common: list[tuple[str, str]]
    common_chosen: str
    lines: list[_Line]


@login_required
def moving_over(request: HttpRequest, version_id: str) -> HttpResponse:
    """Each open task without its like in the new version: goes on, moves, or ends; by a person."""
    require(may_decide_open_work(request.user))
    version = version_by_public_id(request.user, version_id)
    if version is None:
        raise NotFound("Không có bản kế hoạch này, hoặc bạn không được xem.")
    if request.method != "POST":
        return _page(request, version)
    try:
        count = open_work_decide(
            version=version,
            decisions=_decisions(request.POST, open_work_unmatched(version)),
            by=cast(Account, request.user),
        )
    except (Conflict, Invalid) as refused:
        return _page(request, version, error=refused.sentence)
    messages.success(request, f"Đã ghi quyết định cho {count} việc đang làm.")
    return redirect("plans:adopt", version.public_id)


def _decisions(posted: Mapping[str, str], waiting: list[Unmatched]) -> dict[str, str]:
    """What was chosen, task by task; one that waits no longer is named too, to be refused."""
    known = {one.task.public_id: one for one in waiting}
    decisions = {}
    for name, value in posted.items():
        if not name.startswith("viec-"):
            continue
        public_id = name.removeprefix("viec-")
        one = known.get(public_id)
        decisions[public_id] = str(value) if one is None else _chosen(value, one, posted)
    return decisions


def _chosen(value: str, one: Unmatched, posted: Mapping[str, str]) -> str:
    if value == COMMON:
        value = posted.get(f"chung-{one.duty.public_id}", SUGGESTED)
    return one.suggested if value == SUGGESTED else value


def _page(request: HttpRequest, version: PlanVersion, error: str = "") -> HttpResponse:
    waiting = open_work_unmatched(version)
    rows = dict(zip((w.task.pk for w in waiting), task_rows(w.task for w in waiting), strict=True))
    groups = [
        _group(list(ones), rows, request.POST)
        for _, ones in groupby(waiting, key=lambda one: one.duty.pk)
    ]
    values = {
        "version": version,
        "groups": groups,
        "undecided": sum(one.choice is None for one in waiting),
        "error": error,
    }
    return render(request, "register/moving_over.html", values, status=409 if error else 200)


def _group(ones: list[Unmatched], rows: dict[int, TaskRow], posted: Mapping[str, str]) -> _Group:
    first = ones[0]
    names = [agency.name for agency in first.given.values()]
    offered = _offered(first) if len(names) <= MOST_OFFERED else []
    told = ", ".join(names[:3]) + (f" và {len(names) - 3} cơ quan khác" if len(names) > 3 else "")
    period = period_label(first.occurrence)
    has_common = len(ones) > 1
    become_one = len({one.task.duty_id for one in ones}) > 1
    common = [
        (SUGGESTED, "Như gợi ý ở từng dòng: không mất việc nào"),
        (STAY, "Cơ quan đang làm thì làm tiếp"),
        *offered,
        (END, "Kết thúc những việc này"),
    ]
    return _Group(
        duty=first.duty,
        now_given=(told or "không cơ quan nào") + (f", {period}" if period else ""),
        common=common if has_common else [],
        common_chosen=posted.get(f"chung-{first.duty.public_id}", SUGGESTED),
        lines=[
            _Line(
                row=rows[one.task.pk],
                before=one.task.duty.place if become_one else "",
                choices=_choices(one, offered, has_common),
                chosen=posted.get(f"viec-{one.task.public_id}", _set_before(one, has_common)),
                decided=one.choice,
            )
            for one in ones
        ],
    )


def _offered(one: Unmatched) -> list[tuple[str, str]]:
    return [(key, f"Chuyển vào nhiệm vụ mới của {agency}") for key, agency in one.given.items()]


def _choices(
    one: Unmatched, offered: list[tuple[str, str]], has_common: bool
) -> list[tuple[str, str]]:
    agency = one.task.agency
    assert agency is not None
    own = (
        []
        if agency.public_id not in one.given
        else [(agency.public_id, "Ghép vào nhiệm vụ mới của chính cơ quan")]
    )
    choices = [
        *own,
        (STAY, f"{agency} làm tiếp việc này"),
        *(offer for offer in offered if offer[0] != agency.public_id),
        (END, f"Kết thúc: {_not_as_before(one)}"),
    ]
    choices = [
        (code, f"{words} (gợi ý)" if code == one.suggested else words) for code, words in choices
    ]
    if has_common:
        choices.insert(0, (COMMON, "Theo lựa chọn chung"))
    return choices


def _not_as_before(one: Unmatched) -> str:
    """How the new version differs for who does it now: it gives the work for another period, or
    not at all."""
    if one.task.agency is None or one.task.agency.public_id not in one.given:
        return "bản mới không giao nữa"
    period = period_label(one.occurrence)
    return f"bản mới giao cho {period}" if period else "bản mới giao không theo kỳ"


def _set_before(one: Unmatched, has_common: bool) -> str:
    """What a person decided before, else the common choice, else the suggestion."""
    if one.choice is None:
        return COMMON if has_common else one.suggested
    return one.choice.into.public_id if one.choice.into else str(one.choice.choice)
