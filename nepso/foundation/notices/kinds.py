"""What a notice can be about: each kind is declared by the package whose thing it tells of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

_KINDS: dict[str, NoticeKind] = {}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: is this thing (its public id) still to be done by this account (its key)?"""

    account_id: int
    about: str


class StillNeeded(Protocol):
    """Answers many questions at once: those that are still to be done. Asked before each mail, so
    that only those are reminded who have not done it."""

    def __call__(self, asked: Sequence[Asked]) -> set[Asked]: ...


@dataclass(frozen=True)
class NoticeKind:
    """``code`` is stored; ``noun`` counts things ("nhiệm vụ"); ``may_mute``: a person may choose
    not to have it by e-mail; without ``still_needed`` a notice stands until it is read."""

    code: str
    label: str
    noun: str = "việc"
    may_mute: bool = True
    still_needed: StillNeeded | None = None


_UNKNOWN = NoticeKind("", "Thông báo")


def kind_joins(kind: NoticeKind) -> None:
    """Declare a kind; the same one twice is one."""
    if _KINDS.setdefault(kind.code, kind) != kind:
        raise ValueError(f"the notice kind {kind.code} is declared twice")


def kind_of(code: str) -> NoticeKind:
    """The kind of that code; a plain one for a code that no package declares any more."""
    return _KINDS.get(code, _UNKNOWN)


def kinds_that_stay() -> list[str]:
    """Codes of the kinds that are mailed whatever the person chose."""
    return [kind.code for kind in _KINDS.values() if not kind.may_mute]
