"""The marks that open a clause or an item: "Phần I", "II.", "1.2.", "a)", "(1)", "-", "+".

The schemes are those of Nghị định 30/2020/NĐ-CP, Phụ lục I (phần, chương, mục, điều, khoản,
điểm) and the habits around it (capitals, numbers and small Roman ones in brackets, dashes,
crosses, dots).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from vanban.reading.letters import pattern


class Rank(IntEnum):
    """How high a mark stands in an outline; a smaller rank holds the greater ones."""

    PART = 1
    CHAPTER = 2
    SECTION = 3
    CAPITAL = 4
    ROMAN = 5
    ARTICLE = 6
    NUMBER = 7  # 1. and 1.1. alike: their depth is the count of numbers
    LETTER = 8
    BRACKETED = 9  # "(1)", of a list under a clause
    SMALL_ROMAN = 10  # "(i)", of a list under a clause or under one of those
    DASH = 11
    CROSS = 12


IN_BRACKETS = (Rank.BRACKETED, Rank.SMALL_ROMAN)
POINTS = (Rank.LETTER, *IN_BRACKETS)  # what mostly state duties and seldom head others


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: its rank, its label in a clause's path, where the text after it begins."""

    rank: Rank
    label: str
    end: int

    @property
    def is_item(self) -> bool:
        """Whether it is a dash, cross or dot, which never has a number."""
        return self.rank >= Rank.DASH

    @property
    def depth(self) -> int:
        """How many numbers a number mark has ("1.2" has two); 1 for others."""
        return self.label.count(".") + 1 if self.rank is Rank.NUMBER else 1


_ORDINAL = r"(?:thứ\s+)?(?:nhất|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười)"
_ROMAN = r"(?:XX|X?(?:IX|IV|V?I{1,3}|V)|X)"
_PATTERNS: tuple[tuple[Rank, re.Pattern[str]], ...] = (
    (
        Rank.PART,
        pattern(rf"(phần\s+(?:{_ORDINAL}|{_ROMAN}|\d{{1,2}}|[A-E]))(?:\s*[.:–-]\s*|\s+|$)", re.I),
    ),
    (Rank.CHAPTER, pattern(rf"(chương\s+(?:{_ROMAN}|\d{{1,2}}))(?:\s*[.:–-]\s*|\s+|$)", re.I)),
    (
        Rank.SECTION,
        pattern(rf"(mục\s+(?:{_ROMAN}|\d{{1,2}}))(?:\s*[.:–-]\s*|\s+(?=[A-ZĐÀ-Ỹ])|$)", re.I),
    ),
    (Rank.ARTICLE, pattern(r"(điều\s+\d{1,3}[a-zđ]?)(?:\s*[.:]\s*|$)", re.I)),
    (
        Rank.ROMAN,
        pattern(rf"({_ROMAN})(?:\s*(?:/\.|\.-|[.)/:])\s*|\s*[-–]\s+|\s+(?=[A-ZĐÀ-Ỹ]{{2,}}))(?!\d)"),
    ),
    (Rank.CAPITAL, pattern(r"([A-EG-HK-U])(?:\s*[.)/]\s+|\s+[-–]\s+)(?=[A-ZĐÀ-Ỹ])")),
    (
        Rank.NUMBER,
        pattern(
            r"((?:[IVX]+\.)?\d{1,2}(?:\.\d{1,2}){1,4})(?:\s*(?:/\.|\.-|[.):/])\s*|\s?[-–]\s+(?=[A-ZĐÀ-Ỹ])|"
            r"\s+)(?=[^\d\s%,.;)])"
        ),
    ),
    (
        Rank.NUMBER,
        pattern(
            r"(\d{1,2})(?:\s*(?:/\.|\.-)\s*(?=\D)|\s*[.)/]\s*(?=[^\d\s,;])|\s*[.)/]\s+(?=\d)|"
            r"\s*[-–]\s+(?=[A-ZĐÀ-Ỹ]))"
        ),
    ),
    (
        Rank.LETTER,
        pattern(r"([a-zđ](?:\.?\d{1,2})?)(?:\s*\)\s*|\s*(?:/\.|[./])\s+(?=[A-ZĐÀ-Ỹ]))(?=\S)"),
    ),
    (Rank.BRACKETED, pattern(r"\(([1-9]\d?)\)\s*(?=[^\W\d_]|[“\"])")),
    (Rank.SMALL_ROMAN, pattern(r"\((x?(?:ix|iv|v?i{1,3}|v)|x)\)\s*(?=[^\W\d_]|[“\"])")),
    (Rank.CROSS, pattern(r"([+○◦])(?:\s*(?=[^\s\d+])|\s+(?=\d))")),  # "+5%" is an amount
    (Rank.DASH, pattern(r"([-–—−*•●▪■□❖➢➤✓✔·\uf02d\uf0b7\uf0a7\uf0d8\uf076\uf0fc])\s*(?=\S)")),
)

