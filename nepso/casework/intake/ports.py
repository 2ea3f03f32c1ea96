"""What the packages to the right of intake hear of, in the transaction of the act itself.

Triage and cases join in their ``AppConfig.ready()``; joining the same handler twice is one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, Protocol

from django.db.models import QuerySet

from nepso.casework.intake.models import Submission
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import Person
from nepso.foundation.agencies.models import Agency

What = Literal[
    "answer", "material", "withdrawal", "appeal", "erase", "consent", "contact", "relayed"
]


class Filed(Protocol):
    """Hears of a new submission. Must be quick: the reporter waits. Store a job for the rest.

    The submission goes to the database with what stands beside it and what the handler stores
    (``row_store``): refer to it as an object, it has no primary key yet.
    """

    def __call__(self, submission: Submission) -> None: ...


class Told(Protocol):
    """Hears that the reporter answered, added material, withdrew, appealed, erased all or their
    contact alone, changed who may see what, or that the partner's machine which filed it says more
    ("relayed": no word of the reporter); the words are in the newest entry of the thread."""

    def __call__(self, submission: Submission, what: What) -> None: ...


class Shown(Protocol):
    """Hears that the reporter is shown another state."""

    def __call__(self, submission: Submission) -> None: ...


class Reached(Protocol):
    """Hears that what was to be told by another way than the code is told, read or given up."""

    def __call__(self, submission: Submission) -> None: ...


@dataclass(frozen=True, slots=True)
class Reader:
    """The agency that handles a submission, beside the reception: as what it receives
    (``kinds.Recipient``), and whether it was allowed to read what the reporter tells."""

    recipient: str
    agency: Agency
    reads: bool

    @property
    def key(self) -> str:
        """Its name among the readers of one word: to another agency that has the case later, be it
        of the same sort, the word was not given."""
        return reader_key(self.recipient, self.agency)


def reader_key(recipient: str, agency: Agency) -> str:
    """An agency as what it receives: "police:<public id>"."""
    return f"{recipient}:{agency.public_id}"


class Readers(Protocol):
    """Which agency reads what the reporter writes next; None while none has it."""

    def __call__(self, submission: Submission) -> Reader | None: ...


class Handling(Protocol):
    """Cases, as the telling of answers sees them."""

    def handled_by(self, person: Person) -> QuerySet[Submission]:
        """The submissions of the cases that a person handles, whose reporters they may tell."""

    def called_by(self, person: Person) -> QuerySet[Submission]:
        """Those whose reporters the person's agency calls although another has the case and
        answers: the reporter let it see how to reach them, and the other not. Only while something
        waits for a person to tell it."""

    def callers_of(self, submission: Submission) -> list[Agency]:
        """The agencies whose people may call a reporter; [] where none may see the contact."""

    def sealed(self) -> QuerySet[Submission]:
        """Those that nobody reads any more but the appeal officer: nobody tells them either."""

    def opened(self, submission: Submission, by: Account) -> str:
        """What is to be told was opened; noted where few may read the case. Returns the address of
        the page of its case where they may read that, else ""."""


_handling: list[Handling] = []


def handling_comes_from(provider: Handling) -> None:
    """Join cases; joining again replaces it."""
    _handling[:] = [provider]


def handled_by(person: Person) -> QuerySet[Submission]:
    """Asked for what a person may tell; nothing while nobody joined."""
    return _handling[0].handled_by(person) if _handling else Submission.objects.none()


def called_by(person: Person) -> QuerySet[Submission]:
    """Asked for what a person may tell though another agency answers; nothing while nobody
    joined."""
    return _handling[0].called_by(person) if _handling else Submission.objects.none()


def callers_of(submission: Submission) -> list[Agency]:
    """Asked for who may call a reporter; nobody while nobody joined."""
    return _handling[0].callers_of(submission) if _handling else []


def sealed() -> QuerySet[Submission]:
    """Asked for what nobody may tell; nothing while nobody joined."""
    return _handling[0].sealed() if _handling else Submission.objects.none()


def telling_opened(submission: Submission, by: Account) -> str:
    """Called by the page that shows what is to be told; returns where its case is read."""
    return _handling[0].opened(submission, by) if _handling else ""


_readers: list[Readers] = []


def readers_come_from(provider: Readers) -> None:
    """Join cases; joining again replaces it."""
    _readers[:] = [provider]


def reader_of(submission: Submission) -> Reader | None:
    """Asked for the page on which the reporter writes."""
    return _readers[0](submission) if _readers else None


@dataclass(frozen=True, slots=True)
class PassedOn:
    """Where something of a submission went already: ``groups`` (``kinds.FieldGroup``) as far as
    that was written down. ``is_kept_there``: in a system of that agency's own, where no act of ours
    reaches it."""

    to: str
    at: dt.datetime
    groups: tuple[str, ...] = ()
    is_kept_there: bool = False


class PassedOnTo(Protocol):
    """To whom what a reporter gave went, the earliest first."""

    def __call__(self, submission: Submission) -> list[PassedOn]: ...


_passed_on: list[PassedOnTo] = []


def passed_on_comes_from(provider: PassedOnTo) -> None:
    """Join cases; joining again replaces it."""
    _passed_on[:] = [provider]


def passed_on(submission: Submission) -> list[PassedOn]:
    """Asked for the page on which the reporter takes consent back."""
    return _passed_on[0](submission) if _passed_on else []


class Due(Protocol):
    """Until which day an answer is due by the reporter's own clock; None while it rests."""

    def __call__(self, submission: Submission) -> dt.date | None: ...


_due: list[Due] = []


def due_comes_from(provider: Due) -> None:
    """Join cases; joining again replaces it."""
    _due[:] = [provider]


def due_of(submission: Submission) -> dt.date | None:
    """Asked for the page that its reporter follows, while no date was told yet."""
    return _due[0](submission) if _due else None


class Before(Protocol):
    """Holds, until the transaction ends, what every act holds before a submission."""

    def __call__(self, submission: Submission) -> None: ...


_before: list[Before] = []


def held_before_comes_from(provider: Before) -> None:
    """Join cases; joining again replaces it."""
    _before[:] = [provider]


def hold_before(submission: Submission) -> None:
    """Called by ``holding`` alone."""
    for hold in _before:
        hold(submission)


_filed: dict[str, Filed] = {}
_told: dict[str, Told] = {}
_shown: dict[str, Shown] = {}
_reached: dict[str, Reached] = {}


def when_filed(handler: Filed) -> None:
    """Join: called for every submission, in the transaction that stores it."""
    _filed[_name(handler)] = handler


def when_told(handler: Told) -> None:
    """Join: called for every later word of the reporter, in its transaction."""
    _told[_name(handler)] = handler


def when_shown(handler: Shown) -> None:
    """Join: called for every change of state, in its transaction."""
    _shown[_name(handler)] = handler


def when_reached(handler: Reached) -> None:
    """Join: called for every delivery that moved on, in its transaction."""
    _reached[_name(handler)] = handler


def tell_filed(submission: Submission) -> None:
    """Called by the services alone."""
    for handler in _filed.values():
        handler(submission)


def tell_told(submission: Submission, what: What) -> None:
    """Called by the services alone."""
    for handler in _told.values():
        handler(submission, what)


def tell_shown(submission: Submission) -> None:
    """Called by the services alone."""
    for handler in _shown.values():
        handler(submission)


def tell_reached(submission: Submission) -> None:
    """Called by the services alone."""
    for handler in _reached.values():
        handler(submission)


def _name(handler: object) -> str:
    return f"{getattr(handler, '__module__', '')}.{getattr(handler, '__qualname__', repr(handler))}"
