"""Which agencies a harm in a place goes to on a day. It proposes, a person chooses."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from nepso.casework.intake.harms import Harm
from nepso.casework.intake.models import Submission
from nepso.casework.intake.policies import is_within
from nepso.casework.triage.models import Route
from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agencies_valid, agency_ancestors
from nepso.kernel.clock import today
from nepso.kernel.errors import Invalid


@dataclass(frozen=True, slots=True)
class Proposal:
    """An agency to send to, with the sentence that says why."""

    agency: Agency
    why: str


def require_apart(agency: Agency, submission: Submission) -> None:
    """Raise Invalid for an agency that may not handle what complains of it, or has ended."""
    if is_within(agency, submission.complained_of):
        sentence = (
            f"{agency.name} là cơ quan bị phản ánh hoặc trực thuộc cơ quan ấy, không được xử lý "
            "và không được đọc: hãy chọn cơ quan cấp trên hoặc cơ quan khác."
        )
        raise Invalid(sentence, fields={"agency": sentence})
    if agency.valid_to is not None and agency.valid_to < today():
        sentence = f"{agency.name} không còn hoạt động: hãy chọn cơ quan khác."
        raise Invalid(sentence, fields={"agency": sentence})


def proposals_by_harm(
    submission: Submission, on: dt.date | None = None
) -> dict[str, list[Proposal]]:
    """For each harm where it goes from there on that day: routes of the place before those of wider
    places, the usual one first; for an official page the agency above it. A harm without any is
    left out. A fixed number of queries."""
    day = on or today()
    found: dict[str, list[Proposal]] = defaultdict(list)
    found[Harm.OFFICIAL_CHANNEL] += _above(submission, day)
    for route in _routes(submission, day):
        found[route.harm].append(_of_route(route))
    apart = {
        harm: _once(one for one in ones if not is_within(one.agency, submission.complained_of))
        for harm, ones in found.items()
    }
    return {harm: ones for harm, ones in apart.items() if ones}


def agency_apart(complained_of: Agency, day: dt.date) -> Agency | None:
    """Who handles what complains of an agency: the nearest above it, else the coordinator, neither
    being a part of it nor of what took over from it. None where nobody is left."""
    valid = set(agencies_valid(day).values_list("pk", flat=True))
    above = [a for a in agency_ancestors(complained_of) if a.kind != AgencyKind.PROVINCE]
    lead = Agency.objects.filter(is_lead_desk=True)
    candidates = [a for a in (*reversed(above), *lead) if a.pk in valid]
    return next((a for a in candidates if not is_within(a, complained_of)), None)


def agency_unless_about(
    agency: Agency, complained_of: Agency | None, day: dt.date
) -> Agency | None:
    """The agency itself; where it is the one complained of, whoever handles that apart from it
    (``agency_apart``): None where nobody is left."""
    if complained_of is None or not is_within(agency, complained_of):
        return agency
    return agency_apart(complained_of, day)


def _once(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Each agency once, at its first place."""
    kept: dict[int, Proposal] = {}
    for one in proposals:
        kept.setdefault(one.agency.pk, one)
    return list(kept.values())


def _routes(submission: Submission, day: dt.date) -> list[Route]:
    """The routes that hold, the narrowest place first."""
    place = submission.commune
    ids = [int(part) for part in place.path.split("/") if part] if place else []
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    open_ones = begun & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))
    here = Q(area__isnull=True) | Q(area_id__in=ids)
    rows = Route.objects.filter(open_ones & here, agency__in=agencies_valid(day))
    return sorted(
        rows.select_related("agency", "area"),
        key=lambda route: (-len(route.area.path if route.area else ""), route.order, route.pk),
    )


def _of_route(route: Route) -> Proposal:
    place = f"ở {route.area.name}" if route.area else "trên toàn tỉnh"
    return Proposal(route.agency, f"Theo tuyến xử lý “{route.get_harm_display()}” {place}.")


def _above(submission: Submission, day: dt.date) -> list[Proposal]:
    complained_of = submission.complained_of
    if complained_of is None:
        return []
    valid = set(agencies_valid(day).values_list("pk", flat=True))
    above = [a for a in agency_ancestors(complained_of) if a.pk in valid]
    above = [a for a in above if a.kind != AgencyKind.PROVINCE]
    why = f"Là cơ quan cấp trên của {complained_of.name}, nơi bị phản ánh."
    return [Proposal(agency, why) for agency in above[-1:]]
