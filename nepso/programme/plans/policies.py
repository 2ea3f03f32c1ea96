"""Who may read and who may change plans."""

from __future__ import annotations

from nepso.foundation.accounts.policies import may_read_programme, may_run_programme
from nepso.foundation.accounts.selectors import Person
from nepso.kernel.policy import Decision
from nepso.programme.plans.models import PlanVersion
from nepso.programme.plans.states import VERSION_STATES


def may_review_plans(person: Person) -> Decision:
    """Bring a plan in, review it, adopt it: the desk of the lead agency."""
    return may_run_programme(person)


def may_read_plans(person: Person) -> Decision:
    """Read plans in force: everybody with a role."""
    return may_read_programme(person)


def may_read_version(person: Person, version: PlanVersion) -> Decision:
    """A version in review is the desk's own; once adopted everybody with a role may read it."""
    if version.state in VERSION_STATES.group("readable"):
        return may_read_programme(person)
    return may_run_programme(person)
