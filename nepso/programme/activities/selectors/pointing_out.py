"""What looks like another activity, as it is told to a person."""

from __future__ import annotations

from dataclasses import dataclass

from nepso.foundation.accounts.selectors import Person
from nepso.programme.activities.kinds import WhyAlike
from nepso.programme.activities.models import Activity, Likeness
from nepso.programme.activities.policies import may_read_activity


@dataclass(frozen=True, slots=True)
class Pointed:
    """One activity that looks like this one: ``reasons`` in words, ``likenesses`` to settle."""

    other: Activity
    reasons: list[str]
    likenesses: list[Likeness]


def pointed_out(person: Person, activity: Activity) -> list[Pointed]:
    """What is not settled yet, one line for each other activity; those that the person may not read
    are left out."""
    rows = activity.likenesses.filter(settled_at=None).select_related("other__agency")
    by_other: dict[int, list[Likeness]] = {}
    for row in rows.order_by("-percent", "id"):
        if may_read_activity(person, row.other):
            by_other.setdefault(row.other_id, []).append(row)
    return [Pointed(x[0].other, [_words(row) for row in x], x) for x in by_other.values()]


def _words(row: Likeness) -> str:
    label = str(WhyAlike(row.why).label)
    return label if row.percent == 100 else f"{label} ({row.percent} %)"
