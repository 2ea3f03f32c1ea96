"""Questions about people and their rights."""

from nepso.foundation.accounts.selectors.people import (
    account_by_public_id,
    accounts_demonstrated,
    accounts_found,
    accounts_of_agency,
    colleagues_of,
    delegations_current,
    delegations_to,
    memberships_current,
    people_panel_of,
    slip_is_local,
    slips_waiting,
)
from nepso.foundation.accounts.selectors.reachable import (
    Reachable,
    accounts_receiving,
    reachable_at,
)
from nepso.foundation.accounts.selectors.rights import (
    NO_RIGHTS,
    Person,
    Rights,
    agencies_led_by,
    agencies_of,
    agencies_of_mine,
    agencies_peopled_by,
    memberships_held,
    memberships_valid,
    rights_of,
)

__all__ = [
    "NO_RIGHTS",
    "Person",
    "Reachable",
    "Rights",
    "account_by_public_id",
    "accounts_demonstrated",
    "accounts_found",
    "accounts_of_agency",
    "accounts_receiving",
    "agencies_led_by",
    "agencies_of",
    "agencies_of_mine",
    "agencies_peopled_by",
    "colleagues_of",
    "delegations_current",
    "delegations_to",
    "memberships_current",
    "memberships_held",
    "memberships_valid",
    "people_panel_of",
    "reachable_at",
    "rights_of",
    "slip_is_local",
    "slips_waiting",
]
