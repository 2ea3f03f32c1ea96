"""Right of reply: what those who are named in a correction say, in their own words."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from nepso.casework.corrections.facts import clean
from nepso.casework.corrections.kinds import Move
from nepso.casework.corrections.models import Correction, CorrectionReply
from nepso.casework.corrections.policies import may_end
from nepso.casework.corrections.states import CORRECTION_STATES
from nepso.casework.corrections.stepping import reason_given, seen_as, step_add
from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now, today
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.kernel.validation import require_valid

ADD = act("corrections.reply_add", "đã đăng phản hồi của bên được nêu")
REMOVE = act("corrections.reply_remove", "đã gỡ phản hồi của bên được nêu")


@transaction.atomic
def correction_reply_add(
    *,
    correction: Correction,
    revision: int,
    from_whom: str,
    text: str,
    replied_on: dt.date,
    by: Account,
) -> CorrectionReply:
    """Publish a reply beside a published correction, unchanged: the head or the lead desk does.

    Raises Invalid with a sentence per field, Conflict for a correction that is not readable.
    """
    found = _readable(correction, revision, by)
    reply = CorrectionReply(
        correction=found,
        from_whom=clean(from_whom),
        text=clean(text),
        replied_on=replied_on,
        recorded_by=by,
    )
    require_valid(reply)
    if replied_on > today():
        sentence = "Ngày này chưa tới: hãy ghi ngày bên được nêu đã phản hồi."
        raise Invalid(sentence, fields={"replied_on": sentence})
    reply.save()
    step_add(found, Move.REPLY_ADDED, by)
    record(ADD, by=by, on=found, detail={"reply": reply.public_id})
    return reply


@transaction.atomic
def correction_reply_remove(
    *, reply: CorrectionReply, revision: int, reason: str, by: Account
) -> None:
    """Take a reply off the page (its author asks, or it names a person); the reason is public."""
    found = _readable(reply.correction, revision, by)
    told = reason_given(reason, "Hãy ghi lý do gỡ phản hồi: lý do này được công khai.")
    held = found.replies.filter(removed_at=None, pk=reply.pk).first()
    if held is None:
        raise Conflict("Phản hồi này đã được gỡ: không có gì thay đổi.")
    held.removed_at = now()
    held.save(update_fields=["removed_at"])
    step_add(found, Move.REPLY_REMOVED, by, told)
    record(REMOVE, by=by, on=found, detail={"reply": held.public_id})


def _readable(correction: Correction, revision: int, by: Account) -> Correction:
    found = seen_as(correction, revision)
    require(may_end(by, found))
    if found.state not in CORRECTION_STATES.group("readable"):
        raise Conflict(
            "Phản hồi đăng cùng đính chính đã công khai: đính chính này chưa hoặc đã rút."
        )
    return found
