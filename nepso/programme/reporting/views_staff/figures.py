"""The figures of one part of a report: right, or another number because, many in one form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Conflict, Invalid, NotFound
from nepso.kernel.policy import require
from nepso.programme.reporting import selectors
from nepso.programme.reporting.figure_form import (
    Typed,
    change_of,
    stored_as_typed,
    typed_of,
)
from nepso.programme.reporting.models import Figure, PeriodicReport
from nepso.programme.reporting.policies import may_read_report, may_write_report
from nepso.programme.reporting.presenting import figures_url, tabs_of, words_url
from nepso.programme.reporting.selectors import Cell, PartOfFigures
from nepso.programme.reporting.services import FigureChange, FiguresConflict, figures_decide
from nepso.programme.reporting.states import REPORT_STATES
from nepso.ui.components.numbers import so


@dataclass(frozen=True, slots=True)
class Row:
    """One figure on the page: what is typed, what is wrong, what somebody else stored meanwhile."""

    cell: Cell
    typed: Typed
    error: str = ""
    stored: str = ""


@login_required
def figures(request: HttpRequest, public_id: str, part: int) -> HttpResponse:
    """One part's figures; sent, all of them are written or the form comes back filled."""
    found = selectors.report_by_public_id(public_id, request.user)
    require(may_read_report(request.user, found))
    if request.method == "POST":
        require(may_write_report(request.user, found))
        return _decide(request, found, part)
    here = _part(found, part)
    rows = [Row(cell, stored_as_typed(cell)) for cell in here.cells]
    return _page(request, found, here, rows)


def _part(report: PeriodicReport, number: int) -> PartOfFigures:
    parts = selectors.report_parts(report)
    found = next((part for part in parts if part.number == number), None)
    if found is None:
        raise NotFound("Báo cáo không có phần số liệu này: hãy mở lại báo cáo.")
    return found


def _page(
    request: HttpRequest,
    report: PeriodicReport,
    here: PartOfFigures,
    rows: list[Row],
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    parts = selectors.report_parts(report)
    is_written = report.state in REPORT_STATES.group("written")
    values = {
        "report": report,
        "tabs": tabs_of(report, "reporting:figures"),
        "part": here,
        "rows": rows,
        "parts": [
            {
                "label": one.name.split(". ")[0],
                "url": figures_url(report, one.number),
                "current": one.number == here.number,
                "count": one.open + one.returned or "",
            }
            for one in parts
        ],
        "unsaid": sum(1 for r in rows if r.cell.version.is_counted and not r.cell.figure.decision),
        "is_last": here.number == len(parts),
        "may_write": is_written and bool(may_write_report(request.user, report)),
        "problem": problem,
        "errors": [row for row in rows if row.error],
        "conflicts": [row for row in rows if row.stored],
    }
    return render(request, "reporting/figures.html", values, status=status)


def _decide(request: HttpRequest, report: PeriodicReport, number: int) -> HttpResponse:
    here = _part(report, number)
    typed = {cell.figure.pk: typed_of(request.POST, cell) for cell in here.cells}
    changes, errors = _changes(here, typed, rest_is_right="tat_ca" in request.POST)
    if errors:
        return _again(request, report, here, typed, errors)
    try:
        done = figures_decide(report=report, changes=changes, by=cast(Account, request.user))
    except Invalid as error:
        return _again(request, report, here, typed, error.fields)
    except FiguresConflict as conflict:
        return _both(request, report, number, typed, conflict)
    except Conflict as error:
        rows = [Row(cell, typed[cell.figure.pk]) for cell in here.cells]
        return _page(request, report, here, rows, problem=error.sentence, status=409)
    messages.success(request, f"Đã lưu {done} số." if done else "Không có gì thay đổi.")
    return redirect(_next(request, report, number))


def _changes(
    here: PartOfFigures, typed: dict[int, Typed], *, rest_is_right: bool
) -> tuple[list[FigureChange], dict[str, str]]:
    changes, errors = list[FigureChange](), dict[str, str]()
    for cell in here.cells:
        try:
            said = change_of(cell, typed[cell.figure.pk], rest_is_right=rest_is_right)
        except Invalid as error:
            errors[cell.figure.public_id] = error.sentence
            continue
        if said is not None:
            changes.append(said)
    return changes, errors


def _again(
    request: HttpRequest,
    report: PeriodicReport,
    here: PartOfFigures,
    typed: dict[int, Typed],
    errors: dict[str, str],
) -> HttpResponse:
    rows = [
        Row(cell, typed[cell.figure.pk], errors.get(cell.figure.public_id, ""))
        for cell in here.cells
    ]
    return _page(request, report, here, rows, status=422)


def _both(
    request: HttpRequest,
    report: PeriodicReport,
    number: int,
    typed: dict[int, Typed],
    conflict: FiguresConflict,
) -> HttpResponse:
    """What nobody else touched is saved; of the rest both versions stand on the page."""
    stale = {figure.pk: figure for figure in conflict.current}
    here, rows = _part(report, number), list[Row]()
    for cell in here.cells:
        theirs = stale.get(cell.figure.pk)
        if theirs is None:
            rows.append(Row(cell, stored_as_typed(cell)))
            continue
        mine = replace(typed[cell.figure.pk], revision=cell.figure.revision)
        rows.append(Row(cell, mine, stored=_words(theirs, cell)))
    said = f" Đã lưu {conflict.written} số khác." if conflict.written else ""
    return _page(request, report, here, rows, problem=conflict.sentence + said, status=409)


def _words(figure: Figure, cell: Cell) -> str:
    said = figure.get_decision_display() if figure.decision else "chưa nói gì"
    who = f", {figure.changed_by} ghi" if figure.changed_by else ""
    number = f"{so(figure.stated)} {cell.version.unit}, " if figure.stated is not None else ""
    return f"{number}{said}{who}"


def _next(request: HttpRequest, report: PeriodicReport, number: int) -> str:
    if "tiep" not in request.POST and "tat_ca" not in request.POST:
        return figures_url(report, number)
    parts = selectors.report_parts(report)
    if "tat_ca" in request.POST and parts[number - 1].open:
        return figures_url(report, number)
    return figures_url(report, number + 1) if number < len(parts) else words_url(report)
