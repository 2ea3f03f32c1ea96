"""Background work of notices."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils import timezone

from nepso.foundation.jobs.registry import job
from nepso.foundation.notices.retention import RULES
from nepso.foundation.notices.services import (
    digests_gather,
    digests_send,
    reminders_make,
    rings_sound,
)
from nepso.kernel.clock import now, today
from nepso.kernel.retention import obey


@job("notices.round", every=dt.timedelta(minutes=30), lease=dt.timedelta(minutes=5))
def day_round() -> None:
    """From the hour of the digest on: make the day's reminders, gather the digests once, send what
    waits. Run again it makes and sends only what is missing."""
    if timezone.localtime(now()).hour < settings.NEPSO_DIGEST_HOUR:
        return
    day = today()
    reminders_make(day=day)
    digests_gather(day=day)
    digests_send(day=day)


@job("notices.ring", every=dt.timedelta(minutes=1), lease=dt.timedelta(minutes=5))
def ring() -> None:
    """Sound what rings now, at any hour of any day, and send its mails; run again it makes and
    sends only what is missing."""
    rings_sound()


@job("notices.clear", every=dt.timedelta(days=1))
def clear() -> None:
    """Obey ``retention.py``; run twice it does nothing more."""
    obey(RULES)
