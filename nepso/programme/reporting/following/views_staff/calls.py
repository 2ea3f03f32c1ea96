"""The call list: whom to telephone, noting the outcome, printing and taking it along."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.kinds import AgencyKind
from nepso.kernel.clock import today
from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require
from nepso.programme.reporting.following import selectors
from nepso.programme.reporting.following.forms import CallForm
from nepso.programme.reporting.following.policies import may_follow_up
from nepso.programme.reporting.following.selectors.calls import ORDER
from nepso.programme.reporting.following.services import report_call_log
from nepso.programme.reporting.following.sheets import sheet_of_calls
from nepso.programme.reporting.states import REPORT_STATES

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 5000
MOST_PRINTED = 500


@login_required
def listed(request: HttpRequest) -> HttpResponse:
    """The list: one keyset page, filters, what came of the last call."""
    require(may_follow_up(request.user))
    filters = selectors.CallFilters.read(request.GET)
    period = selectors.period_followed(filters.ky)
    values: dict[str, Any] = {"period": period, "filters": filters}
    if period is not None:
        cursors = {name: request.GET.get(name, "") for name in ("after", "before")}
        counts = selectors.unsent_counts(request.user, period)
        values |= {
            "page": selectors.call_page(request.user, period, filters, **cursors),
            "late": selectors.days_late(period),
            "counts": counts,
            "tabs": _tabs(filters, counts),
            "query": filters.query(),
            "choices": _choices(),
        }
    return render(request, "reporting/following/calls.html", values)


def _tabs(filters: selectors.CallFilters, counts: dict[str, int]) -> list[dict[str, Any]]:
    both = (("", "Chưa gửi lần nào", "unsent"), ("1", "Trả lại, chưa gửi lại", "returned"))
    return [
        {
            "label": label,
            "url": "?" + selectors.CallFilters(ky=filters.ky, tra_lai=value).query(),
            "current": filters.tra_lai == value,
            "count": counts[key],
        }
        for value, label, key in both
    ]


def _choices() -> dict[str, list[tuple[str, str]]]:
    unsent = REPORT_STATES.group("with_agency")
    return {
        "loai": [(code, str(label)) for code, label in AgencyKind.choices],
        "tinh_trang": [(s.code, s.label) for s in REPORT_STATES.states if s.code in unsent],
        "goi": list(selectors.CALLED.items()),
    }


@login_required
def printed(request: HttpRequest) -> HttpResponse:
    """The filtered list on paper: a page without navigation, most agencies at once."""
    require(may_follow_up(request.user))
    filters = selectors.CallFilters.read(request.GET)
    period = selectors.period_followed(filters.ky)
    values: dict[str, Any] = {"period": period, "filters": filters, "day": today()}
    if period is not None:
        rows = selectors.unsent_filtered(request.user, period, filters)
        found = rows.select_related("agency").order_by(*ORDER)[: MOST_PRINTED + 1]
        lines = selectors.call_lines(found)
        values |= {
            "lines": lines[:MOST_PRINTED],
            "is_cut": len(lines) > MOST_PRINTED,
            "late": selectors.days_late(period),
        }
    return render(request, "reporting/following/calls_print.html", values)


@login_required
def export(request: HttpRequest) -> HttpResponse:
    """The filtered list as XLSX."""
    require(may_follow_up(request.user))
    filters = selectors.CallFilters.read(request.GET)
    period = selectors.period_followed(filters.ky)
    lines: list[selectors.CallLine] = []
    if period is not None:
        rows = selectors.unsent_filtered(request.user, period, filters)
        lines = selectors.call_lines(rows.select_related("agency").order_by(*ORDER)[:MOST_ROWS])
    late = selectors.days_late(period) if period else None
    answer = HttpResponse(sheet_of_calls(lines, late), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="goi-dien-{today():%Y%m%d}.xlsx"'
    return answer


@login_required
def call(request: HttpRequest, public_id: str) -> HttpResponse:
    """One agency to call: its numbers, earlier calls, and the outcome of this one."""
    require(may_follow_up(request.user))
    line = selectors.report_to_call(public_id, request.user)
    form = CallForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            report_call_log(report=line.report, by=cast(Account, request.user), **form.cleaned_data)
        except Invalid as error:
            for name, sentence in error.fields.items():
                form.add_error(name, sentence)
        else:
            messages.success(request, f"Đã ghi cuộc gọi tới {line.report.agency}.")
            return redirect(_came_from(request))
    values = {
        "line": line,
        "form": form,
        "calls": selectors.calls_of(line.report),
        "late": selectors.days_late(line.report.period),
        "state": REPORT_STATES.state(line.report.state),
        "back": _came_from(request),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "reporting/following/call.html", values, status=status)


def _came_from(request: HttpRequest) -> str:
    """Where the list stood, when it is a page of ours; else the list."""
    back = request.POST.get("ve") or request.GET.get("ve", "")
    ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return back if ours else reverse("reporting:calls")
