"""A Zalo Official Account: an article put out and removed. Not tried against the live service.

Built from what the vendor itself published, read on 2026-11-27 (the pages of developers.zalo.me
could not be reached from here; to be compared with them before the first real use):
- https://github.com/zaloplatform/zalo-java-sdk, ``src/test/java``: CreateNormalArticle
  (POST v2.0/article/create), GetArticleId (v2.0/article/verify), GetListArticle
  (v2.0/article/getslice), RemoveArticle (v2.0/article/remove), GetAccessTokenByRefreshToken
  (POST v4/oa/access_token with the header secret_key)
- https://github.com/zaloplatform/zalo-php-sdk, README: the account itself (v2.0/oa/getoa)
- https://developers.zalo.me/community/detail/d546eda3d1e638b861f7, as quoted by others: a refresh
  token serves once and about three months; -216 is a token that ended, -14020 a refresh token
  used before, -224 a package without this feature
- lengths (title 150, description 300, author 50): the notes of the npm package
  @warriorteam/redai-zalo-sdk 1.32.17, docs/ARTICLE_MANAGEMENT.md

No message goes to followers: it cannot be taken back, and its targets are age and gender of
persons (decision 0163).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.conf import settings

from nepso.foundation.outbound.requesting import Answer
from nepso.kernel.clock import now, today
from nepso.kernel.folding import nfc
from nepso.outreach.distribution.addresses import is_web_address
from nepso.outreach.distribution.making.counting import utf16_units
from nepso.outreach.sending.adapters.asking import ask, must_wait, told
from nepso.outreach.sending.adapters.interface import Later, Line, Never, Stands, TokenDead, What

_TOKEN, _PACKAGE, _UNKNOWN = -216, -224, -100
_DEAD_GRANTS = {_TOKEN, -14020}  # the only answers known to end a grant; all others may pass
_REFRESH_DAYS = 90
_SPARE = dt.timedelta(minutes=5)
_NOT_READY = dt.timedelta(seconds=20)
LONGEST, LONGEST_AUTHOR = {"title": 150, "lead": 300}, 50
_DEAD = "Zalo không nhận mã truy cập nữa: hãy cấp quyền lại cho ứng dụng rồi thay mã làm mới."


class ZaloAccount:
    """``facts``: app_id, cover_url. ``secret``: app_secret, refresh_token; with them the access
    token of the day and until when it serves."""

    takes_back = True
    knows_key = False

    def check(self, line: Line) -> str:
        """The name of the account."""
        data = _asked(line, "GET", "/v2.0/oa/getoa").get("data") or {}
        return f"Zalo trả lời: tài khoản “{str(data.get('name', ''))[:200]}”."

    def put_out(self, line: Line, what: What) -> Stands:
        """Create the article, keep its token, ask for its number until it is there."""
        token = str(what.memory.get("token", ""))
        if not token and what.since is not None and (row := _of_title(line, what)):
            return _stands(row)
        if not token:
            data = _asked(line, "POST", "/v2.0/article/create", _article(line, what)).get("data")
            token = str((data or {}).get("token", ""))
            if not token:
                raise Later("Zalo nhận bài mà chưa cho mã theo dõi.")
            what.remember(token=token)
        return _verified(line, token)

    def look(self, line: Line, what: What) -> Stands | None:
        """By the token of the article, else by its title; that none is listed proves nothing."""
        if token := str(what.memory.get("token", "")):
            return _verified(line, token)
        if row := _of_title(line, what):
            return _stands(row)
        raise Never("Không thấy bài trong các bài mới của Zalo: hãy mở tài khoản xem cho chắc.")

    def take_back(self, line: Line, what: What, stands: Stands) -> str:
        """Remove the article."""
        _asked(line, "POST", "/v2.0/article/remove", {"id": stands.number})
        return f"Zalo trả lời đã gỡ bài {stands.number}."


def _verified(line: Line, token: str) -> Stands:
    data = _asked(line, "POST", "/v2.0/article/verify", {"token": token}).get("data")
    number = str((data or {}).get("id", ""))
    if not number:
        raise Later("Zalo đang xử lý bài.", after=_NOT_READY)
    rows = _newest(line)
    return _stands(next((row for row in rows if str(row.get("id")) == number), {"id": number}))


def _article(line: Line, what: What) -> dict[str, Any]:
    for name, most in LONGEST.items():
        if utf16_units(what.parts.get(name, "")) > most:
            label = "Tiêu đề" if name == "title" else "Lời dẫn"
            raise Never(f"{label} dài quá {most} ký tự mà Zalo nhận: hãy sửa bản của kênh này.")
    if not what.parts.get("title", "").strip():
        raise Never("Bài chưa có tiêu đề, điều Zalo đòi: hãy viết tiêu đề trong bản của kênh này.")
    return {
        "type": "normal",
        "title": what.parts.get("title", ""),
        "author": what.agency[:LONGEST_AUTHOR],
        "cover": {"cover_type": "photo", "photo_url": line.facts["cover_url"], "status": "show"},
        "description": what.parts.get("lead", "") or what.title[:300],
        "body": [{"type": "text", "content": what.parts.get("body", "")}],
        "status": "show",
        "comment": "hide",
    }


def _newest(line: Line) -> list[dict[str, Any]]:
    query = {"offset": "0", "limit": "10", "type": "normal"}
    data = _asked(line, "GET", "/v2.0/article/getslice", query=query).get("data") or {}
    rows = data.get("medias") or []
    return [row for row in rows if isinstance(row, dict)]


def _of_title(line: Line, what: What) -> dict[str, Any] | None:
    """The article of ours that a try before made: our title, no older than that try."""
    since = (what.since or what.planned_at) - _SPARE
    for row in _newest(line):
        made = row.get("create_date")
        is_new = not isinstance(made, int) or made >= since.timestamp() * 1000
        if is_new and nfc(str(row.get("title", ""))) == what.parts.get("title", ""):
            return row
    return None


def _stands(row: dict[str, Any]) -> Stands:
    number, address = str(row.get("id", "")), str(row.get("link_view", ""))
    if not is_web_address(address) or len(address) > 1000:
        address = ""
    return Stands(address, number, f"Zalo trả lời đã đăng, mã bài {number}.")


def _asked(
    line: Line, method: str, path: str, body: Any = None, query: dict[str, str] | None = None
) -> dict[str, Any]:
    """One call; a token that ended is renewed once and the call made once more."""

    def call(token: str) -> Answer:
        url = f"{settings.NEPSO_ZALO}{path}"
        return ask(method, url, headers={"access_token": token}, body=body, query=query)

    answer = _twice(line, call)
    said = told(answer)
    must_wait(answer, "Zalo")
    code = said.get("error") if isinstance(said.get("error"), int) else None
    if answer.status == 200 and code == 0:
        return said
    if _is_token(answer):
        raise TokenDead(_DEAD)
    if code == _UNKNOWN or code is None:
        raise Later(f"Zalo trả lời không rõ (mã {answer.status}).")
    if code == _PACKAGE:
        raise Never("Gói của tài khoản Zalo không có tính năng này: hãy nâng gói hoặc đăng tay.")
    raise Never(f"Zalo không nhận bài này (mã {code}): hãy xem lại lời và ảnh bìa.")


def _twice(line: Line, call: Callable[[str], Answer]) -> Answer:
    answer = call(_access(line))
    if not _is_token(answer):
        return answer
    line.secret.pop("access_token", None)
    return call(_access(line))


def _is_token(answer: Answer) -> bool:
    return told(answer).get("error") == _TOKEN


def _access(line: Line) -> str:
    """The access token that serves now. A refresh token serves once: the new pair is stored before
    it is used, and one worker alone acts through a connection."""
    until = line.secret.get("access_until", "")
    if line.secret.get("access_token") and until > (now() + _SPARE).isoformat():
        return line.secret["access_token"]
    form = {
        "refresh_token": line.secret.get("refresh_token", ""),
        "app_id": line.facts["app_id"],
        "grant_type": "refresh_token",
    }
    headers = {"secret_key": line.secret.get("app_secret", "")}
    answer = ask(
        "POST", f"{settings.NEPSO_ZALO_TOKENS}/v4/oa/access_token", headers=headers, form=form
    )
    must_wait(answer, "Zalo")
    said = told(answer)
    error = said.get("error")
    if isinstance(error, int) and error in _DEAD_GRANTS:  # of what no document tells, anything
        raise TokenDead(_DEAD)
    if not said.get("access_token") or not said.get("refresh_token"):
        # Any other answer proves nothing against the grant: asked again, then a person looks.
        code = error if error and isinstance(error, int) else answer.status
        raise Later(f"Zalo chưa cấp mã truy cập mới (mã {code}).", everything=True)
    lasts = str(said.get("expires_in") or "")
    seconds = int(lasts) if lasts.isdecimal() else 3600
    line.secret.update(
        access_token=str(said["access_token"]),
        refresh_token=str(said["refresh_token"]),
        access_until=(now() + dt.timedelta(seconds=seconds)).isoformat(),
    )
    line.keep_secret(dict(line.secret), today() + dt.timedelta(days=_REFRESH_DAYS))
    return line.secret["access_token"]
