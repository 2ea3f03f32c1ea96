"""How allauth behaves here: nobody opens an account for themselves."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from nepso.foundation.accounts.models import Account


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are opened by administrators only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


def display_name(account: Account) -> str:
    """The name shown for an account."""
    return str(account)
