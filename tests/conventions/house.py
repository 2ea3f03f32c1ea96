"""The house of design.md as data: which package may know which. Shared by the convention tests."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
CODE = ("vanban", "nepso", "config")

# Not acts of a person, or the audit trail itself. This list may only shrink.
NO_AUDIT_LINE = {
    "nepso/foundation/audit/services.py": "it is the trail",
    "nepso/foundation/jobs/services.py": "the life of background work is in its own row",
}
_FOUNDATION = [
    *("audit", "jobs", "vault", "outbound", "files", "worktime", "agencies", "accounts"),
    *("notices", "webpush", "similarity", "search", "letters", "rulebook"),
]
_LANES = {
    "programme": ["plans", "register", "activities", "reporting", "budget", "awards"],
    "casework": ["lookup", "corrections", "intake", "triage", "cases", "replies"],
    "outreach": [
        *(
            "products",
            "distribution",
            "screens",
            "newsletter",
            "sending",
            "campaigns",
            "broadcasts",
        ),
    ],
}
# Parts of a package whose addresses or tables have a namespace of their own.
_NAMESPACES = {
    "consolidated": "reporting",
    "figures": "reporting",
    "open311": "publicapi",
    "rest": "publicapi",
    "api_keys": "publicapi",
    "peers": "cases",
}
_SHELLS = ("desk", "portal", "publicapi")


def package_of(path: Path) -> str:
    """The package a file of ours lies in: "plans", "ui", "desk", "config", "vanban"."""
    parts = path.resolve().relative_to(PROJECT).parts
    if parts[0] != "nepso":
        return parts[0]
    return parts[2] if parts[1] in (*_LANES, "foundation") else parts[1].removesuffix(".py")


def may_know(who: str, whom: str) -> bool:
    """Whether package ``who`` may name things of package ``whom`` (``design.md``, *The house*)."""
    who, whom = _NAMESPACES.get(who, who), _NAMESPACES.get(whom, whom)
    if who == whom or who in ("config", "wiring") or whom in ("kernel", "ui"):
        return True
    if who in ("kernel", "ui", "vanban"):
        return False
    if who in _FOUNDATION:
        return whom in _FOUNDATION and _FOUNDATION.index(whom) < _FOUNDATION.index(who)
    for members in _LANES.values():
        if who in members:
            earlier = whom in members and members.index(whom) < members.index(who)
            return whom in _FOUNDATION or earlier
    return who in _SHELLS and whom not in ("config", "wiring", *_SHELLS)


def python_files(*, tests: bool = False) -> Iterator[Path]:
    """Our Python files; with ``tests`` the tests instead of the code. Migrations are left out."""
    for top in CODE:
        for path in sorted((PROJECT / top).rglob("*.py")):
            parts = path.parts
            if "migrations" not in parts and ("tests" in parts) == tests:
                yield path


def templates() -> Iterator[Path]:
    """Our templates."""
    yield from sorted((PROJECT / "nepso").rglob("templates/**/*.html"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def shown(path: Path) -> str:
    """The path as a person would type it."""
    return str(path.relative_to(PROJECT))
