"""Keeping the count of today, reading it back, and the trend over the months."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields

from django.db.models import Q
from django.db.models.fields.json import KT
from django.db.models.lookups import Exact

from nepso.kernel.clock import now, today
from nepso.programme.plans.selectors import plan_binding_code, version_binding
from nepso.programme.register.selectors import (
    Progress,
    clause_progress,
    overall_progress,
    plan_tasks_of_programme,
)
from nepso.programme.reporting.following.standing.counting import standing_count
from nepso.programme.reporting.following.standing.facts import (
    Facts,
    Share,
    facts_of_json,
    together,
)
from nepso.programme.reporting.models import Standing

# A province with no more rows than this is counted anew for each visitor.
COUNTED_AT_ONCE = 20_000
SLOW = dt.timedelta(minutes=30)
MONTHS = 12
_PLAN = "plan"  # its key in the kept facts; the rows of a trend that was told have none


@dataclass(frozen=True, slots=True)
class Shown:
    """Where the programme stands, and as of when; ``is_old``: the job has not run for long."""

    facts: Facts
    counted_at: dt.datetime

    @property
    def is_old(self) -> bool:
        return now() - self.counted_at > SLOW


def _plan() -> str:
    """Which plan is the programme's now: the public id of its binding version; "" for none."""
    version = version_binding()
    return version.plan.public_id if version is not None else ""


def _is_of_the_plan() -> Exact:
    return Exact(KT(f"facts__{_PLAN}"), plan_binding_code())


def _row() -> Standing | None:
    """The last row kept, if its facts are of the plan that is the programme's; one query. Counts of
    another plan's tasks under this one's headings would be false figures, and a month's end of the
    trend may have a total and no facts."""
    row = Standing.objects.annotate(is_of_the_plan=_is_of_the_plan()).order_by("-day").first()
    return row if row is not None and row.is_of_the_plan else None


def standing_keep() -> Standing:
    """Count, and keep it as today's row: what the job does. The rows of days past stay."""
    moment, facts = now(), standing_count()
    row, _ = Standing.objects.update_or_create(
        day=today(),
        defaults={
            "counted_at": moment,
            "done": facts.whole.done,
            "applies": facts.whole.total,
            "overdue": facts.whole.overdue,
            "activities": facts.activities,
            "facts": {**facts.plain(), _PLAN: _plan()},
        },
    )
    return row


def standing_shown(*, not_older: dt.timedelta | None = None) -> Shown:
    """What pages show: the row that the job kept, one query; counted now where rows are few or
    nothing was kept yet. ``not_older``: what was kept today within that time does, however few."""
    row = _row()
    if row is not None:
        age = now() - row.counted_at
        is_fresh = not_older is not None and row.day == today() and age <= not_older
        if is_fresh or row.facts.get("rows", 0) > COUNTED_AT_ONCE:
            return Shown(facts_of_json(row.facts), row.counted_at)
    return Shown(standing_count(), now())


def whole_shown() -> Share:
    """How much of everything is done, where that is all a page tells; at most three queries."""
    row = _row()
    if row is not None and row.facts.get("rows", 0) > COUNTED_AT_ONCE:
        return facts_of_json(row.facts).whole
    return _share(overall_progress(plan_tasks_of_programme()))


def clauses_shown() -> Facts:
    """The whole and its clauses alone, for the page of the plan; at most three queries."""
    row = _row()
    if row is not None and row.facts.get("rows", 0) > COUNTED_AT_ONCE:
        return facts_of_json(row.facts)
    counted = clause_progress(plan_tasks_of_programme())
    clauses = {label: _share(progress) for label, progress in counted.items()}
    return Facts(whole=together(clauses.values()), clauses=clauses)


def _share(progress: Progress) -> Share:
    return Share(**{f.name: getattr(progress, f.name) for f in fields(Share)})


@dataclass(frozen=True, slots=True)
class MonthEnd:
    """How it stood on the last day of a month that was kept."""

    label: str
    done: int
    applies: int
    overdue: int

    @property
    def percent(self) -> int:
        return self.done * 100 // self.applies if self.applies else 0


def standing_trend() -> list[MonthEnd]:
    """The last kept day of each of the last twelve months, the earliest first; one query."""
    first = today().replace(day=1) - dt.timedelta(days=31 * (MONTHS - 1))
    rows = Standing.objects.filter(day__gte=first.replace(day=1)).order_by("day")
    rows = rows.filter(Q(_is_of_the_plan()) | Q(facts__plan__isnull=True))
    last: dict[tuple[int, int], MonthEnd] = {}
    for day, done, applies, overdue in rows.values_list("day", "done", "applies", "overdue"):
        last[day.year, day.month] = MonthEnd(f"{day:%m/%Y}", done, applies, overdue)
    return list(last.values())[-MONTHS:]
