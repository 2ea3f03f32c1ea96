"""Pages of the reporting periods."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nepso.foundation.audit.services import Actor
from nepso.foundation.worktime.forms import DatesForm, PeriodForm
from nepso.foundation.worktime.policies import may_read_periods, may_set_periods
from nepso.foundation.worktime.ports import period_links
from nepso.foundation.worktime.selectors import (
    period_before,
    period_by_public_id,
    period_hints,
    periods_page,
)
from nepso.foundation.worktime.services import (
    period_close,
    period_open,
    period_plan,
    period_set_dates,
)
from nepso.foundation.worktime.spans import usual_closing_span
from nepso.foundation.worktime.states import PERIOD_STATES
from nepso.kernel.clock import today
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.ui.forms import tell

DATES = ("counts_from", "cut_off_on", "units_due_on", "consolidation_due_on")


def tabs(current: str) -> list[dict[str, Any]]:
    """The two pages of this package."""
    named = (("worktime:list", "Kỳ báo cáo"), ("worktime:days", "Ngày nghỉ, ngày làm bù"))
    return [{"label": label, "url": reverse(n), "current": n == current} for n, label in named]


def person_of(request: HttpRequest) -> Actor:
    """Who asks; login_required stands above every view that calls this."""
    return cast(Actor, request.user)


@login_required
def period_list(request: HttpRequest) -> HttpResponse:
    """All periods with their dates, the latest first."""
    require(may_read_periods(request.user))
    page = periods_page(after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    rows = [(period, PERIOD_STATES.state(period.state)) for period in page.rows]
    values = {
        "page": page,
        "rows": rows,
        "may_set": may_set_periods(request.user),
        "tabs": tabs("worktime:list"),
    }
    return render(request, "worktime/list.html", values)


@login_required
def period_new(request: HttpRequest) -> HttpResponse:
    """Add a period."""
    require(may_set_periods(request.user))
    form = PeriodForm(request.POST or None, initial={"year": today().year})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                made = period_plan(by=person_of(request), **form.cleaned_data)
            except (Invalid, Conflict) as error:
                tell(form, error)
                status = error.status if isinstance(error, Conflict) else 422
            else:
                messages.success(request, f"Đã thêm kỳ {made}. Hãy đặt thời hạn của kỳ.")
                return redirect("worktime:dates", made.public_id)
    return render(request, "worktime/new.html", {"form": form}, status=status)


@login_required
def period(request: HttpRequest, public_id: str) -> HttpResponse:
    """One period: its span, its dates, what to look at before relying on them."""
    require(may_read_periods(request.user))
    found = period_by_public_id(public_id)
    values = {
        "period": found,
        "state": PERIOD_STATES.state(found.state),
        "before": period_before(found),
        "hints": period_hints(found) if found.is_open or found.state == "planned" else [],
        "may_set": may_set_periods(request.user),
        "moves": PERIOD_STATES.next_states(found.state),
        "links": period_links(found, request.user),
    }
    return render(request, "worktime/period.html", values)


@login_required
def period_dates(request: HttpRequest, public_id: str) -> HttpResponse:
    """Set the dates; on a conflict what is stored is shown beside what was typed."""
    require(may_set_periods(request.user))
    found = period_by_public_id(public_id)
    stored = {name: getattr(found, name) for name in DATES}
    form = DatesForm(request.POST or None, initial={**stored, "revision": found.revision})
    values: dict[str, Any] = {"form": form, "period": found}
    values["usual"] = usual_closing_span(found.kind, found.year, found.number)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                done = period_set_dates(period=found, by=person_of(request), **form.cleaned_data)
            except (Invalid, Conflict) as error:
                tell(form, error)
                if isinstance(error, Conflict):
                    status, values["stored"] = 409, found
                    form.data = {**form.data.dict(), "revision": str(found.revision)}  # type: ignore[attr-defined]
            else:
                messages.success(request, f"Đã lưu thời hạn của kỳ {done}.")
                return redirect("worktime:period", public_id)
    return render(request, "worktime/dates.html", values, status=status)


@require_POST
@login_required
def open_period(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take activities and reports of the period."""
    require(may_set_periods(request.user))
    opened = period_open(period=period_by_public_id(public_id), by=person_of(request))
    messages.success(request, f"Đã mở kỳ {opened}.")
    return redirect("worktime:period", public_id)


@require_POST
@login_required
def close_period(request: HttpRequest, public_id: str) -> HttpResponse:
    """End the period."""
    require(may_set_periods(request.user))
    closed = period_close(period=period_by_public_id(public_id), by=person_of(request))
    messages.success(request, f"Đã đóng kỳ {closed}.")
    return redirect("worktime:period", public_id)
