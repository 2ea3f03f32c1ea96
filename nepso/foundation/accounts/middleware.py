"""Who signed in by a slip chooses a password before anything else; a form that comes after the
session ended is not lost."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse

from nepso.foundation.accounts.held import held_from
from nepso.foundation.accounts.views_ended import session_ended

Respond = Callable[[HttpRequest], HttpResponse]


class PasswordFirst:
    """Sends an account that must choose a password to that page; signing out stays possible."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self.respond(request)  # a visitor: nobody is looked up for them
        if request.user.is_authenticated and request.user.must_change_password:
            open_to_all = (reverse("accounts:password_choose"), reverse("account_logout"))
            static = f"/{settings.STATIC_URL.strip('/')}/"
            if request.path not in open_to_all and not request.path.startswith(static):
                return redirect("accounts:password_choose")
        return self.respond(request)


class SessionEnded:
    """A form of somebody who is no longer signed in: `login_required` would send them to sign in
    and on to the form's address by GET, with all they typed lost. They get it back instead."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        if request.method != "POST" or response.status_code != 302:
            return response
        sent_to = urlsplit(response.headers["Location"])
        if sent_to.path != resolve_url(settings.LOGIN_URL) or not sent_to.query:
            return response
        if request.user.is_authenticated or request.path == sent_to.path:
            return response
        held = held_from(request)
        return session_ended(request, held) if held else response
