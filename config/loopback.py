"""Local and demo mode answer this machine only, whatever server runs them."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Respond = Callable[[HttpRequest], HttpResponse]


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == ""  # a unix socket has no address


class LoopbackOnly:
    """Refuse a request from another machine unless NEPSO_HOSTS names the hosts to serve.

    The demonstration shows its passwords; it must not be reachable by accident.
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        guarded = settings.NEPSO_MODE != "production" and not settings.NEPSO_HOSTS
        if guarded and not _is_loopback(request.META.get("REMOTE_ADDR", "")):
            return HttpResponse(
                "Chế độ chạy thử chỉ trả lời chính máy này: hãy đặt NEPSO_HOSTS hoặc NEPSO_MODE.\n",
                status=403,
                content_type="text/plain; charset=utf-8",
            )
        return self.respond(request)
