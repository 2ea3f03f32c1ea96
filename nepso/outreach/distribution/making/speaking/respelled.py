"""Other ways of writing a number, put into the one way that the rest reads: "1.500.000 đồng"."""

from __future__ import annotations

import re

_SPACE = "[ \u00a0\u202f]"
_MONEY = r"(?:đồng|VNĐ|VND|vnđ|vnd|đ|₫|USD|usd|đô-la|đô la|\$)"
_COUNTED = (
    r"(?:nghìn|ngàn|triệu|tỷ|tỉ|người|lượt|hộ|học sinh|khách|cái|chiếc|bản|tờ|km|m2|m²|ha|kg|tấn)"
)
# "1 500 000 đồng": without a word for what is counted it may be numbers beside each other.
_SPACED = re.compile(
    rf"(?<![\w.,/+-])\d{{1,3}}(?:{_SPACE}\d{{3}}){{1,5}}(?={_SPACE}?(?:{_MONEY}|{_COUNTED})(?!\w))"
)
# "1,500,000" and "$1,500.50" are English; one comma alone is ours, except before money.
_ENGLISH = re.compile(
    rf"(?<![\w.,/])(?:(\d{{1,3}}(?:,\d{{3}}){{2,}})|(\d{{1,3}}(?:,\d{{3}})+)(?=\.\d)"
    rf"|(\d{{1,3}},\d{{3}})(?={_SPACE}?{_MONEY}(?!\w)))(\.\d{{1,2}})?(?![\d,])"
)
_DOLLARS = re.compile(r"(?<=\$)(\s?)(\d{1,3}(?:,\d{3})+)(\.\d{1,2})?(?![\d,])")
_DOLLAR_CENTS = re.compile(r"(?<=\$)(\s?\d+)\.(\d{1,2})(?!\d)")
_SHORT = re.compile(r"(?<![\w.,/])(\d+(?:,\d+)?)(k|tr)(?!\w)(?P<each>(?=/[^\W\d_]))?")
# "2tr5": what follows are hundreds of thousands, as "2tr05" shows.
_AND_THOUSANDS = re.compile(r"(?<![\w.,/])(\d{1,6})tr(\d{1,3})(?!\w)")
# Minutes and seconds; "720p" is a picture, "iPhone 5s" a name, "những năm 90s" a time.
_SHORT_TIME = re.compile(
    r"(?<![\w.,/])(?<!iPhone )(?<!năm )(?<!hình )(?<!pháp )(?<!chuẩn )(\d{1,3})(ph|p|s)(?!\w|\.\w)"
)
_PICTURES = {"144", "240", "360", "480", "720"}
_TIMES = {"p": "phút", "ph": "phút", "s": "giây"}
_BY = re.compile(r"(?<=\d)((?:k?m|cm|mm)?)\s?[xX]\s?(?=\d)")
_TIMES_WORD = re.compile(r"(?<=[^\W\d_]\s)x(?=\s\d)")  # "2 viên x 3 lần"
# "1m65"; "5m2" is an area.
_TALL = re.compile(r"(?<![\w.,/])(\d{1,2})m(?![23](?!\d))(\d{1,2})(?!\w)")
_IN_HOURS = re.compile(r"(?<=\dmm)/(?=\d{1,2}h(?!\w))")
_ALL_DAY = re.compile(r"(?<![\w/])24/24\s?h(?!\w)")
_SHARES = {
    "½": "một phần hai", "⅓": "một phần ba", "⅔": "hai phần ba", "¼": "một phần tư",
    "¾": "ba phần tư", "⅕": "một phần năm", "⅛": "một phần tám",
}  # fmt: skip
_SIGNS = {
    "≥": " từ ", "≤": " không quá ", "×": " nhân ", "÷": "-", "±": " cộng trừ ", "→": ", ",
    "≈": " khoảng ", "≠": " khác ", "№": " số ",
}  # fmt: skip
_MEASURED = "|".join(
    rf"(?<=\d{blank}{unit})"
    for unit in (
        "kg",
        "g",
        "mg",
        "ml",
        "l",
        "lít",
        "t",
        "tạ",
        "m",
        "mét",
        "cm",
        "km",
        "ha",
    )
    for blank in ("", r"\s")
)
_PER = re.compile(
    rf"(?:(?<=%)|(?<=₫)|(?<=VND)|(?<=VNĐ)|(?<=USD)|(?<=[\d\s(]đ)|(?<=\d[.]000)|(?<=đồng)|(?<=nghìn)"
    rf"|(?<=triệu)|(?<=tỷ)|(?<=tỉ)|(?<=phút)|(?<=giây)|(?<=m[23²³])|{_MEASURED})"
    r"/(?=(?:ngày|đêm|tuần|tháng|quý|năm|giờ|phút|người|hộ|lần|lượt|suất|vé|"
    r"học sinh|cháu|em|xã|thôn|sào|mẫu|khóa|buổi|lít|hộp|chai|gói|viên|bộ|cuốn|tấn|con|quả"
    r"|chục|bình|khẩu|chuyến|mũi|liều|tin(?! nhắn| bài| tức)|th)(?!\w))"
)
_PERIOD = r"(?:ngày|đêm|tuần|tháng|quý|năm|giờ|buổi|lần)(?!\w)"
_AMONG = r"ngày|tuần|tháng|năm|quý|buổi|hộ|người|con|lần|ca|xã|thôn|xóm|nhóm|lớp|mũi"
# "2 lần/ngày", and the second of "50k/hộ/năm".
_OFTEN = re.compile(
    rf"((?<!\w)\d{{1,9}}\s|\smột\s)(lần|ngày|buổi|giờ|viên|tiết|tháng|tuần|năm|chuyến|lượt|ca|liều|mũi|con|người|hộ"
    rf"|suất)/(?=(?:{_AMONG})(?!\w|/))"
)
# "07 cuốn sách/năm": whatever it is, of a time.
_IN_A_PERIOD = re.compile(
    rf"((?<![\w.,/])\d{{1,9}}(?:\s[^\W\d_]{{1,12}}){{1,2}})/(?={_PERIOD})", re.IGNORECASE
)
# "02kg gạo/khẩu", "40 khóm/m2": what is given, of so many.
_GIVEN = re.compile(
    r"((?<!\w)\d{1,9}(?:[.,]\d{1,3})?\s?(?:kg|g|l|lít|tấn|tạ|yến|suất|khóm|bao|túi|thùng|hộp|gói|chai"
    r"|cây|quả|bát|tấm|cái|chiếc|con|bộ)(?:\s[^\W\d_]{1,12}){0,2})"
    r"/(?=(?:người|hộ|khẩu|em|cháu|con|sào|m2|m²)(?!\w))"
)
_PER_MONTH = re.compile(r"(?<= )một th(?!\w)")
_PER_UNIT = re.compile(
    r"(?:(?<=[\dđ₫D])|(?<=đồng)|(?<=nghìn)|(?<=triệu))/(kg|m2|m²|m3|m³|km)(?!\w)"
)
_TOGETHER = re.compile(
    r"(?<![^\W\d_])(kg|g|tấn|tạ|mg|ml|kW|người|con|cây|m3|m³)/(m2|m²|m3|m³|km2|km²|ha|lít|l|giờ|h|s)(?!\w)"
)
# A dose: "10-15mg/kg/lần".
_DOSE = re.compile(r"(?<=\d)(\s?)(mg|ml|g)/kg(?:/(lần|ngày|liều))?(?![\w/])")
_BEFORE_UNIT = re.compile(r"(?<=\d)(?=(?:m3|m³)/)")
_ALONE = re.compile(r"(?<!\w)(km2|km²|m2|m²|m3|m³)(?!\w)")
_POINT = re.compile(
    r"(?<![\w.,/])(\d+)\.(\d{1,2})"
    r"(?=\s?(?:°|º|%|‰|(?:độ|km|kg|m|m2|m²|ha|lít|tấn|nghìn|ngàn|triệu|tỷ|tỉ|GB|MB|điểm(?!\s+[a-zđ](?!\w)))(?!\w)))"
)
_ZEROS = re.compile(
    rf"(?<![\w.,/+-])[1-9]\d{{0,2}}(?:{_SPACE}\d{{3}}){{0,4}}{_SPACE}000(?!{_SPACE}?\d)"
)
# "tỷ lệ 1:10", and "1:1000" of a map; "Năm 2026: 150 vụ" is no ratio.
_RATE = re.compile(
    r"\b(?P<said>t[ỷỉ] lệ\s+(?:là\s+)?)(?P<of>\d+)\s?:\s?(?P<all>\d+)(?![\d:])"
    r"|(?<![\w.,:/])1:(?P<map>\d{3,})(?![\d:])",
    re.IGNORECASE,
)
_WORDS = {
    "kg": "ki-lô-gam", "g": "gam", "mg": "mi-li-gam", "ml": "mi-li-lít", "kW": "ki-lô-oát",
    "km2": "ki-lô-mét vuông", "km²": "ki-lô-mét vuông", "m2": "mét vuông", "m²": "mét vuông",
    "m3": "mét khối", "m³": "mét khối", "km": "ki-lô-mét", "ha": "héc-ta", "l": "lít",
    "h": "giờ", "s": "giây",
}  # fmt: skip
# "thua 50-100 triệu", "hòa 20-30 g": what goes on so is no score.
_SCORE = re.compile(
    r"\b((?:t[ỷỉ] số|(?:(?<!cộng )(?<!chiến )(?<!cải ))(?:thắng|thua|hòa|hoà))\s+(?:là\s+)?)"
    r"(\d{1,3})\s*[-–:]\s*(\d{1,3})(?![\w/])"
    r"(?=\s*(?:$|[\n,;:!?)”\"]|\.(?!\d)|(?:trước|sau|trong|nghiêng|cho|đội|và|để|ở|tại|khi|ngay|với"
    r"|của|thuộc|chung cuộc|chung kết|tỷ số|ở|trên|hiệp|nhờ|bằng|đầy|là|được|đã)(?!\w)))",
    re.IGNORECASE,
)


