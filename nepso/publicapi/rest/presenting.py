"""The OpenAPI document as a page shows it: operations by their group, with what they take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from ninja.openapi.schema import OpenAPISchema


@dataclass(frozen=True, slots=True)
class Taken:
    """One thing that an operation takes; ``where`` in words."""

    name: str
    where: str
    required: bool
    said: SafeString


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation as a person reads it."""

    method: str
    path: str
    name: str
    said: SafeString
    needs_key: bool
    taken: tuple[Taken, ...]
    statuses: str


@dataclass(frozen=True, slots=True)
class Group:
    """Operations on one thing."""

    title: str
    operations: tuple[Operation, ...]

    @property
    def needs_key(self) -> bool:
        return any(one.needs_key for one in self.operations)


_CODE = '<code translate="no">{}</code>'
_WHERE = {"path": "địa chỉ", "query": "tham số", "header": "tiêu đề", "body": "nội dung JSON"}


def said_of(told: dict[str, Any], values: Sequence[str] = ()) -> SafeString:
    """A description (CommonMark in OpenAPI; here words and `code` alone) as HTML, with the values
    of a closed list."""
    words = " ".join(told.get("description", "").split())
    if values:
        words += " Một trong: " + ", ".join(f"`{value}`" for value in values) + "."
    return with_code(words)


def _values(document: OpenAPISchema, schema: dict[str, Any]) -> list[str]:
    """The closed list that a schema is, or one of its alternatives; none for others."""
    for one in schema.get("anyOf", [schema]):
        name = one.get("$ref", "").rsplit("/", 1)[-1]
        found = document["components"]["schemas"][name] if name else one
        if "enum" in found:
            return list(found["enum"])
    return []


def with_code(text: str) -> SafeString:
    """A text in which what stands between backticks is code, which is not translated."""
    pieces = text.split("`")
    return format_html_join(
        "",
        "{}{}",
        (
            (piece, "") if n % 2 == 0 else ("", format_html(_CODE, piece))
            for n, piece in enumerate(pieces)
        ),
    )


def groups_of(document: OpenAPISchema) -> list[Group]:
    """The operations in the order of the document, by their tag."""
    found: dict[str, list[Operation]] = {}
    for path, methods in document["paths"].items():
        for method, told in methods.items():
            one = _operation(document, method, path, told)
            found.setdefault(told["tags"][0], []).append(one)
    return [Group(title, tuple(some)) for title, some in found.items()]


def _operation(document: OpenAPISchema, method: str, path: str, told: dict[str, Any]) -> Operation:
    taken = [
        Taken(
            one["name"],
            _WHERE[one["in"]],
            one["required"],
            said_of(one, _values(document, one["schema"])),
        )
        for one in told["parameters"]
        if one["name"] != "If-None-Match"
    ]
    return Operation(
        method=method.upper(),
        path=path,
        name=told["summary"],
        said=said_of(told),
        needs_key="security" in told,
        taken=(*taken, *_body(document, told)),
        statuses=", ".join(told["responses"]),
    )


def _body(document: OpenAPISchema, told: dict[str, Any]) -> list[Taken]:
    if "requestBody" not in told:
        return []
    schema = told["requestBody"]["content"]["application/json"]["schema"]
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    required = schema.get("required", [])
    return [
        Taken(name, _WHERE["body"], name in required, said_of(one, _values(document, one)))
        for name, one in schema["properties"].items()
    ]
