"""What the public may choose from; what officers see: numbers, never who."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from nepso.foundation.accounts.selectors import Person, agencies_of
from nepso.outreach.distribution.models import Outlet
from nepso.outreach.distribution.selectors import outlets_visible_to
from nepso.outreach.newsletter.models import KINDS, Newsletter, Sending

MOST, LAST = 200, 30


def newsletters_open() -> list[Newsletter]:
    """To which anybody may subscribe, those of the whole province first."""
    rows = Newsletter.objects.filter(is_open=True, outlet__in_use=True)
    joined = rows.select_related("outlet__agency").order_by("outlet__commune__name", "outlet__name")
    return sorted(joined[:MOST], key=lambda one: one.outlet.commune_id is not None)


@dataclass(frozen=True, slots=True)
class Line:
    """One outlet that may have readers; ``readers``: how many confirmed; ``mine``: of one's own
    agency."""

    outlet: Outlet
    newsletter: Newsletter | None
    readers: int
    mine: bool


def lines_for(person: Person) -> list[Line]:
    """Every outlet of a kind that may have readers, those of one's own agencies first."""
    own = set(agencies_of(person).values_list("pk", flat=True))
    rows = outlets_visible_to(person).filter(kind__in=KINDS, in_use=True)
    found = rows.select_related("agency", "newsletter").annotate(
        readers=Count("newsletter__readers", filter=Q(newsletter__isnull=False))
    )
    lines = [
        Line(one, getattr(one, "newsletter", None), one.readers, one.agency_id in own)
        for one in found.order_by("name", "id")[:MOST]
    ]
    return sorted(lines, key=lambda line: not line.mine)


def sendings_last(person: Person) -> QuerySet[Sending]:
    """The latest sendings on outlets that the person sees."""
    rows = Sending.objects.filter(newsletter__outlet__in=outlets_visible_to(person))
    joined = rows.select_related("posting__product", "newsletter__outlet__agency")
    return joined.order_by("-id")[:LAST]
