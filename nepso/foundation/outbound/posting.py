"""POST of bytes to a machine of a known kind: guarded as everything that leaves."""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

from nepso.foundation.outbound.addresses import target_of
from nepso.foundation.outbound.errors import OutboundFailed, OutboundRefused
from nepso.foundation.outbound.fetching import connected

MOST_READ = 4096


@dataclass(frozen=True, slots=True)
class Posted:
    """The status, and after how many seconds the other side wants to be asked again (0: unsaid)."""

    status: int
    wait: int


def body_post(url: str, *, headers: Mapping[str, str], body: bytes) -> Posted:
    """POST bytes over TLS to a public address; no redirect is followed. The caller has checked that
    the host is one it knows.

    Raises OutboundRefused for where we never go, OutboundFailed when no answer came.
    """
    if not settings.NEPSO_OUTBOUND:
        raise OutboundRefused("Máy chủ này được đặt không đi ra mạng ngoài.")
    target = target_of(url)
    is_allowed = f"{target.host}:{target.port}" in settings.NEPSO_OUTBOUND_ALLOW
    if target.scheme != "https" and not is_allowed:
        raise OutboundRefused("Chỉ gửi đi qua https.")
    try:
        with connected(target) as connection:
            connection.request("POST", target.path, body, {**headers, "Connection": "close"})
            answer = connection.getresponse()
            answer.read(MOST_READ)
            return Posted(answer.status, _seconds(answer.getheader("Retry-After")))
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise OutboundFailed(f"{target.host}: {type(error).__name__}") from error


def _seconds(said: str | None) -> int:
    """RFC 9110, 10.2.3, in seconds; a date there is read as a minute."""
    if not said:
        return 0
    bare = said.strip()
    return int(bare[:9]) if bare.isascii() and bare.isdigit() else 60
