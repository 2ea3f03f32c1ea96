"""Captions of a video that is there already, each once."""

from __future__ import annotations

import json
import secrets

from django.conf import settings

from nepso.foundation.outbound.errors import OutboundRefused
from nepso.foundation.outbound.requesting import partner_request
from nepso.outreach.sending.adapters.asking import FILE_SECONDS, multipart
from nepso.outreach.sending.adapters.interface import Enclosed, Line, Never, What
from nepso.outreach.sending.adapters.youtube_calls import authorised, require_taken, with_token


def captions_put(line: Line, what: What, video: str) -> str:
    """captions.insert for each file, as multipart/related; what was put is kept.

    The video stands already, so that a file that is refused is told in the sentence that comes
    back ("": none was) and does not make the posting one that failed."""
    refused: list[str] = []
    put = list(what.memory.get("captions", []))
    for one in what.captions:
        if one.name in put:
            continue
        try:
            _insert(line, one, video)
        except (Never, OutboundRefused) as error:
            refused.append(error.sentence)
            continue
        put.append(one.name)
        what.remember(captions=list(put))
    if not refused:
        return ""
    return f"Chưa có phụ đề, hãy thêm bằng tay: {refused[0]}"


def _insert(line: Line, caption: Enclosed, video: str) -> None:
    snippet = {"videoId": video, "language": caption.language, "name": caption.alt}
    about = json.dumps({"snippet": snippet}, ensure_ascii=False).encode()
    boundary = f"nepso-{secrets.token_hex(12)}"
    parts = [
        ("", "application/json; charset=utf-8", about),
        ("", "application/octet-stream", caption.part(0, -1)),
    ]
    body = multipart(boundary, parts)
    url = f"{settings.NEPSO_YOUTUBE}/upload/youtube/v3/captions?uploadType=multipart&part=snippet"
    answer = with_token(
        line,
        lambda token: partner_request(
            "POST",
            url,
            headers={
                **authorised(token),
                "Content-Type": f"multipart/related; boundary={boundary}",
            },
            body=body,
            seconds=FILE_SECONDS,
        ),
    )
    require_taken(answer)
