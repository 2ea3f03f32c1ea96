"""What an indicator counts, as data: checked when it is written, read when it is counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from nepso.kernel.errors import Invalid
from nepso.programme.reporting.kinds import CountedFrom, Measure

# Which keys a rule may have, by what it counts.
_KEYS = {
    CountedFrom.ACTIVITIES: {"forms", "places"},
    CountedFrom.ITEMS: {"kinds", "forms", "places"},
    CountedFrom.COUNTS: {"of", "forms", "places"},
    CountedFrom.REACH_MEASURED: {"forms", "places"},
    CountedFrom.REACH_ESTIMATED: {"forms", "places"},
    CountedFrom.TASKS: {"states", "places"},
    CountedFrom.SUBMISSIONS: {"measure"},
    CountedFrom.TYPED: set[str](),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """``forms`` of activities, ``kinds`` of evidence items, ``of`` what counts count, ``states`` of
    plan tasks, ``places`` of the plan: each empty for "any". ``audiences`` no indicator sets: it
    narrows a rule to one part of its breakdown. ``measure`` is what of submissions, else ""."""

    counted_from: CountedFrom
    forms: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()
    audiences: frozenset[str] = frozenset()
    measure: str = ""


def rule_of(counted_from: str, data: Mapping[str, Any]) -> Rule:
    """The rule of an indicator version; Invalid when it asks what its source does not know."""
    source = CountedFrom(counted_from)
    unknown = set(data) - _KEYS[source]
    if unknown:
        raise Invalid(f"Cách tính của chỉ tiêu có phần không hiểu: {', '.join(sorted(unknown))}.")
    sets = {name: frozenset(data.get(name, ())) for name in ("forms", "kinds", "of", "states")}
    measure = str(data.get("measure", ""))
    if (source == CountedFrom.SUBMISSIONS) != (measure in Measure.values):
        raise Invalid("Cách tính của chỉ tiêu phải nói đếm gì của phản ánh.")
    return Rule(source, places=tuple(data.get("places", ())), measure=measure, **sets)


def place_matches(wanted: str, clause: str, bullet: int | None) -> bool:
    """Whether a duty stands at a place: "IV.5" is all of it, "IV.5(2)" its second dash."""
    path, _, dash = wanted.rstrip(")").partition("(")
    within = clause == path or clause.startswith(f"{path}.")
    return within and (not dash or (clause == path and str(bullet or "") == dash))


def any_place_matches(wanted: Iterable[str], clause: str, bullet: int | None) -> bool:
    """Whether a duty stands at one of these places; always when none is named."""
    wanted = list(wanted)
    return not wanted or any(place_matches(place, clause, bullet) for place in wanted)
