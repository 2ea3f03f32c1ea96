"""Plain words for a feed, whose readers take a summary for HTML."""

from __future__ import annotations

from django.utils.html import linebreaks


def as_html(text: str) -> str:
    """The words as HTML, "<" escaped, a blank line a paragraph: Atom's summary says type "html"
    (RFC 4287, 3.1.1.2), and RSS 2.0 holds entity-encoded HTML, so that "<13 tuổi" is no tag."""
    return str(linebreaks(text, autoescape=True)) if text else ""
