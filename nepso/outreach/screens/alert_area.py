"""Which place an agency answers for."""

from __future__ import annotations

from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency

PLACES = (AgencyKind.COMMUNE, AgencyKind.WARD)


def commune_of(agency: Agency) -> Agency | None:
    """The commune or ward that an agency is or belongs to; None for one of the province."""
    if agency.kind in PLACES:
        return agency
    above = [int(one) for one in agency.path.split("/") if one]
    return Agency.objects.filter(pk__in=above, kind__in=PLACES).order_by("-path").first()
