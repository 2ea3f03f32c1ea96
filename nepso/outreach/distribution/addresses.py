"""What is an address of the web; pure, for outlets, proofs and what is printed alike."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# A domain with a dot, perhaps a port, perhaps a path: "facebook.com/baxuyen", never "javascript:x".
_BARE = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}(?::\d{1,5})?(?:[/?#]\S*)?")


def web_address_typed(text: str) -> str:
    """An address as it is kept: one that a person typed without its scheme, as people say it, gets
    https; anything else stays as typed, to be refused."""
    return f"https://{text}" if _BARE.fullmatch(text) else text


def is_web_address(text: str) -> bool:
    """Whether a browser (or a telephone, from a QR) could open it: http(s), a host, no space."""
    if any(letter.isspace() for letter in text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
