"""Who may sign in, asked at every sign-in and again at every page of a session."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from nepso.foundation.accounts import demonstration


class AccountBackend(AuthenticationBackend):  # type: ignore[misc]
    """By user name or e-mail and password; the known password of a demonstration opens nothing
    where there is no demonstration."""

    def user_can_authenticate(self, user: Any) -> bool:
        return super().user_can_authenticate(user) and demonstration.opens(user)
