"""The register of act names: one namespaced code, one Vietnamese phrase."""

from __future__ import annotations

from dataclasses import dataclass

_ACTS: dict[str, Act] = {}


@dataclass(frozen=True, slots=True)
class Act:
    """``code`` such as "plans.adopt"; ``label`` reads after a name: "… đã thông qua kế hoạch"."""

    code: str
    label: str


def act(code: str, label: str) -> Act:
    """Declare an act at module level of the services that record it.

    Raises ValueError when two acts claim one code.
    """
    declared = Act(code, label)
    if _ACTS.setdefault(code, declared) != declared:
        raise ValueError(f"the act {code} is declared twice with different labels")
    return declared


def act_label(code: str) -> str:
    """The Vietnamese phrase of an act; the code itself for one no longer declared."""
    found = _ACTS.get(code)
    return found.label if found else code


def declared_acts() -> list[Act]:
    """All acts declared by the code that is loaded."""
    return sorted(_ACTS.values(), key=lambda a: a.code)
