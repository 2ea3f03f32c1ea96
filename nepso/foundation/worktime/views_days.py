"""Pages of holidays and of the days that the Government announced."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nepso.foundation.worktime.forms import DayForm, DaysForm
from nepso.foundation.worktime.policies import may_read_periods, may_set_days_off
from nepso.foundation.worktime.selectors import known_years, special_days
from nepso.foundation.worktime.services import day_off_remove, day_off_set, days_off_import
from nepso.foundation.worktime.views_staff import person_of, tabs
from nepso.kernel.clock import today
from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require
from nepso.ui.forms import DateField, tell


class _Day(forms.Form):
    day = DateField()


@login_required
def days(request: HttpRequest) -> HttpResponse:
    """The holidays of one year and what was announced; ``?nam=2026``."""
    require(may_read_periods(request.user))
    return _page(request, DayForm(), DaysForm())


@require_POST
@login_required
def day_add(request: HttpRequest) -> HttpResponse:
    """Enter one announced day."""
    require(may_set_days_off(request.user))
    form = DayForm(request.POST)
    if form.is_valid():
        try:
            row = day_off_set(by=person_of(request), **form.cleaned_data)
        except Invalid as error:
            tell(form, error)
        else:
            messages.success(request, f"Đã ghi {row}.")
            return redirect(_address(row.day.year))
    return _page(request, form, DaysForm(), status=422)


@require_POST
@login_required
def days_paste(request: HttpRequest) -> HttpResponse:
    """Enter many days at once: all of them or none."""
    require(may_set_days_off(request.user))
    form = DaysForm(request.POST)
    if form.is_valid():
        try:
            count = days_off_import(text=form.cleaned_data["lines"], by=person_of(request))
        except Invalid as error:
            tell(form, error)
        else:
            messages.success(request, f"Đã ghi {count} ngày.")
            return redirect("worktime:days")
    return _page(request, DayForm(), form, status=422)


@require_POST
@login_required
def day_remove(request: HttpRequest) -> HttpResponse:
    """Take an entered day away again."""
    require(may_set_days_off(request.user))
    form = _Day(request.POST)
    if not form.is_valid():
        raise Invalid("Chưa rõ bỏ ngày nào: hãy quay lại và bấm nút bên cạnh ngày đó.")
    day = form.cleaned_data["day"]
    day_off_remove(day=day, by=person_of(request))
    messages.success(request, f"Đã bỏ ngày {day:%d/%m/%Y} khỏi danh sách ghi thêm.")
    return redirect(_address(day.year))


def _address(year: int) -> str:
    return f"{reverse('worktime:days')}?nam={year}"


def _page(
    request: HttpRequest, day: DayForm, lines: DaysForm, *, status: int = 200
) -> HttpResponse:
    first, last = known_years()
    given = request.GET.get("nam", "")
    year = int(given) if given.isascii() and given.isdigit() and len(given) == 4 else today().year
    year = min(max(year, first), last)
    values = {
        "year": year,
        "earlier": _address(year - 1) if year > first else "",
        "later": _address(year + 1) if year < last else "",
        "days": special_days(year),
        "form": day,
        "lines": lines,
        "may_set": may_set_days_off(request.user),
        "tabs": tabs("worktime:days"),
    }
    return render(request, "worktime/days.html", values, status=status)
