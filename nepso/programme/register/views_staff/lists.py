"""My tasks, the register, and giving many tasks to one person."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agency_named
from nepso.kernel.errors import Invalid
from nepso.kernel.keyset import keyset_page
from nepso.kernel.policy import require
from nepso.programme.plans.models import PlanVersion
from nepso.programme.plans.selectors import versions_in_force
from nepso.programme.register import selectors
from nepso.programme.register.forms import filter_choices
from nepso.programme.register.models import PlanTask
from nepso.programme.register.policies import may_read_register, may_update
from nepso.programme.register.presenting import plan_names, several, short, task_rows
from nepso.programme.register.selectors.listing import ORDER
from nepso.programme.register.services import plan_tasks_assign

MOST_AGENCIES_IN_A_LIST = 300


@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """My tasks: one card a task, overdue first, the next action on the card."""
    require(may_read_register(request.user))
    rows = selectors.my_plan_tasks(cast(Account, request.user))
    rows = rows.select_related("duty", "agency", "responsible").defer("duty__compiled")
    page = keyset_page(
        rows,
        fields=ORDER,
        size=20,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    groups: dict[str, list[Any]] = {}
    for row in task_rows(page.rows, plan_names()):
        groups.setdefault(_bucket(row.late, row.task), []).append(row)
    return render(request, "register/mine.html", {"groups": groups, "page": page})


def _bucket(late: str, task: PlanTask) -> str:
    if task.due_on is None:
        return "Thường xuyên"
    return {"red": "Quá hạn", "amber": "Đến hạn trong 30 ngày"}.get(late, "Sau đó")


@login_required
def register(request: HttpRequest) -> HttpResponse:
    """The register: filters, search, one keyset page."""
    require(may_read_register(request.user))
    filters = selectors.Filters.read(request.GET)
    page = selectors.plan_tasks_page(
        request.user,
        filters,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    versions = versions_in_force()
    values = {
        "filters": filters,
        "page": page,
        "rows": task_rows(page.rows, plan_names(versions)),
        "tabs": _tabs(filters, page.single),
        "quick": _quick(request, filters),
        "query": selectors.filters_query(filters),
        "choices": filter_choices(),
        "clauses": _clauses(filters),
        "plans": _plans(versions),
        "agencies": _agencies(),
        "groups": selectors.groups_with_tasks(),
        "assign": _assign_choices(request, filters),
        "is_found_singly": bool(filters.q) and page.single and not filters.single,
    }
    return render(request, "register/list.html", values)


def _tabs(filters: selectors.Filters, single: bool) -> list[dict[str, Any]]:
    views = ((selectors.GROUPED, "Theo nhóm"), (selectors.SINGLE, "Từng cơ quan"))
    return [
        {
            "label": label,
            "url": "?" + selectors.filters_query(filters, xem=code),
            "current": single == (code == selectors.SINGLE),
        }
        for code, label in views
    ]


def _quick(request: HttpRequest, filters: selectors.Filters) -> list[dict[str, Any]]:
    """Two counts that matter, within what is shown, each a link to its rows there."""
    labels = {"qua-han": "Quá hạn", "sap-den": "Đến hạn trong 30 ngày"}
    return [
        {
            "label": labels[found.han],
            "count": count if count is None or count < 1000 else "999+",
            "url": "?" + selectors.filters_query(found),
            "current": filters.han == found.han,
        }
        for found, count in selectors.due_counts(request.user, filters)
    ]


def _plans(versions: list[PlanVersion]) -> list[tuple[str, str]]:
    """The plans to choose from; none to choose where one is in force."""
    return [(one.plan.public_id, short(one.plan.title, 90)) for one in several(versions)]


def _clauses(filters: selectors.Filters) -> list[tuple[str, str]]:
    """The clauses to choose from; one that a link chose stays chosen though it has no heading."""
    found = selectors.clauses_with_tasks(filters.ke_hoach)
    if filters.muc and filters.muc not in dict(found):
        found.append((filters.muc, filters.muc))
    return found


def _agencies() -> list[tuple[str, str]]:
    # Counted before it is sorted: with thousands of agencies the field is typed, not chosen.
    if Agency.objects.order_by()[: MOST_AGENCIES_IN_A_LIST + 1].count() > MOST_AGENCIES_IN_A_LIST:
        return []
    return list(Agency.objects.order_by("name").values_list("public_id", "name"))


def _assign_choices(request: HttpRequest, filters: selectors.Filters) -> list[Account]:
    """Whom the rows of one agency can be given to, for those who may."""
    agency = agency_named(filters.co_quan) if filters.co_quan else None
    if agency is None or not may_update(request.user, PlanTask(agency=agency)):
        return []
    return list(selectors.assignable_accounts(agency))


@login_required
@require_POST
def assign(request: HttpRequest) -> HttpResponse:
    """Give the ticked tasks to one person; the act asks ``may_update`` for each of them."""
    require(may_read_register(request.user))
    ids = request.POST.getlist("nhiem_vu")
    tasks = list(selectors.plan_tasks_visible_to(request.user).filter(public_id__in=ids))
    person = Account.objects.filter(public_id=request.POST.get("phu_trach", "")).first()
    if not tasks:
        raise Invalid("Chưa chọn nhiệm vụ nào: hãy đánh dấu ít nhất một nhiệm vụ rồi giao lại.")
    changed = plan_tasks_assign(tasks=tasks, responsible=person, by=cast(Account, request.user))
    messages.success(request, f"Đã giao {changed} nhiệm vụ cho {person or 'không ai'}.")
    return redirect(came_from(request))


def came_from(request: HttpRequest) -> str:
    """Where the form stood, when it is a page of ours; else the register."""
    back = request.POST.get("ve", "")
    ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return back if ours else reverse("register:list")
