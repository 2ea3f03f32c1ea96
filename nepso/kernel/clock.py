"""What time it is, asked in one place so that tests can hold it still."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone


def now() -> dt.datetime:
    """This moment, with its time zone."""
    return timezone.now()


def today() -> dt.date:
    """The calendar day in Việt Nam (settings.TIME_ZONE)."""
    return timezone.localdate()
