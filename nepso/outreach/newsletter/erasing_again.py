"""After a restore: whoever left the newsletters is erased again (``foundation/backups``)."""

from __future__ import annotations

from nepso.outreach.newsletter.models import Reader
from nepso.outreach.newsletter.services.signing_up import reader_leave


def reader_again(public_id: str) -> bool:
    """Erase a reader who came back; whether one had."""
    found = Reader.objects.select_related("push").filter(public_id=public_id).first()
    if found is not None:
        reader_leave(reader=found)
    return found is not None
