"""Calling the machine of a partner whom an administrator chose: a form there, an answer back."""

from __future__ import annotations

import http.client
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings

from nepso.foundation.outbound.addresses import Target, target_of
from nepso.foundation.outbound.errors import OutboundFailed, OutboundRefused
from nepso.foundation.outbound.fetching import connected

MOST_ANSWER = 2_000_000
_LATER = (408, 425, 429)


@dataclass(frozen=True, slots=True)
class Answered:
    """What a partner's machine answered."""

    status: int
    body: bytes


def partner_call(
    url: str,
    *,
    headers: Mapping[str, str],
    form: Sequence[tuple[str, str]] | None = None,
) -> Answered:
    """GET, or POST with a form, to a partner: over TLS, to a public address, no redirect followed
    (a key would travel with it), bounded in time and bytes.

    Raises OutboundRefused for where we never go, OutboundFailed for what may work later: no
    answer, too slow, 408, 425, 429 and 5xx.
    """
    if not settings.NEPSO_OUTBOUND:
        raise OutboundRefused("Máy chủ này được đặt không đi ra mạng ngoài.")
    target = target_of(url)
    if target.scheme != "https" and f"{target.host}:{target.port}" not in (
        settings.NEPSO_OUTBOUND_ALLOW
    ):
        raise OutboundRefused("Chỉ gọi hệ thống của đơn vị khác qua https.")
    answered = _answered(target, headers, form)
    if answered.status >= 500 or answered.status in _LATER:
        raise OutboundFailed(f"{target.host} answered {answered.status}")
    if 300 <= answered.status < 400:
        raise OutboundRefused("Hệ thống kia chuyển sang địa chỉ khác: hãy sửa địa chỉ của nó.")
    return answered


def _answered(
    target: Target, headers: Mapping[str, str], form: Sequence[tuple[str, str]] | None
) -> Answered:
    body = urlencode(form).encode() if form is not None else None
    sent = {
        "User-Agent": f"NepSo/1.0 (+{settings.NEPSO_URL})",
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "Connection": "close",
        **headers,
    }
    if body is not None:
        sent["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8"
    try:
        with connected(target) as connection:
            connection.request("POST" if body is not None else "GET", target.path, body, sent)
            answer = connection.getresponse()
            read = answer.read(MOST_ANSWER + 1)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise OutboundFailed(f"{target.host}: {type(error).__name__}") from error
    if len(read) > MOST_ANSWER:
        raise OutboundFailed(f"{target.host} answered more than {MOST_ANSWER} bytes")
    return Answered(answer.status, read)
