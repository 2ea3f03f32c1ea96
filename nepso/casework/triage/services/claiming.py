"""Who has a submission in hand, and what was held as suspected spam."""

from __future__ import annotations

from django.db import transaction

from nepso.casework.intake.harms import Harm
from nepso.casework.intake.services import submission_hold_lift, submission_show
from nepso.casework.intake.states import CONSIDERING, RECEIVED
from nepso.casework.triage.holding import CLAIM_LASTS, holder_of
from nepso.casework.triage.models import URGENCY_STEP, TriageItem, Urgency
from nepso.casework.triage.policies import may_decide_item, may_read_item
from nepso.casework.triage.ringing import URGENT, ring_anew, taken
from nepso.casework.triage.states import HELD, WAITING
from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.notices.selectors import rings_unanswered
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict
from nepso.kernel.policy import require

READ = act("triage.item_read", "đã đọc một phản ánh cần giữ kín")
CLAIM = act("triage.claim", "đã nhận đọc phản ánh")
RELEASE = act("triage.release", "đã trả phản ánh về danh sách chung")
LAPSE = act("triage.claim_lapse", "phản ánh khẩn đã nhận mà chưa quyết định, gọi lại")
LIFT = act("triage.hold_lift", "đã xác nhận phản ánh không phải thư rác")


def item_locked(item: TriageItem) -> TriageItem:
    """The row as it is now, held until the transaction ends."""
    rows = TriageItem.objects.select_for_update(of=("self",))
    return rows.select_related("submission__complained_of", "submission__commune").get(pk=item.pk)


def item_read(*, item: TriageItem, by: Account) -> None:
    """Somebody opened a submission; about a child or a life in danger that is written down."""
    require(may_read_item(by, item))
    if item.urgency == Urgency.DANGER or item.submission.harm == Harm.CHILD_SAFETY:
        with transaction.atomic():
            record(READ, by=by, on=item.submission)


@transaction.atomic
def triage_claim(*, item: TriageItem, by: Account) -> TriageItem:
    """Take a submission in hand for half an hour: the others see it, and nobody works twice.

    The reporter is told that somebody is reading. Raises Conflict while another has it.
    """
    item = item_locked(item)
    require(may_decide_item(by, item))
    holder = claimed_by_other(item, by)
    if holder:
        raise Conflict(f"{holder} đang xem phản ánh này: hãy chọn phản ánh khác, hoặc hỏi họ.")
    item.claimed_by, item.claimed_at = by, now()
    item.save(update_fields=["claimed_by", "claimed_at"])
    if item.submission.state == RECEIVED:
        submission_show(submission=item.submission, state=CONSIDERING, by=by)
    taken(item.submission, by)
    record(CLAIM, by=by, on=item.submission)
    return item


def claimed_by_other(item: TriageItem, person: Account) -> Account | None:
    """Who else has it in hand now."""
    holder = holder_of(item)
    return holder if holder != person else None


@transaction.atomic
def triage_release(*, item: TriageItem, by: Account) -> TriageItem:
    """Give it back to the queue; only the one who has it. Given back twice it is given back. Where
    a life may be in danger it rings anew."""
    item = item_locked(item)
    require(may_decide_item(by, item))
    if item.claimed_by_id == by.pk:
        item.claimed_by, item.claimed_at = None, None
        item.save(update_fields=["claimed_by", "claimed_at"])
        if item.urgency == Urgency.DANGER:
            ring_anew(item.submission)
        record(RELEASE, by=by, on=item.submission)
    return item


@transaction.atomic
def claims_lapse() -> int:
    """Where a life may be in danger and whoever took it decided nothing while their claim lasted,
    it rings anew, once: they may have been called away. Returns how many."""
    rows = TriageItem.objects.filter(
        state__in=(WAITING, HELD),
        place__lt=URGENCY_STEP * (Urgency.DANGER + 1),
        claimed_at__lt=now() - CLAIM_LASTS,
    )
    ringing = rings_unanswered(URGENT.code)
    lapsed = list(rows.exclude(submission__public_id__in=ringing).select_related("submission"))
    for item in lapsed:
        ring_anew(item.submission)
        record(LAPSE, by=None, on=item.submission)
    return len(lapsed)


@transaction.atomic
def hold_lift(*, item: TriageItem, by: Account) -> TriageItem:
    """It is no spam: into the queue, at the place where its hour puts it. Twice is once."""
    item = item_locked(item)
    require(may_decide_item(by, item))
    if item.state == HELD:
        item.state = WAITING
        item.revision += 1
        item.save(update_fields=["state", "revision"])
        submission_hold_lift(submission=item.submission, by=by)
        record(LIFT, by=by, on=item.submission)
    return item
