"""What stands under an article: khoản, điểm and plain lines, each with an anchor of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypedDict

_CLAUSE = re.compile(r"\d{1,2}[a-zđ]?$")
_POINT = re.compile(r"(?:(?P<clause>\d{1,2}[a-zđ]?)\.)?(?P<point>[a-zđ](?:\.?\d{1,2})?)$")


class Passage(TypedDict):
    """``kind`` is ``text``, ``clause`` (khoản) or ``point`` (điểm); ``label`` as printed,
    ``anchor`` where a link leads; ``text`` without its mark. A plain line
    has neither label nor anchor."""

    kind: str
    label: str
    anchor: str
    text: str


def slug_of(label: str) -> str:
    """A number or letter in an address: "5a" stays, "đ" is "dd" because "d" is another letter."""
    return label.lower().replace("đ", "dd").replace(".", "-")


def plain(text: str) -> Passage:
    """A line without a mark."""
    return Passage(kind="text", label="", anchor="", text=text)


def passages_of(intro: Iterable[str], below: Sequence[tuple[str, Sequence[str]]]) -> list[Passage]:
    """``intro``: lines of the article itself; ``below``: pairs of the place below it ("1", "1.a",
    "a") and its lines, the first of which bears the mark. A place that is neither khoản nor điểm
    keeps its lines as they are printed."""
    found = [plain(line.strip()) for line in intro if line.strip()]
    for place, lines in below:
        first, *rest = [line.strip() for line in lines if line.strip()] or [""]
        found += [_marked(place, first), *(plain(line) for line in rest)]
    return [passage for passage in found if passage["text"] or passage["label"]]


def _marked(place: str, line: str) -> Passage:
    if _CLAUSE.match(place):
        text = _unmarked(line, place)
        if text is not None:
            return Passage(kind="clause", label=place, anchor=f"khoan-{slug_of(place)}", text=text)
    point = _POINT.match(place)
    if point:
        letter, clause = point["point"], point["clause"]
        text = _unmarked(line, letter)
        if text is not None:
            above = f"khoan-{slug_of(clause)}-" if clause else ""
            anchor = f"{above}diem-{slug_of(letter)}"
            return Passage(kind="point", label=letter, anchor=anchor, text=text)
    return plain(line)


def _unmarked(line: str, label: str) -> str | None:
    """The line without its mark; None when it does not begin with it."""
    mark = re.match(rf"{re.escape(label)}\s*(?:/\.|\.-|[.)/:])\s*", line)
    return line[mark.end() :].strip() if mark else None
