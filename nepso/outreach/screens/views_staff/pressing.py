"""Numbers that a page sends back, read without trusting them."""

from __future__ import annotations

from django.http import HttpRequest


def number_in(text: str, otherwise: int) -> int:
    """A number of up to nine digits; ``otherwise`` for anything else, however long."""
    fits = text.isascii() and text.isdecimal() and len(text) <= 9
    return int(text) if fits else otherwise


def revision_seen(request: HttpRequest) -> int:
    """The revision of the page that was pressed; one that no row has where it tells none."""
    return number_in(request.POST.get("revision", ""), -1)
