"""The JSON form of an official document described by JSON Schema, from the classes themselves."""

from __future__ import annotations

import dataclasses
import datetime
import types
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from vanban.writing.official import document as d
from vanban.writing.official.json_reading import BLOCKS

_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer", "minimum": 0},
    float: {"type": "number", "minimum": 0},
    bytes: {"type": "string", "contentEncoding": "base64"},
    datetime.date: {"type": "string", "format": "date"},
}
_STRING = {"type": "string"}


def json_schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) of what ``vanban write`` reads."""
    names = [d.OfficialDocument, d.Issuer, d.Signature, d.Appendix, d.Run, d.Cell]
    definitions = {kind.__name__: _object(kind) for kind in names}
    for name, kind in BLOCKS.items():
        block = _object(kind)
        block["properties"]["block"] = {"const": name}
        if kind is not d.Paragraph:
            block["required"] = [*block["required"], "block"]
        definitions[kind.__name__] = block
    for short in (d.Run, d.Cell, d.Issuer):
        definitions[short.__name__] = {"anyOf": [_STRING, definitions[short.__name__]]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Văn bản hành chính (vanban write)",
        "$ref": "#/$defs/OfficialDocument",
        "$defs": definitions,
    }


def _object(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    fields = dataclasses.fields(kind)
    return {
        "type": "object",
        "description": " ".join((kind.__doc__ or "").split()),
        "properties": {field.name: _of(hints[field.name]) for field in fields},
        "required": [f.name for f in fields if f.default is dataclasses.MISSING],
        "additionalProperties": False,
    }


def _of(kind: Any) -> dict[str, Any]:
    if kind == d.Block:
        references = [{"$ref": f"#/$defs/{block.__name__}"} for block in BLOCKS.values()]
        return {"anyOf": [_STRING, *references]}
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return {"anyOf": [*(_of(a) for a in get_args(kind) if a is not type(None)), _NULL]}
    if origin is tuple:
        inner = _of(get_args(kind)[0])
        many = {"type": "array", "items": inner}
        return {"anyOf": [inner, many]} if get_args(kind)[0] is d.Run else many
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [str(member) for member in kind]}
    return _PLAIN.get(kind, {"$ref": f"#/$defs/{kind.__name__}"})


_NULL = {"type": "null"}
