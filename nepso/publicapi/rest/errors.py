"""One shape for every error, ``{"error": {"code", "sentence", "fields"}}``, in words for people."""

from __future__ import annotations

import json
import logging
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from nepso.kernel.connections import leave_connections
from nepso.kernel.errors import Invalid, NepsoError, TooMany
from nepso.publicapi.rest.words import field_of, sentence_of
from nepso.ui.errors import is_unavailable

log = logging.getLogger(__name__)

CODES = {
    400: "bad_request",
    401: "no_key",
    403: "not_allowed",
    404: "not_found",
    405: "wrong_method",
    409: "conflict",
    410: "gone",
    413: "too_large",
    422: "invalid",
    429: "too_many",
    500: "our_fault",
    503: "unavailable",
}
NOTHING_HERE = "Địa chỉ này không có: hãy xem danh sách lệnh tại /api/v1/."
NOT_THIS_WAY = "Địa chỉ này không nhận phương thức vừa gọi: hãy xem danh sách lệnh tại /api/v1/."
UNREADABLE = "Không đọc được nội dung gửi lên: hãy gửi JSON dạng UTF-8."
TOO_LARGE = "Nội dung gửi lên lớn quá 256 kB: hãy gửi ít hơn."
NO_KEY = (
    "Thiếu khóa, hoặc khóa không đúng, đã bị thu hồi: hãy gửi tiêu đề Authorization: Bearer KHÓA; "
    "khóa do quản trị hoặc thủ trưởng cơ quan cấp."
)
WRONG_FIELDS = "Có trường chưa đúng: hãy sửa theo từng trường rồi gửi lại."
OUR_FAULT = "Hệ thống gặp lỗi và đã ghi lại lỗi: hãy gửi lại sau, nếu vẫn lỗi thì báo đầu mối."
AWAY = "Hệ thống tạm thời không đọc, ghi được: hãy gửi lại sau ít phút."


def fault(
    status: int, sentence: str, fields: dict[str, str] | None = None, **headers: str
) -> HttpResponse:
    """An error as this API tells it; names of headers with underscores."""
    error = {"code": CODES.get(status, "error"), "sentence": sentence, "fields": fields or {}}
    body = json.dumps({"error": error}, ensure_ascii=False).encode()
    response = HttpResponse(body, status=status, content_type="application/json; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    for name, value in headers.items():
        response.headers[name.replace("_", "-")] = value
    return response


def errors_join(api: NinjaAPI) -> None:
    """Every error of an operation answers in that shape; the more special class is asked first."""
    api.add_exception_handler(NepsoError, _of_ours)
    api.add_exception_handler(ValidationError, _of_fields)
    api.add_exception_handler(AuthenticationError, _of_no_key)
    api.add_exception_handler(HttpError, _of_reading)
    api.add_exception_handler(Http404, lambda request, error: fault(404, NOTHING_HERE))
    api.add_exception_handler(RequestDataTooBig, lambda request, error: fault(413, TOO_LARGE))
    api.add_exception_handler(SuspiciousOperation, _of_reading)
    api.add_exception_handler(UnreadablePostError, _of_reading)
    api.add_exception_handler(Exception, _of_nobody)


def _of_ours(request: HttpRequest, error: NepsoError | type[NepsoError]) -> HttpResponse:
    assert isinstance(error, NepsoError)
    # What was sent could be read, but is not fit: RFC 9110, 15.5.21.
    status = 422 if isinstance(error, Invalid) else error.status
    fields = error.fields if isinstance(error, Invalid) else {}
    response = fault(status, error.sentence, fields)
    if isinstance(error, TooMany):
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def _of_fields(request: HttpRequest, error: Any) -> HttpResponse:
    fields: dict[str, str] = {}
    for one in error.errors:
        fields.setdefault(field_of(one), sentence_of(one))
    return fault(422, WRONG_FIELDS, fields)


def _of_no_key(request: HttpRequest, error: Any) -> HttpResponse:
    return fault(401, NO_KEY, WWW_Authenticate='Bearer realm="api"')


def _of_reading(request: HttpRequest, error: Any) -> HttpResponse:
    return fault(400, UNREADABLE)


def _of_nobody(request: HttpRequest, error: Any) -> HttpResponse:
    if is_unavailable(error):
        log.exception("the disk or the database did not take it", exc_info=error)
        leave_connections()
        return fault(503, AWAY, Retry_After="60")
    log.error("an operation of the REST API failed", exc_info=error)
    return fault(500, OUR_FAULT)
