"""What is counted and how: the indicators, one of them, a new wording, the set of a period."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.foundation.worktime.selectors import period_by_public_id
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.programme.reporting.forms import WordingForm
from nepso.programme.reporting.kinds import CountedFrom
from nepso.programme.reporting.models import Indicator
from nepso.programme.reporting.policies import may_read_indicators, may_set_indicators
from nepso.programme.reporting.selectors.indicators import (
    breakdown_words,
    indicator_by_code,
    indicator_parts,
    indicator_versions,
    period_choices,
    rule_words,
)
from nepso.programme.reporting.services import (
    indicator_retire,
    indicator_reword,
    indicators_seed,
    period_indicators_choose,
)


@login_required
def indicators(request: HttpRequest) -> HttpResponse:
    """All indicators by part, or those of one clause or source."""
    require(may_read_indicators(request.user))
    clause = request.GET.get("muc", "").strip()[:60]
    source = request.GET.get("nguon", "").strip()
    every = indicator_parts()
    shown = indicator_parts(clause=clause, source=source) if clause or source else every
    places = {p.partition("(")[0] for part in every for i in part.indicators for p in _clauses(i)}
    values = {
        "parts": shown,
        "clause": clause,
        "source": source,
        "active": sum(1 for used in (clause, source) if used),
        "clauses": sorted(places, key=_by_place),
        "sources": CountedFrom.choices,
        "may_set": bool(may_set_indicators(request.user)),
    }
    return render(request, "reporting/indicators.html", values)


def _clauses(indicator: Indicator) -> list[str]:
    return list(indicator.latest.clauses) if indicator.latest else []


def _by_place(place: str) -> list[tuple[int, str]]:
    numerals = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}
    return [
        (numerals.get(part, int(part) if part.isdecimal() else 0), part)
        for part in place.split(".")
    ]


@login_required
@require_POST
def seed(request: HttpRequest) -> HttpResponse:
    """Add the shipped indicators that are missing."""
    require(may_set_indicators(request.user))
    added = indicators_seed(by=cast(Account, request.user))
    messages.success(request, f"Đã thêm {added} chỉ tiêu." if added else "Bộ chỉ tiêu đã đủ.")
    return redirect(reverse("reporting:indicators"))


@login_required
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator: what it means, how it is counted, its versions and where they hold."""
    require(may_read_indicators(request.user))
    found = indicator_by_code(code)
    newest = found.latest
    values: dict[str, Any] = {
        "indicator": found,
        "newest": newest,
        "rule": rule_words(newest) if newest else [],
        "breakdowns": breakdown_words(newest) if newest else "",
        "versions": indicator_versions(found),
        "may_set": bool(may_set_indicators(request.user)),
    }
    return render(request, "reporting/indicator.html", values)


@login_required
def reword(request: HttpRequest, code: str) -> HttpResponse:
    """Word an indicator anew; periods that froze the old wording keep it."""
    require(may_set_indicators(request.user))
    found = indicator_by_code(code)
    if request.method != "POST":
        return _form_page(request, found, WordingForm(initial=WordingForm.initial_of(found)))
    form = WordingForm(request.POST)
    if not form.is_valid():
        return _form_page(request, found, form, status=422)
    try:
        indicator_reword(
            indicator=found,
            wording=form.wording(),
            revision=form.cleaned_data["revision"],
            by=cast(Account, request.user),
        )
    except Invalid as error:
        for name, sentence in error.fields.items():
            form.add_error(name, sentence)
        return _form_page(request, found, form, status=422)
    except Conflict as error:
        form.add_error(None, error.sentence)
        return _form_page(request, indicator_by_code(code), form, status=409)
    messages.success(request, "Đã lưu phiên bản mới. Kỳ đã chốt vẫn giữ phiên bản của kỳ.")
    return redirect(reverse("reporting:indicator", args=[code]))


def _form_page(
    request: HttpRequest, found: Indicator, form: WordingForm, *, status: int = 200
) -> HttpResponse:
    values = {"indicator": found, "newest": found.latest, "form": form}
    return render(request, "reporting/indicator_form.html", values, status=status)


@login_required
@require_POST
def retire(request: HttpRequest, code: str) -> HttpResponse:
    """Stop asking an indicator from the next period on, or ask it again."""
    require(may_set_indicators(request.user))
    found = indicator_by_code(code)
    is_retired = request.POST.get("thoi_dung") == "1"
    indicator_retire(indicator=found, is_retired=is_retired, by=cast(Account, request.user))
    said = "Chỉ tiêu thôi dùng từ kỳ sau." if is_retired else "Chỉ tiêu được dùng lại từ kỳ sau."
    messages.success(request, said)
    return redirect(reverse("reporting:indicator", args=[code]))


@login_required
def period_indicators(request: HttpRequest, public_id: str) -> HttpResponse:
    """The set that a period asks: readers see it, the lead desk chooses it."""
    require(may_read_indicators(request.user))
    period = period_by_public_id(public_id)
    problem, status = "", 200
    if request.method == "POST":
        require(may_set_indicators(request.user))
        chosen = Indicator.objects.filter(code__in=request.POST.getlist("chi_tieu"))
        rows = list(chosen.select_related("latest"))
        try:
            added, left = period_indicators_choose(
                period=period, indicators=rows, by=cast(Account, request.user)
            )
        except (Invalid, Conflict) as error:
            problem, status = error.sentence, error.status
        else:
            messages.success(request, f"Đã chốt bộ chỉ tiêu: thêm {added}, bỏ {left}.")
            return redirect(reverse("reporting:period_indicators", args=[public_id]))
    choices = period_choices(period)
    ticked = set(request.POST.getlist("chi_tieu")) if problem else None
    is_frozen = any(row.frozen for row in choices)
    values = {
        "period": period,
        "rows": [
            (row, row.indicator.code in ticked if ticked is not None else _is_asked(row, is_frozen))
            for row in choices
        ],
        "is_frozen": is_frozen,
        "asked": sum(1 for row in choices if row.frozen),
        "may_set": bool(may_set_indicators(request.user)) and period.state != "closed",
        "problem": problem,
    }
    return render(request, "reporting/period_indicators.html", values, status=status)


def _is_asked(row: Any, is_frozen: bool) -> bool:
    """What holds in the period; before anything is frozen, all that are in use."""
    return row.frozen is not None if is_frozen else not row.indicator.is_retired
