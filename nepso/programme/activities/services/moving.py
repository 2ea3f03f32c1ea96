"""An activity's way: sent, accepted by its agency's head, taken into the report, or back."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import Act, act
from nepso.foundation.audit.services import record
from nepso.foundation.jobs.services import job_enqueue
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require
from nepso.programme.activities.counted import lines_open
from nepso.programme.activities.custody import custody_add
from nepso.programme.activities.kinds import Move, Origin
from nepso.programme.activities.models import Activity
from nepso.programme.activities.policies import (
    may_accept_at_agency,
    may_accept_into_report,
    may_decide,
    may_record,
    may_withdraw,
)
from nepso.programme.activities.states import (
    ACCEPTED,
    AGENCY_ACCEPTED,
    DRAFT,
    OFFERED,
    RETURNED,
    SUBMITTED,
    TAKEN,
    WITHDRAWN,
)
from nepso.programme.activities.stepping import moved_on, seen_as, stop_counting

SUBMIT = act("activities.submit", "đã gửi hoạt động cho thủ trưởng duyệt")
TAKE_BACK = act("activities.take_back", "đã lấy lại hoạt động để sửa")
ACCEPT_AT_AGENCY = act("activities.accept_at_agency", "đã duyệt hoạt động của cơ quan")
ACCEPT = act("activities.accept", "đã đưa hoạt động vào báo cáo")
RETURN = act("activities.return", "đã trả lại hoạt động")
WITHDRAW = act("activities.withdraw", "đã rút hoạt động")
MOST_AT_ONCE = 200


def _moved(
    activity: Activity, state: str, how: tuple[Move, Act], by: Account, reason: str = ""
) -> Activity:
    move, line = how
    record(line, by=by, on=activity, detail=moved_on(activity, state, move, by, reason))
    return activity


def _reason(words: str) -> str:
    text = words.strip()
    if not text:
        sentence = "Chưa ghi lý do: hãy viết lý do để người gửi biết cần làm gì."
        raise Invalid(sentence, fields={"reason": sentence})
    if len(text) > 2000:
        sentence = "Lý do dài quá 2.000 ký tự: hãy viết ngắn lại."
        raise Invalid(sentence, fields={"reason": sentence})
    return text


@transaction.atomic
def activity_submit(*, activity: Activity, revision: int, by: Account) -> Activity:
    """Send a draft or returned activity to the head of its agency.

    Needs something that proves it (issue 3, section 1): an item, or the event of another lane that
    handed it in. Raises Invalid in words otherwise, ActivityConflict when it moved on meanwhile.
    """
    fresh = seen_as(activity, revision)
    require(may_record(by, fresh.agency))
    proven = fresh.origin == Origin.EVENT or fresh.claims.exclude(state="refused").exists()
    if not proven:
        raise Invalid(
            "Chưa có minh chứng nào: hãy thêm ảnh, liên kết, số văn bản "
            "hoặc số đếm có nguồn rồi gửi."
        )
    job_enqueue("activities.look_for_alike", activity=fresh.public_id)
    return _moved(fresh, SUBMITTED, (Move.SUBMITTED, SUBMIT), by)


@transaction.atomic
def activity_take_back(*, activity: Activity, revision: int, by: Account) -> Activity:
    """Take back what the head has not looked at yet, to change it."""
    fresh = seen_as(activity, revision)
    require(may_record(by, fresh.agency))
    return _moved(fresh, DRAFT, (Move.TAKEN_BACK, TAKE_BACK), by)


@transaction.atomic
def activity_accept_at_agency(*, activity: Activity, revision: int, by: Account) -> Activity:
    """The head of the agency stands by it; it goes on to the lead desk."""
    fresh = seen_as(activity, revision)
    require(may_accept_at_agency(by, fresh.agency))
    return _moved(fresh, AGENCY_ACCEPTED, (Move.AGENCY_ACCEPTED, ACCEPT_AT_AGENCY), by)


@transaction.atomic
def activity_accept(*, activity: Activity, revision: int, by: Account) -> Activity:
    """The lead desk takes it into the report: from this moment it counts, with every item that was
    not refused, and nothing of it changes any more."""
    fresh = seen_as(activity, revision)
    require(may_accept_into_report(by))
    fresh.accepted_at = now()
    moved = _moved(fresh, ACCEPTED, (Move.ACCEPTED, ACCEPT), by)
    for claim in fresh.claims.filter(state=OFFERED).select_related("item"):
        claim.state, claim.decided_by, claim.decided_at = TAKEN, by, fresh.accepted_at
        claim.save(update_fields=["state", "decided_by", "decided_at"])
        custody_add(claim.item, "accepted", by=by, detail=fresh.public_id)
    lines_open(fresh)
    return moved


@transaction.atomic
def activities_accept(*, chosen: Iterable[tuple[Activity, int]], by: Account) -> list[Activity]:
    """Take several into the report in one go: those that a person looked at and ticked, each with
    the revision they saw. All, or none: a conflict in one leaves every other as it was."""
    pairs = list(chosen)
    if len(pairs) > MOST_AT_ONCE:
        raise Invalid(
            f"Một lần nhận nhiều nhất {MOST_AT_ONCE} hoạt động: hãy chia thành nhiều lần."
        )
    return [activity_accept(activity=row, revision=seen, by=by) for row, seen in pairs]


@transaction.atomic
def activities_accept_at_agency(
    *, chosen: Iterable[tuple[Activity, int]], by: Account
) -> list[Activity]:
    """The head stands by several in one go; all, or none, as ``activities_accept``."""
    pairs = list(chosen)
    if len(pairs) > MOST_AT_ONCE:
        raise Invalid(
            f"Một lần duyệt nhiều nhất {MOST_AT_ONCE} hoạt động: hãy chia thành nhiều lần."
        )
    return [activity_accept_at_agency(activity=row, revision=seen, by=by) for row, seen in pairs]


@transaction.atomic
def activity_return(*, activity: Activity, revision: int, reason: str, by: Account) -> Activity:
    """Send it back with a reason: the head of the agency, or the lead desk at its turn."""
    fresh = seen_as(activity, revision)
    require(may_decide(by, fresh))
    by_desk = fresh.state == AGENCY_ACCEPTED
    move = Move.RETURNED_BY_DESK if by_desk else Move.RETURNED_BY_AGENCY
    return _moved(fresh, RETURNED, (move, RETURN), by, _reason(reason))


@transaction.atomic
def activity_withdraw(*, activity: Activity, revision: int, reason: str, by: Account) -> Activity:
    """Take it out with a reason; a figure of an earlier moment still counts it."""
    fresh = seen_as(activity, revision)
    require(may_withdraw(by, fresh))
    stop_counting(fresh, by)
    return _moved(fresh, WITHDRAWN, (Move.WITHDRAWN, WITHDRAW), by, _reason(reason))
