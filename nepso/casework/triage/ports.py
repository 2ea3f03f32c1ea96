"""What triage announces: joined by cases in its ``AppConfig.ready``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from nepso.casework.intake.models import Submission
from nepso.casework.triage.models import TriageDecision
from nepso.foundation.accounts.models import Account


class DecisionListener(Protocol):
    """Carry a decision on. Called in its transaction, after the reporter was told and the
    submission moved; an error undoes all of it.

    ``decision.choice`` is a ``reasons.Choice``: open a case file for ``accept`` (at
    ``decision.agency``) and ``refer``, join ``decision.into`` for ``merge``; ``ask``, ``refuse``
    and ``seal`` are done by triage itself. After ``seal`` nobody but the appeal officer may read
    the submission, and its content goes.
    """

    def __call__(self, decision: TriageDecision) -> None: ...


_listeners: list[DecisionListener] = []


def when_decided(listener: DecisionListener) -> None:
    """Join a listener; joining the same one twice is one."""
    if listener not in _listeners:
        _listeners.append(listener)


def announce_decided(decision: TriageDecision) -> None:
    """Tell all listeners."""
    for listener in _listeners:
        listener(decision)


class NamingListener(Protocol):
    """Hears, in its transaction, that a person settled which agency a submission complains of;
    ``submission.complained_of`` is the new one."""

    def __call__(self, submission: Submission, by: Account) -> None: ...


_namings: list[NamingListener] = []


def when_named(listener: NamingListener) -> None:
    """Join a listener; joining the same one twice is one."""
    if listener not in _namings:
        _namings.append(listener)


def announce_named(submission: Submission, by: Account) -> None:
    """Tell all listeners."""
    for listener in _namings:
        listener(submission, by)


_readings: list[Callable[[Submission], None]] = []


def when_read(listener: Callable[[Submission], None]) -> None:
    """Join: called before the text of a submission is read, and once more each time it is read
    again. For what needs not be done while its sender waits, and must be though reading fails."""
    if listener not in _readings:
        _readings.append(listener)


def announce_read(submission: Submission) -> None:
    """Tell all listeners."""
    for listener in _readings:
        listener(submission)
