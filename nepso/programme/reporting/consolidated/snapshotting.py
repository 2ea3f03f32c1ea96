"""From the rows of a consolidated report to its snapshot: what freezing keeps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency
from nepso.kernel.addresses import whole as whole_address
from nepso.programme.activities.kinds import Audience, Form
from nepso.programme.plans.models import Clause
from nepso.programme.plans.selectors import version_binding
from nepso.programme.register.states import PLAN_TASK_STATES
from nepso.programme.reporting.consolidated.addresses import FigureAddresses
from nepso.programme.reporting.consolidated.snapshot import (
    AgencyFigure,
    Change,
    Line,
    Meaning,
    Part,
    Passage,
    Reporter,
    Snapshot,
)
from nepso.programme.reporting.kinds import Breakdown, Scope, Section
from nepso.programme.reporting.models import (
    ConsolidatedContribution,
    ConsolidatedFigure,
    ConsolidatedReport,
    IndicatorVersion,
)
from nepso.programme.reporting.states import REPORT_STATES

_FROM_EVIDENCE = "đếm từ minh chứng"
_NOT_EXPECTED = "Không phải báo cáo trong kỳ"


def snapshot_of(report: ConsolidatedReport) -> Snapshot:
    """The report as it is kept: the frozen snapshot where there is one, else as it stands now."""
    return Snapshot.from_bytes(bytes(report.kept)) if report.kept else snapshot_taken(report)


def snapshot_taken(report: ConsolidatedReport) -> Snapshot:
    """The report as its rows stand now; a fixed number of queries."""
    addresses = FigureAddresses()
    rows = report.figures.select_related("version__indicator", "last_year_figure")
    figures = list(rows.order_by("link_number", "pk"))
    binding = version_binding()
    titles = _clause_titles(binding.pk if binding else None)
    return Snapshot(
        public_id=report.public_id,
        edition=report.number,
        title=report.title,
        scope=scope_words(report),
        period=str(report.period) if report.period_id else "",
        counts_from=report.first_day.isoformat(),
        counts_until=report.last_day.isoformat(),
        # To the microsecond: a second rounded down would leave out what was accepted within it.
        as_of=timezone.localtime(report.as_of).isoformat(timespec="microseconds"),
        plan_title=_plan_words(binding),
        letterhead=dict(report.letterhead),
        headings=tuple((str(code), str(label)) for code, label in Section.choices),
        lines=tuple(_lines(figures, titles, addresses)),
        figures=tuple(_agency_figures(report, addresses)),
        reporters=tuple(_reporters(report)),
        passages=tuple(_passages(report)),
        dictionary=tuple(_meaning(f.version) for f in figures if not f.breakdown),
        changes=tuple(_changes(report)),
        reporters_address=whole_address(reverse("consolidated:reporters", args=[report.public_id])),
    )


def scope_words(report: ConsolidatedReport) -> str:
    """What the report is about, in words."""
    if report.agency is not None:
        return report.agency.name
    if report.scope == Scope.CLAUSE:
        return f"Mục {report.clause} của kế hoạch"
    return "Toàn tỉnh"


def part_name(breakdown: str, key: str) -> str:
    """A part of a breakdown in words."""
    labels: dict[str, Any] = {
        Breakdown.FORM: dict(Form.choices),
        Breakdown.AUDIENCE: dict(Audience.choices),
        Breakdown.AGENCY_KIND: dict(AgencyKind.choices),
    }
    if breakdown == Breakdown.STATE:
        return PLAN_TASK_STATES.state(key).label
    if breakdown == Breakdown.CLAUSE:
        return f"Mục {key}"
    return str(labels[breakdown].get(key, key))


def breakdown_name(breakdown: str) -> str:
    """A breakdown in words. Corrections are of the whole alone, so parts by form and audience are
    what the system counts."""
    label = str(Breakdown(breakdown).label)
    counted = breakdown in (Breakdown.FORM, Breakdown.AUDIENCE)
    return f"{label} ({_FROM_EVIDENCE})" if counted else label


def _plan_words(binding: Any) -> str:
    if binding is None:
        return ""
    symbol = f"số {binding.symbol} " if binding.symbol else ""
    day = f"ngày {binding.issued_on:%d/%m/%Y} " if binding.issued_on else ""
    issuer = f"của {binding.issuer} " if binding.issuer else ""
    about = binding.plan.title.strip()
    about = about.removeprefix("Kế hoạch ").removeprefix("KẾ HOẠCH ")
    return f"Kế hoạch {symbol}{day}{issuer}{about[:1].lower()}{about[1:]}".strip()


def _clause_titles(version: int | None) -> dict[str, str]:
    rows = Clause.objects.filter(version_id=version).order_by("order")
    return {label: heading for label, heading in rows.values_list("label", "heading")}


def _lines(
    figures: list[ConsolidatedFigure], titles: dict[str, str], addresses: FigureAddresses
) -> Iterable[Line]:
    parts: defaultdict[int, list[ConsolidatedFigure]] = defaultdict(list)
    for figure in figures:
        if figure.breakdown:
            parts[figure.version_id].append(figure)
    for number, whole in enumerate((f for f in figures if not f.breakdown), 1):
        version, earlier = whole.version, whole.last_year_figure
        clause = str(version.clauses[0]) if version.clauses else ""
        yield Line(
            number=number,
            indicator=version.indicator.code,
            name=version.name,
            unit=version.unit,
            clause=clause,
            clause_title=titles.get(clause.partition("(")[0], ""),
            counted_here=version.is_counted,
            value=whole.stated,
            last_year=whole.last_year,
            address=addresses.of(whole.public_id),
            corrected_by=whole.adjusted,
            estimated_by=whole.estimates,
            parts=tuple(_part(p, addresses) for p in parts[whole.version_id]),
            group=version.part,
            counted=whole.counted,
            twice=whole.twice,
            last_year_address=addresses.of(earlier.public_id if earlier else None),
        )


def _part(figure: ConsolidatedFigure, addresses: FigureAddresses) -> Part:
    breakdown, key = figure.breakdown, figure.key
    return Part(
        breakdown=breakdown,
        breakdown_name=breakdown_name(breakdown),
        key=key,
        name=part_name(breakdown, key),
        value=figure.stated or Decimal(0),
        address=addresses.of(figure.public_id),
    )


def _agency_figures(
    report: ConsolidatedReport, addresses: FigureAddresses
) -> Iterable[AgencyFigure]:
    rows = ConsolidatedContribution.objects.filter(figure__report=report).order_by(
        "figure__link_number", "pk"
    )
    columns = (
        *("agency__code", "figure__version__indicator__code", "counted", "stated", "reason"),
        *("typed_source", "is_estimate", "source__public_id", "figure__public_id"),
    )
    for row in rows.values_list(*columns).iterator(5000):
        agency, indicator, counted, stated, reason, typed, estimate, source, whole = row
        yield AgencyFigure(
            agency, indicator, counted, stated, reason or typed, estimate,
            addresses.of(source or whole),
        )  # fmt: skip


def _reporters(report: ConsolidatedReport) -> Iterable[Reporter]:
    rows = report.reporters.select_related("agency").order_by("order", "pk")
    known = set[int]()
    for r in rows.iterator(2000):
        known.add(r.agency_id)
        yield Reporter(
            **_agency_facts(r.agency),
            state=REPORT_STATES.state(r.state).label,
            complete=r.is_complete,
            on_time=r.is_on_time,
            approved=r.is_approved,
            non_empty=r.is_filled,
            submitted_on=r.sent_on.isoformat() if r.sent_on and r.is_sent else "",
            days_late=r.days_late,
            nothing_because=r.nothing_reason,
        )
    brought = ConsolidatedContribution.objects.filter(figure__report=report).values("agency")
    wrote = report.paragraphs.filter(agency__isnull=False).values("agency")
    others = Agency.objects.filter(Q(pk__in=brought) | Q(pk__in=wrote)).exclude(pk__in=known)
    for agency in others.order_by("kind", "folded", "pk"):
        yield Reporter(
            **_agency_facts(agency), state=_NOT_EXPECTED, complete=False, on_time=False,
            approved=False, non_empty=False, submitted_on="", days_late=0, nothing_because="",
            expected=False,
        )  # fmt: skip


def _agency_facts(agency: Agency) -> dict[str, Any]:
    return {
        "agency": agency.code,
        "name": agency.name,
        "kind": agency.kind,
        "kind_name": str(AgencyKind(agency.kind).label),
        "address": whole_address(reverse("agencies:agency", args=[agency.public_id])),
    }


def _passages(report: ConsolidatedReport) -> Iterable[Passage]:
    rows = list(report.paragraphs.select_related("agency").order_by("section", "order", "pk"))
    alike: defaultdict[int, list[str]] = defaultdict(list)
    for row in rows:
        if row.similar_to_id and not row.is_kept and row.agency is not None:
            alike[row.similar_to_id].append(row.agency.code)
    for row in rows:
        if not row.is_kept or not row.text.strip():
            continue
        lead = row.similar_to_id or row.pk
        own = [row.agency.code] if row.agency is not None else []
        others = [code for code in alike[lead] if code not in own]
        yield Passage(row.section, row.text, row.origin, tuple(own + others))


def _meaning(version: IndicatorVersion) -> Meaning:
    return Meaning(
        indicator=version.indicator.code,
        name=version.name,
        unit=version.unit,
        definition=version.definition,
        formula=version.formula,
        source=version.get_counted_from_display(),
        clauses=tuple(str(c) for c in version.clauses),
        breakdowns=tuple(str(b) for b in version.breakdowns),
        version=version.number,
    )


def _changes(report: ConsolidatedReport) -> Iterable[Change]:
    for e in report.errata.order_by("number"):
        day = timezone.localdate(e.at).isoformat()
        yield Change(e.place, e.before, e.after, e.reason, day)