# the number of a document that a line happens to begin with: "88/TTr-SVHTTDL", "12/2026/NQ-HĐND"
_SYMBOL = pattern(r"\d{1,2}/(?:\d{4}/)?[A-ZĐ][A-Za-zĐđ]{0,5}\d{0,2}-[A-ZĐ]")
_PART_OF_A_SUM = pattern(r"phần\s+(?:năm|tư)\s+[a-zđà-ỹ]")


@lru_cache(maxsize=8192)
def mark_of(text: str) -> Mark | None:
    """The mark that opens ``text``, or None."""
    for rank, form in _PATTERNS:
        found = form.match(text)
        if found and not _is_quantity(rank, text, found):
            return Mark(rank, _label(rank, found.group(1)), found.end())
    return None


def _label(rank: Rank, printed: str) -> str:
    printed = " ".join(printed.split())
    if rank in (Rank.PART, Rank.CHAPTER, Rank.SECTION, Rank.ARTICLE):
        kind, _, number = printed.partition(" ")
        return f"{kind.capitalize()} {number.lower() if is_spelled(number) else number}"
    return printed


def is_spelled(number: str) -> bool:
    """Whether a number is written as a word: "thứ hai", "nhất"."""
    return re.fullmatch(_ORDINAL, number, re.IGNORECASE) is not None


def _is_quantity(rank: Rank, text: str, found: re.Match[str]) -> bool:
    """Numbers that begin a date, a share or an amount, and signs that begin a figure."""
    if rank is Rank.NUMBER:
        return bool(_SYMBOL.match(text)) or bool(
            re.match(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}/\d{1,4}\b|\d+[.,]?\d*\s*%", text)
        )
    if rank is Rank.DASH:
        return bool(re.match(r"[-–—−]{2,}|\*{3,}|-\d", text)) or found.end() >= len(text)
    if rank in IN_BRACKETS:  # "(1) …; (2) …" on one line counts within a sentence
        return in_brackets(rank, number_of(found.group(1)) + 1) in text
    if rank is Rank.PART:
        return bool(_PART_OF_A_SUM.match(text))
    return False


def number_of(label: str) -> int:
    """What "12" or "xii" counts."""
    return int(label) if label.isdigit() else _roman(label.upper())


def is_counted(item: Mark) -> bool:
    """Whether an item is one of a row "(1) (2)" or "(i) (ii)" under a dash, which counts as "+"."""
    return item.is_item and item.label.isalnum() and item.label not in "+○◦"


def in_brackets(rank: Rank, number: int) -> str:
    """A number as a list of this rank prints it: "(4)", "(iv)"."""
    return f"({number})" if rank is Rank.BRACKETED else f"({_SMALL_ROMANS[number % 20]})"


_SMALL_ROMANS = (
    "0",  # which no row has
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x",
    "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix",
)  # fmt: skip


def follows(before: Mark, mark: Mark) -> bool:  # noqa: PLR0911 (one rule, one answer)
    """Whether ``mark`` is the next one after ``before`` in the same row of marks."""
    if before.rank is not mark.rank:
        return False
    if mark.rank is Rank.ROMAN:
        return _roman(mark.label) == _roman(before.label) + 1
    if mark.rank is Rank.NUMBER:
        head, _, last = mark.label.rpartition(".")
        head_before, _, last_before = before.label.rpartition(".")
        return head == head_before and int(last) == int(last_before) + 1
    if mark.rank is Rank.LETTER:
        return _letter_follows(before.label, mark.label)
    if mark.rank is Rank.CAPITAL:
        return ord(mark.label) - ord(before.label) in (1, 2)
    if mark.rank is Rank.SMALL_ROMAN:
        return number_of(mark.label) == number_of(before.label) + 1
    if mark.rank in (Rank.ARTICLE, Rank.BRACKETED):
        return _number_in(mark.label) == _number_in(before.label) + 1
    return True


def is_first(mark: Mark) -> bool:
    """Whether a mark opens a new row: I, 1, 1.1, a, A, (1), Điều 1."""
    if mark.rank in (Rank.NUMBER, Rank.BRACKETED):
        return mark.label.rpartition(".")[2] == "1"
    return mark.label.lower() in {"i", "a", "điều 1", "chương i", "mục 1"} or mark.rank <= Rank.PART


_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"


def _letter_follows(before: str, after: str) -> bool:
    """a b c d đ e g h i k l …; some documents also use f, j, w or skip đ."""
    if len(before) != 1 or len(after) != 1:
        return before[0] == after[0]
    plain = [letter for letter in _LETTERS if letter not in "ăâêôơư"]
    if before in plain and after in plain and plain.index(after) - plain.index(before) in (1, 2):
        return True
    return ord(after) - ord(before) == 1


def _roman(label: str) -> int:
    values = {"I": 1, "V": 5, "X": 10}
    total = 0
    for here, there in zip(label, label[1:] + " ", strict=False):
        value = values.get(here, 0)
        total += -value if value < values.get(there, 0) else value
    return total


def _number_in(label: str) -> int:
    found = re.search(r"\d+", label)
    return int(found.group()) if found else 0
