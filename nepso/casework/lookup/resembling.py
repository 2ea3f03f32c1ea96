"""Whether a link borrows the look of an official name: each rule answers with its sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from nepso.casework.lookup.address import Address
from nepso.casework.lookup.letters import alphabets, apart, bare, readings
from nepso.casework.lookup.official import (
    STATE_SERVICES,
    OfficialName,
    brand_words,
    official_names,
)

LONG_WORD = 7  # shorter brand words are found inside ordinary ones: they need a lure beside them
_CUT = re.compile(r"[-_.]+|(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])")
_LURES = {
    "bank", "banking", "digibank", "ebank", "ebanking", "ibank", "ibanking", "smartbanking",
    "online", "login", "dangnhap", "xacthuc", "xacminh", "verify", "secure", "security", "baomat",
    "otp", "sms", "hotro", "support", "cskh", "khuyenmai", "uudai", "quatang", "nhanqua", "qua",
    "tichdiem", "doidiem", "diemthuong", "trian", "vay", "vaytien", "tindung", "thetindung", "the",
    "hoantien", "hoanthue", "thanhtoan", "chuyentien", "nganhang", "mokhoa", "capnhat", "update",
    "vn", "vietnam", "app", "card", "credit", "pay", "vip", "gift", "event", "trungthuong",
    "phathanh", "hoadon", "tiendien", "thongbao", "nopphat", "tracuu", "hoso", "donhang", "vandon",
    "giaohang", "nhanthuong", "sim", "khachhang", "dichvu",
}  # fmt: skip
# Cheap suffixes that stand in published scam lists far out of proportion.
CHEAP = {
    "top", "xyz", "vip", "icu", "cyou", "sbs", "cfd", "click", "buzz", "bond", "club", "online",
    "site", "shop", "live", "info", "cc", "tk", "ml", "ga", "cf", "gq", "pw", "ws", "life", "fun",
    "win", "loan", "work", "monster", "lol", "quest", "pro",
}  # fmt: skip
# Suffixes of other countries where an unrelated firm may well bear a like name; the ones here are
# sold to anybody and are common in published scam lists.
_SOLD_TO_ALL = {
    "vn", "cc", "co", "me", "tk", "ml", "ga", "cf", "gq", "pw", "ws", "to", "io", "la", "su", "ly",
    "cn", "in", "ru", "is", "sbs", "us", "eu", "asia",
}  # fmt: skip
_SEPARATED = re.compile(r"[-_.]+")
# What is left without its digit is an ordinary word by itself: "3vn" is no "evn".
_ORDINARY_REST = {"vn"}
_TWIN_ALPHABETS = {"CYRILLIC": "Kirin", "GREEK": "Hy Lạp", "ARMENIAN": "Armenia"}
_GOV = re.compile(r"(?:^|[.-])gov[.-]?vn(?:[.-]|$)|(?:^|[.-])govvn|govn(?:[.-]|$)")

Rule = Callable[[Address], Iterator[str]]


def resemblances(address: Address) -> list[str]:
    """Why this address looks like an official one that it is not; empty when it does not.

    The caller has made sure that the address is not official itself.
    """
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
        if f".{name.domain}." in f".{host}.":
            if host.endswith(name.domain):
                return  # the name itself in other letters: told by its rule
            yield (
                f"Có “{name.domain}” ở giữa cho giống {name.name}, nhưng tên miền thật "
                f"đứng ở cuối là {address.registered or address.host}."
            )
            return


def _pretends_gov(address: Address) -> Iterator[str]:
    if _GOV.search(bare(address.host)):
        yield (
            "Có chữ “gov” và “vn” cho giống trang của Nhà nước, nhưng trang của Nhà nước "
            f"phải kết thúc bằng “.gov.vn”; trang này là {address.registered or address.host}."
        )


def _names_a_state_service(address: Address) -> Iterator[str]:
    for piece in _pieces(address.host):
        for word, said in STATE_SERVICES.items():
            if piece.startswith(word) or word in readings(piece):
                yield (
                    f"Mang tên {said} (“{word}”) nhưng không kết thúc bằng “.gov.vn” như "
                    "trang của Nhà nước."
                )
                return


def _looks_alike(address: Address) -> Iterator[str]:
    """Other letters that look the same: marks, other alphabets, digits, rn for m."""
    for label in _labels(address):
        for word, name in brand_words().items():
            if len(word) >= LONG_WORD and word not in label and _contains(readings(label), word):
                how = (
                    "chữ của bảng chữ cái khác" if len(alphabets(label)) > 1 else "chữ trông giống"
                )
                yield f"Dùng {how} để giả “{word}” của {name.name}; {_rather(name)}"
                return


def _looks_alike_short(address: Address) -> Iterator[str]:
    """A short name ("m0mo", "b1dv-hotro") in other letters that look the same, as a whole piece or
    with a lure behind it: inside longer words, and by a slip, ordinary ones would be met."""
    for label in _labels(address):
        for piece in _SEPARATED.split(label):
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
            is_whole = reading == word or (tail != reading and tail in _LURES)
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
    for label in _labels(address):
        for word, name in brand_words().items():
            if _has_word(label, word, name, address):
                yield (
                    f"Có tên “{word}” của {name.name} nhưng {address.registered} không phải "
                    f"tên miền đã công bố; {_rather(name)}"
                )
                return


def _has_word(label: str, word: str, name: OfficialName, address: Address) -> bool:
    """A long bank name anywhere; a short one, or a firm with many sites of its own, only with a
    lure beside it or a cheap suffix behind it."""
    is_bank = name.kind == "bank"
    if is_bank and len(word) >= LONG_WORD:
        return word in label
    if not is_bank and address.suffix in _HOME:
        return False
    pieces = _pieces(label)
    if any(piece == word + lure for piece in pieces for lure in _LURES):
        return True
    cheap = address.suffix.rpartition(".")[2] in CHEAP
    return word in pieces and (cheap or bool(set(pieces) & _LURES))


_HOME = {"vn", "com.vn"}  # handed out against papers: sister firms of a service live here


def _a_slip_away(address: Address) -> Iterator[str]:
    """One or two letters away from a long name ("vietconbank"), under a suffix open to all."""
    last = address.suffix.rpartition(".")[2]
    if len(last) == 2 and last not in _SOLD_TO_ALL:
        return
    near = [
        (distance, word, name)
        for piece in {bare(address.name), *_pieces(address.name)}
        for word, name in brand_words().items()
        if (distance := _slips(piece, word)) is not None
    ]
    if near:
        _, word, name = min(near, key=lambda found: found[:2])
        yield f"Chỉ khác vài chữ với “{word}” của {name.name}; {_rather(name)}"


def _slips(piece: str, word: str) -> int | None:
    """How many letters apart, None when too many: one for names of 8 and more, two from 10."""
    most = (len(word) >= 8) + (len(word) >= 10)
    if not most or word == piece or word[:1] != piece[:1]:
        return None
    distance = apart(piece, word, most)
    return distance if distance <= most else None


def _borrows_a_name(address: Address) -> Iterator[str]:
    """The name of a bank or service in one of four ways; the plainest is told."""
    for rule in (_looks_alike, _looks_alike_short, _bears_the_name, _a_slip_away):
        for sentence in rule(address):
            yield sentence
            return


RULES: tuple[Rule, ...] = (
    _hidden_before_at,
    _official_name_as_subdomain,
    _pretends_gov,
    _names_a_state_service,
    _borrows_a_name,
    _mixes_alphabets,
)


def _rather(name: OfficialName) -> str:
    return f"tên miền của họ là {name.domain}."


def _labels(address: Address) -> list[str]:
    """The registered label first, then what stands before it: where a name can be borrowed."""
    return [label for label in (address.name, *address.before.split(".")) if label]


def _pieces(label: str) -> list[str]:
    return [piece for piece in _CUT.split(bare(label)) if piece]


def _contains(words: set[str], word: str) -> bool:
    return any(word in reading for reading in words)


def _names_something(text: str) -> bool:
    plain = bare(text)
    return "gov" in plain or any(word in plain for word in brand_words())
