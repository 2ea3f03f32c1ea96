"""Abbreviations: what officials write short is said in full, other capitals letter by letter."""

from __future__ import annotations

import re
import unicodedata

from nepso.outreach.distribution.making.speaking.numbers import digits

NAMES = {
    "a": "a", "b": "bê", "c": "xê", "d": "dê", "đ": "đê", "e": "e", "f": "ép", "g": "giê",
    "h": "hát", "i": "i", "j": "gi", "k": "ca", "l": "lờ", "m": "mờ", "n": "nờ", "o": "o",
    "p": "pê", "q": "quy", "r": "rờ", "s": "sờ", "t": "tê", "u": "u", "v": "vê", "w": "vê kép",
    "x": "ích", "y": "y", "z": "dét", "ă": "á", "â": "ớ", "ê": "ê", "ô": "ô", "ơ": "ơ", "ư": "ư",
}  # fmt: skip
# Only what stands for one thing alone in the papers of a province; "TT" (thông tư, trung tâm,
# thị trấn) is for the announcer, who sees the letters said one by one and asks.
IN_FULL = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "MTTQ": "Mặt trận Tổ quốc",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "VHTTDL": "Văn hóa, Thể thao và Du lịch",
    "VHTT&DL": "Văn hóa, Thể thao và Du lịch",
    "VH-TT": "Văn hóa, Thể thao",
    "GDĐT": "Giáo dục và Đào tạo",
    "GD&ĐT": "Giáo dục và Đào tạo",
    "KH&CN": "Khoa học và Công nghệ",
    "KHCN": "Khoa học và Công nghệ",
    "CNTT": "công nghệ thông tin",
    "CĐS": "chuyển đổi số",
    "THCS": "trung học cơ sở",
    "THPT": "trung học phổ thông",
    "BHXH": "bảo hiểm xã hội",
    "BHYT": "bảo hiểm y tế",
    "CCCD": "căn cước công dân",
    "CMND": "chứng minh nhân dân",
    "MST": "mã số thuế",
    "STK": "số tài khoản",
    "TDP": "tổ dân phố",
    "HTX": "hợp tác xã",
    "ATGT": "an toàn giao thông",
    "PCCC": "phòng cháy, chữa cháy",
    "ANTT": "an ninh trật tự",
    "TNHH": "trách nhiệm hữu hạn",
    "NTM": "nông thôn mới",
    "TP.HCM": "Thành phố Hồ Chí Minh",
    "TPHCM": "Thành phố Hồ Chí Minh",
    "TP.": "thành phố",
    "TP": "thành phố",
    "TX.": "thị xã",
    "P.": "phường",
    "Q.": "quận",
    "NĐ-CP": "Nghị định Chính phủ",
    "TW": "Trung ương",
    "TƯ": "Trung ương",
    "LED": "lét",
    "VNeID": "vê nờ e i đê",
    "C-ThaiNguyen": "xê Thái Nguyên",
    "COVID": "Covid",
}
_FULL = re.compile(
    r"(?<![\w.&-])(?:"
    + "|".join(re.escape(one) for one in sorted(IN_FULL, key=len, reverse=True))
    + r")(?![\w&])"
)
# A place after its kind: "P.Tân Lập", "Q.1".
_PLACE = re.compile(r"(?<![\w.])(TP|TX|P|Q)\.(?=\s?[A-ZĐÀ-ỹ0-9])")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_MIXED = re.compile(r"(?<!\w)(?=\w*[^\W\d_])(?=\w*\d)[^\W_]+(?!\w)")
_CAPITALS = re.compile(r"(?<!\w)[A-ZĐĂÂÊÔƠƯ]{2,}(?!\w)")
# What a Vietnamese syllable can be, without its marks: such capitals are a word, not letters.
_SYLLABLE = re.compile(
    r"(ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(ch|ng|nh|[cmnpt])?"
)


def abbreviations_said(text: str) -> str:
    """Known abbreviations in full, other runs of capitals and codes like "A4" letter by letter."""
    text = _FULL.sub(lambda m: IN_FULL[m[0]], text)
    text = _PLACE.sub(lambda m: f"{IN_FULL[f'{m[1]}.']} ", text)
    text = _MIXED.sub(lambda m: code_said(m[0]), text)
    return _CAPITALS.sub(_capitals, text)


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
