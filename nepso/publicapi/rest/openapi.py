"""What ninja leaves out of the OpenAPI document: headers, 304, what each status means here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ninja.openapi.schema import OpenAPISchema

MEANINGS = {
    "200": "Được.",
    "201": "Đã tạo (hoặc đã tạo từ trước bằng cùng tên lệnh).",
    "304": "Không đổi so với ETag đã gửi trong `If-None-Match`.",
    "400": "Không đọc được nội dung, hoặc con trỏ không đúng.",
    "401": "Thiếu khóa, khóa không đúng hoặc đã thu hồi.",
    "403": "Khóa không có quyền này, hoặc người cấp khóa không còn quyền.",
    "404": "Không có, hoặc không phải của cơ quan dùng khóa.",
    "405": "Địa chỉ này không nhận phương thức vừa gọi.",
    "410": "Sản phẩm đã được thu hồi; câu kèm theo là lời của cơ quan.",
    "409": "Có người vừa sửa, hoặc tình trạng hiện nay không nhận việc này.",
    "413": "Nội dung gửi lên lớn quá 256 kB.",
    "422": "Có trường chưa đúng, hoặc tên trong `Idempotency-Key` đã dùng cho nội dung khác; "
    "`fields` nói trường nào, sai thế nào.",
    "429": "Gọi nhanh quá; chờ số giây trong `Retry-After`.",
    "500": "Lỗi của hệ thống, đã được ghi lại.",
    "503": "Hệ thống tạm thời không đọc, ghi được.",
}
_NUMBER, _TEXT = {"type": "integer", "minimum": 0}, {"type": "string"}


def _header(said: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": said, "schema": schema, "required": True}


_WAIT = {"Retry-After": _header("Số giây phải chờ.", _NUMBER)}
_TAG = {"ETag": _header("Nhãn của bản này; gửi lại trong `If-None-Match`.", _TEXT)}
HEADERS = {
    "401": {"WWW-Authenticate": _header("Cách gửi khóa (RFC 6750).", _TEXT)},
    "405": {"Allow": _header("Các phương thức nhận.", _TEXT)},
    "429": _WAIT,
}
_KNOWN = {
    "in": "header",
    "name": "If-None-Match",
    "schema": _TEXT,
    "required": False,
    "description": "ETag của bản đã có: không đổi thì trả 304, không có nội dung.",
}


def completed(document: OpenAPISchema) -> OpenAPISchema:
    """The same document with all that an operation may answer."""
    for method, operation in _operations(document):
        answers = {str(status): told for status, told in operation["responses"].items()}
        if method == "get":
            operation["parameters"].append(_KNOWN)
            answers["200"]["headers"] = _TAG
            answers["304"] = {"headers": _TAG}
        for status, told in answers.items():
            told["description"] = MEANINGS[status]
            if status in HEADERS:
                told["headers"] = HEADERS[status]
        operation["responses"] = dict(sorted(answers.items()))
    return document


def _operations(document: OpenAPISchema) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in document["paths"].values():
        yield from path.items()
