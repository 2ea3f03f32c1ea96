"""Signs that stand for words, and the last sieve: only what an announcer can read is left."""

from __future__ import annotations

import re
import unicodedata

from nepso.outreach.distribution.making.speaking.numbers import digits

# Roman numerals, circled and full-width digits, "℃": the same in plain signs.
_COMPAT = re.compile("[\u2103\u2109\u2160-\u217f\u2460-\u249b\uff01-\uff5e]")
_COMPARED = (
    (re.compile(r"(?<![-=])[-=]+>|→"), ", "),
    (re.compile(r"(?:\bkhông quá\s*)?<\s*=\s*(?=\d)"), " không quá "),
    (re.compile(r"(?:\btừ\s*)?>\s*=\s*(?=\d)"), " từ "),
    (re.compile(r"(?:\bdưới\s*)?<\s*(?=\d)"), " dưới "),
    (re.compile(r"(?:\b(?:trên|hơn)\s*)?>\s*(?=\d)"), " trên "),
)
# A place on the map. "N" and "E" are English: no place here lies south of the equator.
_PLACE = re.compile(
    r"(?<![\w.,])(?P<degrees>\d{1,3}(?:[.,]\d{1,6})?)\s?[°º]"
    r"(?:\s?(?P<minutes>\d{1,2}(?:[.,]\d{1,3})?)\s?['’′]"
    r"(?:\s?(?P<seconds>\d{1,2}(?:[.,]\d{1,3})?)\s?(?:[\"”″]|['’′]{2}))?)?"
    r"(?:\s?(?P<side>[NEWBĐ])(?!\w))?"
)
# Degrees with a point: three digits behind it would be thousands.
_DECIMAL = re.compile(
    r"\b(t(?:ọa|oạ) độ:?\s)(\d{1,3})\.(\d{3,7})(\s?[,;-]\s?)(\d{1,3})\.(\d{3,7})(?![\w.])",
    re.IGNORECASE,
)
_SOME_WEEKDAYS = re.compile(
    r"\b((?:sáng|trưa|chiều|tối|đêm)\s)(T[2-7](?:\s?(?:,|và|&)\s?T[2-7]){0,5})(?!\w)", re.I
)
_SIDES = {"N": "Bắc", "B": "Bắc", "E": "Đông", "Đ": "Đông", "W": "Tây"}
_IN_WORDS = (
    (re.compile(r"(?<=\d)\s*\^\s*(?=\d)"), " mũ "),
    (re.compile(r"(?<![\w'‘’])(\d+)\s?['’′](?!\w)"), r"\1 phút"),
    (re.compile(r"\bH['’]\s?(?=Mông)"), "H"),
    (re.compile(r"[☎☏📞]"), " điện thoại "),
    (re.compile(r"\bv\.\s?v(?:\.{3}|\.|…)?(?!\w)", re.IGNORECASE), "vân vân."),
    (re.compile(r"\bT([2-7])\s*[-–]\s*T?([2-7])\b"), r"thứ \1 đến thứ \2"),
    (re.compile(r"\bHK\s?(I{1,2}|[12])(?!\w)"), r"học kỳ \1"),
    (re.compile(r"\b([Kk]m\s?\d{1,4}(?:\+\d{1,3})?)\s?[-–]\s?(?=[Kk]m\s?\d)"), r"\1 đến "),
    (re.compile(r"(?<!\d)(?<!\d\s)\b[Kk]m\s?(?=\d)"), "ki-lô-mét "),
    (re.compile(r"\bRON\s?(9\d)(?!\d)"), r"RON \1"),  # petrol: "RON95-III"
    (re.compile(r"(?<=RON 9\d)-III(?!\w)"), " 3"),
    (re.compile(r"(?<=RON 9\d)-II(?!\w)"), " 2"),
    (re.compile(r"(?<=RON 9\d)-V(?!\w)"), " 5"),
    (re.compile(r"(?<!\w)US(?=\$\s?\d)"), ""),
    (re.compile(r"\bT7\s*(?:,|và|&|-)\s*CN\b"), "thứ 7, chủ nhật"),
    (re.compile(r"\bT(1[0-2]|[1-9])/(?=(?:19|20)\d\d\b)"), r"tháng \1/"),
)
# Letters without case belong to other scripts, and so do some with it; signs of pictures; and what
# stands upon them: marks, joiners.
_MISSED = frozenset({"Lo", "Lu", "Ll", "So"})
_GOES_ALONG = frozenset({"Mn", "Mc", "Lm", "Cf", "Sk"})
_POWERS = {"²": " bình phương ", "³": " lập phương "}
_MARKED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz" + _MARKED)
READABLE = frozenset(_LETTERS | {c.upper() for c in _LETTERS} | set(' \n.,;:!?()"“”-'))
_OTHER_LATIN = {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}


def signs_said(text: str) -> str:
    """Signs of comparison, abbreviations with points and compatibility signs in plain words."""
    text = _DECIMAL.sub(r"\1\2,\3\4\5,\6", text)
    text = _PLACE.sub(_place, _COMPAT.sub(_plainer, text))
    for found, words in (*_COMPARED, *_IN_WORDS):
        text = found.sub(words, text)
    return _SOME_WEEKDAYS.sub(lambda m: m[1] + re.sub("[Tt](?=[2-7])", "thứ ", m[2]), text)


def _place(match: re.Match[str]) -> str:
    """Degrees, minutes, seconds; "35°" alone is for the measures."""
    if not match["minutes"] and not match["side"]:
        return match[0]
    said = f"{match['degrees'].replace('.', ',')} độ"
    for part, word in (("minutes", "phút"), ("seconds", "giây")):
        if match[part]:
            said += f" {match[part].replace('.', ',')} {word}"
    return f"{said} {_SIDES[match['side']]}" if match["side"] else said


def _plainer(match: re.Match[str]) -> str:
    sign = match[0]
    plain = unicodedata.normalize("NFKC", sign)
    return f" {plain} " if "①" <= sign <= "⒛" else plain


def only_readable(text: str) -> str:
    """Letters of Vietnamese and of plain Latin, and the marks of a sentence. Other Latin letters
    lose their marks; pictures, signs and other scripts are left out."""
    return "".join(c if c in READABLE else _readable(c) for c in text)


def _readable(sign: str) -> str:
    if sign.isdigit():
        return f" {digits(sign)} "
    plain = _OTHER_LATIN.get(sign) or unicodedata.normalize("NFD", sign)[0]
    if plain and all(c in READABLE for c in plain):
        return plain
    return _POWERS.get(sign, " ")


def left_out(text: str) -> list[str]:
    """What ``only_readable`` leaves out and a reader would miss: words in other scripts, pictures;
    each once, in order."""
    found = [""]
    for sign in text:
        category = unicodedata.category(sign)
        is_lost = sign not in READABLE and not _readable(sign).strip()
        if is_lost and (category in _MISSED or (found[-1] and category in _GOES_ALONG)):
            found[-1] += sign
        elif found[-1]:
            found.append("")
    return list(dict.fromkeys(one for one in found if one))
