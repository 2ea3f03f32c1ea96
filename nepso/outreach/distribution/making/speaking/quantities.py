"""Money, percentages, measures, spans and fractions."""

from __future__ import annotations

import re

from nepso.outreach.distribution.making.speaking.abbreviations import IN_FULL
from nepso.outreach.distribution.making.speaking.dates import day_month
from nepso.outreach.distribution.making.speaking.letters import code_said, papers_said
from nepso.outreach.distribution.making.speaking.numbers import (
    NUMBER,
    amount,
    digits,
    roman,
    whole,
)

_UNITS = {
    "%": "phần trăm", "‰": "phần nghìn", "°C": "độ xê", "ºC": "độ xê", "°F": "độ ép", "°": "độ",
    "km/h": "ki-lô-mét trên giờ", "km²": "ki-lô-mét vuông", "km2": "ki-lô-mét vuông",
    "m²": "mét vuông", "m2": "mét vuông", "m³": "mét khối", "m3": "mét khối",
    "mmHg": "mi-li-mét thủy ngân", "Hz": "héc",
    "km": "ki-lô-mét", "cm": "xăng-ti-mét", "mm": "mi-li-mét", "m": "mét", "ha": "héc-ta",
    "kg": "ki-lô-gam", "g": "gam", "mg": "mi-li-gam", "l": "lít", "lít": "lít", "ml": "mi-li-lít",
    "kV": "ki-lô-vôn", "kWh": "ki-lô-oát giờ", "kW": "ki-lô-oát", "W": "oát", "V": "vôn",
    "GB": "gi-ga-bai", "MB": "mê-ga-bai", "KB": "ki-lô-bai", "Mbps": "mê-ga-bít trên giây",
    "VNĐ": "đồng", "VND": "đồng", "đ": "đồng", "₫": "đồng", "USD": "đô-la Mỹ", "$": "đô-la Mỹ",
    "€": "ơ-rô", "EUR": "ơ-rô", "£": "bảng Anh", "¥": "yên", "₩": "uôn",
}  # fmt: skip
UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_SCALE = r"(?:\s+(?:nghìn|ngàn|triệu|tỷ|tỉ))?"
# Between two numbers a dash is a span; a minus stands at the beginning of one alone.
_SPAN = re.compile(rf"(?<![\w.,/-])({NUMBER})\s*(?:-|–|—|÷)\s*({NUMBER})(?![\w.,/-]*\d)")
_WITH_UNIT = re.compile(rf"(?<![\w.,/%‰°])([-−]?)({NUMBER})({_SCALE})\s?({UNIT})(?![\w²³])")
_DOLLAR = re.compile(rf"([$€£¥₩])\s?({NUMBER})({_SCALE})")
# Of what there are shares: "2/3 diện tích", "1/2 viên".
SHARED = (
    r"diện tích|tổng|số(?! nhà)|dân số|hộ|thời gian|quãng đường|chặng đường|khối lượng|công việc"
    r"|đám|viên|ống|cốc|thìa|muỗng|liều|bát|gói|chai|quân số|sản lượng|chiều dài"
)
_FRACTION = re.compile(
    r"(?P<before>\b(?:hơn|gần|khoảng|chiếm|đạt|giảm|tăng|bằng|còn|chừng|quá|ít nhất|t[ỷỉ] lệ|có"
    r"|được|mất|uống|với|cả|một nửa|trên tổng số)\s+)?"
    r"(?P<place>\b(?:lớp|số nhà|(?<!đổi )số|ngõ|ngách|hẻm|kiệt)\s+)?"
    r"(?<![\w.,/])(?P<above>\d{1,4})/(?P<below>\d{1,4})(?![\w/])"
    r"(?=(?P<after>\s+(?:số|phần|hộ|xã|phường|thôn|xóm|tổ|bản|làng|trường|lớp|cơ quan|đơn vị|người"
    r"|đại biểu|cử tri|thành viên|học sinh|giáo viên|chỉ tiêu|tiêu chí|nhiệm vụ|mục tiêu|diện tích"
    r"|dân số|thời gian|tổng|lượng|ý kiến|phiếu|hồ sơ|công trình|dự án|câu|điểm|huyện|tỉnh|khu"
    r"|gia đình|đảng viên|cán bộ|vốn|kế hoạch|giá|chiếc|cái|quả|bài|nội dung|quãng đường)(?!\w)"
    rf"|\s+(?:{SHARED})(?!\w))?)",
    re.IGNORECASE,
)
_ENGLISH_POINT = re.compile(r"(?<![\w.,/])(\d+)\.(\d{1,2}|\d{4,})(?![\w.,]*\d)")
_MINUS = re.compile(rf"(?<![\w.,/)])[-−]({NUMBER})(?![\w.,/-]*\d)")
_PLAIN = re.compile(NUMBER)
_NAME_AND_NUMBER = re.compile(r"(?<=[^\W\d_])-(?=\d)")  # "Covid-19"
_ROMAN = re.compile(
    r"\b((?:chương|mục|phần|khóa|khoá|thế kỷ|phụ lục|kỳ|cấp|hạng|loại|đợt|lần|thứ|điều|khoản|tập"
    r"|quyển|vòng|bậc|vùng|quân khu|nhóm|bài|tiết|giai đoạn)\s+)"
    r"([IVXL]+(?:\s*(?:,|và|đến|-|–)\s*[IVXL]+)*)(?!\w)",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"(?<![\w/])(\d{1,5})((?:/\d{4})?)/([A-ZĐ][A-Za-zĐƯ0-9]*(?:[-&][A-Za-zĐƯ0-9]+)*)(?![\w/])"
)


