"""Short names that a document gives to what it cites: "(sau đây viết tắt là Bộ Quy tắc)".

Which of the cited documents a short name is of, the document itself says: by the number in the
name, by the symbol that stands as the thing named, by the document whose words name the whole
thing, or else by the nearest in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from vanban.understanding.symbols import SYMBOL, symbol_of

_DEFINED = re.compile(
    r"\(\s*(?:sau đây\s+)?(?:được\s+)?(?:gọi|viết)\s+(?:tắt|chung)?\s*(?:là|"
    r":)\s*:?\s*(?P<name>[^()]{2,80})\)",
    re.IGNORECASE,
)
_LONGEST_ABOUT = 300  # letters that tell what a cited document is about
_LONGEST_THING = 300  # letters of the full name before the short one
_MOST = 300  # short names, and cited documents, that are weighed; no paper for people has more
_ISSUED_WITH = re.compile(r"\s*\(?\s*(?:được\s+)?(?:ban hành\s+)?(?:kèm\s+)?theo\s+[^;.()]{0,40}$")
_KIND_ONLY = re.compile(r"(?:\w+\s+){1,4}(?:số\s*:?\s*)?$")


@dataclass(frozen=True, slots=True)
class _Printed:
    """A symbol in a passage, and the words behind it up to the next or to a semicolon."""

    symbol: str
    start: int
    end: int
    about: str  # in small letters, blanks single


@dataclass(slots=True)
class ShortNames:
    """The short names read so far; passages come in reading order. ``own`` is nobody's symbol."""

    own: str | None
    _names: dict[str, str] = field(default_factory=dict)
    _before: list[_Printed] = field(default_factory=list)
    _numbered: dict[str, str] = field(default_factory=dict)  # those that end with their number
    _weighed: int = 0
    _opener: re.Pattern[str] | None = None  # all names at once, made anew after a new one

    def note(self, text: str) -> None:
        """Take in the short names that a passage defines, and what it says of cited documents."""
        printed = self._printed_in(text)
        for found in islice(_DEFINED.finditer(text), _MOST - self._weighed):
            self._weighed += 1
            here = [one for one in printed if one.end <= found.start()]
            name = _plain(found.group("name")).strip(' ."“”')
            symbol = self._cited_for(name, text[: found.start()], here)
            if name and symbol:
                self._keep(name, symbol)
        self._before += printed[: _MOST - len(self._before)]

    def opening(self, sentence: str) -> str | None:
        """Whose parts are told where ``sentence`` goes on after them: "… của Bộ Quy tắc"."""
        if not self._names:
            return None
        if self._opener is None:
            names = "|".join(map(re.escape, sorted(self._names, key=len, reverse=True)))
            self._opener = re.compile(rf"\s*(?:,|và|của|tại)?\s*(?P<name>{names})(?!\w)")
        opens = self._opener.match(sentence)
        if opens is None:
            return None
        return self._issued_with(sentence[opens.end() :]) or self._names[opens["name"]]

    def numbered_in(self, text: str) -> Iterator[str]:
        """Documents whose short name with their number stands in ``text``: "Chỉ thị 09"."""
        for name, symbol in self._numbered.items():
            if name in text and re.search(rf"(?<!\w){re.escape(name)}(?![\w/])", text):
                yield symbol

    def _keep(self, name: str, symbol: str) -> None:
        self._names[name], self._opener = symbol, None
        self._numbered.pop(name, None)
        if _has_number_of(name, symbol):
            self._numbered[name] = symbol

    def _issued_with(self, rest: str) -> str | None:
        """ "(kèm theo Quyết định số 423/QĐ-BVHTTDL …)" behind a short name says whose it is."""
        for one in self._printed_in(rest[:100]):
            return one.symbol if _ISSUED_WITH.match(rest[: one.start]) else None
        return None

    def _printed_in(self, text: str) -> list[_Printed]:
        found = [(symbol_of(one), one.start(), one.end()) for one in SYMBOL.finditer(text)]
        cited = [(symbol, start, end) for symbol, start, end in found if symbol][:_MOST]
        kept = []
        for at, (symbol, start, end) in enumerate(cited):
            stop = cited[at + 1][1] if at + 1 < len(cited) else len(text)
            about = text[end : min(stop, end + _LONGEST_ABOUT)].partition(";")[0]
            if symbol != self.own:
                kept.append(_Printed(symbol, start, end, _plain(about).lower()))
        return kept

    def _cited_for(self, name: str, before: str, here: list[_Printed]) -> str | None:
        for one in (*reversed(here), *reversed(self._before)):
            if _has_number_of(name, one.symbol):
                return one.symbol
        start = _thing_start(name, before)
        for one in here:
            if start is not None and start < one.start:  # the thing is, or holds, a symbol
                return one.symbol if _KIND_ONLY.fullmatch(before[start : one.start]) else None
        thing = _plain(before[start:]).lower() if start is not None else ""
        for one in (*self._before, *here[:-1]):  # the words of each end where the next begins
            if thing and thing in one.about:
                return one.symbol
        return _nearest(before, here)


def _has_number_of(name: str, symbol: str) -> bool:
    """Whether a short name ends with the number of the document: "Chương trình 1248"."""
    number = re.search(r"(?<!\d)0*(\d{1,5})$", name)
    return number is not None and re.match(rf"0*{number.group(1)}(?!\d)", symbol) is not None


def _thing_start(name: str, before: str) -> int | None:
    """Where the full name begins that a short name stands for: its first two words, the last."""
    head = r"\s+".join(re.escape(word) for word in name.split()[:2])
    near = max(0, len(before) - _LONGEST_THING)
    starts = [found.start() for found in re.finditer(rf"(?<!\w){head}(?!\w)", before[near:])]
    return near + starts[-1] if starts else None


def _nearest(before: str, here: list[_Printed]) -> str | None:
    if not here:
        return None
    sentence = max(before.rfind(";"), before.rfind(". "))
    return here[-1].symbol if here[-1].start > sentence else here[0].symbol


def _plain(words: str) -> str:
    return " ".join(words.split())
