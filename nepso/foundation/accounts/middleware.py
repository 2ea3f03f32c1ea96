"""Who signed in by a slip chooses a password before anything else."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

Respond = Callable[[HttpRequest], HttpResponse]


class PasswordFirst:
    """Sends an account that must choose a password to that page; signing out stays possible."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and request.user.must_change_password:
            open_to_all = (reverse("accounts:password_choose"), reverse("account_logout"))
            static = f"/{settings.STATIC_URL.strip('/')}/"
            if request.path not in open_to_all and not request.path.startswith(static):
                return redirect("accounts:password_choose")
        return self.respond(request)
