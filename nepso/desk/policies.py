"""Who may open which dashboard."""

from __future__ import annotations

from nepso.foundation.accounts.policies import (
    may_run_programme,
    may_work_for,
)
from nepso.foundation.accounts.selectors import Person
from nepso.foundation.agencies.models import Agency
from nepso.kernel.policy import Decision


def may_steer(person: Person) -> Decision:
    """What holds the plan, which report is missing, what waits: the lead desk."""
    return may_run_programme(person)


def may_see_agency_page(person: Person, agency: Agency) -> Decision:
    """An agency's own dashboard, with what it has not sent yet: the agency, those above it, the
    lead desk."""
    return may_work_for(person, agency)
