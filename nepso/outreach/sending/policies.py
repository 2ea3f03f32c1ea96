"""Who may keep the connection of an outlet: a token opens an account of the agency elsewhere."""

from __future__ import annotations

from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.selectors import Person, rights_of
from nepso.kernel.policy import Decision, allow_when
from nepso.outreach.distribution.models import Outlet

KEEPERS = (Role.ADMINISTRATOR, Role.FOCAL_OFFICER, Role.AGENCY_HEAD)


def may_see_connections(person: Person) -> Decision:
    """The list of connections: whoever keeps one of some agency; without a query."""
    return allow_when(
        rights_of(person).has(*KEEPERS),
        "Chỉ cán bộ của cơ quan có kênh và quản trị được xem kết nối.",
    )


def may_keep_connection(person: Person, outlet: Outlet) -> Decision:
    """Connect an outlet, replace its token, pause it: officers, head and administrators of its
    agency or of one above it. Not the lead desk: the account is the agency's."""
    return allow_when(
        rights_of(person).has_at(outlet.agency, *KEEPERS),
        f"Chỉ cán bộ và quản trị của {outlet.agency.name} được xem, đổi kết nối của kênh này.",
    )
