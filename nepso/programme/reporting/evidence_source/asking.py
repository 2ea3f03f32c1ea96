"""What rules ask of the lines of ``activities``: which lines each counts, and by what amount."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from nepso.programme.activities import selectors as activities
from nepso.programme.activities.models import CountedActivity, CountedItem
from nepso.programme.activities.selectors.counting import scope_condition
from nepso.programme.plans.models import Duty
from nepso.programme.reporting.kinds import CountedFrom
from nepso.programme.reporting.ports import Span
from nepso.programme.reporting.rules import Rule, any_place_matches

Line = tuple[Any, ...]
OF_ACTIVITIES = {
    CountedFrom.ACTIVITIES: "",
    CountedFrom.REACH_MEASURED: "reach_measured",
    CountedFrom.REACH_ESTIMATED: "reach_estimated",
}
PARTS = ("form", "audience", "clause")


@dataclass(frozen=True, slots=True)
class Table:
    """One table of lines: the thing it counts, the columns a rule asks about, its amounts."""

    model: type[CountedActivity] | type[CountedItem]
    thing: str
    columns: tuple[str, ...]
    amounts: tuple[str, ...]


_ACTIVITIES = Table(
    CountedActivity,
    "activity_id",
    ("form", "audience", "clause", "duty_id"),
    ("reach_measured", "reach_estimated"),
)
_ITEMS = Table(
    CountedItem,
    "item_id",
    ("form", "audience", "clause", "duty_id", "kind", "count_of"),
    ("value",),
)


class Asked:
    """Rules on one table, with the duties at their places, matched once for each combination."""

    def __init__(self, table: Table, rules: Mapping[str, Rule]) -> None:
        self.table, self.rules = table, rules
        self.duties = duties_at(rules)
        self.amount = {name: _amount_column(rule) for name, rule in rules.items()}
        self._known: dict[Line, tuple[str, ...]] = {}

    def condition(self, name: str) -> Q:
        """The condition on lines that a rule counts."""
        rule, wanted = self.rules[name], Q()
        if rule.forms:
            wanted &= Q(form__in=sorted(rule.forms))
        if rule.audiences:
            wanted &= Q(audience__in=sorted(rule.audiences))
        if rule.kinds:
            wanted &= Q(kind__in=sorted(rule.kinds))
        if rule.of:
            wanted &= Q(count_of__in=sorted(rule.of))
        if rule.places:
            wanted &= Q(duty_id__in=sorted(self.duties[name]))
        return wanted

    def sums(self) -> dict[str, Any]:
        """One aggregate a rule, by its place among the rules."""
        return {
            f"rule_{place}": (
                Sum(self.amount[name], filter=self.condition(name))
                if self.amount[name]
                else Count("pk", filter=self.condition(name))
            )
            for place, name in enumerate(self.rules)
        }

    def matching(self, line: Line) -> tuple[str, ...]:
        """The names of the rules that count a line with these columns."""
        known = self._known.get(line)
        if known is None:
            known = tuple(name for name in self.rules if self._matches(name, line))
            self._known[line] = known
        return known

    def _matches(self, name: str, line: Line) -> bool:
        rule, facts = self.rules[name], dict(zip(self.table.columns, line, strict=True))
        return (
            (not rule.forms or facts["form"] in rule.forms)
            and (not rule.audiences or facts["audience"] in rule.audiences)
            and (not rule.kinds or facts["kind"] in rule.kinds)
            and (not rule.of or facts["count_of"] in rule.of)
            and (not rule.places or facts["duty_id"] in self.duties[name])
        )


def _amount_column(rule: Rule) -> str:
    if rule.counted_from == CountedFrom.COUNTS:
        return "value"
    return OF_ACTIVITIES.get(rule.counted_from, "")


def duties_at(rules: Mapping[str, Rule]) -> dict[str, frozenset[int]]:
    """The duties at the places of each rule that names some; one query, none when none does."""
    placed = {name: rule.places for name, rule in rules.items() if rule.places}
    if not placed:
        return {}
    rows = list(Duty.objects.order_by().values_list("pk", "clause", "bullet"))
    return {
        name: frozenset(pk for pk, clause, bullet in rows if any_place_matches(at, clause, bullet))
        for name, at in placed.items()
    }


def asked_of(rules: Mapping[str, Rule]) -> Iterator[Asked]:
    of_activities = {n: r for n, r in rules.items() if r.counted_from in OF_ACTIVITIES}
    of_items = {n: r for n, r in rules.items() if n not in of_activities}
    for table, some in ((_ACTIVITIES, of_activities), (_ITEMS, of_items)):
        if some:
            yield Asked(table, some)


def scope_of(agencies: Iterable[int] | None, span: Span, **more: Any) -> activities.Scope:
    wanted = None if agencies is None else list(agencies)
    return activities.Scope(span.first, span.last, span.as_of, agencies=wanted, **more)


def lines_of(asked: Asked, agencies: Iterable[int] | None, span: Span) -> QuerySet[Any]:
    rows = asked.table.model._default_manager.filter(scope_condition(scope_of(agencies, span)))
    return rows.order_by()


def exact(value: Any) -> Decimal:
    return Decimal(str(value)).normalize() + 0 if value else Decimal(0)
