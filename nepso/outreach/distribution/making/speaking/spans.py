"""From one measure to another, each with its unit: "60%-70%", "100k-200k", "5kg - 10kg"."""

from __future__ import annotations

import re

from nepso.outreach.distribution.making.speaking.numbers import NUMBER
from nepso.outreach.distribution.making.speaking.quantities import UNIT

_DASH = r"[ \t\u00a0]{0,3}[-–—][ \t\u00a0]{0,3}"
_SCALE = r"(?:nghìn|ngàn|triệu|tỷ|tỉ)"
_MONEY = rf"(?:{_SCALE}(?:\s(?:đồng|đ))?|đồng|đ|VNĐ|VND|₫)"
# The same unit on both sides; money may go from one scale to another, "500 nghìn - 1 triệu".
_SAME_UNIT = re.compile(
    rf"(?<![\w.,/])({NUMBER}\s?(?P<unit>{UNIT})){_DASH}(?={NUMBER}\s?(?P=unit)(?![\w²³]))"
)
_SUMS = re.compile(rf"(?<![\w.,/])({NUMBER}\s?{_MONEY}){_DASH}(?={NUMBER}\s?{_MONEY}(?!\w))")
_SIGN_FIRST = re.compile(
    rf"((?P<sign>[$€£¥₩])\s?{NUMBER}){_DASH}(?=(?P=sign)\s?{NUMBER}(?![\w.,/-]*\d))"
)
# Any word does as a unit when it stands twice: "5 ngày - 7 ngày".
_SAME_WORD = re.compile(
    rf"(?<![\w.,/])({NUMBER}\s(?P<word>[^\W\d_]{{1,12}}(?:\s[^\W\d_]{{1,12}})?)){_DASH}"
    rf"(?={NUMBER}\s(?P=word)(?!\w))"
)
# "50mg/100ml", "220V/380V"; of the pressure of blood only the second has its unit.
_OVER = re.compile(rf"(?<![\w.,/])({NUMBER}\s?(?:{UNIT}))/(?={NUMBER}\s?(?:{UNIT})(?![\w²³/]))")
_BLOOD = re.compile(r"(?<![\w.,/])(\d{2,3})/(?=\d{2,3}\s?mmHg(?!\w))")
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_AMOUNT = re.compile(rf"(?P<number>{NUMBER})(?:\s?(?P<scale>{_SCALE})(?!\w))?")


def spans_said(text: str) -> str:
    """The dash of every such span as the word it stands for."""
    text = _BLOOD.sub(r"\1 trên ", _OVER.sub(r"\1 trên ", text))
    for span in (_SAME_UNIT, _SUMS, _SIGN_FIRST, _SAME_WORD):
        text = span.sub(_span, text)
    return text


def _span(match: re.Match[str]) -> str:
    """From less to more; "30 em - 2 em vắng" are two things."""
    end = _AMOUNT.search(match.string, match.end())
    first = _value(_AMOUNT.search(match[1]))
    is_below_zero = match.string[: match.start()].endswith(("-", "−"))
    is_span = (-first if is_below_zero else first) < _value(end)
    if not is_span and match.string[: match.start()].lower().endswith("từ "):
        is_span = True
    return f"{match[1]} đến " if is_span else match[0]


def _value(found: re.Match[str] | None) -> float:
    if found is None:
        return 0
    number = float(re.sub(r"[.\u00a0]", "", found["number"]).replace(",", "."))
    return number * _SCALES.get(found["scale"] or "", 1)
