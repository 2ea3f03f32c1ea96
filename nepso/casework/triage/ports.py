"""What triage announces: joined by cases in its ``AppConfig.ready``."""

from __future__ import annotations

from typing import Protocol

from nepso.casework.triage.models import TriageDecision


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
