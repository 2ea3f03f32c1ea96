"""The arguments of a reading call: which requests, of when, which page.

GeoReport v2, *GET Service Requests*: at most 90 days and 1,000 rows; by default the last 90 days.
``page`` and ``page_size`` are the specification's widest extension (*Extensions*, *Pagination*).
An argument that is empty is as if it were not given (*Optional Arguments*).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from django.http import QueryDict
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import make_aware

from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid

SPAN = dt.timedelta(days=90)
MOST_ROWS, MOST_PAGES, MOST_NAMED = 1_000, 10_000, 100


def window(form: QueryDict) -> tuple[dt.datetime, dt.datetime]:
    """From when to when. Raises Invalid for what is no time, runs backwards or is too long."""
    begin, end = _moment(form, "start_date"), _moment(form, "end_date")
    if begin is None:
        end = end or now()
        begin = end - SPAN
    elif end is None:
        end = begin + SPAN
    if end < begin:
        raise Invalid("start_date phải trước end_date.")
    if end - begin > SPAN:
        raise Invalid("start_date và end_date cách nhau nhiều nhất 90 ngày: hãy hỏi từng đoạn.")
    return begin, end


def _moment(form: QueryDict, name: str) -> dt.datetime | None:
    text = form.get(name, "").strip()
    if "T" in text:
        text = text.replace(" ", "+")  # a plus that was not escaped
    if not text:
        return None
    try:
        moment = parse_datetime(text)
        if moment is None and (day := parse_date(text)) is not None:
            moment = dt.datetime.combine(day, dt.time())
        if moment is not None:
            moment = moment if moment.tzinfo else make_aware(moment)
            moment - SPAN, moment + SPAN
            return moment
    except (ValueError, OverflowError):
        pass
    raise Invalid(f"{name} phải theo dạng W3C, ví dụ 2026-03-05T00:00:00+07:00.")


def listed(form: QueryDict, name: str, known: Collection[str] | None = None) -> list[str]:
    """A comma-separated argument. Raises Invalid for a word that is not ``known``, or too many."""
    words = [word.strip() for word in form.get(name, "").split(",") if word.strip()]
    if len(words) > MOST_NAMED:
        raise Invalid(f"{name}: nhiều nhất {MOST_NAMED} giá trị trong một lần.")
    if known is not None and set(words) - set(known):
        raise Invalid(f"{name}: chỉ nhận {', '.join(sorted(known))}.")
    return words


def page_bounds(form: QueryDict) -> slice:
    """Which rows ``page`` (from 1) and ``page_size`` mean. Raises Invalid for what is no page."""
    page, size = (
        _number(form, "page", 1, MOST_PAGES),
        _number(form, "page_size", MOST_ROWS, MOST_ROWS),
    )
    return slice((page - 1) * size, page * size)


def closed_asked(statuses: Sequence[str]) -> bool | None:
    """True for closed ones alone, False for open ones alone, None for both."""
    return None if len(set(statuses)) != 1 else statuses[0] == "closed"


def _number(form: QueryDict, name: str, default: int, most: int) -> int:
    text = form.get(name, "").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= most and len(text) <= 9):
        raise Invalid(f"{name} phải là số từ 1 đến {most}.")
    return int(text)
