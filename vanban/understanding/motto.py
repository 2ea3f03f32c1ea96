"""The motto of a heading (Nghị định 30/2020/NĐ-CP, ô 1) taken out of the lines it is printed in.

Where columns are not told apart, as in a scan, it stands behind the issuer on the same line, cut
where its own column wraps and with letters misread; whatever is left of it would become a name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_MOTTOES = tuple(
    tuple(words.split())
    for words in (
        "CONG HOA XA HOI CHU NGHIA VIET NAM",
        "DOC LAP TU DO HANH PHUC",
        "DANG CONG SAN VIET NAM",
    )
)
_WORD = re.compile(r"[^\W_]+")
_SURE = 3  # words in a row that are the motto; "xã Cộng Hòa" has two
_LINES_BETWEEN = 3  # how far below its first line the rest of a motto may stand
_LONGEST = 1000  # letters of a line that may hold one: both columns of a heading, and more

_Words = list[tuple[str, int, int]]


def without_motto(lines: Sequence[str]) -> list[str]:
    """The lines of a heading without the motto, whole or wrapped over several of them."""
    left = list(lines)
    for motto in _MOTTOES:
        at = 0
        while at < len(left):
            at = _taken_out(left, at, motto) + 1
    return left


def _taken_out(lines: list[str], at: int, motto: tuple[str, ...]) -> int:
    """Take out a motto that begins on line ``at``; return the line on which it ended."""
    if len(lines[at]) > _LONGEST:
        return at
    words = _words(lines[at])
    for first in range(len(words)):
        run = _run(words[first : first + len(motto)], motto)
        goes_on = first + run == len(words) and run > 1 and _goes_on(lines, at, motto[run:])
        if run < _SURE and not goes_on:
            continue
        end = words[first + run - 1][2] if run == len(motto) else len(lines[at])
        lines[at] = _cut(lines[at], words[first][1], end)
        return at if run == len(motto) else _rest_taken_out(lines, at, motto[run:])
    return at


def _goes_on(lines: list[str], at: int, rest: tuple[str, ...]) -> bool:
    """Whether one of the next lines ends with at least three words of the rest."""
    near = lines[at + 1 : at + 1 + _LINES_BETWEEN]
    return any(_tail(_words(line), rest) >= min(_SURE, len(rest)) for line in near)


def _rest_taken_out(lines: list[str], at: int, rest: tuple[str, ...]) -> int:
    over = min(len(lines), at + 1 + _LINES_BETWEEN)
    for below in range(at + 1, over):
        words = _words(lines[below])
        taken = _tail(words, rest)
        if taken >= min(2, len(rest)):  # one word may end a name beside it
            lines[below] = _cut(lines[below], words[-taken][1], len(lines[below]))
            rest = rest[taken:]
        if not rest:
            return below
    return at


def _tail(words: _Words, rest: tuple[str, ...]) -> int:
    """How many first words of the rest are the last ones of a line."""
    sizes = range(min(len(words), len(rest)), 0, -1)
    return next((size for size in sizes if _run(words[-size:], rest) == size), 0)


def _run(words: _Words, motto: tuple[str, ...]) -> int:
    """How many first words are those of the motto, in its order."""
    count = 0
    for (word, _, _), meant in zip(words, motto, strict=False):
        if not _alike(word, meant):
            break
        count += 1
    return count


def _alike(word: str, meant: str) -> bool:
    """Whether a word is the one meant, or a long one with a single letter misread."""
    if word == meant:
        return True
    if len(word) != len(meant) or len(meant) <= _SURE:
        return False
    return sum(a != b for a, b in zip(word, meant, strict=True)) == 1


def _words(line: str) -> _Words:
    return [(_bare(found.group()), found.start(), found.end()) for found in _WORD.finditer(line)]


def _bare(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.upper().replace("Đ", "D"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _cut(line: str, start: int, end: int) -> str:
    return " ".join(f"{line[:start]} {line[end:]}".split()).strip(" -–—")
