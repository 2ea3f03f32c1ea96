"""What every step of an activity has in common, in the transaction of the act itself."""

from __future__ import annotations

from nepso.foundation.accounts.models import Account
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict
from nepso.programme.activities.counted import lines_close
from nepso.programme.activities.custody import custody_add
from nepso.programme.activities.kinds import Move
from nepso.programme.activities.models import Activity, ActivityStep, ActivityTask
from nepso.programme.activities.states import ACTIVITY_STATES, TAKEN
from nepso.programme.register.models import PlanTask


class ActivityConflict(Conflict):
    """Somebody else saved in between; ``current`` is the activity as it is now."""

    def __init__(self, current: Activity) -> None:
        super().__init__("Người khác vừa sửa hoạt động này: hãy so hai bản dưới đây rồi lưu lại.")
        self.current = current


def tie_tasks(activity: Activity, tasks: list[PlanTask]) -> None:
    """Link it to tasks that were checked."""
    ActivityTask.objects.bulk_create(
        [ActivityTask(activity=activity, plan_task=task) for task in dict.fromkeys(tasks)]
    )


def seen_as(activity: Activity, revision: int) -> Activity:
    """The row as stored, held until the transaction ends; ActivityConflict when it moved on."""
    rows = Activity.objects.select_for_update(of=("self",)).select_related("agency")
    fresh = rows.get(pk=activity.pk)
    if fresh.revision != revision:
        raise ActivityConflict(fresh)
    return fresh


def moved_on(
    activity: Activity, state: str, move: Move, by: Account | None, reason: str = ""
) -> dict[str, list[str]]:
    """Move it, with its step; returns what the audit line of the act says of it.

    Raises Conflict in words when the move is not allowed.
    """
    before = activity.state
    ACTIVITY_STATES.require_move(before, state)
    activity.state, activity.reason = state, reason
    activity.revision += 1
    activity.save()
    ActivityStep.objects.create(activity=activity, move=move, by=by, reason=reason)
    return {"state": [before, state]}


def stop_counting(activity: Activity, by: Account | None) -> None:
    """Close its lines as of now, when it had entered the report; in the caller's transaction."""
    if activity.accepted_at is None:
        return
    activity.withdrawn_at = now()
    lines_close(activity, activity.withdrawn_at)
    for claim in activity.claims.filter(state=TAKEN).select_related("item"):
        custody_add(claim.item, "withdrawn", by=by, detail=activity.public_id)
