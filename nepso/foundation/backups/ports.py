"""How a thing of a package is erased again after a restore; packages join here."""

from __future__ import annotations

from collections.abc import Callable

EraseAgain = Callable[[str], bool]
_ACTS: dict[str, EraseAgain] = {}


def erases_again(kind: str, act: EraseAgain) -> None:
    """``act(public_id)`` erases the thing and tells whether anything was left to erase."""
    _ACTS[kind] = act


def act_of(kind: str) -> EraseAgain | None:
    """The act that was joined for a kind."""
    return _ACTS.get(kind)
