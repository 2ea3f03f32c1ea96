"""Letting the bytes of an item go that nobody claims any more."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.files.services import file_release
from nepso.foundation.similarity.index import index_forget
from nepso.programme.activities.custody import custody_add
from nepso.programme.activities.likeness import PHOTOS
from nepso.programme.activities.models import EvidenceItem

EMPTY = act("activities.item_empty", "đã xóa tệp của một minh chứng không còn ai dùng")


@transaction.atomic
def item_empty(*, item: EvidenceItem) -> bool:
    """Give back the bytes of an item that no activity claims; whether it did. The file itself is
    removed by the job of ``files``; offered again, the item takes the new bytes."""
    rows = EvidenceItem.objects.select_for_update(of=("self",)).select_related("stored")
    fresh = rows.get(pk=item.pk)
    stored = fresh.stored
    if stored is None or fresh.claims.exists():
        return False
    fresh.stored, fresh.cleared_for_public = None, False
    fresh.save(update_fields=["stored", "cleared_for_public"])
    file_release(stored=stored, by=None)
    index_forget(PHOTOS, [fresh.public_id])
    custody_add(fresh, "emptied", by=None)
    record(EMPTY, by=None, on=fresh)
    return True
