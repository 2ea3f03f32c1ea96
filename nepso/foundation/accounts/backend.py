"""Who may sign in, asked at every sign-in and again at every page of a session."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest

from nepso.foundation.accounts import demonstration
from nepso.foundation.accounts.models import Account


class AccountBackend(AuthenticationBackend):  # type: ignore[misc]
    """By user name or e-mail and password; the known password of a demonstration opens nothing
    where there is no demonstration."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> Account | None:
        """Who these are of; None for a wrong password and for whom nothing opens here."""
        found: Account | None = super().authenticate(request, **credentials)
        return found if found is not None and demonstration.opens(found) else None

    def get_user(self, user_id: int) -> Account | None:
        """Asked for each page of a session."""
        found: Account | None = super().get_user(user_id)
        return found if found is not None and demonstration.opens(found) else None
