"""What stands around every operation: size, pace, one shape of errors, ETag."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from django.views.decorators.csrf import csrf_exempt

from nepso.kernel.errors import TooMany
from nepso.publicapi.rest.caller import address_counted
from nepso.publicapi.rest.errors import NOT_THIS_WAY, TOO_LARGE, fault

View = Callable[..., Any]
MOST_BYTES = 256 * 1024
PUBLIC, OWN, FRESH = "public, max-age=60", "private, no-cache", "public, no-cache"


def cached_as(request: HttpRequest, cached: str) -> None:
    """Say for one answer how it may be kept, where a minute is too long."""
    request.cached_as = cached  # type: ignore[attr-defined]


def guarded(view: View) -> View:
    """The view with its guards. No cookie has power here (a key stands for the caller), so a forged
    form gains nothing."""

    @functools.wraps(view)
    def called(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        has_key = "Authorization" in request.headers
        try:
            address_counted(request)  # whatever the headers say: what is public asks for no key
            if _length(request) > MOST_BYTES:
                return fault(413, TOO_LARGE)
            response = _answered(view, request, *args, **kwargs)
        except TooMany as error:
            return fault(429, error.sentence, Retry_After=str(error.retry_after))
        if response.status_code == 405:
            return fault(405, NOT_THIS_WAY, Allow=_allowed(response))
        if request.method in ("GET", "HEAD") and response.status_code == 200:
            cached = getattr(request, "cached_as", OWN if has_key else PUBLIC)
            return _tagged(request, response, cached)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return csrf_exempt(called)


def _answered(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """What the view says; a HEAD is asked as the GET that it stands for (RFC 9110, 9.3.2). The
    body is left out by the server (``conditional_content_removal`` in tests, wsgi in production),
    so that its length is still told."""
    if request.method != "HEAD":
        return cast(HttpResponse, view(request, *args, **kwargs))
    request.method = "GET"
    try:
        return cast(HttpResponse, view(request, *args, **kwargs))
    finally:
        request.method = "HEAD"


def _allowed(response: HttpResponse) -> str:
    """RFC 9110, 10.2.1: what answers GET answers HEAD."""
    ways = [one.strip() for one in response.headers.get("Allow", "").split(",") if one.strip()]
    return ", ".join(sorted({*ways, *(["HEAD"] if "GET" in ways else [])}))


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _tagged(request: HttpRequest, response: HttpResponse, cached: str) -> HttpResponse:
    """RFC 9110, 13.1.2: whoever has this already is told so, with no body."""
    tag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    known = {
        one.removeprefix("W/") for one in parse_etags(request.headers.get("If-None-Match", ""))
    }
    if known & {tag, "*"}:
        response = HttpResponseNotModified()
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = cached
    patch_vary_headers(response, ["Authorization"])
    return response
