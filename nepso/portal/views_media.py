"""Sound, video and captions of articles that are out. Kept by caches for a minute at most: what is
recalled is heard by nobody after that. The address is none of those that a browser keeps to be read
without network (``giu-trang.js``)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from nepso.foundation.files.serving_media import media_response
from nepso.portal.ports import published

KEPT = 60


@require_safe
def media(request: HttpRequest, key: str) -> HttpResponseBase:
    """The bytes asked for."""
    return media_response(request, published().media_file(key), seconds_kept=KEPT)


@require_safe
def captions(request: HttpRequest, key: str, language: str) -> HttpResponse:
    """Captions of one language."""
    answer = HttpResponse(
        published().captions(key, language), content_type="text/vtt; charset=utf-8"
    )
    answer["Cache-Control"] = f"public, max-age={KEPT}"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
