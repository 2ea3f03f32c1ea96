"""Captions of a video that is there already, each once."""

from __future__ import annotations

import json
import secrets

from django.conf import settings

from nepso.foundation.outbound.requesting import partner_request
from nepso.outreach.sending.adapters.asking import FILE_SECONDS, multipart
from nepso.outreach.sending.adapters.interface import Enclosed, Line, What
from nepso.outreach.sending.adapters.youtube_calls import authorised, require_taken, with_token


def captions_put(line: Line, what: What, video: str) -> None:
    """captions.insert for each language, as multipart/related; what was put is kept."""
    put = list(what.memory.get("captions", []))
    for one in what.captions:
        if one.name in put:
            continue
        _insert(line, one, video)
        put.append(one.name)
        what.keep_memory({**what.memory, "captions": put})


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
