"""What time it is, asked in one place so that tests and the demonstration can hold it still."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

_held: ContextVar[dt.datetime | None] = ContextVar("held", default=None)


def now() -> dt.datetime:
    """This moment, with its time zone."""
    return _held.get() or timezone.now()


def today() -> dt.date:
    """The calendar day in Việt Nam (settings.TIME_ZONE)."""
    return timezone.localdate(_held.get(), timezone.get_default_timezone())


@contextmanager
def held_at(moment: dt.datetime) -> Iterator[None]:
    """Within the block it is that moment: the acts of a demonstration happen on days of its year.

    Never a later moment than now: nothing is recorded as done before it is.
    """
    token = _held.set(min(moment, timezone.now()))
    try:
        yield
    finally:
        _held.reset(token)
