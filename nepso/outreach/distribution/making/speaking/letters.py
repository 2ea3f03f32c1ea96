"""Abbreviations: what officials write short is said in full, other capitals letter by letter."""

from __future__ import annotations

import re
import unicodedata
from functools import partial

from nepso.outreach.distribution.making.speaking.abbreviations import (
    ALONE_IN_FULL,
    BY_WHAT_FOLLOWS,
    IN_FULL,
    PAPERS,
)
from nepso.outreach.distribution.making.speaking.numbers import digits, whole

NAMES = {
    "a": "a", "b": "bê", "c": "xê", "d": "dê", "đ": "đê", "e": "e", "f": "ép", "g": "giê",
    "h": "hát", "i": "i", "j": "gi", "k": "ca", "l": "lờ", "m": "mờ", "n": "nờ", "o": "o",
    "p": "pê", "q": "quy", "r": "rờ", "s": "sờ", "t": "tê", "u": "u", "v": "vê", "w": "vê kép",
    "x": "ích", "y": "y", "z": "dét", "ă": "á", "â": "ớ", "ê": "ê", "ô": "ô", "ơ": "ơ", "ư": "ư",
}  # fmt: skip
_KNOWN = IN_FULL | ALONE_IN_FULL
_FULL = re.compile(
    r"(?<![\w.&-])(?:"
    + "|".join(re.escape(one) for one in sorted(_KNOWN, key=len, reverse=True))
    + r")(?![\w&])"
)
_FOLLOWED = tuple((re.compile(rf"(?<![\w.&/-]){sign}"), said) for sign, said in BY_WHAT_FOLLOWS)
_PAPER = "|".join(sorted(PAPERS, key=len, reverse=True))
_KINDS = "|".join(rf"(?i:{kind})" for kind in sorted(set(PAPERS.values())))
_ROOM_BEFORE = 12
_NUMBERED_PAPER = re.compile(
    rf"(?<![\w./&-])(?!CT\s\d{{1,5}}/\d{{4}}(?![\d/]))({_PAPER})"
    r"(?=\s(?:số:?\s)?\d{1,5}(?:(?:/\d{4})?/[A-ZĐ]|-[A-ZĐ]{1,5}/|/(?:19|20)\d\d(?![\d/])))"
)
# "QĐ-UBND" without a number; after one, whose slash was forgotten, it stays a sign.
_PAPER_OF = re.compile(
    rf"(?P<word>\b(?:{_KINDS})\s(?:số\s)?)?(?<![\w./&-])(?<!\d )(?P<paper>{_PAPER})[-/]"
    r"(?P<office>UBND|HĐND|CP|TTg|TW|TƯ|TU|B[A-ZĐ]{1,7})(?![\w/&-])"
)
_OFFICES = {"CP": "Chính phủ", "TU": "Tỉnh ủy"}
# "Điều 15a", "lớp 12A1 và 12A2": a number with a letter behind it, said as a number.
_LETTERED = r"\d{1,3}[A-Za-zĐđ](?:\d{1,2})?(?!\w|-\d{3})"
_IN_A_ROW = re.compile(
    r"\b(?:điều|khoản|điểm|mục|lớp|khối|phòng|nhà|số|tổ|xóm|ngõ|ngách|hẻm|kiệt|khu|lô|căn|tầng"
    rf"|bàn)\s{_LETTERED}(?:\s?(?:,|và|đến|hoặc|[-–])\s?{_LETTERED}){{0,20}}",
    re.IGNORECASE,
)
_NUMBER_LETTER = re.compile(r"(\d{1,3})([A-Za-zĐđ])(\d{0,2})(?!\w)")
# A place after its kind: "P.Tân Lập", "Q.1".
_PLACE = re.compile(r"(?<![\w.])(TP|TX|P|Q)\.(?!HCM)(?=\s?[A-ZĐÀ-ỹ0-9])")
_WORD = re.compile(r"[^\W\d_]+|\d+")
# "0,05S" is a number with a letter, no code.
_MIXED = re.compile(r"(?<!\w)(?:(?<!\d[.,])|(?!\d))(?=\w*[^\W\d_])(?=\w*\d)[^\W_]+(?!\w)")
_CAPITALS = re.compile(r"(?<!\w)[A-ZĐĂÂÊÔƠƯ]{2,}(?!\w)")
# What a Vietnamese syllable can be, without its marks: such capitals are a word, not letters.
_SYLLABLE = re.compile(
    r"(ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(ch|ng|nh|[cmnpt])?"
)


def abbreviations_said(text: str) -> str:
    """Known abbreviations in full, other runs of capitals and codes like "A4" letter by letter."""
    for sign, said in _FOLLOWED:
        text = sign.sub(partial(_unless_said, said), text)
    text = _PAPER_OF.sub(_paper_of, text)
    text = _PLACE.sub(lambda m: f"{IN_FULL[f'{m[1]}.']} ", text)
    text = _FULL.sub(lambda m: f"{_KNOWN[m[0]]} " if m[0][-1] == "." else _KNOWN[m[0]], text)
    text = _IN_A_ROW.sub(_in_a_row, text)
    text = _MIXED.sub(lambda m: code_said(m[0]), text)
    return _CAPITALS.sub(_capitals, text)


def papers_said(text: str) -> str:
    """The kind of a paper before its number: "QĐ số 12/QĐ-UBND"; before the number is said."""
    return _NUMBERED_PAPER.sub(lambda m: _unless_said(PAPERS[m[1]], m), text)


def _unless_said(said: str, match: re.Match[str]) -> str:
    """ "Tỉnh lộ TL. 261": the word already stands before."""
    before = match.string[max(0, match.start() - _ROOM_BEFORE) : match.start()].lower()
    return "" if before.rstrip().endswith(said.strip().lower()) else said


def _paper_of(match: re.Match[str]) -> str:
    office = match["office"]
    said = _OFFICES.get(office) or _KNOWN.get(office) or letters(office)
    paper = PAPERS[match["paper"]]
    word = match["word"] or ""
    if re.sub(r" số$", "", word.strip().lower()) == paper.lower():
        return f"{re.sub(' số$', '', word.strip())} của {said}"
    return f"{word}{paper} của {said}"


def _in_a_row(match: re.Match[str]) -> str:
    joined = re.sub(r"\s?[-–]\s?", " đến ", match[0])
    return _NUMBER_LETTER.sub(_number_letter, joined)


def _number_letter(match: re.Match[str]) -> str:
    behind = f" {whole(int(match[3]))}" if match[3] else ""
    return f"{whole(int(match[1]))} {letters(match[2])}{behind}"


def _capitals(match: re.Match[str]) -> str:
    word = match[0]
    return word if _SYLLABLE.fullmatch(bare(word)) else letters(word)


def bare(word: str) -> str:
    """In small letters without any mark."""
    parted = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
    return "".join(c for c in parted if not unicodedata.combining(c))


def letters(word: str) -> str:
    """Each letter by its name."""
    return " ".join(NAMES.get(c, NAMES.get(bare(c), c)) for c in word.lower())


def code_said(text: str) -> str:
    """Letters by their names, digits one by one, in their order."""
    parts = _WORD.findall(text)
    return " ".join(digits(part) if part[0].isdigit() else letters(part) for part in parts)
