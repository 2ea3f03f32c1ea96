"""Somebody says that a listing is wrong; a person looks and decides."""

from __future__ import annotations

from django.db import transaction

from nepso.casework.lookup.models import DisputeReason, ListedItem, ListingDispute
from nepso.casework.lookup.policies import may_keep_lists
from nepso.casework.lookup.states import DISPUTE_STATES, OPEN, REMOVED
from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require

DISPUTE = act("lookup.listing_dispute", "có người báo một mục cảnh báo là sai")
DECIDE = act("lookup.listing_dispute_decide", "đã kết luận về một mục bị báo sai")


@transaction.atomic
def listing_dispute(*, item: ListedItem, reason: str) -> ListingDispute:
    """Note that an entry is said to be wrong. Nobody's name or words are kept; an entry has one
    open dispute, so that saying it again adds nothing. Raises Invalid for an unknown reason."""
    if reason not in DisputeReason.values:
        raise Invalid("Hãy chọn một lý do trong danh sách.")
    dispute, made = ListingDispute.objects.get_or_create(
        item=item, state=OPEN, defaults={"reason": reason}
    )
    if made:
        record(DISPUTE, by=None, on=dispute)
    return dispute


@transaction.atomic
def listing_dispute_decide(
    *, dispute: ListingDispute, state: str, decision: str, by: Account
) -> None:
    """Keep the entry or remove it, with the reason. Raises Conflict when it is decided already."""
    require(may_keep_lists(by))
    held = ListingDispute.objects.select_for_update().get(pk=dispute.pk)
    DISPUTE_STATES.require_move(held.state, state)
    if not decision.strip():
        sentence = "Hãy ghi lý do của kết luận."
        raise Invalid(sentence, fields={"decision": sentence})
    held.state, held.decision, held.decided_at = state, decision, now()
    held.save(update_fields=["state", "decision", "decided_at"])
    if state == REMOVED:
        ListedItem.objects.filter(pk=held.item_id).update(removed_at=now())
    record(DECIDE, by=by, on=held, detail={"state": state})
