"""Short numbers that one calls, 113 or 5656, digit by digit; a quantity of 113 stays one."""

from __future__ import annotations

import re

from nepso.outreach.distribution.making.speaking.numbers import DIGITS, digits

# Emergency, rescue, children; unwanted calls; a town's own line.
CALLED = r"(?:11[1-9]|156|1022|5656)"
_AND = r"\s{0,2}(?:,|;|/|-|–|và|hoặc|hay)\s{0,2}"
_END = r"(?![\w%‰°]|[.,/:]\d)"
_PLACE = r"(?:xã|phường|thôn|huyện|tỉnh|thành phố)\s(?-i:[A-ZĐÁÂĂÀẢẤỨÚ])"
# What may follow a number that is called; whatever else follows may be counted, "gọi 150 tân binh".
_DONE = (
    r"$|[\n<,;:!?…()“”\"'/–—-]|\.(?!\d)|(?:và|hoặc|hay)\s(?!\d)"
    r"|(?:để|khi|nếu|ngay|miễn phí|24/7|24/24|trực|luôn|hoạt động|tiếp nhận|phục vụ|của|là|thì|rồi"
    r"|cho|từ|lúc|tại|trên|trước|hằng|hàng|gặp|nhờ|theo|mà|sẽ|được|đã|đến|tới|đưa|xin|với|bấm"
    r"|có|hỏi(?! đáp)|nói|nhưng|nên|không|chưa|nhé|nha|đi|ạ|giúp|vẫn|cũng|đang|chỉ|bị|ngừng|tạm"
    r"|cần|phải|báo(?!\s(?:cáo|chí)))(?!\w)"
)
_FOLLOWED = rf"(?=\s{{0,3}}(?:{_DONE}|{_PLACE}))"
# "gọi 113 công an": who comes to that very number.
_THEIRS = (
    r"(?:(?<=113)\s(?:công an|cảnh sát)|(?<=114)\s(?:cứu h(?:ỏa|oả)|chữa cháy|PCCC|cảnh sát)"
    r"|(?<=115)\s(?:cấp cứu|cứu thương))(?!\s?viên)(?!\w)"
)
# Behind the name of a line only what is counted is no number of it.
_COUNTED = (
    r"(?!\s?(?:°|%|‰|kV|km|kg|cm|m2|m²|m3|m³|ha|tr|k|đ|₫|VNĐ|USD)(?!\w))"
    r"(?!\s(?:nghìn|ngàn|triệu|tỷ|tỉ|đồng|người|hộ|lượt|cuộc|vụ|ca|trường hợp|em|cháu|trẻ|bạn"
    r"|khách|máy|điểm|trạm|bản|cái|chiếc|bộ|tin|bài|lần|ngày|giờ|phút|tháng|năm|thuê bao)(?!\w))"
    r"(?!\s(?:xã|phường|thôn|xóm|tổ|huyện|tỉnh)(?!\w))"
)
_MORE = rf"(?!\d)(?:{_AND}\d{{3,8}}(?!\d)){{0,9}}+"
_LINE_NAMED = re.compile(
    r"(?P<word>\b(?:tổng đài|đường dây nóng|hotline|đầu số|số máy|SĐT|ĐT(?=:)|ĐTDĐ|số khẩn cấp"
    r"|gọi(?:\s(?:điện|ngay|cho|đến|tới|vào|về|qua|theo)){0,3}(?=\ssố))(?: số)?:?\s{1,3})"
    rf"(?P<numbers>\d{{3,8}}{_MORE}){_END}(?:{_FOLLOWED}|{_COUNTED})",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?P<word>(?<!kêu )\b(?:gọi(?:\s(?:điện|ngay|cho|đến|tới|vào|về|qua|theo)){0,3}"
    r"|điện thoại(?: số)?):?\s{1,3})"
    rf"(?P<numbers>(?:[19]\d\d|\d{{4,8}}){_MORE}){_END}"
    rf"(?:{_FOLLOWED}|(?={_THEIRS}|\s(?:phản ánh|kêu cứu|cầu cứu)(?!\w)))",
    re.IGNORECASE,
)
# These take many more things than numbers: theirs is a known one, a long one, or behind "số".
_CONTACT = re.compile(
    r"(?P<word>\b(?:(?:bấm|quay)(?:\smáy)?|liên hệ(?:\s(?:ngay|theo|qua|với)){0,2}"
    r"|nhắn(?:\stin)?(?:\s(?:đến|tới|về|cho)){0,1})(?:(?P<number>\ssố))?:?\s{1,3})"
    rf"(?P<numbers>(?(number)\d{{3,8}}|(?:{CALLED}|\d{{6,8}})){_MORE}){_END}{_FOLLOWED}",
    re.IGNORECASE,
)
# Who comes when called: only with a number that is theirs.
_SERVICE = re.compile(
    r"(?<!số )(?<!ca )(?<!vụ )(?<!có )"
    r"(?P<word>\b(?:công an|cảnh sát(?:\s(?:cơ động|PCCC|phản ứng nhanh))?|phản ứng nhanh"
    r"|cứu h(?:ỏa|oả)|chữa cháy|PCCC|cứu thương|cấp cứu(?: y tế)?|cứu nạn|cứu hộ|bảo vệ trẻ em"
    r"|khẩn cấp|báo cháy|đường dây"
    r"|(?:gửi|nhắn|nhắn tin|tin nhắn)(?:\s(?:tin nhắn|đến|tới|về)){0,2})(?: số)?"
    rf"\s?[:(–-]?\s?|\btrẻ em\s)"
    rf"(?P<numbers>{CALLED}(?:{_AND}{CALLED}(?!\d)){{0,9}}+){_END}"
    rf"(?:{_FOLLOWED}|(?=\s(?-i:[A-ZĐ][^\W\d_A-Z])))",
    re.IGNORECASE,
)
# A line with its long name: "Tổng đài quốc gia bảo vệ trẻ em 111 hoạt động 24/7".
_LINE = re.compile(
    r"(?P<word>\b(?:tổng đài|đường dây)(?:\s[^\W\d_]{1,12}){1,10}\s\(?)"
    rf"(?P<numbers>{CALLED}){_END}"
    r"(?=\s*(?:$|[\n.,;:!?)”\"]|(?:và|hoặc|hay|để|khi|hoạt động|tiếp nhận|miễn phí|trực|luôn|của|là"
    r"|24/7|24/24)(?!\w)))",
    re.IGNORECASE,
)
# "Số 113" begins a sentence or follows a word of calling: no house, no paper, no bus has it.
_NUMBER = re.compile(
    rf"(?P<word>\bsố\s)(?P<numbers>{CALLED}(?:{_AND}{CALLED}(?!\d)){{0,9}}+){_END}"
    rf"(?:(?=\s{{0,3}}(?:{_DONE}))|(?={_THEIRS}))"
    r"(?!\s?[,–-]?\s?(?:đường|phố|ngõ|tổ|ngày|của|quốc lộ|xóm|thôn|phường|xã)(?!\w))"
    r"(?!\s?[,–-]\s?(?-i:[A-ZĐ][^\W\d_]{0,7}\s[A-ZĐ]))",
    re.IGNORECASE,
)
_BEFORE_NUMBER = re.compile(
    r"(?:^|[.:;!?(“\"\n–-]|(?<!\w)(?:bấm|quay|gọi|nhắn|gửi|liên hệ|hai|ba|các|những|nhớ|máy|lưu"
    r"|(?<!thông )báo|(?<!công )điện|đầu))\s*$",
    re.IGNORECASE,
)
_NO_CALL_BEFORE = re.compile(
    r"(?:(?:địa chỉ|trụ sở)(?:\s[^\W\d_]{1,7}){0,2}|đ/c|nhà)\s?:?\s?$", re.IGNORECASE
)
# "đến số 113" is called only where somebody calls, writes or tells.
_TO_NUMBER = re.compile(
    r"(?<!\w)(?:gọi|nhắn|gửi|liên hệ|phản ánh|soạn|(?<!thông )báo|(?<!công )điện)(?!\w)"
    r"[^.;\n\d]{0,40}(?<!\w)(?:vào|tới|đến|qua|theo)\s*$",
    re.IGNORECASE,
)
_ROOM_BEFORE = 60
_SENT = re.compile(
    r"(?P<word>\b(?:gửi(?:\s(?:tin nhắn|đến|tới|về|số|đầu số)){0,3}|cổng(?: nhân đạo)?)\s)"
    r"(?P<numbers>\d{4})(?=\s*(?:$|[\n;:!?()”\"]|[.,](?!\d)|(?:và|hoặc|hay|để|miễn phí)(?!\w)))",
    re.IGNORECASE,
)
_WRITING = re.compile(r"soạn|cú pháp|nhắn|SMS|\bsố\s$|cổng", re.IGNORECASE)
# "…, năm năm năm hoặc 114": the first is said by now.
_OR = re.compile(
    rf"(?P<word>\b(?:{'|'.join(DIGITS)})\s(?:hoặc|hay)\s)(?P<numbers>{CALLED}){_END}{_FOLLOWED}"
)
_ALONE = re.compile(rf"(?<!\w)(?P<word>\()(?P<numbers>{CALLED})(?=\))")
_CALLING = re.compile(
    r"tổng đài|đường dây|hotline|công an|cảnh sát|cứu|trẻ em|khẩn cấp|gọi|báo cháy", re.IGNORECASE
)
_COUNTING = re.compile(
    r"(?<!\w)(?:tổng số|số (?:hộ|người|trẻ|ca|vụ|lượt)|hộ|người|lượt|vụ|ca)(?!\w)", re.IGNORECASE
)
_ROOM_ABOUT = 60


def short_numbers_said(text: str) -> str:
    """Every number that one calls, each digit; what joins several is said as it is written."""
    for pattern in (_LINE_NAMED, _CALL, _CONTACT, _SERVICE, _LINE):
        text = pattern.sub(_each_digit, text)
    text = _OR.sub(_each_digit, _SENT.sub(_sent, text))
    text = _NUMBER.sub(_after_calling, text)
    return _ALONE.sub(_in_brackets, text)


def _each_digit(match: re.Match[str]) -> str:
    joined = re.sub(r"\s{0,2}[/–-]\s{0,2}", ", ", match["numbers"])
    word = re.sub(r"\s?[–-]\s?$", " ", match["word"])
    return word + re.sub(r"\d+", lambda m: digits(m[0]), joined)


def _sent(match: re.Match[str]) -> str:
    """ "soạn UH gửi 1409": a message goes to it; of "đã gửi 1500" nobody knows."""
    before = match.string[max(0, match.start() - _ROOM_ABOUT) : match.end("word")]
    is_number = re.fullmatch(CALLED, match["numbers"]) or _WRITING.search(before)
    return _each_digit(match) if is_number else match[0]


def _after_calling(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - _ROOM_BEFORE) : match.start()]
    if _NO_CALL_BEFORE.search(before):
        return match[0]
    is_called = _BEFORE_NUMBER.search(before) or _TO_NUMBER.search(before)
    return _each_digit(match) if is_called else match[0]


def _in_brackets(match: re.Match[str]) -> str:
    """ "(111)" after words of calling, or with nothing before that is counted."""
    before = match.string[max(0, match.start() - _ROOM_ABOUT) : match.start()]
    is_called = _CALLING.search(before) or not before.strip()
    return _each_digit(match) if is_called and not _COUNTING.search(before) else match[0]
