"""A calendar whose key is its address (iCalendar, RFC 5545), as calendar programs ask for it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from nepso.kernel.errors import NotFound

CONTENT_TYPE = "text/calendar; charset=utf-8"
_SECONDS = 900
_Feed = TypeVar("_Feed")


def private_calendar(
    request: HttpRequest,
    key: str,
    *,
    feed_of: Callable[[str], _Feed],
    written: Callable[[_Feed], bytes],
    name: str,
) -> HttpResponse:
    """The calendar of a key, 304 where the program has it already, also under a weak tag.

    ``feed_of`` raises NotFound for an unknown and a revoked key alike. What comes back is kept by
    the program of this one person, and by no cache between.
    """
    try:
        body = written(feed_of(key))
    except NotFound as error:
        gone = HttpResponse(error.sentence, status=404, content_type="text/plain; charset=utf-8")
        # Django would log the path of a 404, and the path is the key.
        gone._has_been_logged = True  # type: ignore[attr-defined]
        return _private(gone)
    answer = HttpResponse(body, content_type=CONTENT_TYPE)
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    answer["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    asked = get_conditional_response(request, etag=answer["ETag"], response=answer)
    return _private(asked or answer)


def _private(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = f"private, max-age={_SECONDS}"
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex"
    return answer
