"""Writing the lines from which figures are counted, in the transaction of the act itself."""

from __future__ import annotations

import datetime as dt

from nepso.programme.activities.models import (
    Activity,
    CountedActivity,
    CountedItem,
    EvidenceClaim,
)
from nepso.programme.activities.states import TAKEN
from nepso.programme.plans.models import Duty


def lines_open(activity: Activity, at: dt.datetime) -> None:
    """The activity counts from ``at`` on, with the items that were accepted with it.

    One that is part of another writes none: neither it nor its items count of their own. Work for
    another plan than the programme's counts in no figure of it.
    """
    if activity.counts_in_id is not None:
        return
    served = Duty.objects.filter(plan_tasks__in=activity.plan_tasks.all())
    duties = list(served.filter(version__plan__is_programme=True).distinct().order_by("pk"))
    CountedActivity.objects.bulk_create(
        [activity_line(activity, duty, at, len(duties) == 1) for duty in duties]
    )
    claims = EvidenceClaim.objects.filter(activity=activity, state=TAKEN).select_related("item")
    taken = list(claims)
    others = set(
        CountedItem.objects.filter(item__in=[claim.item_id for claim in taken]).values_list(
            "item_id", flat=True
        )
    )
    CountedItem.objects.filter(item__in=others).update(is_only=False)
    CountedItem.objects.bulk_create(
        [
            item_line(claim, activity, duty, at, len(duties) == 1 and claim.item_id not in others)
            for claim in taken
            for duty in duties
        ]
    )


def lines_close(activity: Activity, at: dt.datetime) -> None:
    """The activity and its items stop counting at ``at``; what they counted before stays known."""
    for model in (CountedActivity, CountedItem):
        model.objects.filter(activity=activity, until_at=None).update(until_at=at)


def activity_line(
    activity: Activity, duty: Duty, at: dt.datetime, is_only: bool
) -> CountedActivity:
    """One line of an activity, not saved."""
    return CountedActivity(
        **_shared(activity, duty, at, is_only),
        reach_measured=activity.reach_measured or 0,
        reach_estimated=activity.reach_estimated or 0,
    )


def item_line(
    claim: EvidenceClaim, activity: Activity, duty: Duty, at: dt.datetime, is_only: bool
) -> CountedItem:
    """One line of an item, not saved."""
    item = claim.item
    return CountedItem(
        **_shared(activity, duty, at, is_only),
        item=item,
        kind=item.kind,
        count_of=item.count_of,
        value=item.value,
    )


def _shared(activity: Activity, duty: Duty, at: dt.datetime, is_only: bool) -> dict[str, object]:
    return {
        "activity": activity,
        "agency_id": activity.agency_id,
        "commune_id": activity.commune_id,
        "duty": duty,
        "clause": duty.clause,
        "form": activity.form,
        "audience": activity.audience,
        "done_on": activity.done_on,
        "month": activity.done_on.year * 100 + activity.done_on.month,
        "is_only": is_only,
        "from_at": at,
    }
