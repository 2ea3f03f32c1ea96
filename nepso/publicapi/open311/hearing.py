"""An update that the system of another agency tells about a case which we sent to it.

Open311 FMS, *POST Service Request Update*: the request is named by the number that its own system
gave it. Only the agency to which the case was sent is heard: its key says which agency calls. Of
what a key filed here it may tell what its reporter says since, and that they withdrew: what we tell
a peer ourselves (``cases.peers.taking_back``).
"""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, QueryDict
from django.utils.dateparse import parse_datetime

from nepso.casework.cases.peers.selectors import filing_heard_of
from nepso.casework.cases.peers.services import peer_update_take
from nepso.casework.cases.peers.speaking import is_ended, plain
from nepso.casework.intake.models import Submission
from nepso.casework.intake.services import filer_tells
from nepso.foundation.vault.keys import keyed_hash
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid, NotFound
from nepso.publicapi.models import PartnerKey
from nepso.publicapi.open311.reading import LONGEST_TEXT
from nepso.publicapi.selectors import filings_of

REQUIRED = ("service_request_id", "update_id", "status", "updated_datetime", "description")
NOT_SENT = "Không có hồ sơ nào đã gửi cho đơn vị này mang service_request_id đó."
MAY_BE_AHEAD = dt.timedelta(hours=1)


def update_heard(request: HttpRequest, key: PartnerKey) -> str:
    """Keep it; the same ``update_id`` twice is one. Returns that id.

    Media, names and addresses that come along are dropped. Raises Invalid, a sentence per field,
    NotFound for a request that this agency was not sent.
    """
    form = request.POST
    faults = {name: f"Thiếu {name}." for name in REQUIRED if not form.get(name, "").strip()}
    at = _moment(form, faults)
    update_id = form.get("update_id", "").strip()
    if len(update_id) > 100:
        faults["update_id"] = "update_id: nhiều nhất 100 ký tự."
    if len(form.get("description", "")) > LONGEST_TEXT:
        faults["description"] = f"description: nhiều nhất {LONGEST_TEXT} ký tự."
    if faults or at is None:
        raise Invalid(" ".join(faults.values()), fields=faults)
    filing = filing_heard_of(key.agency, form["service_request_id"].strip()[:100])
    if filing is None:
        _filer_heard(form, key, update_id)
        return update_id
    peer_update_take(
        filing=filing,
        update_id=update_id,
        is_closed=is_ended(form["status"]),
        at=at,
        text=plain(form["description"]),
    )
    return update_id


def _filer_heard(form: QueryDict, key: PartnerKey, update_id: str) -> None:
    """Whoever filed it tells more of it."""
    number = form.get("service_request_id", "").strip()
    found = filings_of(key).filter(public_id=number).first()
    if found is None:
        raise NotFound(NOT_SENT)
    filer_tells(
        submission=Submission.objects.get(pk=found.submission_id),
        text=plain(form.get("description")),
        token=keyed_hash("open311.update", f"{key.pk}:{update_id}"),
        taken_back=form.get("attribute[taken_back]", "").strip(),
        is_over=is_ended(form.get("status", "")),
    )


def _moment(form: QueryDict, faults: dict[str, str]) -> dt.datetime | None:
    text = form.get("updated_datetime", "").strip()
    try:
        at = parse_datetime(text)
    except ValueError:
        at = None
    if text and (at is None or at.tzinfo is None or at > now() + MAY_BE_AHEAD or at.year < 2000):
        faults["updated_datetime"] = (
            "updated_datetime phải theo dạng W3C có múi giờ, không ở tương lai, ví dụ "
            "2026-03-05T08:00:00+07:00."
        )
        return None
    return at
