"""Plain text out of blocks, and text for telephones that know no tone marks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from nepso.outreach.distribution.making.counting import GSM, GSM_TWICE
from nepso.outreach.distribution.making.source import Block

_PLAINER = str.maketrans(
    {
        **{letter: '"' for letter in "“”„«»"},
        **{letter: "'" for letter in "‘’`´"},
        **{letter: "-" for letter in "–—−•"},
        "…": "...",
        "đ": "d",
        "Đ": "D",
        "\u00a0": " ",
        "\t": " ",
    }
)


def plain_blocks(blocks: Iterable[Block], bullet: str = "•") -> str:
    """Paragraphs a blank line apart, points a line each, lines as they were ended."""
    lines: list[str] = []
    last = ""
    for block in blocks:
        is_line = block.kind == "line"
        if lines and not is_line and not (block.kind == last == "point"):
            lines.append("")
        lines.append(_marked(block, bullet) if block.kind == "point" else block.text)
        last = last if is_line else block.kind
    return "\n".join(lines)


def numbered(block: Block) -> str:
    """Its words, after its number where it has one: an order that was given is kept."""
    return f"{block.number}. {block.text}" if block.number else block.text


def _marked(block: Block, bullet: str) -> str:
    return numbered(block) if block.number else f"{bullet} {block.text}"


def without_marks(text: str) -> str:
    """The text in letters of the 7-bit alphabet alone: no tone marks; what has no place is left
    out, so that no telephone shows a box."""
    parted = unicodedata.normalize("NFD", text.translate(_PLAINER))
    bare = "".join(letter for letter in parted if not unicodedata.combining(letter))
    return "".join(letter for letter in bare if letter in GSM or letter in GSM_TWICE)


def hashtags_of(typed: str) -> str:
    """Tags as a platform reads them: each with its "#", without what would end it."""
    tags = []
    for word in typed.replace(",", " ").split():
        tag = "".join(c for c in word.lstrip("#") if c.isalnum() or c == "_")
        if tag:
            tags.append(f"#{tag}")
    return " ".join(dict.fromkeys(tags))
