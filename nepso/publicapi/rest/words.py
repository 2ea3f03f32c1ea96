"""What pydantic finds, in Vietnamese sentences, each under the name of its field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_PLAIN = {
    "missing": "Thiếu trường này.",
    "extra_forbidden": "Không có trường nào tên này: hãy bỏ đi.",
    "string_type": "Phải là chữ.",
    "string_unicode": "Có ký tự không phải chữ: hãy gửi UTF-8.",
    "string_pattern_mismatch": "Không đúng dạng: hãy xem mẫu của trường trong tài liệu.",
    "int_type": "Phải là số nguyên.",
    "int_parsing": "Phải là số nguyên.",
    "int_from_float": "Phải là số nguyên.",
    "int_parsing_size": "Số lớn quá.",
    "bool_type": "Phải là true hoặc false.",
    "bool_parsing": "Phải là true hoặc false.",
    "list_type": "Phải là danh sách.",
    "dict_type": "Phải là một đối tượng JSON.",
    "model_attributes_type": "Phải là một đối tượng JSON.",
    "model_type": "Phải là một đối tượng JSON.",
    "json_invalid": "Không đọc được: hãy gửi JSON.",
}
_BOUNDED = {
    "string_too_long": ("max_length", "Dài quá {} ký tự: hãy viết ngắn lại."),
    "string_too_short": ("min_length", "Ngắn quá: ít nhất {} ký tự."),
    "too_long": ("max_length", "Nhiều quá: nhiều nhất {} mục."),
    "too_short": ("min_length", "Ít quá: ít nhất {} mục."),
    "greater_than_equal": ("ge", "Phải từ {} trở lên."),
    "less_than_equal": ("le", "Nhiều nhất là {}."),
    "enum": ("expected", "Chỉ nhận {}."),
    "literal_error": ("expected", "Chỉ nhận {}."),
}
_ELSE = "Giá trị không đúng: hãy xem kiểu của trường trong tài liệu."


def sentence_of(found: Mapping[str, Any]) -> str:
    """One sentence of what pydantic says of a value."""
    kind = str(found.get("type", ""))
    if kind in _BOUNDED:
        name, sentence = _BOUNDED[kind]
        bound = str(found.get("ctx", {}).get(name, "")).replace(" or ", ", ")
        return sentence.format(bound)
    return _PLAIN.get(kind, _ELSE)


def field_of(found: Mapping[str, Any]) -> str:
    """The name of the field as the caller knows it: without where it came from, and of a body
    without the name of our own argument; "body" for the body as a whole."""
    place = [str(part) for part in found.get("loc", ())]
    source, names = (place[0], place[1:]) if place else ("", [])
    if source == "body" and names:
        names = names[1:]
    return ".".join(names) or source
