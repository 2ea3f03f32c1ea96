"""The signature of our webhook: HMAC-SHA256 over time and body, with room for two keys.

Header ``Nepso-Signature: t=UNIX_SECONDS,v1=HEX[,v1=HEX]`` where each ``v1`` is HMAC-SHA256 of
``"{t}." + body`` with one key. While a key is being changed two are sent: the receiver takes the
message when either is right, and refuses a time that lies more than five minutes off (replay).
HMAC: RFC 2104. The contract for who receives: ``docs/contracts/webhook.md``.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence

HEADER = "Nepso-Signature"
WINDOW_SECONDS = 300


def signature(keys: Sequence[str], moment: int, body: bytes) -> str:
    """The value of the header; ``moment`` in whole seconds since 1970."""
    made = [f"v1={_mac(key, moment, body)}" for key in keys]
    return ",".join([f"t={moment}", *made])


def signature_is_right(keys: Sequence[str], value: str, body: bytes, *, at: int) -> bool:
    """What a receiver does: right for one of its keys, and no older than the window."""
    parts = [part.strip().partition("=") for part in value.split(",")]
    times = [number for name, _, number in parts if name == "t" and number.isdecimal()]
    if len(times) != 1 or abs(at - int(times[0])) > WINDOW_SECONDS:
        return False
    given = [mac for name, _, mac in parts if name == "v1"]
    wanted = [_mac(key, int(times[0]), body) for key in keys]
    return any(
        hmac.compare_digest(one.encode(), other.encode()) for one in given for other in wanted
    )


def _mac(key: str, moment: int, body: bytes) -> str:
    return hmac.new(key.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
