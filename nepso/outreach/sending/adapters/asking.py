"""Asking a service over HTTP: JSON, forms and files there, JSON back, Retry-After understood."""

from __future__ import annotations

import datetime as dt
import email.utils
import json
import secrets
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from nepso.foundation.outbound.requesting import Answer, partner_request
from nepso.kernel.clock import now
from nepso.outreach.sending.adapters.interface import Enclosed, Later

LONGEST_WAIT = dt.timedelta(hours=24)
FILE_SECONDS = 120.0


def ask(
    method: str,
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    query: Mapping[str, str] | None = None,
    form: Mapping[str, str] | None = None,
    body: Any = None,
    seconds: float | None = None,
) -> Answer:
    """One request; ``form`` is sent as a form, ``body`` as JSON. Raises as ``partner_request``."""
    told = dict(headers or {})
    sent: bytes | None = None
    if form is not None:
        sent = urlencode(form).encode()
        told["Content-Type"] = "application/x-www-form-urlencoded"
    elif body is not None:
        sent = json.dumps(body, ensure_ascii=False).encode()
        told["Content-Type"] = "application/json; charset=utf-8"
    where = f"{url}?{urlencode(query)}" if query else url
    return partner_request(method, where, headers=told, body=sent, seconds=seconds)


def ask_with_file(
    url: str, *, headers: Mapping[str, str], fields: Mapping[str, str], name: str, file: Enclosed
) -> Answer:
    """POST a form with one file in it (multipart/form-data, RFC 7578)."""
    parts = [
        (f'form-data; name="{key}"', "text/plain; charset=utf-8", value.encode())
        for key, value in fields.items()
    ]
    about = f'form-data; name="{name}"; filename="{_plain(file.name)}"'
    parts.append((about, file.content_type, file.part(0, -1)))
    boundary = f"nepso-{secrets.token_hex(12)}"
    body = multipart(boundary, parts)
    told = {**headers, "Content-Type": f"multipart/form-data; boundary={boundary}"}
    return partner_request("POST", url, headers=told, body=body, seconds=FILE_SECONDS)


def multipart(boundary: str, parts: Sequence[tuple[str, str, bytes]]) -> bytes:
    """The bytes of a multipart body: (disposition or "", type, content) a part."""
    lines = []
    for disposition, content_type, content in parts:
        head = f"Content-Disposition: {disposition}\r\n" if disposition else ""
        lines.append(f"--{boundary}\r\n{head}Content-Type: {content_type}\r\n\r\n".encode())
        lines += [content, b"\r\n"]
    return b"".join([*lines, f"--{boundary}--\r\n".encode()])


def _plain(name: str) -> str:
    return "".join(c for c in name if c.isascii() and (c.isalnum() or c in "-_."))[:80] or "tep"


def told(answer: Answer) -> dict[str, Any]:
    """The JSON object that came back; empty for anything else."""
    try:
        read = json.loads(answer.body or b"{}")
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def wait_asked(answer: Answer) -> dt.timedelta | None:
    """What Retry-After says, in seconds or as a date (RFC 9110, 10.2.3); None: nothing.

    Never more than a day, never less than a second.
    """
    said = answer.headers.get("retry-after", "").strip()
    if said.isdecimal():
        asked = dt.timedelta(seconds=min(int(said), 10**6))
    else:
        try:
            moment = email.utils.parsedate_to_datetime(said)
        except (TypeError, ValueError):
            return None
        aware = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
        asked = aware - now()
    return min(max(asked, dt.timedelta(seconds=1)), LONGEST_WAIT)


def must_wait(answer: Answer, who: str) -> None:
    """Raise Later for 429 and for a server that is down."""
    after = wait_asked(answer)
    if answer.status == 429:
        raise Later(f"{who} báo gửi quá nhanh.", after=after, everything=True)
    if answer.status in (408, 425) or answer.status >= 500:
        raise Later(f"{who} đang lỗi (mã {answer.status}).", after=after)
