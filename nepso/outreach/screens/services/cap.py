"""Taking in a CAP message of others: each once, in whatever order they arrive.

A machine's word publishes nothing and ends nothing (decision 0181): a person takes the message in,
a second person publishes what is new; a cancellation ends what an officer may end alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.outreach.screens.cap.naming import alerts_named
from nepso.outreach.screens.cap.reading import CapRead
from nepso.outreach.screens.kinds import CapKind
from nepso.outreach.screens.models import Alert, CapMessage, CapReference
from nepso.outreach.screens.policies import may_write_alert
from nepso.outreach.screens.services.alerts import alert_end, alert_replace, alert_write
from nepso.outreach.screens.states import PUBLISHED

TAKE = act("screens.cap_take", "đã nhận một bản tin CAP")
_CANCELLED_BY_SENDER = "Nơi gửi đã hủy bản tin này."


@transaction.atomic
def cap_take(
    *, agency: Agency, read: CapRead, communes: Sequence[Agency], by: Account, source: str = ""
) -> Alert | None:
    """Take a message in: a new alert that waits; what replaces a running one and waits; or, for a
    cancellation, the end of what it names (None: that has not come, and is refused when it comes).

    Raises Conflict for a message that came before or is overtaken by a later one, NotAllowed where
    another agency published what is cancelled, Invalid with sentences.
    """
    require(may_write_alert(by, agency))
    message, is_new = CapMessage.objects.get_or_create(
        sender=read.sender,
        identifier=read.identifier,
        defaults={"kind": read.kind, "sent_at": read.sent_at},
    )
    if not is_new:
        raise Conflict("Bản tin này đã được nhận trước đó: hãy tìm trong danh sách.")
    _require_not_overtaken(read)
    CapReference.objects.bulk_create(
        CapReference(message=message, sender=sender, identifier=identifier)
        for sender, identifier in read.references
    )
    if read.kind == CapKind.CANCEL:
        found = _end(read, by)
    else:
        found = message.alert = _write(agency, read, communes, by, source)
        message.save(update_fields=["alert"])
    record(TAKE, by=by, on=message, detail={"kind": read.kind, "found": found is not None})
    return found


def _require_not_overtaken(read: CapRead) -> None:
    """A message that a later one names, or that is older than what replaced the same message."""
    if any(sender != read.sender for sender, _ in read.references):
        raise Invalid("Bản tin này sửa hoặc hủy tin của nơi gửi khác: chỉ nơi gửi tin đó mới được.")
    naming = CapReference.objects.filter(sender=read.sender, identifier=read.identifier)
    if naming.exists():
        raise Conflict("Nơi gửi đã hủy hoặc thay bản tin này bằng bản mới hơn: không nhận để phát.")
    targets = [identifier for _, identifier in read.references]
    later = CapReference.objects.filter(
        sender=read.sender, identifier__in=targets, message__sent_at__gt=read.sent_at
    )
    if later.exists():
        raise Conflict("Đã nhận một bản mới hơn về cùng tin này: không nhận bản cũ.")


def _named(read: CapRead) -> list[Alert]:
    targets = [identifier for _, identifier in read.references]
    return alerts_named(read.sender, targets, before=read.sent_at)


def _write(
    agency: Agency, read: CapRead, communes: Sequence[Agency], by: Account, source: str
) -> Alert:
    facts = {**read.facts, "communes": communes}
    facts |= {"sender": read.sender, "identifier": read.identifier}
    running = None
    for one in _named(read) if read.kind == CapKind.UPDATE else []:
        if one.state == PUBLISHED:
            running = one
        else:  # it waits no longer: what it says is overtaken
            alert_end(alert=one, revision=None, because="Nơi gửi đã thay bằng tin mới.", by=by)
    if running is None:
        return alert_write(agency=agency, facts=facts, by=by, source=source)
    return alert_replace(alert=running, revision=None, facts=facts, by=by, source=source)


def _end(read: CapRead, by: Account) -> Alert | None:
    because = read.note or _CANCELLED_BY_SENDER
    ended = [alert_end(alert=one, revision=None, because=because, by=by) for one in _named(read)]
    return ended[0] if ended else None
