"""Letters that look alike, and how far two names are apart.

The pairs are those of Unicode's confusables (UTS #39) that occur in alphabets people mix into
Latin names, and the digits and pairs that stand in for letters in print.
"""

from __future__ import annotations

import unicodedata

from nepso.kernel.folding import fold

_CYRILLIC = "авеёһіїјкӏмнорԛгѕтуѵԝхпьсԁԍ"
_CYRILLIC_AS = "abeehiijklmhopqrstyvwxnbcdg"
_GREEK = "αβϲεηικνορτυχωγ"
_GREEK_AS = "abcenikvoptuxwy"
_LATIN = "ıɩłøɡɑʋƅđŋɪʟʀɴ"
_LATIN_AS = "iiloga" + "vbdnilrn"
_TWINS = str.maketrans(_CYRILLIC + _GREEK + _LATIN, _CYRILLIC_AS + _GREEK_AS + _LATIN_AS)
_DIGITS = str.maketrans("0134578", "oleastb")
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("nn", "m"))


def bare(label: str) -> str:
    """A label in plain a–z: marks dropped, look-alike letters of other alphabets replaced."""
    return fold(fold(label).translate(_TWINS))


def readings(label: str) -> set[str]:
    """What a hurried eye may read: the bare label, digits as letters, "rn" as "m" and so on."""
    plain = bare(label)
    found = {plain, plain.translate(_DIGITS), plain.replace("1", "i").translate(_DIGITS)}
    for pair, letter in _PAIRS:
        found |= {reading.replace(pair, letter) for reading in set(found)}
    return found


def alphabets(label: str) -> set[str]:
    """The alphabets a label is written in: {"LATIN"}, or more where they are mixed."""
    return {unicodedata.name(c, "?").split()[0] for c in label if c.isalpha()}


def apart(one: str, other: str, most: int) -> int:
    """Edits between two words (letters added, left out, replaced, two neighbours swapped: the
    restricted Damerau-Levenshtein distance); ``most + 1`` as soon as it must be more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]
