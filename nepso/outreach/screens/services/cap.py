"""Taking in a CAP message of others: by each agency once, in whatever order they arrive.

A machine's word publishes nothing and ends nothing (decision 0181): a person takes the message in,
a second person publishes what is new; a cancellation ends what an officer may end alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.outreach.screens.cap.naming import alerts_named, copies_elsewhere, references_of
from nepso.outreach.screens.cap.reading import CapRead
from nepso.outreach.screens.kinds import CapKind
from nepso.outreach.screens.models import Alert, CapMessage, CapReference
from nepso.outreach.screens.policies import may_write_alert
from nepso.outreach.screens.services.alerts import alert_end, alert_replace, alert_write
from nepso.outreach.screens.states import PUBLISHED
from nepso.outreach.screens.telling import tell_workers

TAKE = act("screens.cap_take", "đã nhận một bản tin CAP")
_CANCELLED_BY_SENDER = "Nơi gửi đã hủy bản tin này."
_CHANGED = {
    CapKind.CANCEL: "Nơi gửi đã hủy bản tin CAP của một thông báo khẩn: hãy nhập bản tin hủy.",
    CapKind.UPDATE: "Nơi gửi đã thay bản tin CAP của một thông báo khẩn: hãy nhập bản mới.",
}


class _Source(TypedDict):
    source: str
    by_machine: bool


@transaction.atomic
def cap_take(
    *,
    agency: Agency,
    read: CapRead,
    communes: Sequence[Agency],
    by: Account,
    source: str = "",
    by_machine: bool = False,
) -> Alert | None:
    """Take a message in for one agency: a new alert that waits; what replaces a running one of this
    agency and waits; or, for a cancellation, the end of the agency's own copy of what it names
    (None: that has not come, and is refused when it comes). The copies of other agencies are theirs
    to end; they are told.

    Raises Conflict for a message that came before or is overtaken by a later one, Invalid with
    sentences.
    """
    require(may_write_alert(by, agency))
    message, is_new = CapMessage.objects.get_or_create(
        agency=agency,
        sender=read.sender,
        identifier=read.identifier,
        defaults={"kind": read.kind, "sent_at": read.sent_at},
    )
    if not is_new:
        raise Conflict("Bản tin này đã được nhận trước đó: hãy tìm trong danh sách.")
    _require_not_overtaken(agency, read)
    CapReference.objects.bulk_create(
        CapReference(message=message, sender=sender, identifier=identifier)
        for sender, identifier in read.references
    )
    if read.kind == CapKind.CANCEL:
        found = _end(agency, read, by)
    else:
        taking = _Taking(agency, read, communes, by, source, by_machine)
        found = message.alert = _write(taking)
        message.save(update_fields=["alert"])
    _tell_others(agency, read, by)
    detail = {"kind": read.kind, "agency": agency.public_id, "found": found is not None}
    record(TAKE, by=by, on=message, detail=detail)
    return found


def _require_not_overtaken(agency: Agency, read: CapRead) -> None:
    """A message that a later one names, or that is older than what replaced the same message."""
    if any(sender != read.sender for sender, _ in read.references):
        raise Invalid("Bản tin này sửa hoặc hủy tin của nơi gửi khác: chỉ nơi gửi tin đó mới được.")
    known = references_of(agency).filter(sender=read.sender)
    naming = known.filter(sender=read.sender, identifier=read.identifier)
    if naming.exists():
        raise Conflict("Nơi gửi đã hủy hoặc thay bản tin này bằng bản mới hơn: không nhận để phát.")
    targets = [identifier for _, identifier in read.references]
    if known.filter(identifier__in=targets, message__sent_at__gt=read.sent_at).exists():
        raise Conflict("Đã nhận một bản mới hơn về cùng tin này: không nhận bản cũ.")


def _named(agency: Agency, read: CapRead) -> list[Alert]:
    targets = [identifier for _, identifier in read.references]
    return alerts_named(agency, read.sender, targets, before=read.sent_at)


@dataclass(frozen=True, slots=True)
class _Taking:
    """What is being taken in, for whom, by whom."""

    agency: Agency
    read: CapRead
    communes: Sequence[Agency]
    by: Account
    source: str
    by_machine: bool


def _write(taking: _Taking) -> Alert:
    read, by = taking.read, taking.by
    facts = {**read.facts, "communes": taking.communes}
    facts |= {"sender": read.sender, "identifier": read.identifier}
    more: _Source = {"source": taking.source, "by_machine": taking.by_machine}
    running = None
    for one in _named(taking.agency, read) if read.kind == CapKind.UPDATE else []:
        if one.state == PUBLISHED:
            running = one
        else:  # it waits no longer: what it says is overtaken
            alert_end(alert=one, revision=None, because="Nơi gửi đã thay bằng tin mới.", by=by)
    if running is None:
        return alert_write(agency=taking.agency, facts=facts, by=by, **more)
    return alert_replace(alert=running, revision=None, facts=facts, by=by, **more)


def _end(agency: Agency, read: CapRead, by: Account) -> Alert | None:
    because = read.note or _CANCELLED_BY_SENDER
    named = _named(agency, read)
    ended = [alert_end(alert=one, revision=None, because=because, by=by) for one in named]
    return ended[0] if ended else None


def _tell_others(agency: Agency, read: CapRead, by: Account) -> None:
    """The agencies whose own copy of what this message changes still runs or waits: theirs to
    take in."""
    copies = list(copies_elsewhere(agency, read.sender, [name for _, name in read.references]))
    if copies:
        tell_workers(copies, by, _CHANGED[CapKind(read.kind)], what=read.identifier[:60])
