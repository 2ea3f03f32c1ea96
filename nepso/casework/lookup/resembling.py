"""Whether a link borrows the look of an official name: each rule answers with its sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from nepso.casework.lookup.address import Address
from nepso.casework.lookup.letters import alphabets, bare, readings
from nepso.casework.lookup.lures import CHEAP, HOME, LURES, OPEN_TO_ALL, SOLD_TO_ALL, WEAK
from nepso.casework.lookup.official import (
    OfficialName,
    brand_words,
    neighbours,
    official_names,
)
from nepso.casework.lookup.pieces import SEPARATED, labels_of, pieces_of
from nepso.casework.lookup.slips import is_doubled, slips
from nepso.casework.lookup.state_names import names_a_state_service, pretends_gov

LONG_WORD = 7  # shorter brand words are found inside ordinary ones: they need a lure beside them
CUT_WORD = 9  # a name as long as this is still the name when hyphens cut it: "viet-com-bank"
# What is left without its digit is an ordinary word by itself: "3vn" is no "evn".
_ORDINARY_REST = {"vn"}
_TWIN_ALPHABETS = {"CYRILLIC": "Kirin", "GREEK": "Hy Lạp", "ARMENIAN": "Armenia"}
_ENDINGS = {"com", "vn", "net", "org"}

Rule = Callable[[Address], Iterator[str]]


def resemblances(address: Address) -> list[str]:
    """Why this address looks like an official one that it is not; empty when it does not.

    The caller has made sure that the address is not official itself.
    """
    if address.registered in neighbours():
        return []
    return [sentence for rule in RULES for sentence in rule(address)]


def _hidden_before_at(address: Address) -> Iterator[str]:
    if address.before_at and _names_something(address.before_at):
        yield (
            f"Phần “{address.before_at}” trước dấu @ chỉ để đánh lạc hướng: "
            f"liên kết này mở ra {address.host}."
        )


def _official_name_as_subdomain(address: Address) -> Iterator[str]:
    host = bare(address.host)
    for name in official_names():
        if name.domain not in host:
            continue
        if host.endswith("." + name.domain) or host == name.domain:
            return  # the name itself in other letters: told by its rule
        if re.search(rf"(?:^|\.){re.escape(name.domain)}[.-]", host):
            yield (
                f"Có “{name.domain}” ở giữa cho giống {name.name}, nhưng tên miền thật "
                f"đứng ở cuối là {address.registered or address.host}."
            )
            return


def _looks_alike(address: Address) -> Iterator[str]:
    """Other letters that look the same: marks, other alphabets, digits, rn for m."""
    for label in labels_of(address):
        read = readings(label) - {label}
        for word, name in brand_words().items():
            if len(word) >= LONG_WORD and word not in label and _contains(read, word):
                how = (
                    "chữ của bảng chữ cái khác" if len(alphabets(label)) > 1 else "chữ trông giống"
                )
                yield f"Dùng {how} để giả “{word}” của {name.name}; {_rather(name)}"
                return


def _looks_alike_short(address: Address) -> Iterator[str]:
    """A short name ("m0mo", "b1dv-hotro") in other letters that look the same, as a whole piece or
    with a lure behind it: inside longer words, and by a slip, ordinary ones would be met."""
    for label in labels_of(address):
        for piece in SEPARATED.split(label):
            word = _short_word_in(piece)
            if word:
                name = brand_words()[word]
                is_foreign = bool(alphabets(piece) - {"LATIN"})
                how = "chữ của bảng chữ cái khác" if is_foreign else "chữ trông giống"
                yield f"Dùng {how} để giả “{word}” của {name.name}; {_rather(name)}"
                return


def _short_word_in(piece: str) -> str:
    plain = piece if piece.isascii() else ""
    if "".join(filter(str.isalpha, plain)) in _ORDINARY_REST:
        return ""
    for reading in sorted(readings(piece) - {plain}):
        for word in brand_words():
            tail = reading.removeprefix(word)
            is_whole = reading == word or (tail != reading and tail in LURES)
            if len(word) < LONG_WORD and is_whole and not plain.startswith(word):
                return word
    return ""


def _mixes_alphabets(address: Address) -> Iterator[str]:
    """A Latin name with a letter of an alphabet that looks like it; no name is written so."""
    for label in address.host.split("."):
        foreign = sorted(alphabets(label) & set(_TWIN_ALPHABETS))
        if foreign and "LATIN" in alphabets(label):
            yield (
                f"Tên “{label}” trộn chữ {_TWIN_ALPHABETS[foreign[0]]} trông giống vào chữ Latinh: "
                "tên thật không viết như vậy."
            )
            return


def _bears_the_name(address: Address) -> Iterator[str]:
    """The very word of a bank, whole or with lures around it, under a name that is not theirs."""
    for label in labels_of(address):
        for word, name in brand_words().items():
            if _has_word(label, word, name, address):
                yield (
                    f"Có tên “{word}” của {name.name} nhưng {address.registered} không phải "
                    f"tên miền đã công bố; {_rather(name)}"
                )
                return


def _has_word(label: str, word: str, name: OfficialName, address: Address) -> bool:
    """A long bank name anywhere (decision 0226); a short one, or a firm with many sites of its own,
    only with a lure beside it or a cheap suffix behind it."""
    is_bank = name.kind == "bank"
    if is_bank and len(word) >= LONG_WORD and word in label:
        return True  # abroad and in a longer word too: who really bears it is a neighbour
    if not is_bank and address.suffix in HOME:
        return False
    last = address.suffix.rpartition(".")[2]
    pieces = set(pieces_of(label))
    if any(piece == word + lure for piece in pieces for lure in _onto(word, last, pieces)):
        return True
    if word in pieces:
        is_open = last in (OPEN_TO_ALL if is_bank and len(word) >= 6 else CHEAP)
        return is_open or bool(pieces & LURES) or _is_dressed_below(label, address)
    return _is_cut_word(label, word, last) or (last in CHEAP and _is_doubled(pieces, word))


def _onto(word: str, last: str, pieces: set[str]) -> set[str]:
    """The lures that count when written onto a word: onto one of three letters without another
    lure ("acbonline-vn"), few make no other word."""
    return LURES if len(word) > 3 or last in CHEAP or pieces & LURES else LURES - WEAK


def _is_abroad(address: Address) -> bool:
    """Another country's suffix, where an unrelated firm may well bear the very name."""
    last = address.suffix.rpartition(".")[2]
    return len(last) == 2 and last not in SOLD_TO_ALL


