"""All routes of ours with their names, read from the URL map."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

LIST = Path(__file__).with_name("routes.txt")
_DUMMIES = {"int": "1", "str": "zzzzzzzzzzzzzzzz", "slug": "zzzz", "uuid": "0" * 32, "path": "z"}


@dataclass(frozen=True)
class Route:
    """One address: its name with namespace, its view, and an example path of it."""

    name: str
    view: Callable[..., Any]
    example: str


def all_routes() -> Iterator[Route]:
    """Every named route but those of Django's admin, which guards itself (tested apart)."""
    yield from _walk(get_resolver().url_patterns, "", "")


def _walk(patterns: Any, namespace: str, before: str) -> Iterator[Route]:
    for pattern in patterns:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            if pattern.namespace != "admin":
                inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
                yield from _walk(pattern.url_patterns, inner, path)
        elif isinstance(pattern, URLPattern):
            yield Route(namespace + (pattern.name or path), pattern.callback, _example(path))


def _example(path: str) -> str:
    plain = re.sub(r"<(?:(\w+):)?\w+>", lambda m: _DUMMIES[m.group(1) or "str"], path)
    plain = re.sub(r"\(\?P<\w+>[^)]*\)", "zzz", plain)
    return "/" + re.sub(r"[\^$]|\\Z", "", plain)


def listed() -> dict[str, str]:
    """The list of routes: name → audience (``public``, ``signed_in`` or ``staff``)."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return dict(line.split()[:2] for line in lines if line.strip() and not line.startswith("#"))


def source_of(view: Callable[..., Any]) -> str:
    """The source of a view under its decorators, with the module it stands in left out."""
    return inspect.getsource(inspect.unwrap(view))
