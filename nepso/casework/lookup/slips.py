"""How a name is mistyped on purpose: a letter doubled, swapped, added, left out, l for i."""

from __future__ import annotations

import re

from nepso.casework.lookup.letters import apart

_RUN = re.compile(r"(.)\1+")
# What stands where "bank" stood, or one letter from a name, and is a word by itself:
# "vietbang", "hdband", "chinh phục", "thư điện tử".
_OTHER_ENDS = {
    "bang", "banh", "ban", "band", "bane", "banc", "bans", "bark", "bask", "balk", "back", "tank",
    "rank", "hank", "sank", "yank", "bunk", "bonk", "bana", "banka", "banks",
}  # fmt: skip
_OTHER_WORDS = {"chinhphuc", "thudientu"}


def once(text: str) -> str:
    """Each run of one letter as one: "tpbannk" as "tpbank"."""
    return _RUN.sub(r"\1", text)


def is_doubled(piece: str, word: str) -> bool:
    """One letter of the name stands twice: "vpbankk"; of a short name the last: "bidvv"."""
    if len(piece) != len(word) + 1 or once(piece) != once(word):
        return False
    return len(word) > 4 or piece == word + word[-1]


def is_swapped(piece: str, word: str) -> bool:
    """Two neighbouring letters behind the first changed places: "vneid" as "vnied"."""
    return (
        len(word) >= 5
        and piece != word
        and piece[:1] == word[:1]
        and sorted(piece) == sorted(word)
        and apart(piece, word, 1) == 1
    )


def is_thin(piece: str, word: str) -> bool:
    """An l stands for an i: "bldv"."""
    return (
        len(word) >= 4
        and piece != word
        and len(piece) == len(word)
        and all(a == b or (a == "l" and b == "i") for a, b in zip(piece, word, strict=True))
    )


def has_broken_bank(piece: str, word: str) -> bool:
    """The short name before "bank" is whole and "bank" is not: "vpbnak", "mbbanks"."""
    stem = word.removesuffix("bank")
    if not 2 <= len(stem) <= 3 or stem == word or not piece.startswith(stem):
        return False
    tail = piece[len(stem) :]
    if tail == "banks":
        return True
    if not tail.startswith("b"):  # "mbank" is a bank of its own
        return False
    return tail not in _OTHER_ENDS | {"bank"} and apart(tail, "bank", 1) == 1


def slips(piece: str, word: str) -> int | None:
    """How many letters apart, None when too many: one for names of 8 and more, two from 10;
    shorter names only in the ways that hurt no ordinary word."""
    if word == piece or word[:1] != piece[:1] or piece in _OTHER_WORDS:
        return None
    if len(word) >= 4 and (is_doubled(piece, word) or is_swapped(piece, word)):
        return 1
    if has_broken_bank(piece, word) or is_thin(piece, word):
        return 1
    most = (len(word) >= 8) + (len(word) >= 10)
    if not most or (most == 1 and _ends_in_another_word(piece, word)):
        return None
    distance = apart(piece, word, most)
    stem = word.removesuffix("bank")
    if distance == 2 and stem != word and piece.startswith(stem):
        return None  # what stood for "bank" is no bank any more: "vietcombine"
    return distance if distance <= most else None


def _ends_in_another_word(piece: str, word: str) -> bool:
    stem = word.removesuffix("bank")
    return stem != word and piece.startswith(stem) and piece[len(stem) :] in _OTHER_ENDS
