"""What a page says of itself."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from nepso.foundation.outbound.fetching import Page, page_fetch
from nepso.kernel.folding import nfc

_OG = re.compile(r"<meta[^>]{0,300}?property=[\"']og:title[\"'][^>]{0,500}>", re.I)
_CONTENT = re.compile(r"content=(?:\"([^\"]{1,600})\"|'([^']{1,600})')", re.I)
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,600})</title", re.I)
_SAME_SITE = re.compile(r"^(?:www|m|mobile)\.(?=[^.]+\.)")  # as the phone sees it, or not
_CHARSET = re.compile(rb"charset=[\"']?([\w-]{2,20})", re.I)


@dataclass(frozen=True, slots=True)
class PageTitle:
    """What a page calls itself, one line, at most 300 letters; "" for a page that has none.

    ``is_of_another``: the page sent us on, and the title says nothing of the one asked for.
    """

    words: str
    is_of_another: bool


def page_title(url: str) -> PageTitle:
    """The title at that address; raises as ``page_fetch``."""
    page = page_fetch(url)
    return PageTitle(title_in(page), is_elsewhere(url, page.url))


def title_in(page: Page) -> str:
    """The title in a page already fetched."""
    if "html" not in page.content_type.lower():
        return ""
    text = _decoded(page)
    found = _OG.search(text)
    said = _CONTENT.search(found.group(0)) if found else None
    words = (said.group(1) or said.group(2)) if said else ""
    if not words and (title := _TITLE.search(text)):
        words = title.group(1)
    plain = "".join(c for c in html.unescape(words) if c.isprintable() or c.isspace())
    return nfc(" ".join(plain.split()))[:300]


def is_elsewhere(asked: str, came_to: str) -> bool:
    """Whether the redirects ended at another page than was asked for: a sign-in page, a home page.

    The scheme, a leading ``www.`` or ``m.``, the last stroke and the fragment make no other page.
    """
    return _place(asked) != _place(came_to)


def _place(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    host = _SAME_SITE.sub("", parts.hostname or "")
    return host, unquote(parts.path).rstrip("/"), unquote(parts.query)


def _decoded(page: Page) -> str:
    named = _CHARSET.search(page.content_type.encode()) or _CHARSET.search(page.body[:2048])
    try:
        return page.body.decode(named.group(1).decode() if named else "utf-8", errors="replace")
    except LookupError:
        return page.body.decode("utf-8", errors="replace")
