"""Questions about devices."""

from __future__ import annotations

from nepso.foundation.webpush.models import PushSubscription
from nepso.foundation.webpush.services import push_key_ensure


def push_public_key() -> str:
    """What a browser binds its subscription to (RFC 8292, 4); made when first asked for."""
    return push_key_ensure().public


def has_devices(use: str, holder: str) -> bool:
    """Whether any device is told of that thing."""
    return PushSubscription.objects.filter(use=use, holder=holder).exists()
