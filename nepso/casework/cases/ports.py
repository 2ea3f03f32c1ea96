"""What cases asks of the package that answers (replies, to its right), which joins it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from django.db.models import QuerySet

from nepso.casework.cases.models import CaseFile
from nepso.casework.intake.models import Submission
from nepso.foundation.accounts.models import Account


@dataclass(frozen=True, slots=True)
class NextAct:
    """The one thing to do next with a case, as a button; without ``url`` it is only said."""

    label: str
    url: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class PanelLine:
    """One reply or decision as a case's page lists it."""

    title: str
    url: str
    state: str
    colour: str
    facts: str = ""


@dataclass(frozen=True, slots=True)
class AnswerPanel:
    """What was written to answer a case; ``write_url`` where the person may write."""

    lines: list[PanelLine]
    write_url: str = ""


class Answering(Protocol):
    """Replies, as cases sees it."""

    def next_acts(self, cases: Sequence[CaseFile], person: Account) -> dict[int, NextAct]:
        """For cases in work (by key) the next step of their answer; a bounded number of queries."""

    def panel(self, case: CaseFile, person: Account) -> AnswerPanel:
        """The answers of one case."""

    def answered_since(self, since: dt.datetime) -> QuerySet[CaseFile]:
        """The cases whose answer is under way and was written or approved since then."""


class Emptied(Protocol):
    """Hears, in the transaction, that a case was emptied of its words."""

    def __call__(self, *, case: CaseFile) -> None: ...


class HandedOver(Protocol):
    """Hears, in the transaction, that a case came to an agency that does not answer for what the
    one before began to write."""

    def __call__(self, *, case: CaseFile) -> None: ...


class TakenBack(Protocol):
    """Hears, in the transaction, that a reporter of a case withdrew, erased all or the contact
    alone, or changed who may see what (``intake.ports.What``)."""

    def __call__(self, *, case: CaseFile, submission: Submission, what: str) -> None: ...


_answering: list[Answering] = []
_taken_back: list[TakenBack] = []
_emptied: list[Emptied] = []
_handed_over: list[HandedOver] = []


def when_emptied(handler: Emptied) -> None:
    """Join; joining the same one twice is one."""
    if handler not in _emptied:
        _emptied.append(handler)


def when_handed_over(handler: HandedOver) -> None:
    """Join; joining the same one twice is one."""
    if handler not in _handed_over:
        _handed_over.append(handler)


def tell_handed_over(case: CaseFile) -> None:
    """Called by the services of cases alone."""
    for handler in _handed_over:
        handler(case=case)


def when_taken_back(handler: TakenBack) -> None:
    """Join; joining the same one twice is one."""
    if handler not in _taken_back:
        _taken_back.append(handler)


def tell_taken_back(case: CaseFile, submission: Submission, what: str) -> None:
    """Called where the case hears its reporters, alone."""
    for handler in _taken_back:
        handler(case=case, submission=submission, what=what)


def tell_emptied(case: CaseFile) -> None:
    """Called by the services of cases alone."""
    for handler in _emptied:
        handler(case=case)


def answers_come_from(answering: Answering) -> None:
    """Join replies; joining again replaces it."""
    _answering[:] = [answering]


def next_acts_of(cases: Sequence[CaseFile], person: Account) -> dict[int, NextAct]:
    """From replies; nothing while it has not joined."""
    return _answering[0].next_acts(cases, person) if _answering and cases else {}


def answered_since(since: dt.datetime) -> QuerySet[CaseFile]:
    """From replies; nothing while it has not joined."""
    return _answering[0].answered_since(since) if _answering else CaseFile.objects.none()


def answer_panel_of(case: CaseFile, person: Account) -> AnswerPanel | None:
    """From replies; None while it has not joined."""
    return _answering[0].panel(case, person) if _answering else None
