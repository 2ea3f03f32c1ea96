"""Several months, quarters or days written as one time: "tháng 6-8/2026", "ngày 10-12/6/2026"."""

from __future__ import annotations

_MONTH = r"(?:0?[1-9]|1[0-2])(?!\d)"
_QUARTER = r"(?:IV|I{1,3}|[1-4])(?!\w)"
_YEAR = r"(?:\s*[/-]\s*|\s+năm\s+)\d{4}(?!\d)"
_TO = r"\s*(?:,|và|đến|tới|[-–])\s*(?:hết\s+|cuối\s+)?"
_DASH = r"\s*[-–]\s*"


def _several(word: str, number: str) -> str:
    """Two to eight numbered months or quarters, the last of which prints its year.

    Without the year, "tháng 6, 12 lớp" would be two months.
    """
    more = rf"{_TO}(?:{word}\s+)?{number}"
    return rf"{word}\s+{number}(?:{_YEAR})?(?:{more}(?:{_YEAR})?){{0,6}}{more}{_YEAR}"


SEVERAL_OF_YEAR = rf"(?:{_several('tháng', _MONTH)}|{_several('quý', _QUARTER)})"
_OF_NO_YEAR = (
    rf"(?:tháng\s+{_MONTH}{_DASH}(?:tháng\s+)?{_MONTH}|quý\s+{_QUARTER}{_DASH}(?:quý\s+)?{_QUARTER})"
    r"(?!\s*[%/.]\s*\d)"
)
SEVERAL_MONTHS = rf"(?:{SEVERAL_OF_YEAR}|{_OF_NO_YEAR})"
# After "trước", "vào" …: "5-7/2026", "T6/2026", "Q3/2026"
SHORT_MONTHS = (
    rf"(?:T\s?)?{_MONTH}(?:{_DASH}(?:T\s?)?{_MONTH})?\s*/\s*\d{{4}}(?![\w/])|"
    rf"Q\s?[1-4](?:{_DASH}Q?[1-4])?\s*/\s*\d{{4}}(?![\w/])"
)
DAYS_TO_DAY = (
    r"(?:các\s+)?ngày\s+\d{1,2}\s*(?:[-–]|đến(?:\s+ngày)?|tới(?:\s+ngày)?)\s*\d{1,2}(?:\s*/\s*|"
    r"\s+tháng\s+)\d{1,2}(?:(?:\s*/\s*|\s+năm\s+)\d{4})?(?![\d/])"
)
