"""A YouTube channel by the Data API v3. Not tried against the live service.

Built from Google's documentation, read on 2026-11-27:
- resumable upload (session, Location, 308 with Range, ``Content-Range: bytes */SIZE``):
  https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol
- captions (snippet.videoId, language, name):
  https://developers.google.com/youtube/v3/guides/implementation/captions
- the videos of one's own channel (channels.list with mine, snippet.channelId of a video):
  https://developers.google.com/youtube/v3/guides/implementation/videos
- videos.delete, videos.update, channels.list, errors (quotaExceeded, 401, 404 videoNotFound):
  https://developers.google.com/youtube/v3/docs/errors
- paidProductPlacementDetails.hasPaidProductPlacement:
  https://pub.dev/documentation/googleapis/latest/youtube_v3/VideoPaidProductPlacementDetails-class.html
- snippet.title (at most 100 characters, none of "<" and ">", never empty), status.
  selfDeclaredMadeForKids (the owner's own declaration, so it is asked, not preset):
  https://developers.google.com/youtube/v3/docs/videos
- status.containsSyntheticMedia since 30 October 2024:
  https://developers.google.com/youtube/v3/revision_history

A project that Google has not audited uploads to private only: the page says so. The session of an
upload is kept before the first byte, so that a worker that died goes on where the service stands,
and one that died after the last byte finds the video it made.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from nepso.foundation.outbound.requesting import Answer, partner_request
from nepso.outreach.distribution.making.limits import limit_of
from nepso.outreach.sending.adapters.asking import FILE_SECONDS, ask, told
from nepso.outreach.sending.adapters.interface import Enclosed, Later, Line, Never, Stands, What
from nepso.outreach.sending.adapters.youtube_calls import (
    NotFound,
    asked,
    authorised,
    require_taken,
    with_token,
)
from nepso.outreach.sending.adapters.youtube_captions import captions_put

CHUNK = 8 * 1024 * 1024  # a multiple of 256 KiB, as the protocol wants
LONGEST_TITLE = limit_of("youtube", "title").most
_MOST_BYTES = limit_of("youtube", "description").most
_NO_ANGLES = str.maketrans({"<": "‹", ">": "›"})  # which the service takes in no text
_ENDED = (404, 410)
_NOT_SEEN = (
    "YouTube trả lời không thấy video. Có thể video đã xóa, cũng có thể mã này là của kênh khác: "
    "hãy mở kênh xem còn video không."
)
_RANGE = re.compile(r"bytes=0-(\d+)$")


class YouTubeChannel:
    """``facts``: client_id, on_recall ("delete" or "private"). ``secret``: client_secret,
    refresh_token."""

    takes_back = True
    knows_key = False

    def check(self, line: Line) -> str:
        """The name of the channel."""
        title = str(_channel(line)["snippet"]["title"])[:200]
        return f"YouTube trả lời: kênh “{title}”."

    def put_out(self, line: Line, what: What) -> Stands:
        """Upload the first video with its words, then its captions."""
        if not what.videos:
            raise Never("Sản phẩm chưa có tệp video: hãy thêm video hoặc đăng bằng tay.")
        video = what.videos[0]
        number = str(what.memory.get("video", "")) or _uploaded(line, what, video)
        return _stands(number, captions_put(line, what, number))

    def look(self, line: Line, what: What) -> Stands | None:
        """By the session of the upload: without its last byte there is no video."""
        if number := str(what.memory.get("video", "")):
            return _stands(number)
        session = str(what.memory.get("session", ""))
        if not session or not what.videos:
            return None
        answer = _asked_where(line, session, what.videos[0])
        if made := _made(answer):
            return _stands(_kept(what, made))
        if answer.status == 308:
            return None
        raise Never("YouTube không cho biết video đã lên hay chưa: hãy mở kênh xem.")

    def take_back(self, line: Line, what: What, stands: Stands) -> str:
        """Delete it, or (as the keeper chose) keep it to oneself. A video that is not found is gone
        only where this token is still of the channel on which it stood."""
        try:
            if line.facts.get("on_recall") == "private":
                body = {"id": stands.number, "status": {"privacyStatus": "private"}}
                asked(line, "PUT", "videos", {"part": "status"}, body)
                return f"YouTube trả lời đã chuyển video {stands.number} thành riêng tư."
            asked(line, "DELETE", "videos", {"id": stands.number})
        except NotFound:
            channel = str(what.memory.get("channel", ""))
            if not channel or channel != _channel(line).get("id"):
                raise Never(_NOT_SEEN) from None
            return f"YouTube trả lời kênh {channel} không còn video {stands.number}."
        return f"YouTube trả lời đã xóa video {stands.number}."


def _channel(line: Line) -> dict[str, Any]:
    """The channel of this token."""
    said = asked(line, "GET", "channels", {"part": "id,snippet", "mine": "true"})
    rows = said.get("items") or []
    if not rows:
        raise Never("Tài khoản Google này chưa có kênh YouTube: hãy tạo kênh rồi thử lại.")
    return dict(rows[0])


def _uploaded(line: Line, what: What, video: Enclosed) -> str:
    session = str(what.memory.get("session", ""))
    begin = 0
    if session:
        answer = _asked_where(line, session, video)
        if made := _made(answer):
            return _kept(what, made)
        if answer.status == 308:
            begin = _received(answer)
        elif answer.status in _ENDED:
            session = ""  # a new one, nothing of the old was made
        else:  # a service in trouble says nothing of the video: it is not sent a second time
            require_taken(answer)
            raise Later(f"YouTube trả lời không rõ về video đã gửi (mã {answer.status}).")
    if not session:
        session = _session(line, what, video)
        what.remember(session=session)
    return _kept(what, _sent(line, session, video, begin))


def _session(line: Line, what: What, video: Enclosed) -> str:
    title = what.parts.get("title", "").translate(_NO_ANGLES).strip()
    if not title:
        raise Never("Video chưa có tiêu đề: hãy viết tiêu đề trong bản của kênh YouTube.")
    if len(title) > LONGEST_TITLE:
        raise Never(f"Tiêu đề dài {len(title)} ký tự, YouTube nhận {LONGEST_TITLE}: hãy rút ngắn.")
    description = what.parts.get("description", "").translate(_NO_ANGLES)
    if (size := len(description.encode())) > _MOST_BYTES:  # the signs put in are longer
        raise Never(
            f"Mô tả dài {size} đơn vị (chữ có dấu tính hai, ba), YouTube nhận {_MOST_BYTES}: "
            "hãy bớt lời, bớt dấu < >."
        )
    kids = line.facts.get("made_for_kids", "")
    if kids not in ("yes", "no"):
        raise Never(
            "Chưa trả lời video có dành cho trẻ em không, điều YouTube bắt buộc khai: hãy mở kết "
            "nối của kênh và chọn."
        )
    status: dict[str, Any] = {"privacyStatus": "public", "selfDeclaredMadeForKids": kids == "yes"}
    if video.is_machine_made:
        status["containsSyntheticMedia"] = True
    # Said whenever somebody paid or took part: a viewer is told by the player itself, too.
    paid = {"hasPaidProductPlacement": bool(what.disclosed_as)}
    snippet = {
        "title": title,
        "description": description,
        "defaultLanguage": what.language,
    }
    headers = {
        "X-Upload-Content-Length": str(video.size),
        "X-Upload-Content-Type": video.content_type,
    }
    url = f"{settings.NEPSO_YOUTUBE}/upload/youtube/v3/videos"
    query = {"uploadType": "resumable", "part": "snippet,status,paidProductPlacementDetails"}
    body = {"snippet": snippet, "status": status, "paidProductPlacementDetails": paid}
    answer = with_token(
        line,
        lambda token: ask(
            "POST", url, headers={**headers, **authorised(token)}, query=query, body=body
        ),
    )
    require_taken(answer)
    where = answer.headers.get("location", "")
    if urlsplit(where)[:2] != urlsplit(settings.NEPSO_YOUTUBE)[:2]:
        raise Never("YouTube đưa địa chỉ nhận video ở máy khác nên hệ thống không gửi.")
    return where


def _sent(line: Line, session: str, video: Enclosed, begin: int) -> dict[str, Any]:
    while True:
        chunk = video.part(begin, CHUNK)
        last = begin + len(chunk) - 1
        span = f"bytes {begin}-{last}/{video.size}"
        answer = with_token(line, lambda token: _put(session, token, span, chunk))  # noqa: B023 - called at once
        line.alive()
        if made := _made(answer):
            return made
        if answer.status != 308:
            require_taken(answer)
            raise Later(f"YouTube trả lời không rõ khi nhận video (mã {answer.status}).")
        begin, before = _received(answer), begin
        if begin <= before or begin >= video.size:  # it stands still, or wants more than there is
            raise Later("YouTube chưa nhận phần video vừa gửi.")


def _put(session: str, token: str, span: str, chunk: bytes) -> Answer:
    headers = {**authorised(token), "Content-Range": span}
    return partner_request("PUT", session, headers=headers, body=chunk, seconds=FILE_SECONDS)


def _received(answer: Answer) -> int:
    found = _RANGE.search(answer.headers.get("range", ""))
    return int(found.group(1)) + 1 if found else 0


def _made(answer: Answer) -> dict[str, Any] | None:
    """The video, with the channel on which it is, once its last byte is there."""
    made = told(answer) if answer.status in (200, 201) else {}
    return made if made.get("id") else None


def _kept(what: What, made: dict[str, Any]) -> str:
    about = made.get("snippet")
    channel = str(about.get("channelId", "")) if isinstance(about, dict) else ""
    number = str(made["id"])
    what.remember(video=number, channel=channel)
    return number


def _asked_where(line: Line, session: str, video: Enclosed) -> Answer:
    return with_token(line, lambda token: _put(session, token, f"bytes */{video.size}", b""))


def _stands(number: str, wanting: str = "") -> Stands:
    address = f"https://www.youtube.com/watch?v={number}"
    words = f"YouTube trả lời đã nhận video {number}."
    return Stands(address, number, f"{words} {wanting}".strip())
