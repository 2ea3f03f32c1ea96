"""Days and times as people type them: with any separator, or digits alone, which is all that the
numeric pad of a telephone offers. What can be read in two ways is not read."""

from __future__ import annotations

import datetime as dt
import re

_DAY = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})(?:\s*[/.\- ]\s*(\d{4}|\d{2}))?", re.ASCII)
_DAY_IN_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2})\s*(?:[:.hg ]|giờ)\s*(?:(\d{2})\s*(?:p|phút)?)?", re.ASCII)
_CLOCK_IN_DIGITS = re.compile(r"(\d{1,2})(\d{2})", re.ASCII)
# 20121129 is no day of the year 1129: it was typed the other way about.
_YEARS = range(1900, 2200)
_AHEAD = 20  # years: 5/12/98 is no day of 2098
_LAST_HOUR = 23


def day_typed(text: str, *, today: dt.date) -> dt.date | None:
    """A day, its month, its year; the year of ``today`` where none is typed. None for what is no
    day or may be two."""
    typed = " ".join(text.split())
    found = _DAY.fullmatch(typed) or _DAY_IN_DIGITS.fullmatch(typed)
    if found is None:
        return None
    day, month, year = found.groups()
    whole = today.year if year is None else int(year) + (2000 if len(year) == 2 else 0)
    if whole not in _YEARS or (year and len(year) == 2 and whole > today.year + _AHEAD):
        return None
    try:
        return dt.date(whole, int(month), int(day))
    except ValueError:
        return None


def clock_typed(text: str) -> dt.time | None:
    """An hour and its minutes: 17:30, 17h30, 17g30, 1730, 730. None for what is no time or may be
    two: 130 is half past one or one in the afternoon."""
    typed = " ".join(text.lower().split())
    found = _CLOCK.fullmatch(typed) or _CLOCK_IN_DIGITS.fullmatch(typed)
    if found is None or (typed.isdecimal() and len(typed) == 3 and int(typed[:2]) <= _LAST_HOUR):
        return None
    hour, minute = found.groups("0")
    try:
        return dt.time(int(hour), int(minute))
    except ValueError:
        return None
