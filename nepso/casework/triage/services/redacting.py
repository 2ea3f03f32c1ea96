"""Blacking out personal data in a text before another agency reads it."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from nepso.casework.triage.models import Redaction, TriageItem
from nepso.casework.triage.personal_places import personal_data_of
from nepso.casework.triage.policies import may_read_item
from nepso.casework.triage.services.claiming import item_locked
from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require

REDACT = act("triage.text_redact", "đã che thông tin cá nhân trong nội dung")


@transaction.atomic
def text_redact(*, item: TriageItem, chosen: Collection[str], by: Account) -> Redaction:
    """Black out the chosen ones of the personal data that was found (``Place.key``): in the story,
    the links and the exchange alike. An empty choice shows all again. What was filed stays as it
    was; others read the blacked-out.

    Raises Invalid, and changes nothing, where a chosen piece no longer stands there: the text was
    erased or is read otherwise since the page was made.
    """
    item = item_locked(item)
    require(may_read_item(by, item))
    before = Redaction.objects.filter(submission=item.submission).first()
    found = {one.key: one for one in personal_data_of(item.submission, before)}
    if not found.keys() >= set(chosen):
        raise Invalid(
            "Chỗ bạn chọn che không còn như lúc mở trang nên chưa che gì: hãy tải lại trang, xem "
            "lại các chỗ rồi đánh dấu lại."
        )
    held = [one for key, one in found.items() if key in chosen]
    spans = [{"kind": one.kind, "span": list(one.span)} for one in held if one.span]
    pieces = [{"kind": one.kind, "text": one.text} for one in held]
    redaction, _ = Redaction.objects.update_or_create(
        submission=item.submission,
        defaults={"spans": spans, "pieces": pieces, "by": by, "at": now()},
    )
    record(REDACT, by=by, on=item.submission, detail={"count": len(pieces)})
    return redaction
