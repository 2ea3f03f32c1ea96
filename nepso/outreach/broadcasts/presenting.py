"""Readings, scripts and stations as the rows that pages show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nepso.foundation.accounts.selectors import Person, agencies_of
from nepso.outreach.broadcasts.checking import findings
from nepso.outreach.broadcasts.machine_links import list_link
from nepso.outreach.broadcasts.policies import may_choose, may_drop
from nepso.outreach.broadcasts.selectors import readings_of
from nepso.outreach.distribution.models import Outlet, Variant
from nepso.outreach.distribution.sources import is_stale
from nepso.outreach.screens.kinds import AIRED_ON, days_in_words
from nepso.outreach.screens.models import AirSlot

MOST_STATIONS = 20


def script_rows(variants: Sequence[Variant]) -> list[dict[str, Any]]:
    """Each script with how many readings it has and whether one is chosen; they are loaded."""
    rows = []
    for one in variants:
        readings = list(one.readings.all())
        chosen = next((each for each in readings if each.is_for_air), None)
        rows.append({"variant": one, "count": len(readings), "chosen": chosen})
    return rows


def reading_rows(variant: Variant, script_seconds: int, viewer: Person) -> list[dict[str, Any]]:
    """Each reading with what was found of it and what the viewer may do with it."""
    slots = AirSlot.objects.filter(outlet__agency=variant.agency, outlet__kind=variant.kind)
    hours = [
        (f"{one.outlet.name}, {days_in_words(one.days)}, {one.begins:%H:%M}", one.minutes)
        for one in slots.select_related("outlet")
    ]
    return [
        {
            "reading": one,
            "findings": findings(one, script_seconds, hours),
            "choice": may_choose(viewer, one),
            "may_drop": may_drop(viewer, one) and (is_stale(variant) or not one.is_for_air),
        }
        for one in readings_of(variant)
    ]


def station_links(person: Person) -> list[dict[str, Any]]:
    """The stations of one's agencies with the address of their play list for machines."""
    own = agencies_of(person).values("pk")
    rows = Outlet.objects.filter(kind__in=AIRED_ON, in_use=True, agency__in=own)
    made = []
    for one in rows.order_by("name", "id")[:MOST_STATIONS]:
        address, until = list_link(one)
        made.append({"outlet": one, "address": address, "until": until})
    return made
