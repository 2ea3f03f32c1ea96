"""Questions about devices."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists

from nepso.foundation.webpush.models import PushKey, PushSubscription


@dataclass(frozen=True, slots=True)
class Offer:
    """``public``: what a browser binds its subscription to (RFC 8292, 4), "" while there is no key
    and nothing to offer; ``has_devices``: whether any device is told of that thing."""

    public: str
    has_devices: bool


def push_offer(use: str, holder: str = "") -> Offer:
    """What a page may offer for one thing; one query."""
    devices = Exists(PushSubscription.objects.filter(use=use, holder=holder))
    rows = PushKey.objects.filter(number=1).annotate(has=devices).values_list("public", "has")
    found = rows.first()
    return Offer(*found) if found else Offer("", False)
