"""Reading consolidated reports: the list, one of them, its figures, who reported."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from nepso.foundation.jobs.selectors import job_by_public_id
from nepso.kernel.policy import require
from nepso.programme.reporting.consolidated import tokens
from nepso.programme.reporting.consolidated.outputs import OUTPUT_KINDS
from nepso.programme.reporting.consolidated.selectors import (
    consolidated_page,
    figures_of,
    reporters_page,
    reporting_counts,
    section_counts,
)
from nepso.programme.reporting.consolidated.snapshotting import (
    breakdown_name,
    part_name,
    scope_words,
)
from nepso.programme.reporting.consolidated.views_staff.asking import (
    around,
    person_of,
    report_asked,
)
from nepso.programme.reporting.policies import (
    may_consolidate,
    may_read_consolidated,
    may_see_consolidated,
)
from nepso.programme.reporting.states import CONSOLIDATED_STATES, MAKING, REPORT_STATES


@login_required
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Consolidated reports, the newest first."""
    require(may_see_consolidated(request.user))
    found = consolidated_page(
        person_of(request),
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    values = {
        "page": found,
        "rows": [(r, CONSOLIDATED_STATES.state(r.state), scope_words(r)) for r in found.rows],
        "may_consolidate": bool(may_consolidate(request.user)),
    }
    return render(request, "reporting/consolidated/list.html", values)


@login_required
@require_GET
def report(request: HttpRequest, report_id: str) -> HttpResponse:
    """One report: where it stands, its main numbers, its files, what is to be done next."""
    found = report_asked(request, report_id)
    require(may_read_consolidated(request.user, found))
    job = job_by_public_id(found.job) if found.job else None
    counts = reporting_counts(found)
    values = {
        **around(request, found, "report"),
        "scope": scope_words(found),
        "job": job,
        "is_making": found.state == MAKING,
        "job_failed": job is not None and job.state == "failed",
        "is_writing": job is not None and job.state in ("waiting", "running"),
        "standings_shown": [(code, label, counts[code]) for code, label in tokens.REPORTING.items()]
        if counts[tokens.DUE]
        else [],
        "sections": section_counts(found),
        "errata": list(found.errata.all()),
        "files": [(kind, found.sha256.get(kind.code, "")) for kind in OUTPUT_KINDS],
        "files_are_old": found.sha256.get("revision") not in (None, found.revision),
    }
    return render(request, "reporting/consolidated/report.html", values)


@login_required
@require_GET
def figures(request: HttpRequest, report_id: str) -> HttpResponse:
    """The figures with their parts; each opens its evidence."""
    found = report_asked(request, report_id)
    require(may_read_consolidated(request.user, found))
    lines = [
        (
            line.whole,
            [
                (breakdown_name(name), [(part_name(name, p.key), p) for p in parts])
                for name, parts in line.parts.items()
            ],
        )
        for line in figures_of(found)
    ]
    values = {**around(request, found, "figures"), "lines": lines}
    return render(request, "reporting/consolidated/figures.html", values)


@login_required
@require_GET
def reporters(request: HttpRequest, report_id: str) -> HttpResponse:
    """Who has reported, in time or late, and who has not."""
    found = report_asked(request, report_id)
    require(may_read_consolidated(request.user, found))
    standing = request.GET.get("nhom", "")
    standing = standing if standing in tokens.REPORTING else tokens.DUE
    cursors = {name: request.GET.get(name, "") for name in ("after", "before")}
    page = reporters_page(found, standing, **cursors)
    counts = reporting_counts(found)
    values = {
        **around(request, found, "reporters"),
        "standing_tabs": [
            {
                "label": label,
                "url": f"?nhom={code}",
                "current": code == standing,
                "count": counts[code],
            }
            for code, label in tokens.REPORTING.items()
        ],
        "page": page,
        "rows": [(row, REPORT_STATES.state(row.state)) for row in page.rows],
    }
    return render(request, "reporting/consolidated/reporters.html", values)
