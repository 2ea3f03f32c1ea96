"""Personal data inside a text, so that a person can black it out before anybody else reads it.

Telephone numbers by the numbering plan (see ``lookup.numbers``); citizen numbers as Nghị định
137/2015/NĐ-CP, Điều 13 builds them (12 digits: place, century and sex, year, six at random), or
nine digits where the words before say so; accounts and addresses by the words that lead to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nepso.casework.lookup.numbers import digits
from nepso.kernel.folding import nfc

PHONE, CCCD, BANK_ACCOUNT, ADDRESS = "phone", "cccd", "bank_account", "address"
_NUMBER = re.compile(
    r"(?<![\w.,-])(?<!\D/)"
    r"(?:\(0\d{2,3}\)[ .-]?\d(?:[ .-]?\d){5,8}|\+?\d(?:[ .-]?\d){5,18})(?!\w|/(?!0\d))"
)
_CARD = re.compile(r"9704\d{12}(?:\d{3})?")  # what every card of a Vietnamese bank begins with
_PHONE = re.compile(r"0[35789]\d{8}|02\d{9}|0\d{9}|84[35789]\d{8}")
_CITIZEN = re.compile(r"0\d{2}[0-9]\d{8}")
_SAYS_CITIZEN = re.compile(
    r"(?:cccd|cmnd|cmt|căn cước|can cuoc|chứng minh|chung minh|định danh|dinh danh)\W*"
    r"(?:\w+\W+){0,4}$",
    re.IGNORECASE,
)
_BANKS = (
    r"vietcombank|\bvcb\b|vietinbank|bidv|agribank|techcombank|\btcb\b|mb ?bank|\bmb\b|"
    r"sacombank|\bacb\b|vpbank|tpbank|\bvib\b|\bshb\b|hdbank|momo|ngân hàng|ngan hang"
)
_SAYS_ACCOUNT = re.compile(
    r"(?:stk|số tài khoản|so tai khoan|tài khoản|tai khoan|\btk\b|\bacc\b|số thẻ|so the|"
    rf"{_BANKS})\W*(?:\w+\W+){{0,4}}$",
    re.IGNORECASE,
)
# Digits said as words, as people write them past a filter ("không chín một 2 ba"). "năm" and
# "không" are words of every sentence too: only a row as long as somebody's number counts.
_SAID = {
    "không": 0, "khong": 0, "o": 0, "một": 1, "mốt": 1, "mot": 1, "hai": 2, "ba": 3, "bốn": 4,
    "bon": 4, "tư": 4, "tu": 4, "năm": 5, "nam": 5, "lăm": 5, "lam": 5, "sáu": 6, "sau": 6,
    "bảy": 7, "bẩy": 7, "bay": 7, "tám": 8, "tam": 8, "chín": 9, "chin": 9,
}  # fmt: skip
_DIGIT = rf"(?:{'|'.join(sorted(_SAID, key=len, reverse=True))}|\d)"
_IN_WORDS = re.compile(rf"\b{_DIGIT}(?:[\s.,-]+{_DIGIT}){{8,18}}\b", re.IGNORECASE)
_BANK_AFTER = re.compile(rf"\W{{0,3}}(?:{_BANKS})", re.IGNORECASE)
_NAME = r"[A-ZÀ-ỸĐ][\w'-]*"
_PLACE = rf"(?:{_NAME}|\d+[A-Za-z]?)(?:\s(?:{_NAME}|\d+))*"
# Whoever reads a row of ten thousand digits reads it once: no two parts of a number overlap, and
# none begins inside another. (8,000 of them took a second and a half, on the way that rings.)
_ADDRESS = re.compile(
    r"(?:(?:số nhà|nhà số|so nha|nha so|số|so|ngõ|ngo|hẻm|hem|kiệt|ngách)\s*\d[\w/-]*[,\s]+"
    rf"(?:(?:ngõ|ngách|hẻm|ngo|hem)\s*[\d/]+[,\s]+){{0,4}}"
    rf"(?:đường|duong|phố|pho|đ\.|tổ|to|thôn|xóm|xom|thon)\s*{_PLACE}"
    r"|(?:tổ|thôn|xóm|bản|ấp|khu phố|khu dân cư|to dan pho|thon|xom|ban|ap)\s+"
    + _PLACE
    + rf"[,\s]+(?:xã|phường|thị trấn|xa|phuong|thi tran|p\.|x\.)\s*{_PLACE}"
    r"|(?<!\d)\d{1,6}[A-Za-z]?(?:/\d{1,6}){0,6}\s+(?:đường|phố|duong|pho)\s+"
    + _PLACE
    + r"|(?:số nhà|nhà số|so nha|nha so|số|so)\s*\d[\w/-]*[,\s]+"
    + r"(?:ngõ|ngách|hẻm|kiệt|ngo|hem)\s*[\d/]+"
    + rf"|(?:ngõ|hẻm|kiệt|ngách|hem)\s*\d[\d/]*[,\s]+{_NAME}(?:\s{_NAME})+"
    + rf"|(?<=địa chỉ )\d[\w/-]*\s+{_NAME}(?:\s{_NAME})+"
    + r")"
    r"(?:[,\s]+(?:xã|phường|thị trấn|huyện|quận|tỉnh|thành phố|tp\.?|xa|phuong|huyen|quan|tinh"
    rf"|p\.|q\.)\s*{_PLACE})*",
)


@dataclass(frozen=True, slots=True)
class Found:
    """One piece of personal data; ``start`` to ``end`` are offsets in the text (NFC)."""

    kind: str
    start: int
    end: int


def personal_data_in(text: str) -> tuple[Found, ...]:
    """What a text tells about where somebody is reached, banked, registered or lives.

    Offsets are those of the text in NFC, which is how every text of ours is stored.
    """
    text = nfc(text)
    found = [*_numbers(text), *(Found(ADDRESS, *m.span()) for m in _ADDRESS.finditer(text))]
    return tuple(sorted(found, key=lambda one: one.start))


def _numbers(text: str) -> Iterator[Found]:
    for match in _NUMBER.finditer(text):
        yield from _found(text, match, digits(match.group()))
    for match in _IN_WORDS.finditer(text):
        said = re.findall(r"\w+", match.group().lower())
        if any(one in _SAID for one in said):
            yield from _found(text, match, "".join(str(_SAID.get(one, one)) for one in said))


def _found(text: str, match: re.Match[str], bare: str) -> Iterator[Found]:
    before = text[max(0, match.start() - 60) : match.start()]
    kind = _kind_of(bare, before, is_banked=bool(_BANK_AFTER.match(text, match.end())))
    if kind:
        yield Found(kind, *match.span())


def _kind_of(bare: str, before: str, *, is_banked: bool) -> str:
    """What a number is; the nearest words before it decide where its digits alone do not, or the
    bank that is named right after it."""
    account, citizen = _SAYS_ACCOUNT.search(before), _SAYS_CITIZEN.search(before)
    if citizen and len(bare) in (9, 12) and not (account and account.start() > citizen.start()):
        return CCCD
    if _CARD.fullmatch(bare):
        return BANK_ACCOUNT
    if (account or is_banked) and 6 <= len(bare) <= 19 and not _PHONE.fullmatch(bare):
        return BANK_ACCOUNT
    if _PHONE.fullmatch(bare):
        return BANK_ACCOUNT if account and account.end() - account.start() < 16 else PHONE
    return CCCD if len(bare) == 12 and _CITIZEN.fullmatch(bare) else ""
