"""Counts what the outline of a document leaves to be counted: I., 1., 1.1., a), Điều 1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vanban.writing.official.document import Block, Heading, Level, Paragraph

POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ORDER = (
    Level.PART,
    Level.CHAPTER,
    Level.SECTION,
    Level.ARTICLE,
    Level.CLAUSE,
    Level.SUBCLAUSE,
    Level.POINT,
)
UPPER_LEVELS = (Level.PART, Level.CHAPTER, Level.SECTION)  # titles in capitals
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"))
_ROMAN_SMALL = ("", "I", "II", "III", "IV")
_MARKS = {Level.DASH: "-", Level.PLUS: "+"}


def numbered(blocks: Iterable[Block]) -> Iterator[tuple[Block, str]]:
    """Each block with its number as it is printed, "" where it has none.

    A level begins anew under each heading above it, articles (Điều) run through the document.
    """
    counts = dict.fromkeys(_ORDER, 0)
    for block in blocks:
        if isinstance(block, Heading | Paragraph) and block.level is not None:
            yield block, _number(block.level, block.number, counts)
        else:
            yield block, (block.number or "") if isinstance(block, Paragraph) else ""


def _number(level: Level, given: str | None, counts: dict[Level, int]) -> str:
    if level in _MARKS:
        return _MARKS[level] if given is None else given
    if given == "":
        return ""
    counts[level] += 1
    for lower in _ORDER[_ORDER.index(level) + 1 :]:
        if lower is not Level.ARTICLE:
            counts[lower] = 0
    return _printed(level, counts) if given is None else given


def _printed(level: Level, counts: dict[Level, int]) -> str:
    count = counts[level]
    if level is Level.PART:
        return f"Phần {roman(count)}"
    if level is Level.CHAPTER:
        return f"Chương {roman(count)}"
    if level is Level.ARTICLE:
        return f"Điều {count}."
    if level is Level.SECTION:
        return f"{roman(count)}."
    if level is Level.SUBCLAUSE:
        return f"{max(counts[Level.CLAUSE], 1)}.{count}."
    return f"{point_letter(count)})" if level is Level.POINT else f"{count}."


def roman(number: int) -> str:
    """A number from 1 in Roman numerals."""
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text += letters
            number -= value
    return text + _ROMAN_SMALL[number]


def point_letter(count: int) -> str:
    """The letter of the count-th điểm in the order of the Vietnamese alphabet; then aa, ab …"""
    first, rest = divmod(count - 1, len(POINT_LETTERS))
    return POINT_LETTERS[rest] if not first else point_letter(first) + POINT_LETTERS[rest]
