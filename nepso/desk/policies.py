"""Who may open which dashboard."""

from __future__ import annotations

from nepso.foundation.accounts.policies import (
    may_run_programme,
    may_work_for,
    may_work_for_some,
)
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.selectors import Person, rights_of
from nepso.foundation.agencies.models import Agency
from nepso.kernel.policy import Decision, allow_when


def may_steer(person: Person) -> Decision:
    """What holds the plan, which report is missing, what waits: the lead desk."""
    return may_run_programme(person)


def only_leads(person: Person) -> Decision:
    """Who reads where the programme stands and has no work of an agency: their first page is the
    leader's."""
    leads = rights_of(person).has(Role.LEADER) and not may_work_for_some(person)
    return allow_when(leads, "Bạn có việc của cơ quan: hãy mở bàn làm việc.")


def may_see_agency_page(person: Person, agency: Agency) -> Decision:
    """An agency's own dashboard, with what it has not sent yet: the agency, those above it, the
    lead desk."""
    return may_work_for(person, agency)
