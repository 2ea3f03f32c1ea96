"""The session ended while a person was typing: nothing is stored, and nothing typed is lost."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.template import loader
from django.utils.cache import add_never_cache_headers

from nepso.foundation.accounts.forms_sign_in import SignInForm
from nepso.foundation.accounts.held import (
    FIELD,
    Held,
    demands_sign_in,
    held_from,
    held_from_text,
    is_from_here,
)
from nepso.ui.errors import csrf_failure as plain_csrf_failure


def session_ended(request: HttpRequest, held: Held) -> HttpResponse:
    """401: says that nothing was stored, shows what was typed, and lets sign in with it in hand."""
    if request.headers.get("HX-Request") == "true":
        return _ended_fragment(request)
    values = {
        "form": SignInForm(request=request),
        "held": held,
        "field": FIELD,
        "action": resolve_url(settings.LOGIN_URL),
    }
    response = render(request, "accounts/session_ended.html", values, status=401)
    response.headers["WWW-Authenticate"] = "Form"  # RFC 9110 asks for one; browsers pass over it
    add_never_cache_headers(response)
    return response


def _ended_fragment(request: HttpRequest) -> HttpResponse:
    values = {"action": resolve_url(settings.LOGIN_URL)}
    page = loader.get_template("accounts/session_ended_fragment.html").render(values)
    response = HttpResponse(page, status=401)
    response.headers["HX-Retarget"] = "#thong-bao"
    response.headers["HX-Reswap"] = "innerHTML show:window:top"
    return response


def send_again(request: HttpRequest, held: Held, status: int = 200) -> HttpResponse:
    """A form with what was typed and a fresh token, that posts to where it was meant to go."""
    values = {"held": held, "home": resolve_url(settings.LOGIN_REDIRECT_URL)}
    response = render(request, "accounts/send_again.html", values, status=status)
    add_never_cache_headers(response)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The setting CSRF_FAILURE_VIEW: a page of ours that lost its token (signed in again in
    another window, or cookies gone) may send again; what came from elsewhere may not."""
    held = None
    if is_from_here(request) and request.headers.get("HX-Request") != "true":
        if FIELD in request.POST:
            held = held_from_text(request.POST[FIELD])
        elif demands_sign_in(request.path):
            held = held_from(request)
    if held is None:
        return plain_csrf_failure(request, reason)
    person = getattr(request, "user", AnonymousUser())
    if person.is_authenticated:
        return send_again(request, held, status=403)
    return session_ended(request, held)
