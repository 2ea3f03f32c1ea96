"""The answer to "may this person do this act on this object", with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from nepso.kernel.errors import NotAllowed


@dataclass(frozen=True, slots=True)
class Decision:
    """Yes, or no with one Vietnamese sentence that says why and whom to ask."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Decision(True)


def refused(reason: str) -> Decision:
    """A no; ``reason`` is shown to the person."""
    return Decision(False, reason)


def allow_when(condition: bool, reason: str) -> Decision:
    """Yes when ``condition`` holds, else a no with ``reason``."""
    return ALLOWED if condition else refused(reason)


def require(decision: Decision) -> None:
    """Let a yes pass; raise NotAllowed with the reason of a no."""
    if not decision.allowed:
        raise NotAllowed(decision.reason)
