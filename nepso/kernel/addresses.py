"""A path of ours as the world writes it."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from django.conf import settings


def whole(path: str) -> str:
    """The path under the name of this installation, whatever name a request came by."""
    return f"{settings.NEPSO_URL.rstrip('/')}{path}"


def is_of_this_machine(url: str) -> bool:
    """Whether an address opens on the machine alone that serves it ("http://127.0.0.1:8000", what
    stands where nobody set NEPSO_URL): nobody else may be given it, least of all on paper."""
    host = urlsplit(url).hostname or ""
    if host in ("", "localhost") or host.endswith(".localhost"):
        return True
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return False
    return found.is_loopback or found.is_unspecified
