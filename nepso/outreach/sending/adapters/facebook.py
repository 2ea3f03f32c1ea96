"""A Facebook Page by the Graph API. Not tried against the live service.

Built from Meta's documentation, read on 2026-11-27:
- posts (POST /{page-id}/feed with message and link, DELETE /{page-post-id}, GET /{page-id}/feed):
  https://developers.facebook.com/docs/pages-api/posts
- one photo (POST /{page-id}/photos with a file; answers id and post_id):
  https://developers.facebook.com/docs/graph-api/photo-uploads
- what a photo shows, for who cannot see it (alt_text_custom of that edge):
  https://developers.facebook.com/docs/graph-api/reference/photo/
- errors and what to do (190 and 102 token, 1 and 2 passing, 4, 17, 341 too many, 10 and 200 to 299
  permission, 506 the same post twice):
  https://developers.facebook.com/docs/graph-api/using-graph-api/error-handling
- limits of a Page access token (business use case limits: 80000 to 80014, of pages 80001; minutes
  until access comes back in X-Business-Use-Case-Usage):
  https://developers.facebook.com/docs/graph-api/overview/rate-limiting

The Graph API knows no idempotency key: where a try may have arrived, the newest posts of the page
are read first, and the one that says the same since then is ours.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from django.conf import settings

from nepso.foundation.outbound.requesting import Answer
from nepso.kernel.folding import nfc
from nepso.outreach.sending.adapters.asking import (
    LONGEST_WAIT,
    ask,
    ask_with_file,
    must_wait,
    told,
    wait_asked,
)
from nepso.outreach.sending.adapters.interface import (
    Enclosed,
    Later,
    Line,
    MayStand,
    Never,
    Stands,
    TokenDead,
    What,
)

_TOKEN = {102, 190}
_PASSING = {1, 2}
_TOO_MANY = {4, 17, 32, 341, 613, *range(80_000, 80_015)}
_BLOCKED_A_WHILE = 368
_BLOCKED_FOR = dt.timedelta(hours=6)
_TWICE = 506
_TAKEN = ("image/jpeg", "image/png")
_CLOCKS_APART = dt.timedelta(minutes=5)
_NOT_SEEN = (
    "Facebook trả lời không thấy bài. Có thể bài đã gỡ, cũng có thể mã này là của trang khác "
    "hoặc không được xem bài: hãy mở trang xem còn bài không."
)


class FacebookPage:
    """``facts``: page_id. ``secret``: token, a Page access token with pages_manage_posts."""

    takes_back = True
    knows_key = False

    def check(self, line: Line) -> str:
        """The name of the page that this token speaks for."""
        page = _asked(line, "GET", line.facts["page_id"], {"fields": "id,name"})
        return f"Facebook trả lời: trang “{str(page.get('name', ''))[:200]}”."

    def put_out(self, line: Line, what: What) -> Stands:
        """A photo with the text where a picture goes along, else the text with its link."""
        if what.since is not None and (found := _found(line, what)):
            return _stands(found)
        try:
            return _stands(_posted(line, what, _picture(what)))
        except _SameTwice:
            if found := _found(line, what):
                return _stands(found)
            raise MayStand("Facebook báo bài này vừa đăng rồi: hãy mở trang xem.") from None

    def look(self, line: Line, what: What) -> Stands | None:
        """The post that says the same since that try; that none is listed proves nothing."""
        if found := _found(line, what):
            return _stands(found)
        raise Never("Không thấy bài trong các bài mới của trang: hãy mở trang xem cho chắc.")

    def take_back(self, line: Line, what: What, stands: Stands) -> str:
        """Delete the post. "Does not exist" is also what a token hears that may not see it, so that
        it is gone only where the same token sees other posts of the very page, and not this one."""
        try:
            _asked(line, "DELETE", stands.number, {})
        except _NotThere:
            if not _sees_all_but(line, stands.number):
                raise Never(_NOT_SEEN) from None
            return (
                f"Facebook trả lời không còn bài {stands.number}, các bài khác của trang vẫn thấy."
            )
        return f"Facebook trả lời đã xóa bài {stands.number}."


class _SameTwice(Exception):
    pass


class _NotThere(Exception):
    pass


def _sees_all_but(line: Line, number: str) -> bool:
    """Whether the token sees posts of its page, of which that one was, and no longer sees it."""
    page = line.facts["page_id"]
    if not number.startswith(f"{page}_"):
        return False
    if not _is_there(line, f"{page}/feed"):
        return False
    return not _is_there(line, number)


def _is_there(line: Line, path: str) -> bool:
    try:
        said = _asked(line, "GET", path, {"fields": "id", "limit": "1"})
    except _NotThere:
        return False
    return bool(said.get("data") or said.get("id"))


def _picture(what: What) -> Enclosed | None:
    return next((one for one in what.pictures if one.content_type in _TAKEN), None)


def _text(what: What) -> str:
    """The words, and under them whose the picture is and whether a machine made it."""
    text, picture = what.parts.get("text", ""), _picture(what)
    return f"{text}\n\nẢnh: {picture.credit}" if picture is not None and picture.credit else text


def _posted(line: Line, what: What, picture: Enclosed | None) -> str:
    page = line.facts["page_id"]
    if picture is None:
        fields = {"message": _text(what)}
        if what.link:
            fields["link"] = what.link
        return str(_asked(line, "POST", f"{page}/feed", fields)["id"])
    fields = {"caption": _text(what), "access_token": line.secret.get("token", "")}
    if picture.alt:
        fields["alt_text_custom"] = picture.alt
    url = f"{settings.NEPSO_FACEBOOK}/{page}/photos"
    answered = _read(ask_with_file(url, headers={}, fields=fields, name="source", file=picture))
    return str(answered.get("post_id") or answered["id"])


def _found(line: Line, what: What) -> str:
    since = int(((what.since or what.planned_at) - _CLOCKS_APART).timestamp())
    query = {"fields": "id,message,created_time", "since": str(since), "limit": "50"}
    rows = _asked(line, "GET", f"{line.facts['page_id']}/feed", query).get("data", [])
    same = [row for row in rows if nfc(str(row.get("message", ""))).strip() == _text(what).strip()]
    return str(same[0]["id"]) if same else ""


def _stands(number: str) -> Stands:
    address = f"https://www.facebook.com/{number}"
    return Stands(address, number, f"Facebook trả lời đã đăng, mã bài {number}.")


def _asked(line: Line, method: str, path: str, fields: dict[str, str]) -> dict[str, Any]:
    given = {**fields, "access_token": line.secret.get("token", "")}
    url = f"{settings.NEPSO_FACEBOOK}/{path}"
    if method == "POST":
        return _read(ask(method, url, form=given))
    return _read(ask(method, url, query=given))


def _read(answer: Answer) -> dict[str, Any]:
    said = told(answer)
    error = said.get("error")
    if answer.status == 200 and not error:
        return said
    if not isinstance(error, dict):
        must_wait(answer, "Facebook")
        raise Never(f"Facebook từ chối (mã {answer.status}).")
    code, subcode = int(error.get("code") or 0), int(error.get("error_subcode") or 0)
    if code in _TOKEN:
        raise TokenDead("Facebook không nhận mã truy cập nữa: hãy lấy mã mới cho trang rồi thay.")
    if code in _TOO_MANY:
        after = wait_asked(answer) or _until_regained(answer) or dt.timedelta(hours=1)
        raise Later("Facebook báo gửi quá nhiều lần.", after=after, everything=True)
    if code == _BLOCKED_A_WHILE:
        words = "Facebook tạm chặn trang này (mã 368): hãy mở trang xem thông báo của Facebook."
        raise Later(words, after=wait_asked(answer) or _BLOCKED_FOR, everything=True)
    if code in _PASSING or error.get("is_transient") or answer.status >= 500:
        raise Later(f"Facebook đang lỗi (mã {code}).", after=wait_asked(answer))
    if code == _TWICE:
        raise _SameTwice
    if code == 10 or 200 <= code <= 299:
        raise TokenDead(
            "Mã truy cập thiếu quyền đăng lên trang (pages_manage_posts): hãy cấp lại mã."
        )
    if (code, subcode) == (100, 33):
        raise _NotThere
    raise Never(f"Facebook không nhận bài này (mã {code}): hãy xem lại lời và liên kết.")


def _until_regained(answer: Answer) -> dt.timedelta | None:
    """The longest wait that the header of business use case limits names; None: none."""
    try:
        said = json.loads(answer.headers.get("x-business-use-case-usage", "") or "{}")
        minutes = [int(one["estimated_time_to_regain_access"]) for rows in said.values()
                   for one in rows if "estimated_time_to_regain_access" in one]  # fmt: skip
    except (ValueError, TypeError, AttributeError):
        return None
    most = max(minutes, default=0)
    return min(dt.timedelta(minutes=most), LONGEST_WAIT) if most > 0 else None
