"""Which browser calls: the one joined to the screen, or one that waits to be (decision 0218).

A browser names itself by a token that it drew by chance and keeps; only its hash is kept here. No
service, like ``contacting``: to wait is no act of a person.
"""

from __future__ import annotations

import datetime as dt
import re
import secrets

from nepso.kernel.clock import now
from nepso.kernel.keys import key_hash
from nepso.outreach.screens.models import DisplayScreen, WaitingDevice

# A browser that floods one address with tokens pushes nobody out: the first keep their places.
MOST_WAITING, WAITS_FOR = 5, dt.timedelta(minutes=10)
PAIRED, UNKNOWN = "paired", "unknown"
_NOTED_EVERY = dt.timedelta(seconds=45)
_TOKEN = re.compile(r"[0-9a-f]{64}")


def is_its_device(screen: DisplayScreen, token: str) -> bool:
    """Whether the browser with this token was joined to the screen."""
    return bool(token) and screen.is_paired and key_hash(token) == screen.device_hash


def device_waits(screen: DisplayScreen, token: str) -> str:
    """Let a browser wait for its screen; the code by which staff know it, ``UNKNOWN`` without a
    token or a place."""
    if not _TOKEN.fullmatch(token):
        return UNKNOWN
    hashed, moment = key_hash(token), now()
    known = {one.device_hash: one for one in screen.waiting_devices.all()}
    found = known.get(hashed)
    if found is not None:
        if moment - found.called_at > _NOTED_EVERY:
            found.called_at = moment
            found.save(update_fields=["called_at"])
        return found.pair_code
    gone = [one.pk for one in known.values() if moment - one.called_at > WAITS_FOR]
    if gone:
        screen.waiting_devices.filter(pk__in=gone).delete()
    if len(known) - len(gone) >= MOST_WAITING:
        return UNKNOWN
    made, _ = WaitingDevice.objects.get_or_create(
        screen=screen, device_hash=hashed, defaults={"pair_code": _code(known)}
    )
    return made.pair_code


def _code(known: dict[str, WaitingDevice]) -> str:
    taken = {one.pair_code for one in known.values()}
    while (code := f"{secrets.randbelow(10**6):06}") in taken:
        continue
    return code


def devices_waiting(screen: DisplayScreen) -> list[WaitingDevice]:
    """Browsers that have its page open now and were not joined to it, the first to come first."""
    return list(screen.waiting_devices.filter(called_at__gte=now() - WAITS_FOR).order_by("id"))
