"""The link of a letter that resets a password: one that came too late says so."""

from __future__ import annotations

import datetime as dt
from typing import Any

from allauth.account.views import PasswordResetFromKeyView
from django.conf import settings
from django.utils.http import base36_to_int

# From which Django counts the seconds in front of a key, by the local clock.
_EPOCH = dt.datetime(2001, 1, 1)


class ResetFromKey(PasswordResetFromKeyView):  # type: ignore[misc]
    """allauth's page; a refused link is told apart by its age alone.

    Whether it was used or is wrong is not told: the answer would say of any account whether its
    password changed lately.
    """

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["is_expired"] = context.get("token_fail", False) and _is_old(self.key)
        context["hours"] = settings.PASSWORD_RESET_TIMEOUT // 3600
        return context


def _is_old(key: str) -> bool:
    """Whether the time written in front of the key is further back than links are valid."""
    try:
        made = base36_to_int(key.partition("-")[0])
    except ValueError:
        return False
    age = (dt.datetime.now() - _EPOCH).total_seconds() - made
    return age > settings.PASSWORD_RESET_TIMEOUT
