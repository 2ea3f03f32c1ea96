"""Who is reminded when: steps in working days around a due date, as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class Receiver(StrEnum):
    """Who stands on a rung: the one responsible (else the focal officers), the head, the desk."""

    OFFICER = "officer"
    HEAD = "head"
    DESK = "desk"


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """``days`` working days after the due date (negative: before; 0: the last working day up to
    it) ``receiver`` is told."""

    days: int
    receiver: Receiver

    @property
    def code(self) -> str:
        """What a mark remembers."""
        return f"{self.receiver}{self.days:+d}"


@dataclass(frozen=True, slots=True)
class Ladder:
    """The steps of one kind."""

    steps: tuple[Step, ...]

    @property
    def first(self) -> int:
        return min(step.days for step in self.steps)

    @property
    def last(self) -> int:
        return max(step.days for step in self.steps)

    def reached(self, days: int) -> Iterator[Step]:
        """For each receiver the latest step whose day has come: one missed is not made up for by
        two at once."""
        for receiver in Receiver:
            steps = [s for s in self.steps if s.receiver == receiver and s.days <= days]
            if steps:
                yield max(steps)


def ladder(written: str) -> Ladder:
    """A ladder from its short form "officer:-10,-3,0;head:5;desk:10"; ValueError for another."""
    steps = []
    for part in written.split(";"):
        receiver, _, days = part.strip().partition(":")
        steps += [Step(int(day), Receiver(receiver.strip())) for day in days.split(",")]
    return Ladder(tuple(sorted(steps)))


def ladder_for(kind: str, usual: Ladder) -> Ladder:
    """The ladder that this installation configured for a kind (NEPSO_LADDERS), else the usual."""
    written = settings.NEPSO_LADDERS.get(kind)
    if not written:
        return usual
    try:
        return ladder(written)
    except ValueError as error:
        raise ImproperlyConfigured(
            f"NEPSO_LADDERS của {kind} chưa đúng dạng “officer:-10,-3,0;head:5;desk:10”: {written}"
        ) from error