# The Party's papers are numbered so.
_PARTY_DOCUMENT = re.compile(r"(?<![\w/])(\d{1,5})-([A-ZĐ]{1,5})/([A-ZĐƯ]{2,6})(?![\w/])")
# "Nghị định 15/2020", whose sign is left out.
_SHORT_DOCUMENT = re.compile(
    r"\b((?:nghị định|thông tư|nghị quyết|quyết định|chỉ thị|luật)\s(?:số\s)?)"
    r"(\d{1,4})/((?:19|20)\d\d)(?![\w/])",
    re.IGNORECASE,
)


def documents_said(text: str) -> str:
    """The number of an official document, sign by sign: 423/QĐ-BVHTTDL, 57-NQ/TW."""
    text = papers_said(text)
    text = _PARTY_DOCUMENT.sub(
        lambda m: f"{whole(int(m[1]))} gạch ngang {_signed(m[2])} gạch chéo {_signed(m[3])}",
        text,
    )
    text = _SHORT_DOCUMENT.sub(
        lambda m: f"{m[1]}{whole(int(m[2]))} gạch chéo {whole(int(m[3]))}", text
    )
    return _DOCUMENT.sub(_document, text)


def _document(match: re.Match[str]) -> str:
    year = f" gạch chéo {whole(int(match[2][1:]))}" if match[2] else ""
    tail = " gạch ngang ".join(_signed(part) for part in re.split("[-&]", match[3]))
    return f"{whole(int(match[1]))}{year} gạch chéo {tail}"


def _signed(part: str) -> str:
    """A part of the sign of a paper: what is known is left to be said in full."""
    return part if part in IN_FULL else code_said(part)


def measures_said(text: str) -> str:
    """Roman numerals after their word, spans, money, percentages and units."""
    text = _ROMAN.sub(_roman, text)
    text = _SPAN.sub(lambda m: f"{m[1]} đến {m[2]}", text)
    text = _DOLLAR.sub(lambda m: f"{amount(m[2])}{m[3]} {_UNITS[m[1]]}", text)
    return _WITH_UNIT.sub(_measure, text)


def numbers_said(text: str) -> str:
    """Every number that is left."""
    text = _NAME_AND_NUMBER.sub(" ", text)
    text = _FRACTION.sub(_fraction, text)
    text = _ENGLISH_POINT.sub(lambda m: f"{amount(m[1])} chấm {digits(m[2])}", text)
    text = _MINUS.sub(lambda m: f"âm {amount(m[1])}", text)
    return _PLAIN.sub(lambda m: f" {amount(m[0])} ", text)


def _roman(match: re.Match[str]) -> str:
    values = {one: roman(one.upper()) for one in re.findall("[IVXLivxl]+", match[2])}
    if not all(values.values()) or match[2] != match[2].upper():
        return match[0]
    said = re.sub("[IVXL]+", lambda m: whole(values[m[0]]), match[2])
    return match[1] + re.sub(r"\s*[-–]\s*", " đến ", said)


def _measure(match: re.Match[str]) -> str:
    minus = "âm " if match[1] else ""
    return f"{minus}{amount(match[2])}{match[3]} {_UNITS[match[4]]}"


def _fraction(match: re.Match[str]) -> str:
    """A share where the words around say so, else the day that it may be: "Quốc khánh 2/9"."""
    before, above, below = match["before"] or "", int(match["above"]), int(match["below"])
    if match["place"]:
        return f"{before}{match['place']}{whole(above)} trên {whole(below)}"
    is_share = bool(before or match["after"]) or (above, below) == (24, 7)
    if not is_share and (day := day_month(above, below)):
        return day
    if 0 < above < below <= 10:
        return f"{before}{whole(above)} phần {'tư' if below == 4 else whole(below)}"
    if above > below and (above, below) != (24, 7) and (day := day_month(above, below)):
        return before + day  # "có 30/4": nobody writes a share of more than the whole
    return f"{before}{whole(above)} trên {whole(below)}"
