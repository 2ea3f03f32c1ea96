"""Writing the lines from which figures are counted, in the transaction of the act itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from nepso.programme.activities.models import (
    Activity,
    CountedActivity,
    CountedItem,
    EvidenceClaim,
)
from nepso.programme.activities.states import TAKEN
from nepso.programme.plans.models import Duty, PlanVersion


def lines_open(activity: Activity) -> None:
    """The activity counts from its acceptance on, with the items that were accepted with it.

    One that is part of another writes none: neither it nor its items count of their own.
    """
    if activity.counts_in_id is not None:
        return
    duties = list(Duty.objects.filter(plan_tasks__in=activity.plan_tasks.all()).distinct())
    plans = plans_of(duties)
    claims = EvidenceClaim.objects.filter(activity=activity, state=TAKEN).select_related("item")
    taken = list(claims)
    others = set(
        CountedItem.objects.filter(item__in=[claim.item_id for claim in taken]).values_list(
            "item_id", flat=True
        )
    )
    CountedItem.objects.filter(item__in=others).update(is_only=False)
    lines_write([lines_of(activity, duties, taken, others, plans)])


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one activity, not saved."""

    own: list[CountedActivity]
    items: list[CountedItem]


def plans_of(duties: Iterable[Duty]) -> dict[int, int]:
    """The plan of each version that these duties are of, by keys; one query."""
    versions = PlanVersion.objects.filter(pk__in={duty.version_id for duty in duties})
    return dict(versions.values_list("pk", "plan_id"))


def lines_of(
    activity: Activity,
    duties: Sequence[Duty],
    taken: Iterable[EvidenceClaim],
    shared: Collection[int],
    plans: Mapping[int, int],
) -> Lines:
    """One line a duty, whatever its plan, and one a duty for each item taken, from its acceptance
    on. ``shared`` are the keys of items that stand with other activities too, ``plans`` as
    ``plans_of`` finds them."""
    at = activity.accepted_at
    ordered, alone = sorted(duties, key=lambda duty: duty.pk), len(duties) == 1
    facts = {duty.pk: _shared(activity, duty, plans[duty.version_id], at) for duty in ordered}
    reach = {
        "reach_measured": activity.reach_measured or 0,
        "reach_estimated": activity.reach_estimated or 0,
    }
    return Lines(
        [CountedActivity(**facts[duty.pk], **reach, is_only=alone) for duty in ordered],
        [
            _item_line(claim, facts[duty.pk], alone and claim.item_id not in shared)
            for claim in taken
            for duty in ordered
        ],
    )


def lines_write(of_activities: Iterable[Lines]) -> None:
    """Save them, in their order."""
    rows = list(of_activities)
    CountedActivity.objects.bulk_create([line for lines in rows for line in lines.own])
    CountedItem.objects.bulk_create([line for lines in rows for line in lines.items])


def lines_close(activity: Activity, at: dt.datetime) -> None:
    """The activity and its items stop counting at ``at``; what they counted before stays known."""
    for model in (CountedActivity, CountedItem):
        model.objects.filter(activity=activity, until_at=None).update(until_at=at)


def _item_line(claim: EvidenceClaim, facts: dict[str, object], is_only: bool) -> CountedItem:
    item = claim.item
    return CountedItem(
        **facts,
        item=item,
        kind=item.kind,
        count_of=item.count_of,
        value=item.value,
        is_only=is_only,
    )


def _shared(activity: Activity, duty: Duty, plan: int, at: dt.datetime | None) -> dict[str, object]:
    return {
        "activity": activity,
        "agency_id": activity.agency_id,
        "commune_id": activity.commune_id,
        "duty": duty,
        "plan_id": plan,
        "clause": duty.clause,
        "form": activity.form,
        "audience": activity.audience,
        "done_on": activity.done_on,
        "month": activity.done_on.year * 100 + activity.done_on.month,
        "from_at": at,
    }
