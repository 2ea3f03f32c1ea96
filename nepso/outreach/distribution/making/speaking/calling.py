"""Short numbers that one calls, 113 or 5656, digit by digit; a quantity of 113 stays one."""

from __future__ import annotations

import re

from nepso.outreach.distribution.making.speaking.numbers import DIGITS, digits

# Emergency, rescue, children; unwanted calls; a town's own line.
_KNOWN = r"(?:11[1-9]|156|1022|5656)"
_AND = r"\s{0,2}(?:,|;|/|-|–|và|hoặc|hay)\s{0,2}"
_END = r"(?![\w%‰°]|[.,/:]\d)"
# What is counted: "113 xã", "115 triệu đồng", but not the line of a place, "1022 xã An Bình".
_COUNTED = (
    r"(?!\s?(?:°|%|‰|kV|km|kg|cm|m2|m²|m3|m³|ha|tr|k|đ|₫|VNĐ|USD)(?!\w))"
    r"(?!\s(?:nghìn|ngàn|triệu|tỷ|tỉ|đồng|người|hộ|lượt|cuộc|vụ|ca|trường hợp|em|cháu|trẻ|bé|bạn"
    r"|học sinh|giáo viên|thanh niên|công dân|đảng viên|hội viên|đoàn viên|đại biểu|cán bộ|chiến sĩ"
    r"|nạn nhân|đối tượng|bệnh nhân|hành khách|khách|gia đình|nhà|điểm|trạm|bản|tờ|lá|cái|chiếc|con"
    r"|cây|xe|bộ|suất|phiếu|hồ sơ|đơn|tin|bài|lần|ngày|giờ|phút|giây|tháng|năm|tuổi|mét|tấn|tạ|lít"
    r"|khẩu trang|văn bản|ý kiến|thành viên|tổ chức|đơn vị|trường|lớp|câu|trang|chỗ|giường|mũi|liều"
    r"|tàu|thuyền|lao động|học viên|sinh viên|nhân viên|nhân khẩu|phương tiện|du khách|ngôi|căn|cụ"
    r"|quân nhân|trụ sở|công trình|dự án|phụ nữ|nam|nữ|đồng chí|loại|quyết định)(?!\w))"
    r"(?!\s(?:xã|phường|thôn|xóm|tổ|huyện|tỉnh)(?!\w)(?!\s(?-i:[A-ZĐÁÂĂÀẢẤỨÚ])))"
)
_CALL = re.compile(
    r"(?P<word>\b(?:gọi(?:\s(?:điện|ngay|cho|đến|tới|vào|về|qua|theo)){0,3}|tổng đài"
    r"|đường dây nóng|hotline|đầu số|số máy|điện thoại|SĐT|ĐT(?=:)|ĐTDĐ"
    r"|(?:bấm|quay)(?:\smáy)?|liên hệ(?:\s(?:ngay|theo|qua|với)){0,2}"
    r"|nhắn(?:\stin)?(?:\s(?:đến|tới|về|cho)){0,1}|số khẩn cấp)(?: số)?:?\s{1,3})"
    rf"(?P<numbers>\d{{3,8}}(?:{_AND}\d{{3,8}}(?!\d)){{0,9}}){_END}{_COUNTED}",
    re.IGNORECASE,
)
# Who comes when called: only with a number that is theirs.
_SERVICE = re.compile(
    r"(?<!số )(?<!ca )(?<!vụ )(?<!có )"
    r"(?P<word>\b(?:công an|cảnh sát(?:\s(?:cơ động|PCCC|phản ứng nhanh))?|phản ứng nhanh"
    r"|cứu h(?:ỏa|oả)|chữa cháy|PCCC|cứu thương|cấp cứu(?: y tế)?|cứu nạn|cứu hộ|bảo vệ trẻ em"
    r"|khẩn cấp|đường dây|(?:gửi|nhắn|nhắn tin|tin nhắn)(?:\s(?:tin nhắn|đến|tới|về)){0,2})(?: số)?"
    rf"\s?[:(–-]?\s?|\btrẻ em\s)"
    rf"(?P<numbers>{_KNOWN}(?:{_AND}{_KNOWN}(?!\d)){{0,9}}){_END}{_COUNTED}",
    re.IGNORECASE,
)
# A line with its long name: "Tổng đài quốc gia bảo vệ trẻ em 111 hoạt động 24/7".
_LINE = re.compile(
    r"(?P<word>\b(?:tổng đài|đường dây)(?:\s[^\W\d_]{1,12}){1,10}\s\(?)"
    rf"(?P<numbers>{_KNOWN}){_END}"
    r"(?=\s*(?:$|[\n.,;:!?)”\"]|(?:và|hoặc|hay|để|khi|hoạt động|tiếp nhận|miễn phí|trực|luôn|của|là"
    r"|24/7|24/24)(?!\w)))",
    re.IGNORECASE,
)
# "Số 113" begins a sentence or follows a word of calling: no house, no paper, no bus has it.
_NUMBER = re.compile(
    rf"(?P<word>\bsố\s)(?P<numbers>{_KNOWN}(?:{_AND}{_KNOWN}(?!\d)){{0,9}}){_END}{_COUNTED}"
    r"(?!\s?,?\s?(?:đường|phố|ngõ|tổ|ngày|của|quốc lộ|xóm|thôn|phường|xã)(?!\w))",
    re.IGNORECASE,
)
_BEFORE_NUMBER = re.compile(
    r"(?:^|[.:;!?(“\"\n–-]|(?<!\w)(?:bấm|quay|gọi|nhắn|gửi|vào|tới|đến|qua|theo|liên hệ|hai|ba|các"
    r"|những|nhớ|máy|lưu|báo|điện|đầu))\s*$",
    re.IGNORECASE,
)
_ROOM_BEFORE = 12
_SENT = re.compile(
    r"(?P<word>\b(?:gửi(?:\s(?:tin nhắn|đến|tới|về|số|đầu số)){0,3}|cổng(?: nhân đạo)?)\s)"
    r"(?P<numbers>\d{4})(?=\s*(?:$|[\n;:!?()”\"]|[.,](?!\d)|(?:và|hoặc|hay|để|miễn phí)(?!\w)))",
    re.IGNORECASE,
)
# "…, năm năm năm hoặc 114": the first is said by now.
_OR = re.compile(
    rf"(?P<word>\b(?:{'|'.join(DIGITS)})\s(?:hoặc|hay)\s)(?P<numbers>{_KNOWN}){_END}{_COUNTED}"
)
_ALONE = re.compile(rf"(?<!\w)(?P<word>\()(?P<numbers>{_KNOWN})(?=\))")
_CALLING = re.compile(
    r"tổng đài|đường dây|hotline|công an|cảnh sát|cứu|trẻ em|khẩn cấp|gọi|báo cháy", re.IGNORECASE
)
_COUNTING = re.compile(
    r"(?<!\w)(?:tổng số|số (?:hộ|người|trẻ|ca|vụ|lượt)|hộ|người|lượt|vụ|ca)(?!\w)", re.IGNORECASE
)
_ROOM_ABOUT = 60


def short_numbers_said(text: str) -> str:
    """Every number that one calls, each digit; what joins several is said as it is written."""
    for pattern in (_CALL, _SERVICE, _LINE, _SENT, _OR):
        text = pattern.sub(_each_digit, text)
    text = _NUMBER.sub(_after_calling, text)
    return _ALONE.sub(_in_brackets, text)


def _each_digit(match: re.Match[str]) -> str:
    joined = re.sub(r"\s{0,2}[/–-]\s{0,2}", ", ", match["numbers"])
    word = re.sub(r"\s?[–-]\s?$", " ", match["word"])
    return word + re.sub(r"\d+", lambda m: digits(m[0]), joined)


def _after_calling(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - _ROOM_BEFORE) : match.start()]
    return _each_digit(match) if _BEFORE_NUMBER.search(before) else match[0]


def _in_brackets(match: re.Match[str]) -> str:
    """ "(111)" after words of calling, or with nothing before that is counted."""
    before = match.string[max(0, match.start() - _ROOM_ABOUT) : match.start()]
    is_called = _CALLING.search(before) or not before.strip()
    return _each_digit(match) if is_called and not _COUNTING.search(before) else match[0]
