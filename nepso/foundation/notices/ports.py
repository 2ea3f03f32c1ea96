"""What notices asks of packages it may not know; joined in ``nepso/wiring.py``, one line each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from nepso.foundation.accounts.models import Account
from nepso.foundation.notices.kinds import NoticeKind, kind_joins
from nepso.foundation.notices.ladders import Ladder, Receiver


@dataclass(frozen=True, slots=True)
class DueThing:
    """Something open with a date. ``about``: its public id; ``link``: a path of ours;
    ``responsible_id``: the account that was made responsible, if one was."""

    about: str
    title: str
    link: str
    due_on: dt.date
    agency_id: int
    agency_name: str
    responsible_id: int | None = None


class DueThings(Protocol):
    """The open things due between two days, both included."""

    def __call__(self, first: dt.date, last: dt.date) -> Iterable[DueThing]: ...


@dataclass(frozen=True)
class Reminders:
    """One kind of due thing: where to find them, who is told when, is it still open.

    ``lists`` gives for each receiver the page that lists several of them: a URL name, perhaps
    with a query ("register:list?han=qua-han").
    """

    kind: NoticeKind
    ladder: Ladder
    due_things: DueThings
    lists: Mapping[Receiver, str] = field(default_factory=dict)


_reminders: dict[str, Reminders] = {}


def reminders_join(reminders: Reminders) -> None:
    """Join a package whose things have due dates; joining the same one twice is one."""
    kind_joins(reminders.kind)
    _reminders[reminders.kind.code] = reminders


def reminders_joined() -> list[Reminders]:
    """All that joined, by code."""
    return [_reminders[code] for code in sorted(_reminders)]


class Called(Protocol):
    """Who is called about a thing (its public id): the nearest, or, when those did not look, all
    (``wide``)."""

    def __call__(self, about: str, *, wide: bool) -> Sequence[Account]: ...


class StillRings(Protocol):
    """Whether a thing still asks that somebody looks."""

    def __call__(self, about: str) -> bool: ...


class LinkOf(Protocol):
    """The page of a thing, a path of ours; for the inbox, never for the mail."""

    def __call__(self, about: str) -> str: ...


@dataclass(frozen=True)
class Rings:
    """An ``immediate`` kind: told at once by e-mail whatever the hour or day, again and again until
    somebody took it (``services.ring_answer``).

    ``mailed`` is all the mail says, beside the link to ``desk`` (a URL name): nothing of the thing.
    ``sentence`` stands in the inbox.
    """

    kind: NoticeKind
    called: Called
    still_rings: StillRings
    link_of: LinkOf
    desk: str
    mailed: str
    sentence: str


_rings: dict[str, Rings] = {}


def rings_join(rings: Rings) -> None:
    """Join an immediate kind; joining the same one twice is one."""
    kind_joins(rings.kind)
    _rings[rings.kind.code] = rings


def rings_of(kind: str) -> Rings | None:
    """The immediate kind of that code, if a package declares it."""
    return _rings.get(kind)
