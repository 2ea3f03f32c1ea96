"""The page of a figure: what it says, and everything that it was made from."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from nepso.kernel.errors import NotFound
from nepso.kernel.policy import require
from nepso.programme.reporting.consolidated.selectors.behind import (
    TABS,
    FigureBehind,
    figure_behind,
    page_behind,
)
from nepso.programme.reporting.consolidated.snapshotting import (
    breakdown_name,
    part_name,
    scope_words,
)
from nepso.programme.reporting.consolidated.views_staff.asking import short_name
from nepso.programme.reporting.models import ConsolidatedContribution, Figure
from nepso.programme.reporting.policies import (
    may_read_consolidated,
    may_read_evidence,
    may_read_report,
    may_see_reporting,
)


@login_required
@require_GET
def figure(request: HttpRequest, public_id: str) -> HttpResponse:
    """A figure of the whole or of one report, opened."""
    require(may_see_reporting(request.user))
    behind = figure_behind(public_id)
    if not _may_open(request, behind):
        raise NotFound("Không có số liệu này, hoặc bạn chưa được xem: hãy mở lại từ báo cáo.")
    wanted = request.GET.get("xem", "")
    tab = wanted if wanted in behind.tabs else (behind.tabs or [""])[0]
    cursors = {name: request.GET.get(name, "") for name in ("after", "before")}
    page = page_behind(behind, tab, **cursors) if tab else None
    values = {
        "behind": behind,
        "version": behind.version,
        "tab": tab,
        "tabs": [
            {"label": TABS[code], "url": f"?xem={code}", "current": code == tab}
            for code in behind.tabs
        ],
        "page": page,
        "rows": _rows(request, behind, tab, page),
        "part": part_name(behind.breakdown, behind.key) if behind.breakdown else "",
        "divided": breakdown_name(behind.breakdown) if behind.breakdown else "",
        **(_of_whole(behind) if behind.whole is not None else _of_report(behind)),
    }
    return render(request, "reporting/consolidated/figure.html", values)


def _may_open(request: HttpRequest, behind: FigureBehind) -> bool:
    if behind.whole is not None:
        return bool(may_read_consolidated(request.user, behind.whole.report))
    return behind.own is not None and bool(may_read_evidence(request.user, behind.own.report))


def _of_whole(behind: FigureBehind) -> dict[str, Any]:
    whole = behind.whole
    assert whole is not None
    return {
        "value": whole.stated,
        "about": f"{scope_words(whole.report)}, {_days(behind)}",
        "report_title": short_name(whole.report),
        "report_url": reverse("consolidated:report", args=[whole.report.public_id]),
        "figures_url": reverse("consolidated:figures", args=[whole.report.public_id]),
    }


def _of_report(behind: FigureBehind) -> dict[str, Any]:
    own = behind.own
    assert own is not None
    agency = own.report.agency
    return {
        "value": own.counted if own.stated is None else own.stated,
        "about": f"{agency.name}, {own.report.period}",
        "report_title": agency.name,
        "report_url": reverse("agencies:agency", args=[agency.public_id]),
    }


def _days(behind: FigureBehind) -> str:
    span = behind.reach.span
    return f"từ {span.first:%d/%m/%Y} đến {span.last:%d/%m/%Y}"


def _rows(request: HttpRequest, behind: FigureBehind, tab: str, page: Any) -> list[Any]:
    """What each row shows; of a report that is still its agency's working paper not the value."""
    if page is None:
        return []
    if tab in ("bao-cao", "dieu-chinh") and behind.whole is not None:
        return [_contribution(request, row) for row in page.rows]
    return list(page.rows)


def _contribution(request: HttpRequest, row: ConsolidatedContribution) -> dict[str, Any]:
    source: Figure | None = row.source
    shown = row.is_shared or source is None or bool(may_read_report(request.user, source.report))
    return {
        "row": row,
        "shown": shown,
        "value": row.counted if row.stated is None else row.stated,
        "url": reverse("figures:figure", args=[source.public_id]) if shown and source else "",
        "differs": None not in (row.counted, row.stated) and row.counted != row.stated,
    }
