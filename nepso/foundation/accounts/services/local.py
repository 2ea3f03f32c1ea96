"""The administrator of a local or demonstration installation."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.services.memberships import membership_grant
from nepso.foundation.accounts.services.people import account_open
from nepso.foundation.accounts.services.slips import slip_issue
from nepso.foundation.agencies.selectors import agency_roots, lead_agency
from nepso.kernel.errors import NotAllowed

USERNAME = "may-nay"
_LINK_VALID_FOR = dt.timedelta(hours=12)


@transaction.atomic
def local_administrator() -> Account:
    """The account of whoever runs ``nepso run``: administrator of the province and lead desk.

    Made once, without a password; the agencies must be there. Raises NotAllowed in production.
    """
    if settings.NEPSO_MODE == "production":
        raise NotAllowed("Chế độ vận hành không có quản trị tại chỗ: hãy dùng “nepso user create”.")
    account = Account.objects.filter(username=USERNAME).first() or account_open(
        full_name="Quản trị máy này", username=USERNAME, position="Quản trị", is_staff=True
    )
    root = agency_roots().filter(valid_to__isnull=True).first()
    if root is not None:
        membership_grant(account=account, agency=root, role=Role.ADMINISTRATOR)
    membership_grant(account=account, agency=lead_agency(), role=Role.LEAD_DESK)
    return account


def local_administrator_link(base_url: str) -> str:
    """A one-time link that signs the local administrator in; an earlier one ends."""
    account = local_administrator()
    _, code = slip_issue(account=account, by=None, valid_for=_LINK_VALID_FOR, is_local=True)
    return f"{base_url.rstrip('/')}{reverse('accounts:slip')}?ma={code}"
