"""The last day of a month, quarter or year that an unclear deadline names, for a person to take."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from nepso.programme.plans.kinds import DeadlineKind
from nepso.programme.plans.models import Duty

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR = r"(?:\s*[/-]\s*|\s+năm\s+)(\d{4})(?!\d)"
_QUARTER = re.compile(
    rf"quý\s+(?:[ivx\d]+\s*(?:,|và|-|–)\s*(?:quý\s+)?)*(iv|i{{1,3}}|[1-4]){_YEAR}"
)
_MONTH = re.compile(rf"tháng\s+(?:\d{{1,2}}\s*(?:,|và|-|–)\s*(?:tháng\s+)?)*(\d{{1,2}}){_YEAR}")
_WHOLE_YEAR = re.compile(r"năm\s+(\d{4})(?!\d|\s*[-–])")
_SURER_WORDS = re.compile(r"ngày|đầu|giữa|từ\s|tuần|học|bắt đầu|sau\s")


def day_suggested(duty: Duty) -> dt.date | None:
    """For "Quý IV/2026" the 31st of December 2026; None where the words name no period's end."""
    if duty.deadline_kind != DeadlineKind.UNCLEAR:
        return None
    return last_day_of(duty.deadline_text)


def last_day_of(words: str) -> dt.date | None:
    """The last day of the one period that deadline words name; nothing is set by it."""
    words = " ".join(words.lower().split())
    if _SURER_WORDS.search(words):
        return None
    quarter, month = _QUARTER.search(words), _MONTH.search(words)
    if quarter:
        return _end(int(quarter.group(2)), 3 * _QUARTERS[quarter.group(1)])
    if month:
        return _end(int(month.group(2)), int(month.group(1)))
    year = _WHOLE_YEAR.search(words)
    return _end(int(year.group(1)), 12) if year else None


def _end(year: int, month: int) -> dt.date | None:
    if not (1 <= month <= 12 and 2000 <= year <= 2100):
        return None
    return dt.date(year, month, calendar.monthrange(year, month)[1])
