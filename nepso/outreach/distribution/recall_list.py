"""Everything that has a product, as lines of its recall; what the machine ends by itself."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from nepso.foundation.accounts.models import Account
from nepso.foundation.jobs.services import job_enqueue
from nepso.kernel.clock import now
from nepso.outreach.distribution.kinds import OURS, HandoutKind, ItemOf, Move, OutletKind
from nepso.outreach.distribution.models import Handout, Posting, Recall, RecallItem, Variant
from nepso.outreach.distribution.ports import is_put_out_by_machine, is_taken_back_by_machine
from nepso.outreach.distribution.states import (
    DROPPED,
    FAILED,
    POSTING_STATES,
    RECALLED,
    RECALLING,
)
from nepso.outreach.distribution.stepping import moved_on

_OF: dict[str, ItemOf] = {
    **{HandoutKind.KIT: ItemOf.UNIT, HandoutKind.PRINT: ItemOf.PRINT},
    HandoutKind.SHEET: ItemOf.SHEET,
}
_DROPPED_WORDS = "Đã bỏ khỏi lịch, chưa đăng."
_OURS_WORDS = "Trang và nguồn tin của hệ thống đã thôi hiện."
_FAILED_WORDS = (
    "lần đăng trước không thành, nhưng sau đó có thể đã có người đăng tay. Hãy xem tại kênh, gỡ "
    "nếu có, rồi đánh dấu."
)
_BLOCKED_WORDS = "Hệ thống đã khóa bản này, không đăng thêm được."


def items_open(recall: Recall, by: Account | None) -> list[RecallItem]:
    """A line for each posting, variant and handed-out copy; those the machine ended are done."""
    rows = Posting.objects.select_for_update(of=("self",)).filter(product=recall.product)
    # What an earlier recall still waits for stands in its list, not here again.
    gone = POSTING_STATES.group("ended") | {RECALLING}
    live = rows.exclude(state__in=gone).select_related("outlet__agency")
    items = [_of_posting(recall, posting, by) for posting in live.order_by("id")]
    held = {item.posting.variant_id for item in items if item.posting is not None}
    variants = Variant.objects.filter(product=recall.product).exclude(pk__in=held)
    items += [_of_variant(recall, one) for one in variants.select_related("agency").order_by("id")]
    listed = RecallItem.objects.filter(handout=OuterRef("pk"))
    handouts = Handout.objects.filter(~Exists(listed), product=recall.product)
    handouts = handouts.select_related("agency")
    items += [_of_handout(recall, one) for one in handouts.order_by("id")]
    return RecallItem.objects.bulk_create(items)


def _of_posting(recall: Recall, posting: Posting, by: Account | None) -> RecallItem:
    outlet = posting.outlet
    item = RecallItem(
        recall=recall,
        of=ItemOf.POSTING,
        agency=outlet.agency,
        posting=posting,
        what=f"{OutletKind(outlet.kind).label}: {outlet.name}"[:300],
    )
    if posting.state in POSTING_STATES.group("waiting"):
        # A try whose end nobody knows may have arrived: then the line stays open until it is known.
        item.is_automatic = is_taken_back_by_machine(posting)
        by_hand = _may_have_run_by_hand(posting)
        if posting.state == FAILED and not item.is_automatic:
            item.left_because = _FAILED_WORDS
        moved_on(posting, DROPPED, Move.DROPPED, by, recall.reason)
        return item if item.is_automatic or by_hand else _ended(item, _DROPPED_WORDS)
    _take_back(posting)
    if outlet.kind in OURS:
        moved_on(posting, RECALLED, Move.RECALLED, by, recall.reason)
        return _ended(item, _OURS_WORDS)
    moved_on(posting, RECALLING, Move.RECALLING, by, recall.reason)
    # Done when the screen calls the next time, or when the platform answers the adapter.
    item.is_automatic = outlet.runs_our_player or is_taken_back_by_machine(posting)
    return item


def _may_have_run_by_hand(posting: Posting) -> bool:
    """Its hour has passed, or a try failed, and nobody noted that it ran. Only where a machine
    alone puts out that proves that it did not; what a machine gave up a person was asked to post.
    """
    if posting.state == FAILED:
        return not (posting.outlet.kind in OURS or posting.outlet.runs_our_player)
    return posting.planned_at <= now() and not is_put_out_by_machine(posting.outlet)


def _take_back(posting: Posting) -> None:
    if posting.state in POSTING_STATES.group("told"):
        job_enqueue("distribution.announce", posting=posting.public_id)


def _of_variant(recall: Recall, variant: Variant) -> RecallItem:
    what = f"{OutletKind(variant.kind).label} của {variant.agency.name}"[:300]
    item = RecallItem(
        recall=recall, of=ItemOf.VARIANT, agency=variant.agency, variant=variant, what=what
    )
    return _ended(item, _BLOCKED_WORDS)


def _of_handout(recall: Recall, handout: Handout) -> RecallItem:
    copies = f", {handout.copies} bản" if handout.copies else ""
    what = f"{HandoutKind(handout.kind).label}{copies}: {handout.what or handout.agency.name}"
    return RecallItem(
        recall=recall, of=_OF[handout.kind], agency=handout.agency, handout=handout, what=what[:300]
    )


def _ended(item: RecallItem, words: str) -> RecallItem:
    item.is_automatic, item.proof, item.done_at = True, words, now()
    return item


def posting_gone(posting: Posting, by: Account | None, reason: str) -> None:
    """It is off its outlet."""
    if posting.state == RECALLING:
        moved_on(posting, RECALLED, Move.RECALLED, by, reason)


def rights_looked_at() -> None:
    """A right was lost: what may no longer be shown is taken back by a job, at once."""
    job_enqueue("distribution.rights_over")
