"""Acts on accounts: opening, roles, delegation, slips, passwords, leaving."""

from nepso.foundation.accounts.services.delegations import delegation_create, delegation_end
from nepso.foundation.accounts.services.leaving import account_close, account_reopen
from nepso.foundation.accounts.services.local import local_administrator, local_administrator_link
from nepso.foundation.accounts.services.memberships import (
    membership_end,
    membership_grant,
    memberships_follow,
)
from nepso.foundation.accounts.services.onboarding import onboarding_apply, onboarding_upload
from nepso.foundation.accounts.services.passwords import password_change, password_choose
from nepso.foundation.accounts.services.people import account_open, account_update
from nepso.foundation.accounts.services.slips import (
    slip_issue,
    slip_revoke,
    slip_use,
    slips_issue,
)

__all__ = [
    "account_close",
    "account_open",
    "account_reopen",
    "account_update",
    "delegation_create",
    "delegation_end",
    "local_administrator",
    "local_administrator_link",
    "membership_end",
    "membership_grant",
    "memberships_follow",
    "onboarding_apply",
    "onboarding_upload",
    "password_change",
    "password_choose",
    "slip_issue",
    "slip_revoke",
    "slip_use",
    "slips_issue",
]
