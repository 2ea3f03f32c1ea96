"""Any request to a partner's machine: method, headers and bytes there, the whole answer back."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings

from nepso.foundation.outbound.addresses import Target, machine_of, target_of
from nepso.foundation.outbound.errors import OutboundFailed, OutboundRefused
from nepso.foundation.outbound.fetching import CONNECT_SECONDS, connected

MOST_ANSWER = 2_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: any status; the names of ``headers`` in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def partner_request(
    method: str,
    url: str,
    *,
    headers: Mapping[str, str],
    body: bytes | None = None,
    seconds: float | None = None,
) -> Answer:
    """One request over TLS to a public address; no redirect is followed (a key would travel with
    it), bounded in time and bytes. Every status is an answer: what it means, the caller knows.

    Raises OutboundRefused for where we never go, OutboundFailed when nothing whole came back: the
    other side may have taken it all the same.
    """
    require_open_way()
    target = target_of(url)
    allowed = f"{target.host}:{target.port}" in settings.NEPSO_OUTBOUND_ALLOW
    if target.scheme != "https" and not allowed:
        raise OutboundRefused("Chỉ gọi hệ thống của đơn vị khác qua https.")
    sent = {
        "User-Agent": f"NepSo/1.0 (+{settings.NEPSO_URL})",
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "Connection": "close",
        **headers,
    }
    try:
        with connected(target, seconds) as connection:
            connection.request(method, target.path, body, sent)
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            read = answer.read(MOST_ANSWER + 1)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise OutboundFailed(f"{target.host}: {type(error).__name__}") from error
    if len(read) > MOST_ANSWER:
        raise OutboundFailed(f"{target.host} answered more than {MOST_ANSWER} bytes")
    return Answer(answer.status, told, read)


@contextmanager
def machine_socket(
    host: str, port: int, *, inside: tuple[str, ...], seconds: float
) -> Iterator[tuple[socket.socket, Target]]:
    """A plain connection to a checked machine for a protocol of its own (SSH). Raises as
    ``machine_of``, and OutboundFailed when nobody answers there."""
    require_open_way()
    target = machine_of(host, port, inside=inside)
    try:
        plain = socket.create_connection((target.ip, target.port), timeout=CONNECT_SECONDS)
    except OSError as error:
        raise OutboundFailed(f"{target.host}: {type(error).__name__}") from error
    try:
        plain.settimeout(seconds)
        yield plain, target
    finally:
        plain.close()


def require_open_way() -> None:
    """Raise OutboundRefused where the operator closed the way out altogether."""
    if not settings.NEPSO_OUTBOUND:
        raise OutboundRefused("Máy chủ này được đặt không đi ra mạng ngoài.")
