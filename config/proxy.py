"""Behind a proxy of ours the sender is whom the proxy names, everywhere that counts by address."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Respond = Callable[[HttpRequest], HttpResponse]


class SenderBehindProxy:
    """With ``NEPSO_BEHIND_PROXY`` the last name in X-Forwarded-For, which our proxy wrote, becomes
    REMOTE_ADDR: sign-in limits, lock-out and pace would else count all people as the proxy.

    What stands before it was sent by anybody and is not believed; without the setting nothing is.
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.NEPSO_BEHIND_PROXY:
            named = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
            if _is_address(named):
                request.META["REMOTE_ADDR"] = named
        return self.respond(request)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
