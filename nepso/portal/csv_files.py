"""Open data as CSV: UTF-8 with its mark, lines ended as RFC 4180 asks, no live formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from django.http import HttpResponse

# In the first place of a cell these would begin a formula.
_LIVE = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
Value = str | int | bool | None


def csv_answer(name: str, header: Iterable[str], rows: Iterable[Iterable[Value]]) -> HttpResponse:
    """Rows under their header, to be saved under a name; None is an empty cell."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_plain(value) for value in row])
    answer = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _plain(value: Value) -> str | int:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "đúng" if value else "sai"
    if isinstance(value, str) and value.startswith(_LIVE):
        return f"'{value}"
    return value
