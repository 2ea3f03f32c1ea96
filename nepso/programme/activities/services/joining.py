"""Saying that an activity is a part of another, or that two alike are two: a person's act."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid, NotFound
from nepso.kernel.policy import require
from nepso.programme.activities.kinds import Move
from nepso.programme.activities.models import Activity, ActivityStep, Likeness
from nepso.programme.activities.policies import may_join, may_read_activity
from nepso.programme.activities.states import WITHDRAWN
from nepso.programme.activities.stepping import seen_as

JOIN = act("activities.join", "đã ghi hoạt động là một phần của hoạt động khác")
PART = act("activities.part", "đã thôi ghi hoạt động là một phần của hoạt động khác")
SETTLE = act("activities.settle_likeness", "đã xem một cặp hoạt động gần trùng")


@transaction.atomic
def activity_join(*, activity: Activity, whole: Activity, revision: int, by: Account) -> Activity:
    """``activity`` is a part or a double of ``whole`` and counts in it, not of its own.

    Before it enters the report. Raises Invalid for itself, for one that has parts, for a whole that
    is itself a part or was withdrawn; ActivityConflict when it moved on meanwhile.
    """
    fresh = seen_as(activity, revision)
    require(may_join(by, fresh))
    if not may_read_activity(by, whole):
        raise NotFound("Không tìm thấy hoạt động kia: hãy tìm lại trong danh sách.")
    wrong = ""
    if whole.pk == fresh.pk:
        wrong = "Một hoạt động không thể là một phần của chính nó: hãy chọn hoạt động khác."
    elif whole.counts_in_id is not None:
        wrong = "Hoạt động kia đã là một phần của hoạt động khác: hãy chọn hoạt động chung ấy."
    elif whole.state == WITHDRAWN:
        wrong = "Hoạt động kia đã rút: hãy chọn hoạt động khác."
    elif fresh.parts.exists():
        wrong = "Hoạt động này đang có những phần của nó: hãy tách các phần ấy ra trước."
    if wrong:
        raise Invalid(wrong)
    fresh.counts_in = whole
    detail = {"whole": whole.public_id}
    Likeness.objects.filter(activity=fresh, other=whole, settled_at=None).update(
        settled_at=now(), settled_by=by
    )
    _stepped(fresh, Move.JOINED, by)
    record(JOIN, by=by, on=fresh, detail=detail)
    return fresh


@transaction.atomic
def activity_part(*, activity: Activity, revision: int, by: Account) -> Activity:
    """It counts of its own again."""
    fresh = seen_as(activity, revision)
    require(may_join(by, fresh))
    fresh.counts_in = None
    _stepped(fresh, Move.PARTED, by)
    record(PART, by=by, on=fresh)
    return fresh


def _stepped(activity: Activity, move: Move, by: Account) -> None:
    activity.revision += 1
    activity.save()
    ActivityStep.objects.create(activity=activity, move=move, by=by)


@transaction.atomic
def likeness_settle(*, likeness: Likeness, by: Account) -> Likeness:
    """Two that looked alike are two: it is not pointed out again."""
    require(may_join(by, likeness.activity))
    if likeness.settled_at is None:
        likeness.settled_at, likeness.settled_by = now(), by
        likeness.save(update_fields=["settled_at", "settled_by"])
        detail = {"other": likeness.other.public_id, "why": likeness.why}
        record(SETTLE, by=by, on=likeness.activity, detail=detail)
    return likeness
