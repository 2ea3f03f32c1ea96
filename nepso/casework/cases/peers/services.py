"""Sending a case to the system of another agency; hearing what it tells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

from django.db import IntegrityError, transaction

from nepso.casework.cases.consents import fields_for
from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.peers.models import Peer, PeerFiling, PeerTelling, PeerUpdate
from nepso.casework.cases.peers.states import ENDED, PEER_FILING, REFUSED, SENT, WAITING
from nepso.casework.cases.policies import may_handle_case
from nepso.casework.cases.services.lateness import require_told_if_late
from nepso.casework.cases.services.opening import require_not_complained_of
from nepso.casework.cases.stepping import seen_as
from nepso.casework.cases.telling import tell_handlers
from nepso.casework.intake.kinds import FieldGroup
from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.jobs.services import job_enqueue
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid, NotFound
from nepso.kernel.policy import require
from nepso.kernel.validation import require_valid

ADD = act("peers.peer_add", "đã khai hệ thống Open311 của một cơ quan")
CLOSE = act("peers.peer_close", "đã thôi dùng hệ thống Open311 của một cơ quan")
MAKE = act("peers.filing_make", "đã gửi hồ sơ cho hệ thống của cơ quan khác")
TAKEN = act("peers.filing_taken", "hệ thống của cơ quan khác đã nhận hồ sơ")
REFUSE = act("peers.filing_refuse", "không gửi được hồ sơ cho hệ thống của cơ quan khác")
HEAR = act("peers.update_take", "hệ thống của cơ quan khác báo tình trạng")
EMPTY = act("peers.filings_empty", "đã xóa lời của hệ thống khác về một hồ sơ")
LONGEST_TEXT = 4_000


@transaction.atomic
def peer_add(*, agency: Agency, endpoint: str, key: str, services: Mapping[str, str]) -> Peer:
    """Name the system of an agency; the administrator vouches for the address. Raises Invalid for
    an address that is none, Conflict when the agency has a system already."""
    if Peer.objects.filter(agency=agency, closed_at__isnull=True).exists():
        raise Conflict(f"{agency} đã có một hệ thống đang dùng: hãy thôi dùng nó trước.")
    peer = Peer(agency=agency, endpoint=endpoint.rstrip("/"), key=key, services=dict(services))
    require_valid(peer, exclude=["closed_at"])
    peer.save()
    record(ADD, by=None, on=peer, detail={"agency": agency.public_id})
    return peer


@transaction.atomic
def peer_close(*, public_id: str) -> Peer:
    """Send it nothing more and ask it no more. Raises NotFound."""
    peer = Peer.objects.select_for_update().filter(public_id=public_id, closed_at=None).first()
    if peer is None:
        raise NotFound("Không có hệ thống này đang dùng: hãy xem lại danh sách.")
    peer.closed_at = now()
    peer.save(update_fields=["closed_at"])
    record(CLOSE, by=None, on=peer)
    return peer


@transaction.atomic
def peer_filing_make(
    *, case: CaseFile, revision: int, peer: Peer, by: Account, with_contact: bool = False
) -> PeerFiling:
    """Send a case to a system: a job does it, again and again until it is there; it is one there.

    What goes along is what the reporter consented for that very recipient, and of it the contact
    only where the officer needs it there (``with_contact``); both are asked anew when it goes. The
    case stays with its handler, who answers the reporter. Raises Invalid where words or contact
    were not consented or the agency is the one complained about, Conflict for a restricted case
    (two persons hand that over) or one that is there already.
    """
    fresh = seen_as(case, revision)
    require(may_handle_case(by, fresh))
    require_told_if_late(fresh)
    require_not_complained_of(peer.agency, fresh.complained_of)
    if not fresh.is_live or peer.closed_at is not None:
        raise Conflict("Hồ sơ đã khép hoặc hệ thống kia không còn dùng: hãy tải lại trang.")
    if fresh.is_restricted:
        raise Conflict(
            "Hồ sơ giới hạn người xem không gửi qua hệ thống: hãy chuyển nội dung, hai người ký."
        )
    wanted = {FieldGroup.TEXT, FieldGroup.CONTACT} if with_contact else {FieldGroup.TEXT}
    groups = fields_for(fresh, peer.agency) & wanted
    if FieldGroup.TEXT not in groups:
        raise Invalid(
            f"Người phản ánh không đồng ý cho {peer.agency} xem lời kể nên không gửi được: "
            "hãy hỏi người phản ánh, hoặc chuyển theo cách khác."
        )
    if with_contact and FieldGroup.CONTACT not in groups:
        sentence = f"Người phản ánh không đồng ý cho {peer.agency} xem cách liên hệ: hãy bỏ chọn."
        raise Invalid(sentence, fields={"with_contact": sentence})
    try:
        with transaction.atomic():
            filing = PeerFiling.objects.create(
                peer=peer, case=fresh, fields=sorted(groups), by=by, made_at=now()
            )
    except IntegrityError as error:
        raise Conflict("Hồ sơ này đã được gửi cho hệ thống đó: hãy tải lại trang.") from error
    job_enqueue("peers.send", filing=filing.public_id)
    record(MAKE, by=by, on=filing, detail={"case": fresh.public_id, "fields": filing.fields})
    return filing


def fields_going(filing: PeerFiling) -> frozenset[str]:
    """Of what the officer chose to send, what its reporter still gives that recipient."""
    return fields_for(filing.case, filing.peer.agency) & frozenset(filing.fields)


@transaction.atomic
def peer_filing_taken(
    *, filing: PeerFiling, service_request_id: str, fields: Collection[str] | None = None
) -> None:
    """The other system has it, under its own number; ``fields`` is what went, where that is less
    than was chosen."""
    held = PeerFiling.objects.select_for_update().get(pk=filing.pk)
    if held.state != WAITING:
        return
    held.state, held.service_request_id, held.sent_at = SENT, service_request_id, now()
    held.fields = held.fields if fields is None else sorted(fields)
    held.save(update_fields=["state", "service_request_id", "sent_at", "fields"])
    record(TAKEN, by=None, on=held, detail={"tries": held.tries})


@transaction.atomic
def peer_filing_refuse(*, filing: PeerFiling, said: str) -> None:
    """It cannot go there: the officer is told, and reads why on the page."""
    held = PeerFiling.objects.select_for_update().get(pk=filing.pk)
    if held.state != WAITING:
        return
    held.state, held.said = REFUSED, said[:LONGEST_TEXT]
    held.save(update_fields=["state", "said"])
    record(REFUSE, by=None, on=held)
    sentence = f"{held.peer.agency} chưa nhận được qua hệ thống."
    if held.tries > 1:  # one of them may have arrived, its answer lost
        sentence = (
            f"{held.peer.agency} có thể đã nhận mà không trả lời: hãy hỏi cơ quan ấy, và báo họ "
            "nếu người phản ánh đã rút lại."
        )
    tell_handlers(held.case, sentence, by=None)


@transaction.atomic
def peer_update_take(
    *, filing: PeerFiling, update_id: str, is_closed: bool, at: dt.datetime, text: str
) -> bool:
    """Keep what the other system tells; the handler is told when it says that it is done.

    The reporter is told by the officer, in a reply: nothing of a stranger's machine goes to them
    by itself. The same ``update_id`` twice is one. Returns whether it is new.
    """
    held = PeerFiling.objects.select_for_update().select_related("case", "peer__agency")
    row = held.get(pk=filing.pk)
    kept = "" if row.case.emptied_at else text[:LONGEST_TEXT]
    _, is_new = PeerUpdate.objects.get_or_create(
        filing=row,
        update_id=update_id[:100],
        defaults={"is_closed": is_closed, "at": at, "text": kept},
    )
    if not is_new:
        return False
    state = ENDED if is_closed else SENT
    if row.state != state and PEER_FILING.can_move(row.state, state) and not _sent_anew(row):
        row.state = state
        row.save(update_fields=["state"])
        if is_closed and row.case.is_live:
            tell_handlers(row.case, f"{row.peer.agency} báo đã xử lý xong.", by=None)
    record(HEAR, by=None, on=row, detail={"is_closed": is_closed})
    return True


def _sent_anew(filing: PeerFiling) -> bool:
    """Whether the case went to that system once more after this filing ended: then this one stays
    ended, whatever is still told about it."""
    others = PeerFiling.objects.filter(case=filing.case_id, peer=filing.peer_id)
    return others.exclude(pk=filing.pk).filter(state__in=PEER_FILING.group("live")).exists()


@transaction.atomic
def peer_filings_empty(*, case: CaseFile) -> None:
    """The case was emptied of its words: those of other systems about it go too."""
    updates = PeerUpdate.objects.filter(filing__case=case).exclude(text="").update(text="")
    said = PeerFiling.objects.filter(case=case).exclude(said="").update(said="")
    said += PeerTelling.objects.filter(filing__case=case).exclude(said="").update(said="")
    if updates or said:
        record(EMPTY, by=None, on=case, detail={"updates": updates})
