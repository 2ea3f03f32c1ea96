"""Calls to the YouTube Data API with a token that is renewed once, and what its errors mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.conf import settings

from nepso.foundation.outbound.requesting import Answer
from nepso.outreach.sending.adapters.asking import ask, must_wait, told, wait_asked
from nepso.outreach.sending.adapters.google_tokens import DEAD, access_token
from nepso.outreach.sending.adapters.interface import Later, Line, Never, TokenDead

_QUOTA = {"quotaExceeded", "rateLimitExceeded", "userRateLimitExceeded", "uploadLimitExceeded"}
# The quota of a day is given anew at midnight of the Pacific: asked again a few times until then.
_QUOTA_WAIT = dt.timedelta(hours=6)


class NotFound(Never):
    """This token finds no such thing: it is gone, or another's."""


def asked(
    line: Line,
    method: str,
    path: str,
    query: dict[str, str],
    body: Any = None,
) -> dict[str, Any]:
    """The JSON that came back. Raises as an adapter; NotFound for 404."""
    url = f"{settings.NEPSO_YOUTUBE}/youtube/v3/{path}"
    answer = with_token(
        line,
        lambda token: ask(method, url, headers=authorised(token), query=query, body=body),
    )
    if answer.status == 404:
        raise NotFound("YouTube không thấy nơi được hỏi (mã 404).")
    require_taken(answer)
    return told(answer)


def authorised(token: str) -> dict[str, str]:
    """The header that carries a token."""
    return {"Authorization": f"Bearer {token}"}


def with_token(line: Line, call: Callable[[str], Answer]) -> Answer:
    """Call; when the token is not taken, once more with a new one."""
    answer = call(access_token(line))
    return call(access_token(line, anew=True)) if answer.status == 401 else answer


def require_taken(answer: Answer) -> None:
    """Raise what an answer other than success means."""
    if 200 <= answer.status < 300:
        return
    if answer.status == 401:
        raise TokenDead(DEAD)
    reason = _reason(answer)
    if reason in _QUOTA:
        after = wait_asked(answer) or _QUOTA_WAIT
        raise Later("YouTube báo hết hạn mức trong ngày.", after=after, everything=True)
    must_wait(answer, "YouTube")
    if reason in ("insufficientPermissions", "youtubeSignupRequired"):
        raise TokenDead("Mã truy cập thiếu quyền đăng lên kênh YouTube: hãy cấp quyền lại.")
    raise Never(f"YouTube từ chối (mã {answer.status}): hãy xem lại tiêu đề, mô tả và video.")


def _reason(answer: Answer) -> str:
    error = told(answer).get("error")
    rows = error.get("errors") if isinstance(error, dict) else None
    return str(rows[0].get("reason", "")) if isinstance(rows, list) and rows else ""
