"""What somebody sent after their session had ended: kept in the page, never on the server.

It travels from the page that refuses it, through the sign-in form, to a form that sends it again
to the same address. Passwords and tokens are never among it; files cannot be.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.http import url_has_allowed_host_and_scheme

FIELD = "giu"  # the hidden field of the sign-in form that carries it
_SECRET = ("password", "mat_khau", "csrfmiddlewaretoken", "again")
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_TOKEN_NAMES = ("revision", "draft_key")


@dataclass(frozen=True, slots=True)
class Held:
    """An address of ours, the fields that were sent to it, the names of files that were lost."""

    target: str
    pairs: tuple[tuple[str, str], ...]
    files: tuple[str, ...] = ()

    @property
    def words(self) -> list[str]:
        """What a person will recognise as theirs: prose and figures, not marks of the form."""
        return [
            text
            for name, text in self.pairs
            if name not in _TOKEN_NAMES and (" " in text.strip() or text.strip().isdigit())
        ]

    def as_text(self) -> str:
        """For the hidden field; `held_from_text` reads it back."""
        return json.dumps([self.target, self.pairs, self.files], ensure_ascii=False)


def held_from(request: HttpRequest) -> Held | None:
    """What this refused request sent, if it was a form."""
    marked = getattr(request, "sensitive_post_parameters", ())
    if request.method != "POST" or request.content_type not in _FORMS or marked == "__ALL__":
        return None
    pairs = tuple(
        (name, str(text))
        for name, texts in request.POST.lists()
        for text in texts
        if name not in marked and not _is_secret(name)
    )
    files = tuple(str(f.name) for _, found in request.FILES.lists() for f in found)
    return Held(request.get_full_path(), pairs, files)


def held_from_text(text: str) -> Held | None:
    """Read the hidden field; None for what is no page of ours behind the sign-in, or bent."""
    try:
        target, pairs, files = json.loads(text)
        found = Held(
            str(target),
            tuple((str(n), str(v)) for n, v in pairs if not _is_secret(str(n))),
            tuple(str(name) for name in files),
        )
    except (ValueError, TypeError, RecursionError):
        return None
    local = found.target.startswith("/") and url_has_allowed_host_and_scheme(found.target, None)
    return found if local and demands_sign_in(found.target) else None


def demands_sign_in(address: str) -> bool:
    """Whether the page at this address lets only those in who signed in."""
    try:
        match: ResolverMatch = resolve(address.partition("?")[0])
    except Resolver404:
        return False
    # `login_required` leaves this mark on the view, and decorators around it carry it on.
    return hasattr(match.func, "redirect_field_name")


def is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that a page of ours sent this: what another site sent is not
    offered again (it would be their words in our person's name)."""
    origin = request.headers.get("Origin", "")
    if origin:
        return origin == f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


def _is_secret(name: str) -> bool:
    return name in _SECRET or "password" in name
