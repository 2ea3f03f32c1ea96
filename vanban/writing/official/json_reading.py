"""Reads an ``OfficialDocument`` from JSON; what does not fit is one Vietnamese sentence.

The classes of ``document.py`` are the one description: this module walks their types. In JSON a
``Text`` may be a plain string, a run or a cell too; a block names its class in ``"block"``
(``paragraph`` where it is left out) and a string is a paragraph; bytes are base64; dates are
``YYYY-MM-DD``.
"""

from __future__ import annotations

import base64
import binascii
import dataclasses
import datetime
import json
import types
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from vanban.writing.official import document as d

BLOCKS = {
    "heading": d.Heading,
    "paragraph": d.Paragraph,
    "table": d.Table,
    "figure": d.Figure,
    "page_break": d.PageBreak,
}
MAX_DEPTH_MESSAGE = "Tệp JSON lồng quá sâu; hãy viết lại đơn giản hơn."


class UnusableDocument(ValueError):
    """JSON that is no official document; ``sentence`` says where and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def document_from_json(data: bytes | str) -> d.OfficialDocument:
    """The document that the JSON describes; UnusableDocument where it does not fit."""
    return document_from_plain(plain_from_json(data))


def plain_from_json(data: bytes | str) -> Any:
    """Parsed JSON; UnusableDocument where it is none."""
    try:
        return json.loads(data)
    except RecursionError as error:
        raise UnusableDocument(MAX_DEPTH_MESSAGE) from error
    except ValueError as error:
        raise UnusableDocument(
            "Tệp không phải JSON đúng dạng (UTF-8); hãy kiểm tra dấu ngoặc, dấu phẩy rồi thử lại."
        ) from error


def document_from_plain(value: Any) -> d.OfficialDocument:
    """The document that parsed JSON describes; UnusableDocument where it does not fit."""
    read = _read(d.OfficialDocument, value, "văn bản")
    assert isinstance(read, d.OfficialDocument)
    return read


def _read(kind: Any, value: Any, path: str) -> Any:
    if kind == d.Block:
        return _block(value, path)
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = [choice for choice in get_args(kind) if choice is not type(None)]
        return None if value is None else _read(inner[0], value, path)
    if origin is tuple:
        return _sequence(get_args(kind)[0], value, path)
    if dataclasses.is_dataclass(kind):
        return _record(kind, value, path)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _choice(kind, value, path)
    return _plain(kind, value, path)


def _sequence(inner: Any, value: Any, path: str) -> tuple[Any, ...]:
    if inner is d.Run and isinstance(value, str | dict):
        value = [value]
    if not isinstance(value, list):
        raise _wrong(path, "một danh sách")
    return tuple(_read(inner, part, f"{path}[{n}]") for n, part in enumerate(value, 1))


def _record(kind: Any, value: Any, path: str) -> Any:
    if kind in (d.Run, d.Cell) and isinstance(value, str):
        value = {"text": value}
    if kind is d.Issuer and isinstance(value, str):
        value = {"name": value}
    if not isinstance(value, dict):
        raise _wrong(path, "một đối tượng {…}")
    fields = {field.name: field for field in dataclasses.fields(kind)}
    unknown = [str(name) for name in value if name not in fields]
    if unknown:
        raise UnusableDocument(
            f"Ở {path}: không có mục “{_short(unknown[0])}”; các mục dùng được là "
            f"{', '.join(fields)}."
        )
    for name, field in fields.items():
        if name not in value and field.default is dataclasses.MISSING:
            raise UnusableDocument(f"Ở {path}: thiếu mục “{name}”; hãy thêm mục này.")
    hints = get_type_hints(kind)
    return kind(**{n: _read(hints[n], part, f"{path}.{n}") for n, part in value.items()})


def _block(value: Any, path: str) -> Any:
    if isinstance(value, str):
        value = {"text": value}
    if not isinstance(value, dict):
        raise _wrong(path, "một đoạn chữ hoặc một khối {…}")
    name = value.get("block", "paragraph")
    kind = BLOCKS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise _wrong(f"{path}.block", f"một trong: {', '.join(BLOCKS)}")
    rest = {key: part for key, part in value.items() if key != "block"}
    return _record(kind, rest, path)


def _choice(kind: type[Enum], value: Any, path: str) -> Any:
    try:
        return kind(value)
    except ValueError as error:
        choices = ", ".join(str(member) for member in kind)
        raise _wrong(path, f"một trong: {choices}") from error


def _plain(kind: Any, value: Any, path: str) -> Any:
    if kind is datetime.date:
        return _date(value, path)
    if kind is bytes:
        return _bytes(value, path)
    if kind is str and isinstance(value, str):
        return value
    if kind is bool and isinstance(value, bool):
        return value
    if kind in (int, float) and isinstance(value, int | float) and not isinstance(value, bool):
        return _number(kind, value, path)
    raise _wrong(path, _NAMES[kind])


_NAMES = {str: "một đoạn chữ", bool: "true hoặc false", int: "một số nguyên", float: "một số"}
_MOST = 1_000_000


def _number(kind: type, value: float, path: str) -> float:
    if not 0 <= value <= _MOST or (kind is int and value != int(value)):  # NaN fails as well
        raise _wrong(path, f"{_NAMES[kind]} từ 0 đến {_MOST}")
    return int(value) if kind is int else float(value)


def _date(value: Any, path: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise _wrong(path, "một ngày viết dạng 2026-12-05") from error


def _bytes(value: Any, path: str) -> bytes:
    try:
        return base64.b64decode(value, validate=True)
    except (TypeError, ValueError, binascii.Error) as error:
        raise _wrong(path, "nội dung tệp viết bằng base64") from error


def _wrong(path: str, wanted: str) -> UnusableDocument:
    return UnusableDocument(f"Ở {path}: cần {wanted}; hãy sửa rồi thử lại.")


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
