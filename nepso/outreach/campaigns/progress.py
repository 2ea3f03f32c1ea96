"""Every figure of a campaign, counted from its postings; nobody types one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from nepso.outreach.campaigns.models import Campaign
from nepso.outreach.campaigns.selectors import agencies_in
from nepso.outreach.distribution.models import Posting
from nepso.outreach.distribution.outlet_facts import COMMUNES
from nepso.outreach.distribution.selectors import Coverage, coverage_of
from nepso.outreach.distribution.states import DROPPED, POSTING_STATES, PROVEN, SAID

_WAITING, _RUNNING = POSTING_STATES.group("waiting"), POSTING_STATES.group("running")


@dataclass(frozen=True, slots=True)
class Line:
    """One product or agency of it: postings planned, out (the next two among them), of which
    only a person's word says that they ran, proven."""

    name: str
    key: str
    planned: int
    out: int
    said: int
    proven: int


@dataclass(frozen=True, slots=True)
class Progress:
    """``out`` holds those that are proven or ``said`` (decision 0217). Reach stands apart: measured
    by a counter, estimated by a person, each with the number of postings that say it."""

    planned: int
    out: int
    said: int
    proven: int
    measured: int
    measured_of: int
    estimated: int
    estimated_of: int
    communes: int
    coverage: Coverage
    by_product: Sequence[Line]
    by_agency: Sequence[Line]


def postings_of(campaign: Campaign) -> QuerySet[Posting]:
    """What counts for it: a posting of one of its products, on an outlet of who takes part, that
    ran (or is planned) within its days."""
    begins, after = campaign.span
    ran = Q(out_at__gte=begins, out_at__lt=after)
    will = Q(out_at=None, planned_at__gte=begins, planned_at__lt=after)
    rows = Posting.objects.filter(ran | will, product__in=campaign.products.values("pk"))
    rows = rows.filter(outlet__agency__in=agencies_in(campaign).values("pk"))
    return rows.exclude(state=DROPPED)


def progress_of(campaign: Campaign) -> Progress:
    """All figures; as many queries for many postings as for few."""
    rows = postings_of(campaign)
    sums = rows.filter(state__in=_RUNNING).aggregate(
        measured=Sum("reach_measured"), measured_of=Count("reach_measured"),
        estimated=Sum("reach_estimated"), estimated_of=Count("reach_estimated"),
    )  # fmt: skip
    by_product = _lines(rows, "product__title", "product__public_id")
    by_agency = _lines(rows, "outlet__agency__name", "outlet__agency__public_id")
    coverage = coverage_of(rows)
    return Progress(
        planned=sum(line.planned for line in by_product),
        out=sum(line.out for line in by_product),
        said=sum(line.said for line in by_product),
        proven=sum(line.proven for line in by_product),
        measured=sums["measured"] or 0,
        measured_of=sums["measured_of"],
        estimated=sums["estimated"] or 0,
        estimated_of=sums["estimated_of"],
        communes=sum(bool(row.covered) for row in coverage.rows),
        coverage=coverage,
        by_product=by_product,
        by_agency=by_agency,
    )


def communes_reached(campaign: Campaign) -> int:
    """In how many communes and wards something of it ran; one question, for its public page."""
    rows = postings_of(campaign).filter(state__in=_RUNNING, outlet__commune__kind__in=COMMUNES)
    return rows.values("outlet__commune").distinct().count()


def _lines(rows: QuerySet[Posting], name: str, key: str) -> list[Line]:
    counted: Any = rows.order_by().values_list(name, key).annotate(
        planned=Count("pk", filter=Q(state__in=_WAITING)),
        out=Count("pk", filter=Q(state__in=_RUNNING)),
        said=Count("pk", filter=Q(state=SAID)),
        proven=Count("pk", filter=Q(state=PROVEN)),
    )  # fmt: skip
    return [Line(*row) for row in counted.order_by("-out", "-planned", name)]
