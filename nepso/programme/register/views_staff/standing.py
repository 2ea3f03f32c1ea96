"""Where the plan stands: the document with its margin, progress in figures, the calendar."""

from __future__ import annotations

import calendar as months
import datetime as dt
from dataclasses import replace
from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nepso.foundation.accounts.models import Account
from nepso.kernel.clock import today
from nepso.kernel.errors import NotFound
from nepso.kernel.policy import require
from nepso.programme.plans.kinds import CLOSING, CLOSING_SAID
from nepso.programme.plans.models import Clause
from nepso.programme.plans.selectors import document_pieces, version_binding
from nepso.programme.register import selectors
from nepso.programme.register.policies import may_read_register
from nepso.programme.register.presenting import TaskRow, short, task_rows


@login_required
def document(request: HttpRequest) -> HttpResponse:
    """The plan as text, the progress of each sentence in the margin; beside a measure that of the
    duties which carry it out."""
    require(may_read_register(request.user))
    version = version_binding()
    if version is None:
        raise NotFound("Chưa có kế hoạch nào được thông qua: hãy chờ cơ quan đầu mối thông qua.")
    progress = selectors.duty_progress(selectors.plan_tasks_of_programme())
    carried = selectors.measures_carried_out(version)
    pieces = [
        (
            piece,
            [
                (noted, progress.get(noted.pk), noted is not duty)
                for duty in piece.duties
                for noted in (duty, *carried.get(duty.pk, ()))
            ],
        )
        for piece in document_pieces(version)
    ]
    return render(request, "register/document.html", {"version": version, "pieces": pieces})


@login_required
def progress(request: HttpRequest) -> HttpResponse:
    """Progress in figures: overall, by clause, by kind of agency, by agency."""
    require(may_read_register(request.user))
    rows = selectors.plan_tasks_of_programme()
    by_clause = selectors.clause_progress(rows)
    version = version_binding()
    headings = Clause.objects.filter(version=version).order_by("order") if version else []
    clauses = [
        replace(by_clause[c.label], label=f"{c.label}. {short(c.heading, 90)}")
        for c in headings
        if c.label in by_clause
    ]
    if CLOSING in by_clause:
        clauses.append(replace(by_clause[CLOSING], label=CLOSING_SAID))
    values = {
        "overall": selectors.overall_progress(rows),
        "clauses": clauses,
        "kinds": selectors.kind_progress(rows),
        "agencies": selectors.agency_progress(rows, limit=30),
    }
    return render(request, "register/progress.html", values)


@login_required
def calendar(request: HttpRequest) -> HttpResponse:
    """One month of dates, day by day; ``?thang=2026-12``, ``?ai=tat-ca`` for the whole province."""
    require(may_read_register(request.user))
    first = _month(request.GET.get("thang", ""))
    last = first.replace(day=months.monthrange(first.year, first.month)[1])
    everybody = request.GET.get("ai") == "tat-ca"
    rows = (
        selectors.plan_tasks_visible_to(request.user)
        if everybody
        else selectors.my_plan_tasks(cast(Account, request.user))
    )
    asked = {name: request.GET.get(name, "") for name in ("after", "before")}
    month = selectors.month_of_dates(rows, first, last, grouped=everybody, **asked)
    who = "&ai=tat-ca" if everybody else ""
    values = {
        "month": first,
        "label": f"Tháng {first.month:02} năm {first.year}",
        "days": _days(month),
        "total": month.total,
        "page": month.page,
        "everybody": everybody,
        "before": f"?thang={first - dt.timedelta(days=1):%Y-%m}{who}",
        "after": f"?thang={last + dt.timedelta(days=1):%Y-%m}{who}",
        "tabs": [
            {"label": "Của tôi", "url": f"?thang={first:%Y-%m}", "current": not everybody},
            {
                "label": "Toàn tỉnh",
                "url": f"?thang={first:%Y-%m}&ai=tat-ca",
                "current": everybody,
            },
        ],
    }
    return render(request, "register/calendar.html", values)


def _days(month: selectors.Month) -> list[tuple[dt.date, int, list[tuple[TaskRow, int]]]]:
    """Day by day: all its open tasks counted, and the lines of this page."""
    entries = month.entries
    rows = task_rows(entry.task for entry in entries)
    lines: dict[dt.date, list[tuple[TaskRow, int]]] = {}
    for entry, row in zip(entries, rows, strict=True):
        lines.setdefault(entry.day, []).append((row, entry.members))
    return [(day, month.tasks.get(day, len(found)), found) for day, found in lines.items()]


def _month(text: str) -> dt.date:
    try:
        return dt.datetime.strptime(text, "%Y-%m").date()
    except ValueError:
        return today().replace(day=1)
