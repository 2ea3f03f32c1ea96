"""What plans announces in its own transaction; joined in ``nepso/wiring.py``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from nepso.foundation.accounts.models import Account
from nepso.programme.plans.models import PlanVersion


class AdoptionListener(Protocol):
    """Called once when a version is adopted, inside the transaction of the adoption.

    ``carry_over`` maps the public id of a duty of the superseded version to that of the duty of
    this one in which its open work goes on, as the person decided; several may go on in one.
    """

    def __call__(
        self, *, version: PlanVersion, carry_over: dict[str, str], by: Account
    ) -> None: ...


_adoption_listeners: list[AdoptionListener] = []


def when_adopted(listener: AdoptionListener) -> None:
    """Join a listener; joining the same one twice is one."""
    if listener not in _adoption_listeners:
        _adoption_listeners.append(listener)


def announce_adopted(*, version: PlanVersion, carry_over: dict[str, str], by: Account) -> None:
    """Tell all listeners; an error in one undoes the adoption."""
    for listener in _adoption_listeners:
        listener(version=version, carry_over=carry_over, by=by)


@dataclass(frozen=True, slots=True)
class OpenWorkStanding:
    """Open work that an amended version does not give again as it was: how many tasks, how many
    of them nobody decided yet, and where a person does."""

    total: int
    undecided: int
    url: str


class OpenWorkKeeper(Protocol):
    """The package that holds the work of adopted versions."""

    def counts(self, *, version: PlanVersion) -> dict[int, int]:
        """By the key of an old duty, how many agencies have open work of it."""

    def standing(self, *, version: PlanVersion) -> OpenWorkStanding | None:
        """What a person decides before this version is adopted; None for nothing."""


_keepers: list[OpenWorkKeeper] = []


def open_work_is_kept_by(keeper: OpenWorkKeeper) -> None:
    """Join the keeper of open work; joining the same one twice is one."""
    if keeper not in _keepers:
        _keepers.append(keeper)


def open_work_counts(version: PlanVersion) -> dict[int, int]:
    """By the key of an old duty, how many agencies have open work of it."""
    return {key: n for keeper in _keepers for key, n in keeper.counts(version=version).items()}


def open_work_standings(version: PlanVersion) -> list[OpenWorkStanding]:
    """What is to be decided elsewhere before this version is adopted."""
    found = [keeper.standing(version=version) for keeper in _keepers]
    return [standing for standing in found if standing is not None]
