"""Which addresses a document may link to."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

SCHEMES = ("http", "https", "mailto")
MAX_LENGTH = 2000
_KEPT = "!#$%&'()*+,/:;=?@[]~-._"  # what an address is made of (RFC 3986), and what is escaped


def safe_link(address: str | None) -> str | None:
    """``address`` as an address of ASCII letters, or None if it is no http, https or mailto one."""
    if not address or len(address) > MAX_LENGTH:
        return None
    address = address.strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme.lower() not in SCHEMES or not (parts.netloc or parts.path):
        return None
    if any(letter.isspace() or not letter.isprintable() for letter in address):
        return None
    return quote(address, safe=_KEPT)
