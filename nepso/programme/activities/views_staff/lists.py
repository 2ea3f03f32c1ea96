"""Lists: every activity one may see, one's own agency's, and what waits to be decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.policies import (
    may_approve_for_some,
    may_run_programme,
    may_work_for_some,
)
from nepso.foundation.agencies.models import Agency
from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require
from nepso.programme.activities import selectors, services
from nepso.programme.activities.kinds import Form
from nepso.programme.activities.models import Activity
from nepso.programme.activities.policies import may_accept_into_report, may_read_activities
from nepso.programme.activities.presenting import activity_rows
from nepso.programme.activities.selectors import ActivityFilters
from nepso.programme.activities.states import ACTIVITY_STATES
from nepso.programme.plans.models import Clause
from nepso.programme.plans.selectors import version_binding
from nepso.programme.register.selectors import bounded_count
from nepso.ui.forms import number_in

MOST_AGENCIES_IN_A_LIST = 300


@login_required
def everything(request: HttpRequest) -> HttpResponse:
    """Every activity that one may see."""
    require(may_read_activities(request.user))
    rows = selectors.activities_visible_to(request.user)
    return _page(request, rows, "list", "Hoạt động", "Việc các cơ quan đã làm cho kế hoạch.")


@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """What one's own agency recorded, whatever its state."""
    require(may_read_activities(request.user))
    agencies = selectors.agencies_recording(request.user)
    rows = selectors.activities_of_agencies(request.user, agencies)
    names = ", ".join(agency.name for agency in agencies[:3]) or "Bạn chưa thuộc cơ quan nào."
    return _page(request, rows, "mine", "Hoạt động của cơ quan tôi", names, narrow=True)


@login_required
def for_head(request: HttpRequest) -> HttpResponse:
    """What waits for the head of an agency."""
    require(may_read_activities(request.user))
    rows = selectors.activities_for_head(request.user)
    lead = "Hoạt động mà cán bộ đã gửi, chờ bạn duyệt với tư cách thủ trưởng."
    more = {"accept": "duyet", "accept_words": "Duyệt các hoạt động đã đánh dấu"}
    return _page(request, rows, "for_head", "Chờ thủ trưởng duyệt", lead, narrow=True, **more)


@login_required
def for_desk(request: HttpRequest) -> HttpResponse:
    """What waits for the lead desk."""
    require(may_read_activities(request.user))
    require(may_accept_into_report(request.user))
    rows = selectors.activities_for_desk(request.user)
    lead = "Thủ trưởng cơ quan đã duyệt; từ khi bạn nhận, hoạt động được tính vào số liệu."
    more = {"accept": "nhan", "accept_words": "Đưa các hoạt động đã đánh dấu vào báo cáo"}
    return _page(request, rows, "for_desk", "Chờ đưa vào báo cáo", lead, narrow=True, **more)


def _page(
    request: HttpRequest,
    rows: QuerySet[Activity],
    name: str,
    title: str,
    lead: str,
    *,
    narrow: bool = False,
    **more: Any,
) -> HttpResponse:
    filters = ActivityFilters.read(request.GET)
    listing = selectors.activities_page(
        rows,
        filters,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
        narrow=narrow,
    )
    values = {
        "title": title,
        "lead": lead,
        "filters": filters,
        "page": listing,
        "rows": activity_rows(listing),
        "tabs": _tabs(request, name),
        "forms": Form.choices,
        "states": ACTIVITY_STATES.choices if name in ("list", "mine") else [],
        "clauses": _clauses(),
        "agencies": _agencies() if name != "mine" else [],
        "query": filters.query(),
        "is_mine": name == "mine",
        **more,
    }
    return render(request, "activities/list.html", values)


def _tabs(request: HttpRequest, current: str) -> list[dict[str, Any]]:
    """The lists that concern the person, with bounded counts of what waits."""
    person = request.user
    tabs: list[tuple[str, str, QuerySet[Activity] | None]] = [("list", "Tất cả", None)]
    if may_work_for_some(person):
        tabs.append(("mine", "Của cơ quan tôi", None))
    if may_approve_for_some(person):
        rows = selectors.activities_for_head(person)
        tabs.append(("for_head", "Chờ thủ trưởng duyệt", rows))
    if may_run_programme(person):
        tabs.append(("for_desk", "Chờ đưa vào báo cáo", selectors.activities_for_desk(person)))
    return [
        {
            "label": label,
            "url": reverse(f"activities:{name}"),
            "current": name == current,
            "count": bounded_count(rows) if rows is not None else "",
        }
        for name, label, rows in tabs
    ]


def _clauses() -> list[tuple[str, str]]:
    rows = Clause.objects.filter(version=version_binding()).order_by("order")
    return [
        (label, f"{label} {heading}"[:80])
        for label, heading in rows.values_list("label", "heading")
    ]


def _agencies() -> list[tuple[str, str]]:
    rows = Agency.objects.order_by()[: MOST_AGENCIES_IN_A_LIST + 1]
    if rows.count() > MOST_AGENCIES_IN_A_LIST:
        return []
    return list(Agency.objects.order_by("name").values_list("public_id", "name"))


_Many = Callable[..., list[Activity]]
_MANY: dict[str, tuple[_Many, str, str]] = {
    "duyet": (services.activities_accept_at_agency, "for_head", "Đã duyệt {} hoạt động."),
    "nhan": (services.activities_accept, "for_desk", "Đã đưa {} hoạt động vào báo cáo."),
}


@login_required
@require_POST
def accept_many(request: HttpRequest) -> HttpResponse:
    """Accept what was ticked, each in the revision that was seen: all of them or none."""
    require(may_read_activities(request.user))
    named = _MANY.get(request.POST.get("buoc", ""))
    pairs = dict(box.split(":", 1) for box in request.POST.getlist("hoat_dong") if ":" in box)
    if named is None or not pairs:
        raise Invalid("Chưa đánh dấu hoạt động nào: hãy đánh dấu ít nhất một dòng.")
    accept, back, sentence = named
    rows = selectors.activities_visible_to(request.user).filter(public_id__in=pairs)
    chosen = [(row, number_in(pairs[row.public_id], -1)) for row in rows.select_related("agency")]
    done = accept(chosen=chosen, by=cast(Account, request.user))
    messages.success(request, sentence.format(len(done)))
    return redirect(f"activities:{back}")
