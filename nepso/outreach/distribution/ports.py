"""What distribution asks of packages it does not know, and what it announces (``nepso/wiring.py``).

A proven posting is announced by a job that is stored with the proof: at least once, so that
listeners must be idempotent; ``number`` orders what is told of one posting.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol

from nepso.foundation.accounts.selectors import Person
from nepso.foundation.agencies.models import Agency
from nepso.foundation.files.models import StoredFile
from nepso.outreach.distribution.kinds import OURS
from nepso.outreach.distribution.models import Outlet, Posting
from nepso.outreach.products.models import Product

# (key, what is counted, how many, source, unit, whether only a person's word says so)
Counted = tuple[str, str, Decimal, str, str, bool]


@dataclass(frozen=True, slots=True)
class ProvenPosting:
    """A run that something proves or that a person says was, in the words of
    ``programme/activities``' entrance. ``plan_tasks`` are tasks of the agency.
    """

    origin_key: str
    number: int
    agency: str
    plan_tasks: Sequence[str]
    title: str
    done_on: dt.date
    form: str
    url: str
    audience: str
    place: str
    reach_measured: int | None
    reach_source: str
    note: str
    links: Sequence[str]
    counts: Sequence[Counted]

    def facts(self) -> dict[str, Any]:
        """Everything but the counts, by name."""
        names = [name for name in self.__slots__ if name != "counts"]
        return {name: getattr(self, name) for name in names}


Proven = Callable[[ProvenPosting], object]
TakenBack = Callable[[str, str, int], object]


class OwnTasks(Protocol):
    """Finds an agency's own tasks."""

    def own(self, ids: Collection[str], agency: str) -> Sequence[str]:
        """Public ids of the tasks of that agency (public id) for the same duties as these tasks,
        one a duty: the occurrence at work now."""

    def are_own(self, ids: Collection[str], agency: str) -> bool:
        """Whether all of these are that agency's own, of whichever occurrence."""


class PublicPages(Protocol):
    """Knows where the public reads a product."""

    def page_of(self, product: Product) -> str:
        """Its address with its domain; "" when it has none yet."""


@dataclass(frozen=True, slots=True)
class SendingPanel:
    """How a machine serves an outlet or a posting: a sentence, a tag, where to look closer."""

    words: str
    tag: str
    colour: str
    url: str
    button: str
    title: str = "Đăng tự động"


class Sender(Protocol):
    """A package that puts postings out by itself and takes them back (adapters of platforms)."""

    def outlet_panel(self, *, outlet: Outlet, viewer: Person) -> SendingPanel | None:
        """How it serves an outlet; None: not at all."""

    def posting_panel(self, *, posting: Posting, viewer: Person) -> SendingPanel | None:
        """What it did or will do with a posting; None: nothing."""

    def takes_back(self, *, posting: Posting) -> bool:
        """Whether it will take it off the outlet; then it has stored its job, in the transaction of
        the recall, and answers with ``recall_item_confirm`` or ``recall_item_leave``."""

    def puts_out(self, *, outlet: Outlet) -> bool:
        """Whether it puts out by itself what is due there: then nobody does so by hand."""


@dataclass(frozen=True, slots=True)
class KitSound:
    """A sound for the kit of a commune, with what it is."""

    title: str
    stored: StoredFile


class KitSounds(Protocol):
    """Whoever has a script read aloud."""

    def sounds(self, product: Product, agency: Agency) -> Sequence[KitSound]:
        """What that agency airs of a product."""


class _NoSounds:
    def sounds(self, product: Product, agency: Agency) -> Sequence[KitSound]:
        return []


class _NoTasks:
    def own(self, ids: Collection[str], agency: str) -> Sequence[str]:
        return []

    def are_own(self, ids: Collection[str], agency: str) -> bool:
        return not ids


class _NoPages:
    def page_of(self, product: Product) -> str:
        return ""


_tasks: list[OwnTasks] = []
_pages: list[PublicPages] = []
_sounds: list[KitSounds] = []
_proven: list[Proven] = []
_taken_back: list[TakenBack] = []
_senders: list[Sender] = []


def own_tasks_come_from(provider: OwnTasks) -> None:
    """Join the register; the last one that joins is asked."""
    _tasks[:] = [provider]


def own_tasks() -> OwnTasks:
    """Whoever joined; without anybody there are no tasks."""
    return _tasks[0] if _tasks else _NoTasks()


def pages_come_from(provider: PublicPages) -> None:
    """Join the portal; the last one that joins is asked."""
    _pages[:] = [provider]


def public_pages() -> PublicPages:
    """Whoever joined; without anybody no product has a page."""
    return _pages[0] if _pages else _NoPages()


def sounds_come_from(provider: KitSounds) -> None:
    """Join whoever reads scripts aloud; the last one that joins is asked."""
    _sounds[:] = [provider]


def kit_sounds() -> KitSounds:
    """Whoever joined; without anybody a kit has no reading."""
    return _sounds[0] if _sounds else _NoSounds()


def when_proven(listener: Proven) -> None:
    """Join: called for every posting that is proven, and again when something of it changed."""
    _proven[:] = [listener]


def when_taken_back(listener: TakenBack) -> None:
    """Join: called with origin key, reason and number (as ``ProvenPosting`` has them) when a proven
    posting was recalled or serves no task any more."""
    _taken_back[:] = [listener]


def announce_proven(posting: ProvenPosting) -> None:
    """Called by the job alone."""
    for listener in _proven:
        listener(posting)


def announce_taken_back(origin_key: str, reason: str, number: int) -> None:
    """Called by the job alone."""
    for listener in _taken_back:
        listener(origin_key, reason, number)


def senders_join(sender: Sender) -> None:
    """Join one that sends by itself; joining the same one twice is one."""
    if sender not in _senders:
        _senders.append(sender)


def outlet_panels(outlet: Outlet, viewer: Person) -> list[SendingPanel]:
    """What those who send say of an outlet."""
    made = [one.outlet_panel(outlet=outlet, viewer=viewer) for one in _senders]
    return [panel for panel in made if panel is not None]


def posting_panels(posting: Posting, viewer: Person) -> list[SendingPanel]:
    """What those who send say of a posting."""
    made = [one.posting_panel(posting=posting, viewer=viewer) for one in _senders]
    return [panel for panel in made if panel is not None]


def is_taken_back_by_machine(posting: Posting) -> bool:
    """Whether one of those who send will take it off; called once, inside the recall."""
    return any([one.takes_back(posting=posting) for one in _senders])


def is_put_out_by_machine(outlet: Outlet) -> bool:
    """Whether a machine puts out what is due on it: we ourselves, or one of those who send."""
    return outlet.kind in OURS or any(one.puts_out(outlet=outlet) for one in _senders)
