"""Indicators as their pages show them, and the set of a period."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count, Q

from nepso.foundation.worktime.models import Period
from nepso.kernel.errors import NotFound
from nepso.programme.activities.kinds import Audience, CountOf, Form, ItemKind
from nepso.programme.register.states import PLAN_TASK_STATES
from nepso.programme.reporting.kinds import Breakdown, Measure
from nepso.programme.reporting.models import Indicator, IndicatorVersion, PeriodIndicator

_LABELS: dict[str, dict[str, str]] = {
    "forms": {str(value): str(label) for value, label in Form.choices},
    "kinds": {str(value): str(label) for value, label in ItemKind.choices},
    "of": {str(value): str(label) for value, label in CountOf.choices},
    "states": {state.code: state.label for state in PLAN_TASK_STATES.states},
    "places": {},
    "measure": {str(value): str(label) for value, label in Measure.choices},
}
_KEYS = {
    "forms": "Hình thức",
    "kinds": "Loại minh chứng",
    "of": "Số đếm",
    "states": "Tình trạng nhiệm vụ",
    "measure": "Đếm gì của phản ánh",
    "places": "Mục của kế hoạch",
}
_BREAKDOWNS = dict(Breakdown.choices)


@dataclass(frozen=True, slots=True)
class PartOfIndicators:
    """The indicators of one part of the plan, in their newest wording."""

    name: str
    indicators: list[Indicator]


def indicator_parts(*, clause: str = "", source: str = "") -> list[PartOfIndicators]:
    """All indicators by part; only those that answer a clause, or of one source, when asked.

    One query: there are some dozens.
    """
    rows = Indicator.objects.filter(latest__isnull=False).select_related("latest")
    if source:
        rows = rows.filter(latest__counted_from=source)
    found = [row for row in rows.order_by("order", "id") if _answers(row.latest, clause)]
    grouped = groupby(found, key=lambda row: row.latest.part if row.latest else "")
    return [PartOfIndicators(part, list(these)) for part, these in grouped]


def _answers(version: IndicatorVersion | None, clause: str) -> bool:
    if not clause or version is None:
        return True
    paths = [place.partition("(")[0] for place in version.clauses]
    return any(path == clause or path.startswith(f"{clause}.") for path in paths)


def indicator_by_code(code: str) -> Indicator:
    """One indicator with its newest wording; NotFound in words."""
    found = Indicator.objects.select_related("latest").filter(code=code).first()
    if found is None or found.latest is None:
        raise NotFound("Không có chỉ tiêu này: hãy chọn lại trong danh sách chỉ tiêu.")
    return found


def indicator_versions(indicator: Indicator) -> list[tuple[IndicatorVersion, list[Period]]]:
    """Its versions, the newest first, each with the periods that froze it; three queries."""
    rows = indicator.versions.select_related("created_by").order_by("-number")
    rows = rows.prefetch_related("periods__period")
    return [(row, [one.period for one in row.periods.all()]) for row in rows]


def rule_words(version: IndicatorVersion) -> list[tuple[str, str]]:
    """What an indicator counts, as pairs for a person: ("Hình thức", "Cuộc thi")."""
    found = []
    for name, given in version.rule.items():
        values = [given] if isinstance(given, str) else given
        labels = [_LABELS.get(name, {}).get(value, str(value)) for value in values]
        found.append((_KEYS.get(name, name), "; ".join(labels)))
    return found


def breakdown_words(version: IndicatorVersion) -> str:
    """How it divides, in words."""
    return ", ".join(str(_BREAKDOWNS.get(name, name)).lower() for name in version.breakdowns)


def part_words(breakdown: str, parts: dict[str, Any]) -> list[tuple[str, str]]:
    """The parts of a counted figure for a person: ("Cuộc thi", "3")."""
    labels = {
        Breakdown.FORM: _LABELS["forms"],
        Breakdown.AUDIENCE: {str(v): str(label) for v, label in Audience.choices},
        Breakdown.STATE: _LABELS["states"],
    }.get(Breakdown(breakdown), {})
    return [(labels.get(key, key), str(number)) for key, number in parts.items()]


@dataclass(frozen=True, slots=True)
class Choice:
    """One indicator as a period may ask it: ``frozen`` is what holds there already."""

    indicator: Indicator
    frozen: PeriodIndicator | None
    reports: int

    @property
    def is_old(self) -> bool:
        """Whether the wording that holds is no longer the newest."""
        return self.frozen is not None and self.frozen.version_id != self.indicator.latest_id


def period_choices(period: Period) -> list[Choice]:
    """Every indicator in use or asked in the period, with how many reports have said it."""
    said = Count("figures", filter=~Q(figures__decision=""))
    asked = PeriodIndicator.objects.filter(period=period).select_related("version").annotate(n=said)
    frozen = {row.indicator_id: row for row in asked}
    rows = Indicator.objects.filter(latest__isnull=False).select_related("latest")
    rows = rows.filter(Q(is_retired=False) | Q(pk__in=list(frozen))).order_by("order", "id")
    return [Choice(row, frozen.get(row.pk), getattr(frozen.get(row.pk), "n", 0)) for row in rows]
