"""What plans announces in its own transaction; joined in ``nepso/wiring.py``."""

from __future__ import annotations

from typing import Protocol

from nepso.foundation.accounts.models import Account
from nepso.programme.plans.models import PlanVersion


class AdoptionListener(Protocol):
    """Called once when a version is adopted, inside the transaction of the adoption.

    ``carry_over`` maps the public id of a duty of this version to that of the duty of the
    superseded version whose open work it takes over, as the person decided.
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
