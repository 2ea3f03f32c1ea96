"""Who may keep the lists. Looking something up is everybody's."""

from __future__ import annotations

from nepso.foundation.accounts.policies import may_run_programme
from nepso.foundation.accounts.selectors import Person
from nepso.kernel.policy import Decision


def may_keep_lists(person: Person) -> Decision:
    """Import and withdraw lists, decide disputes: the desk of the lead agency."""
    return may_run_programme(person)
