"""Fetching one page: checked address, few redirects, a bound on time and bytes, nothing of ours."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urljoin

from django.conf import settings

from nepso.foundation.outbound.addresses import Target, target_of
from nepso.foundation.outbound.errors import OutboundFailed, OutboundRefused

MOST_REDIRECTS = 4
SECONDS = 12.0  # for one hop, from the first byte sent to the last one read
CONNECT_SECONDS = 5.0
MOST_BYTES = 512 * 1024
_MOVED = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Page:
    """What came back: the address at the end of the redirects, its type, its first bytes."""

    url: str
    status: int
    content_type: str
    body: bytes


def page_fetch(url: str, *, most_bytes: int = MOST_BYTES) -> Page:
    """GET a page of the open web, without cookies, credentials or a referrer.

    Reads at most ``most_bytes``. Raises OutboundRefused for where we never go (also after a
    redirect), OutboundFailed for what may work later.
    """
    if not settings.NEPSO_OUTBOUND:
        raise OutboundRefused("Máy chủ này được đặt không đi ra mạng ngoài.")
    for _ in range(MOST_REDIRECTS + 1):
        page, moved_to = _one(url, target_of(url), most_bytes)
        if not moved_to:
            return page
        url = urljoin(url, moved_to)
    raise OutboundRefused("Liên kết chuyển hướng quá nhiều lần nên hệ thống dừng lại.")


def _one(url: str, target: Target, most_bytes: int) -> tuple[Page, str]:
    try:
        with connected(target) as connection:
            connection.request("GET", target.path, headers=_headers())
            answer = connection.getresponse()
            if answer.status in _MOVED and answer.getheader("Location"):
                return Page(url, answer.status, "", b""), str(answer.getheader("Location"))
            if answer.status >= 400:
                raise OutboundFailed(f"{target.host} answered {answer.status}")
            body = answer.read(most_bytes)
            return Page(url, answer.status, answer.getheader("Content-Type") or "", body), ""
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise OutboundFailed(f"{target.host}: {type(error).__name__}") from error


def _headers() -> dict[str, str]:
    return {
        "User-Agent": f"Mozilla/5.0 (compatible; NepSo/1.0; +{settings.NEPSO_URL})",
        "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1",
        "Accept-Encoding": "identity",
        "Accept-Language": "vi",
        "Connection": "close",
    }


@contextmanager
def connected(target: Target, seconds: float | None = None) -> Iterator[http.client.HTTPConnection]:
    """A connection to the checked address that is cut when its time is over, however slowly the
    other side drips."""
    seconds = SECONDS if seconds is None else seconds
    plain = socket.create_connection((target.ip, target.port), timeout=CONNECT_SECONDS)
    watch = threading.Timer(seconds, _cut, (plain,))
    watch.daemon = True
    watch.start()
    try:
        plain.settimeout(seconds)
        connection = http.client.HTTPConnection(target.host, target.port, timeout=seconds)
        if target.scheme == "https":
            connection.sock = ssl.create_default_context().wrap_socket(
                plain, server_hostname=target.host
            )
        else:
            connection.sock = plain
        yield connection
    finally:
        watch.cancel()
        plain.close()


def _cut(plain: socket.socket) -> None:
    # The reader on the other thread wakes with an error; closing alone would leave it waiting.
    try:
        plain.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it was closed in this very moment
