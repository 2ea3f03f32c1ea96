"""Pages that are the same for everybody may be kept by caches; what one person sees may not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.http import http_date

from nepso.kernel.clock import now

_View = Callable[..., HttpResponse]
# What Django's `never_cache` says (RFC 9111, 5.2.2). It composes this anew for each answer, with an
# `Expires` that only HTTP/1.0 asked for: a fiftieth of taking a submission in.
_KEPT_NOWHERE = "max-age=0, no-cache, no-store, must-revalidate, private"


def kept_nowhere(view: _View) -> _View:
    """`never_cache` for a view where a crowd comes."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        answer.headers["Cache-Control"] = _KEPT_NOWHERE
        return answer

    return answered


def for_everybody(seconds: int) -> Callable[[_View], _View]:
    """Public for so long to a visitor without a session; private to anybody else.

    An officer who has just signed out reads "you have signed out" on the home page: such a line
    must reach no other, nor a telephone's shelf (``giu-trang.js`` keeps nothing private).
    """

    def decorated(view: _View) -> _View:
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            answer = view(request, *args, **kwargs)
            own = {settings.SESSION_COOKIE_NAME, "messages"} & set(request.COOKIES)
            if own:
                patch_cache_control(answer, private=True, max_age=0)
            else:
                patch_cache_control(answer, public=True, max_age=seconds)
            return answer

        return answered

    return decorated


def shown_until(answer: HttpResponse, moment: dt.datetime) -> None:
    """Let nobody's copy be shown after ``moment``: no cache keeps it longer, and without a network
    ``giu-trang.js`` obeys the header."""
    answer["X-Nep-Until"] = http_date(moment.timestamp())
    left = int((moment - now()).total_seconds())
    patch_cache_control(answer, max_age=max(0, left))  # of two ages the shorter stands
