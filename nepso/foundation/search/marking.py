"""Where the words of a query stand in a text as it is printed.

Search compares lower-cased and folded text, whose letters are not those of the page: "đ" is one
letter and "d" another, a decomposed "ế" is three, some letters fold to two. So the text is cut into
printed letters (one with the marks that follow it), each is folded by itself, and each folded
letter remembers which printed one it came from.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from nepso.foundation.search.selectors import SHORTEST_INDEXED, words_of
from nepso.kernel.folding import fold, nfc

Span = tuple[int, int]


def found_spans(text: str, query: str) -> list[Span]:
    """The places (first, beyond the last) of what the query finds, in order, none overlapping.

    A word that stands in the text to the tone mark is found there alone; else wherever it stands
    without marks: "đất" does not point at "đạt" beside it, and "dat" points at both. Beside other
    words, one of one or two letters is pointed at where it stands alone: "y tế" is not in "ngày".
    """
    marked, folded = _Line(text, _LOWERED), _Line(text, _FOLDED)
    found: list[Span] = []
    words = words_of(query)
    for word in words:
        if not fold(word):
            continue  # a tone mark by itself is no word
        alone = len(words) > 1 and len(fold(word)) < SHORTEST_INDEXED
        exact = marked.spans(word, alone=alone) if fold(word) != word else []
        parts = fold(word).split()
        found += exact or [one for part in parts for one in folded.spans(part, alone=alone)]
    return _joined(sorted(found))


class _Compared(dict[int, str]):
    """What each letter is compared as, for ``str.translate``; told once. ``uneven`` are those that
    do not give one letter for one."""

    def __init__(self, compared: Callable[[str], str]) -> None:
        super().__init__()
        self._compared = compared
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        made = self.of(letter)
        if len(made) != 1 or unicodedata.combining(letter):
            self.uneven.add(letter)
        self[code] = made  # last: who finds it here finds it there, whatever thread asks
        return made

    def of(self, letter: str) -> str:
        """A printed letter as it is compared. A space folds to nothing: it must still part two
        words."""
        return self._compared(letter) or (" " if letter.isspace() else "")


def _lower(letter: str) -> str:
    return nfc(letter).lower()


_LOWERED, _FOLDED = _Compared(_lower), _Compared(fold)


class _Line:
    """The text as it is compared, letter by letter, with the printed place of each."""

    def __init__(self, text: str, compared: _Compared) -> None:
        self.text = text.translate(compared)
        self._places: list[Span] | None = None
        if not compared.uneven.isdisjoint(text):
            self._letter_by_letter(text, compared)

    def _letter_by_letter(self, text: str, compared: _Compared) -> None:
        parts, self._places = [], []
        for first, beyond in _letters(text):
            part = compared.of(text[first:beyond])
            parts.append(part)
            self._places += [(first, beyond)] * len(part)
        self.text = "".join(parts)

    def place(self, at: int) -> Span:
        """Where one letter of it is printed: mostly at the very same place."""
        return self._places[at] if self._places is not None else (at, at + 1)

    def spans(self, word: str, *, alone: bool) -> list[Span]:
        found, at = [], self.text.find(word) if word else -1
        while at >= 0:
            last = at + len(word)
            around = self.text[max(at - 1, 0) : at] + self.text[last : last + 1]
            if not alone or not any(one.isalnum() for one in around):
                found.append((self.place(at)[0], self.place(last - 1)[1]))
            at = self.text.find(word, last)
        return found


def _letters(text: str) -> Iterator[Span]:
    """Each printed letter: a character with the combining marks after it."""
    first = 0
    for place, character in enumerate(text):
        if place and not unicodedata.combining(character):
            yield first, place
            first = place
    if text:
        yield first, len(text)


def _joined(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for first, beyond in spans:
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(beyond, joined[-1][1]))
        else:
            joined.append((first, beyond))
    return joined
