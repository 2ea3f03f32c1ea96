"""Labels of passages, "II.2.c" and "5.2.1": said part by part, with no stop within."""

from __future__ import annotations

import re

from nepso.outreach.distribution.making.speaking.letters import letters
from nepso.outreach.distribution.making.speaking.numbers import roman, whole

_PART = r"(?:\d{1,2}|[a-zđ])"
_LABEL = re.compile(
    rf"(?<![\w.,/])(?:(?P<long>[IVXL]+(?:\.{_PART})+|\d{{1,2}}(?:\.\d{{1,2}})+\.{_PART}|"
    rf"\d{{1,2}}(?:\.\d{{1,2}})*\.[a-zđ]))(?!\w|[.,/]\d)"
)


def labels_said(text: str) -> str:
    """Every label of several parts in words; "1.2" alone may be a number and is left."""
    return _LABEL.sub(_label, text)


def _label(match: re.Match[str]) -> str:
    return " chấm ".join(_part(part) for part in match["long"].split("."))


def _part(part: str) -> str:
    if part.isdigit():
        return whole(int(part))
    value = roman(part)
    return whole(value) if value and part.isupper() else letters(part)
