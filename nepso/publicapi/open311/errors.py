"""Errors in the specification's shape.

GeoReport v2, *Errors*: a list of ``{code, description}``, 403 for a missing or wrong key, 404 for
what does not exist, 400 for what cannot be done. Beyond it stand the statuses of HTTP itself that
tell a machine when to come again or what to change: 405, 413, 429 (with Retry-After) and 503.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Iterator

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from nepso.kernel.errors import Invalid, NepsoError, TooMany
from nepso.publicapi.open311.answers import FORMATS, XML, answer

log = logging.getLogger(__name__)
View = Callable[..., HttpResponse]

NOTHING_HERE = "Địa chỉ này không có: hãy xem danh sách phương thức tại /open311/."
NOT_THIS_WAY = "Địa chỉ này không nhận phương thức vừa gọi."
UNREADABLE = "Không đọc được nội dung gửi lên: hãy gửi biểu mẫu dạng UTF-8, không quá 64 kB."
AWAY = "Hệ thống chưa ghi được nên chưa lưu gì: hãy gửi lại sau ít phút."


def errors(form: str, status: int, *sentences: str) -> HttpResponse:
    """One error for each sentence."""
    rows = [{"code": status, "description": sentence} for sentence in sentences]
    return answer(form, "errors", rows, status=status)


def endpoint(*methods: str, cached: bool = False) -> Callable[[View], View]:
    """A view of the API: its methods, its errors in the asked format, no cookie's power (a key
    stands for the caller, so a forged form gains nothing), and no trace of what was sent."""

    def wrap(view: View) -> View:
        @functools.wraps(view)
        def called(request: HttpRequest, *, form: str, **named: str) -> HttpResponse:
            if form not in FORMATS:
                return errors(XML, 404, NOTHING_HERE)
            if request.method not in methods:
                response = errors(form, 405, NOT_THIS_WAY)
                response.headers["Allow"] = ", ".join(methods)
                return response
            return _answered(view, request, form, named)

        guarded = csrf_exempt(sensitive_post_parameters()(called))
        return guarded if cached else never_cache(guarded)

    return wrap


def _answered(view: View, request: HttpRequest, form: str, named: dict[str, str]) -> HttpResponse:
    try:
        if any("\0" in value for given in (request.GET, request.POST) for value in _values(given)):
            return errors(form, 400, UNREADABLE)  # no database stores it
        return view(request, form=form, **named)
    except NepsoError as error:
        told = list(error.fields.values()) if isinstance(error, Invalid) else []
        response = errors(form, _status(error), *(told or [error.sentence]))
        if isinstance(error, TooMany):
            response.headers["Retry-After"] = str(error.retry_after)
        return response
    except RequestDataTooBig:
        return errors(form, 413, UNREADABLE)
    except (SuspiciousOperation, MultiPartParserError, UnreadablePostError, UnicodeError):
        return errors(form, 400, UNREADABLE)
    except OperationalError:
        log.exception("the database did not take it")
        return errors(form, 503, AWAY)


def _values(given: QueryDict) -> Iterator[str]:
    for name, values in given.lists():
        yield name
        yield from (str(value) for value in values)


def _status(error: NepsoError) -> int:
    return error.status if error.status in (403, 404, 413, 429, 503) else 400
