"""Who follows up: the lead desk."""

from __future__ import annotations

from nepso.foundation.accounts.policies import may_run_programme
from nepso.foundation.accounts.selectors import Person
from nepso.kernel.policy import Decision


def may_follow_up(person: Person) -> Decision:
    """The call list with its telephone numbers, and letters that urge: the lead desk."""
    return may_run_programme(person)
