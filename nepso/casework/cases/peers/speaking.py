"""GeoReport v2 as a client: what is asked there, a case filed, what became of it.

GeoReport v2, *GET Service Definition*, *POST Service Request*, *GET Service Requests*; Open311 FMS,
*GET Service Request Updates*. Of the place no more goes than the commune. What comes back is a
stranger's: bounded, read as plain text, never trusted.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from django.utils.dateparse import parse_datetime

from nepso.casework.cases.peers.models import Peer, PeerFiling, PeerTelling
from nepso.casework.cases.peers.services import fields_going
from nepso.casework.cases.peers.states import ENDED
from nepso.casework.cases.services.opening import require_not_complained_of
from nepso.casework.cases.stepping import GONE
from nepso.casework.intake.kinds import FieldGroup, Recipient
from nepso.casework.intake.models import Contact, Submission
from nepso.casework.intake.selectors import consented, links_of
from nepso.casework.triage.selectors import hidden_of, text_shown
from nepso.foundation.outbound.calling import Answered, partner_call
from nepso.foundation.outbound.errors import OutboundFailed
from nepso.kernel.errors import NepsoError

MOST_ROWS, MOST_NUMBERS = 1_000, 50
# Words of the extended statuses (Open311 FMS, *Additional states*) that mean an end.
EARLIEST_YEAR = 2000  # before that it is no moment of ours
_NOT_OFFERED = (404, 405, 501)
_ENDED = frozenset(
    {"closed", "fixed", "duplicate", "no_further_action", "not_councils_responsibility"}
)
_NONE = "none"
# By what was taken back (``intake.ports.What``); nothing of the person.
TAKEN_BACK = {
    "withdrawal": "Người phản ánh đã rút phản ánh: đề nghị dừng xử lý.",
    "erase": "Người phản ánh đã xóa dữ liệu của mình: đề nghị dừng xử lý và xóa nội dung đã nhận.",
    "contact": "Người phản ánh đã xóa cách liên hệ: đề nghị xóa cách liên hệ đã nhận.",
    "consent": (
        "Người phản ánh đã rút sự đồng ý cho xem một phần thông tin đã chuyển: đề nghị không dùng "
        "tiếp phần không còn được phép; cơ quan đã gửi sẽ cho biết phần nào."
    ),
}


class PeerRefused(NepsoError):
    """The other system does not take it; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Filed:
    """``number``: what it is called there; ``fields``: the groups that went."""

    number: str
    fields: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that the other system tells."""

    service_request_id: str
    update_id: str
    is_closed: bool
    at: dt.datetime
    text: str


def case_file_at(filing: PeerFiling) -> Filed:
    """File it there; returns the number it has there and what went. With the same ``public_id`` it
    is one.

    Raises PeerRefused when it is not taken, OutboundRefused or OutboundFailed as ``partner_call``.
    """
    peer, submission = filing.peer, _main(filing)
    going = fields_going(filing)
    if not Contact.objects.filter(submission=submission).exists():
        going -= {FieldGroup.CONTACT}  # consented to, and nothing was left to go
    if FieldGroup.TEXT not in going:
        raise PeerRefused("Người phản ánh đã rút sự đồng ý cho nơi này xem lời kể nên không gửi.")
    code = str(peer.services.get(filing.case.harm, filing.case.harm))
    form = [
        ("api_key", peer.key),
        ("service_code", code),
        *_place(submission),
        ("description", text_shown(submission)),
        *_contact(going, submission),
        *_attributes(_asked(peer, code), _known(filing, submission, going)),
    ]
    answered = partner_call(f"{peer.endpoint}/requests.json", headers=_key(peer), form=form)
    rows = _rows(answered)
    if answered.status != 200:
        raise PeerRefused(_why(rows, answered.status))
    number = str(rows[0].get("service_request_id") or "") if rows else ""
    if not 0 < len(number) <= 100:
        raise PeerRefused("Hệ thống kia nhận nhưng không cho mã: hãy hỏi cơ quan đó.")
    return Filed(number, going)


def taken_back_tell(telling: PeerTelling) -> None:
    """Say there what the reporter took back; with the same ``update_id`` it is one. Raises
    PeerRefused where it takes no update, OutboundRefused or OutboundFailed as ``partner_call``."""
    filing, peer = telling.filing, telling.filing.peer
    # What that system ended stays so: no word of ours begins it anew there.
    is_over = telling.what in ("withdrawal", "erase") or filing.state == ENDED
    form = [
        ("api_key", peer.key),
        ("service_request_id", filing.service_request_id),
        ("update_id", telling.public_id),
        ("status", "closed" if is_over else "open"),
        ("updated_datetime", telling.at.isoformat()),
        ("description", TAKEN_BACK[telling.what]),
        ("attribute[taken_back]", telling.what),  # our own profile: told apart from an answer
    ]
    url = f"{peer.endpoint}/servicerequestupdates.json"
    answered = partner_call(url, headers=_key(peer), form=form)
    if answered.status != 200:
        raise PeerRefused(_why(_rows(answered), answered.status))


def updates_told(peer: Peer, begin: dt.datetime, end: dt.datetime) -> list[Told] | None:
    """What it tells between two moments; None from a system without the extension.

    Any other answer than those is OutboundFailed: the same span is asked for again.
    """
    span = urlencode({"start_date": begin.isoformat(), "end_date": end.isoformat()})
    answered = partner_call(
        f"{peer.endpoint}/servicerequestupdates.json?{span}", headers=_key(peer)
    )
    if answered.status in _NOT_OFFERED:
        return None
    _require_answered(answered)
    told = (_told(r, str(r.get("update_id") or ""), r.get("description")) for r in _rows(answered))
    return [one for found in told for one in found]


def states_told(peer: Peer, numbers: list[str]) -> Iterator[Told]:
    """Where each request stands now, told as an update of its own moment: for every system."""
    for first in range(0, len(numbers), MOST_NUMBERS):
        some = ",".join(numbers[first : first + MOST_NUMBERS])
        answered = partner_call(
            f"{peer.endpoint}/requests.json?{urlencode({'service_request_id': some})}",
            headers=_key(peer),
        )
        _require_answered(answered)
        for row in _rows(answered):
            named = f"{row.get('status')}|{row.get('updated_datetime')}|{row.get('status_notes')}"
            number = hashlib.sha256(named.encode()).hexdigest()[:32]
            yield from _told(row, f"state-{number}", row.get("status_notes"))


def _require_answered(answered: Answered) -> None:
    if answered.status != 200:
        raise OutboundFailed(f"the partner answered {answered.status}")


def _main(filing: PeerFiling) -> Submission:
    """The submission, if it may go now as it might when the officer sent it; PeerRefused if not."""
    case, peer = filing.case, filing.peer
    link = filing.case.links.select_related("submission__commune").filter(is_main=True).first()
    if link is None:
        raise PeerRefused("Hồ sơ đã gộp vào hồ sơ khác nên không gửi.")
    main = link.submission
    if main.state in GONE:
        raise PeerRefused("Người phản ánh đã rút nên không gửi.")
    if not case.is_live or case.restricted or peer.closed_at is not None:
        raise PeerRefused(
            "Hồ sơ đã khép, đã giới hạn người xem, hoặc hệ thống kia không còn dùng nên không gửi."
        )
    try:
        require_not_complained_of(peer.agency, case.complained_of)
    except NepsoError as error:
        raise PeerRefused(error.sentence) from error
    return main


def _place(submission: Submission) -> list[tuple[str, str]]:
    if submission.commune is None:
        return []
    return [("address_id", submission.commune.code), ("address_string", submission.commune.name)]


def _contact(going: frozenset[str], submission: Submission) -> list[tuple[str, str]]:
    held = Contact.objects.filter(submission=submission).first()
    if held is None or FieldGroup.CONTACT not in going:
        return []
    last, _, first = held.name.rpartition(" ")
    told = (("first_name", first), ("last_name", last), ("email", held.email))
    return [pair for pair in (*told, ("phone", held.telephone)) if pair[1]]


def _known(
    filing: PeerFiling, submission: Submission, going: frozenset[str]
) -> dict[str, list[str]]:
    """What we can answer, by the attribute codes of our own profile (publicapi/open311)."""
    groups = [str(group) for group in sorted(going)] or [_NONE]
    known = {
        "external_id": [filing.public_id],
        "links": ["\n".join(map(hidden_of(submission).anywhere, links_of(submission)))],
        "wanted": [submission.wanted],
        "seen_on": [submission.seen_on.isoformat() if submission.seen_on else ""],
        **{name: ["yes"] for name, said in submission.answers.items() if said},
    }
    if submission.complained_of:
        known["complained_of"] = [submission.complained_of.code]
    for recipient in Recipient:
        passed_on = sorted(consented(submission, recipient) & going)
        # There, reception and handling are the agency for which the consent was given.
        theirs = recipient in (Recipient.COORDINATOR, Recipient.HANDLING_AGENCY)
        known[f"consent_{recipient}"] = groups if theirs else passed_on or [_NONE]
    return known


def _asked(peer: Peer, code: str) -> list[dict[str, Any]]:
    """The attributes of its service; none where it defines none."""
    answered = partner_call(
        f"{peer.endpoint}/services/{quote(code, safe='')}.json", headers=_key(peer)
    )
    if answered.status != 200:
        return []
    read = _json(answered)
    attributes = read.get("attributes") if isinstance(read, dict) else None
    listed = attributes if isinstance(attributes, list) else []
    return [one for one in listed[:MOST_ROWS] if isinstance(one, dict)]


def _attributes(
    asked: list[dict[str, Any]], known: Mapping[str, list[str]]
) -> Iterator[tuple[str, str]]:
    """Only what it asks for. Raises PeerRefused where it needs what we do not have."""
    for one in asked:
        code = str(one.get("code") or "")
        values = [value for value in known.get(code, []) if value]
        if (
            one.get("required") in (True, "true")
            and not values
            and one.get("variable") is not False
        ):
            raise PeerRefused(f"Hệ thống kia cần thêm “{code[:60]}” mà hồ sơ không có.")
        many = "[]" if one.get("datatype") == "multivaluelist" else ""
        yield from ((f"attribute[{code}]{many}", value) for value in values)


def _told(row: Mapping[str, Any], update_id: str, text: object) -> Iterator[Told]:
    number = str(row.get("service_request_id") or "")
    try:
        at = parse_datetime(str(row.get("updated_datetime") or ""))
    except ValueError:
        at = None
    named = plain(update_id)
    dated = at is not None and at.tzinfo is not None and at.year >= EARLIEST_YEAR
    if number and 0 < len(named) <= 100 and at is not None and dated:
        yield Told(number, named, is_ended(str(row.get("status") or "")), at, plain(text))


def plain(text: object) -> str:
    """A stranger's words: no control characters, of a bounded length."""
    said = str(text or "")[:4_000]
    return "".join(c for c in said if c.isprintable() or c in "\n\t").strip()


def is_ended(status: str) -> bool:
    """Whether a status word means an end."""
    return status.strip().lower() in _ENDED


def _key(peer: Peer) -> dict[str, str]:
    return {"X-Api-Key": peer.key} if peer.key else {}


def _json(answered: Answered) -> Any:
    try:
        return json.loads(answered.body)
    except (ValueError, RecursionError) as error:
        raise OutboundFailed("the partner's answer is no JSON") from error


def _rows(answered: Answered) -> list[dict[str, Any]]:
    read = _json(answered) if answered.body else []
    rows = read if isinstance(read, list) else []
    return [row for row in rows[:MOST_ROWS] if isinstance(row, dict)]


def _why(rows: list[dict[str, Any]], status: int) -> str:
    said = " ".join(plain(row.get("description")) for row in rows)[:600].strip()
    return f"Hệ thống kia trả lời {status}: {said or 'không nói lý do'}"
