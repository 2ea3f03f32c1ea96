"""Reading the title of a page behind a link, once, through the guarded way out."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now, today
from nepso.programme.activities.custody import custody_add
from nepso.programme.activities.fingerprints import plain_link
from nepso.programme.activities.models import EvidenceItem

LOOK_UP = act("activities.link_look_up", "hệ thống đã đọc tên trang của một liên kết")
ELSEWHERE = act(
    "activities.link_leads_elsewhere", "hệ thống mở một liên kết và được chuyển sang trang khác"
)


@transaction.atomic
def link_title_keep(*, item: EvidenceItem, title: str) -> EvidenceItem:
    """Keep the title that a page said of itself and the day it was seen.

    A title that a person typed stays. Run again it changes nothing.
    """
    fresh = _held(item)
    if fresh.looked_up_at is not None:
        return fresh
    fresh.looked_up_at, fresh.seen_on = now(), today()
    said = " ".join(title.split())[:300]
    if said and fresh.title == plain_link(fresh.url).removeprefix("https://"):
        fresh.title = said
    fresh.save(update_fields=["looked_up_at", "seen_on", "title"])
    custody_add(fresh, "looked_up", by=None)
    record(LOOK_UP, by=None, on=fresh)
    return fresh


@transaction.atomic
def link_leads_elsewhere(*, item: EvidenceItem) -> EvidenceItem:
    """The page behind it sent us to another, whose title says nothing of this one: the name of the
    item stays, and so does the day on which a person saw it. Run again it changes nothing."""
    fresh = _held(item)
    if fresh.looked_up_at is not None:
        return fresh
    fresh.looked_up_at = now()
    fresh.save(update_fields=["looked_up_at"])
    custody_add(fresh, "leads_elsewhere", by=None)
    record(ELSEWHERE, by=None, on=fresh)
    return fresh


def _held(item: EvidenceItem) -> EvidenceItem:
    return EvidenceItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