def respelled(text: str) -> str:
    """The same text with every number written as Vietnamese papers write it."""
    for sign, words in _SHARES.items():
        text = re.sub(rf"(?<=\d)\s*{sign}", f" và {words}", text).replace(sign, words)
    for sign, words in _SIGNS.items():
        text = text.replace(sign, words)
    text = _SPACED.sub(lambda m: re.sub(_SPACE, ".", m[0]), text)
    text = _DOLLARS.sub(lambda m: m[1] + _ours(m[2], m[3]), text)
    text = _DOLLAR_CENTS.sub(r"\1,\2", text)
    text = _ENGLISH.sub(lambda m: _ours(m[1] or m[2] or m[3], m[4]), text)
    text = _AND_THOUSANDS.sub(lambda m: f"{m[1]} triệu {int(m[2].ljust(3, '0'))} nghìn", text)
    text = _SHORT.sub(_short, text)
    text = _SHORT_TIME.sub(_short_time, text)
    text = _TIMES_WORD.sub("nhân", text)
    text = _TALL.sub(r"\1 mét \2", text)
    text = _BY.sub(r"\1 nhân ", text)
    text = _POINT.sub(r"\1,\2", text)
    text = _ZEROS.sub(lambda m: re.sub(_SPACE, ".", m[0]), text)
    text = _RATE.sub(_rate, text)
    text = _IN_HOURS.sub(" trong ", text)
    text = _ALL_DAY.sub("24/24 giờ", text)
    text = _DOSE.sub(_dose, text)
    text = _PER.sub(" một ", text)
    text = _IN_A_PERIOD.sub(r"\1 một ", text)
    text = _OFTEN.sub(r"\1\2 một ", text)
    text = _PER_MONTH.sub("một tháng", text)
    text = _PER_UNIT.sub(lambda m: f" một {_WORDS[m[1]]}", text)
    text = _BEFORE_UNIT.sub(" ", text)
    text = _TOGETHER.sub(lambda m: f"{_WORDS.get(m[1], m[1])} trên {_WORDS.get(m[2], m[2])}", text)
    text = _GIVEN.sub(r"\1 một ", text)
    text = _ALONE.sub(lambda m: _WORDS[m[1]], text)
    return _SCORE.sub(r"\1\2, \3", text)


def _ours(whole: str, cents: str | None) -> str:
    return whole.replace(",", ".") + (f",{cents[1:]}" if cents else "")


def _rate(match: re.Match[str]) -> str:
    if match["map"]:
        return f"1 trên {match['map']}"
    return f"{match['said']}{match['of']} trên {match['all']}"


def _dose(match: re.Match[str]) -> str:
    each = f" một {match[3]}" if match[3] else ""
    return f" {_WORDS[match[2]]} trên {_WORDS['kg']}{each}"


def _short(match: re.Match[str]) -> str:
    """ "200k" and "3k/quả" are money; "4k" is a picture and stays a code."""
    if match[2] == "tr":
        return f"{match[1]} triệu"
    is_money = "," in match[1] or int(match[1]) >= 10 or match["each"] is not None
    return f"{match[1]} nghìn" if is_money else match[0]


def _short_time(match: re.Match[str]) -> str:
    if match[2] == "p" and match[1] in _PICTURES:
        return match[0]
    return f"{match[1]} {_TIMES[match[2]]}"
