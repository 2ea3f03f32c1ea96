"""Handing one push to its push service (RFC 8030), and what is known afterwards."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings

from nepso.foundation.outbound.errors import OutboundFailed, OutboundRefused
from nepso.foundation.outbound.posting import body_post
from nepso.foundation.webpush.endpoints import is_known
from nepso.foundation.webpush.models import PushKey, PushSubscription
from nepso.foundation.webpush.sealing import decoded, sealed, unpadded
from nepso.foundation.webpush.vouching import authorization, key_read
from nepso.kernel.clock import now

log = logging.getLogger(__name__)
PADDED_TO = 1024  # bytes: whoever carries it learns nothing from its length
_GONE = (404, 410)
_LATER = (408, 425, 429)


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a device shows. ``url`` is a path of ours that a touch opens; a later one with the same
    ``tag`` takes the place of an earlier one, also while it still waits at the push service (header
    Topic). ``seconds``: how long it may wait there; ``urgency`` as RFC 8030, 5.3."""

    title: str
    body: str
    url: str
    tag: str
    seconds: int = 24 * 3600
    urgency: str = "normal"

    def as_json(self) -> dict[str, Any]:
        """For the row of a job."""
        return asdict(self)

    def words(self) -> bytes:
        """What the service worker reads (``portal/giu-trang.js``)."""
        said = {"title": self.title, "body": self.body, "url": self.url, "tag": self.tag}
        return json.dumps(said, ensure_ascii=False).encode()


class Outcome(Enum):
    """SENT: the push service took it. LATER: it may later. GONE: the device wants none any more.
    REFUSED: it never will as it is."""

    SENT = "sent"
    LATER = "later"
    GONE = "gone"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of it; ``wait``: after how many seconds the push service wants to be asked."""

    outcome: Outcome
    wait: int = 0


def push_key() -> ec.EllipticCurvePrivateKey:
    """The key of this installation, unsealed: read once for all the devices of a round."""
    return key_read(PushKey.objects.get(number=1).private)


def push_send(
    subscription: PushSubscription, pushed: Pushed, *, key: ec.EllipticCurvePrivateKey
) -> Answer:
    """Seal it for that device and hand it over, through the guards of ``outbound``; ``key`` is
    ``push_key()``."""
    endpoint = subscription.endpoint
    if not is_known(endpoint):
        return Answer(Outcome.REFUSED)
    said = authorization(key, endpoint, contact=_contact(), at=now())
    body = sealed(
        pushed.words(),
        p256dh=decoded(subscription.p256dh),
        secret=decoded(subscription.secret),
        pad_to=PADDED_TO,
    )
    headers = {
        "Authorization": said,
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(pushed.seconds),
        "Urgency": pushed.urgency,
        "Topic": _topic(pushed.tag),
    }
    try:
        answered = body_post(endpoint, headers=headers, body=body)
    except OutboundRefused:
        return Answer(Outcome.REFUSED)
    except OutboundFailed as error:
        log.warning("a push service did not answer: %s", error)
        return Answer(Outcome.LATER)
    return _read(answered.status, answered.wait)


def _read(status: int, wait: int) -> Answer:
    if 200 <= status < 300:
        return Answer(Outcome.SENT)
    if status in _GONE:
        return Answer(Outcome.GONE)
    if status >= 500 or status in _LATER:
        return Answer(Outcome.LATER, wait)
    log.warning("a push service refused with %s", status)
    return Answer(Outcome.REFUSED)


def _topic(tag: str) -> str:
    """RFC 8030, 5.4: at most 32 letters of base64url."""
    return unpadded(tag.encode())[:32]


def _contact() -> str:
    """Whom the push service writes to when we misbehave."""
    return settings.NEPSO_SECURITY_CONTACT or settings.NEPSO_URL
