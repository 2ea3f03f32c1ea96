"""Words of a page whose accented letters come from another font than the rest.

A program that prints a font without Vietnamese letters borrows them ("Liberation Serif" with "ề"
of "DejaVu Serif"). Each borrowed letter is then a piece of its own, which pdfium hands out after
its neighbours or with a blank before it: "truy nề", "ngườ i". On such pages letters are put in
the order in which they stand on paper.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from ctypes import byref, c_double
from dataclasses import dataclass
from itertools import compress
from typing import Any

import pypdfium2.raw as pdfium_c

from vanban.reading.pdf_letters import LettersAsked

_SAMPLES = 60  # letters of a sort that are looked at on a page
_ACCENTED_FROM = "\u01a0"  # Ơ and all that follow: the letters that borrowed fonts give
_FAR_MORE = 0.4  # of the letters; in a page of whole fonts the shares are alike
_BLANK = (
    0.115  # of the letter size: letters of a word stand 0.1 apart at most, words 0.125 at least
)
_HORNED = frozenset("ƠỜỚỞỠỢƯỪỨỬỮỰ")  # their horn reaches into the blank behind them
_BLANK_BEHIND_A_HORN = 0.055
_SAME_LINE = 1.0  # points between baselines
Run = tuple[str, int, int]  # the letters of a word, the places of its first and its last


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter with the marks over it; a blank has the text " "."""

    text: str
    at: int
    x: float
    right: float
    y: float
    size: float


def mixes_fonts(asked: LettersAsked, letters: str) -> bool:
    """Whether accented letters have a font that no plain letter of the page has, or one that few
    have: the head of a page or a table may be printed in the lending font."""
    written = list(compress(range(len(letters)), map(str.isalpha, letters)))
    accented = [at for at in written if letters[at] >= _ACCENTED_FROM]
    plain = [at for at in written if letters[at] < _ACCENTED_FROM]
    lent, own = _families(asked, accented), _families(asked, plain)
    if not lent.keys() <= own.keys():
        return True
    return any(
        number / lent.total() > own[family] / own.total() + _FAR_MORE
        for family, number in lent.items()
    )


def _families(asked: LettersAsked, places: Sequence[int]) -> Counter[str]:
    """How many of some letters have which font, bold and slanted ones counted as one."""
    return Counter(asked.font(at).family for at in places[:: max(1, len(places) // _SAMPLES)])


def runs_by_place(raw: Any, letters: str) -> list[Run]:
    """The words of a page from the places of its letters."""
    placed = sorted(_placed(raw, letters), key=lambda letter: -letter.y)
    runs: list[Run] = []
    start = 0
    for i in range(1, len(placed) + 1):
        if i == len(placed) or placed[start].y - placed[i].y > _SAME_LINE:
            runs += _runs_of_line(sorted(placed[start:i], key=lambda letter: letter.x))
            start = i
    return runs


def _runs_of_line(line: list[_Letter]) -> list[Run]:
    runs: list[Run] = []
    word: list[_Letter] = []
    for letter in line:
        far = bool(word) and letter.x - word[-1].right > _blank_behind(word[-1]) * letter.size
        if word and (letter.text == " " or far):
            runs.append(_run(word))
            word = []
        if letter.text != " ":
            word.append(letter)
    return [*runs, _run(word)] if word else runs


def _blank_behind(letter: _Letter) -> float:
    return _BLANK_BEHIND_A_HORN if letter.text in _HORNED else _BLANK


def _run(word: list[_Letter]) -> Run:
    return "".join(letter.text for letter in word), word[0].at, word[-1].at


def _placed(raw: Any, letters: str) -> list[_Letter]:
    found: list[_Letter] = []
    x, y = c_double(), c_double()
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    box = pdfium_c.FS_RECTF()
    for at, text in enumerate(letters):
        if text in "\0\r\n" or pdfium_c.FPDFText_IsGenerated(raw, at) == 1:
            continue
        if found and unicodedata.combining(text):
            base = found[-1]
            found[-1] = _Letter(base.text + text, base.at, base.x, base.right, base.y, base.size)
            continue
        pdfium_c.FPDFText_GetCharOrigin(raw, at, byref(x), byref(y))
        pdfium_c.FPDFText_GetCharBox(raw, at, byref(left), byref(right), byref(bottom), byref(top))
        pdfium_c.FPDFText_GetLooseCharBox(raw, at, byref(box))
        # a loose box may be too broad; but of a horn what is drawn ends too early in Chromium
        ends = box.right if text in _HORNED else min(right.value, box.right)
        size = pdfium_c.FPDFText_GetFontSize(raw, at)
        blank = text.isspace()
        found.append(_Letter(" " if blank else text, at, x.value, ends, y.value, size))
    return found