def _is_doubled(pieces: set[str], word: str) -> bool:
    return any(is_doubled(piece, word) for piece in pieces)


def _is_cut_word(label: str, word: str, last: str) -> bool:
    """A name cut with hyphens: a long one is the name still, a short one under a cheap suffix."""
    if "-" not in label or len(word) < 6:
        return False
    joined = SEPARATED.sub("", bare(label))
    return (len(word) >= CUT_WORD and word in joined) or (last in OPEN_TO_ALL and word == joined)


def _is_dressed_below(label: str, address: Address) -> bool:
    """A name set before somebody else's: "vcb.com.vn.vidu.net", "bidv.vidu-xacthuc.net"."""
    before = address.before.split(".")
    if label not in before:
        return False
    behind = before[before.index(label) + 1 :]
    return bool(behind and behind[0] in _ENDINGS) or bool(set(pieces_of(address.name)) & LURES)


def _a_slip_away(address: Address) -> Iterator[str]:
    """One or two letters away from a long name ("vietconbank"), or a short one damaged in a way
    that makes no other word ("vpbankk"), under a suffix open to all."""
    if _is_abroad(address):
        return
    plain = bare(address.name)
    pieces = {plain, *pieces_of(address.name), SEPARATED.sub("", plain)} - brand_words().keys()
    near = [
        (distance, word, name)
        for piece in pieces
        for word, name in brand_words().items()
        if (distance := slips(piece, word)) is not None
    ]
    if near:
        _, word, name = min(near, key=lambda found: found[:2])
        yield f"Chỉ khác vài chữ với “{word}” của {name.name}; {_rather(name)}"


def _borrows_a_name(address: Address) -> Iterator[str]:
    """The name of a bank or service in one of four ways; the plainest is told."""
    for rule in (_looks_alike, _looks_alike_short, _bears_the_name, _a_slip_away):
        for sentence in rule(address):
            yield sentence
            return


RULES: tuple[Rule, ...] = (
    _hidden_before_at,
    _official_name_as_subdomain,
    pretends_gov,
    names_a_state_service,
    _borrows_a_name,
    _mixes_alphabets,
)


def _rather(name: OfficialName) -> str:
    return f"tên miền của họ là {name.domain}."


def _contains(words: set[str], word: str) -> bool:
    return any(word in reading for reading in words)


def _names_something(text: str) -> bool:
    plain = bare(text)
    return "gov" in plain or any(word in plain for word in brand_words())
