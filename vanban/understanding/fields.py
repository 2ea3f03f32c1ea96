"""Names that count the fields of a body: "Chi cục Quản lý chất lượng nông, lâm sản và thủy sản".

A comma or "và" before a word in small letters that names no body goes on with such a name. Where
that word could be the verb of the sentence, the name goes on only if it opens a field that bodies
are called by, and what stands behind it shows that the sentence has not begun: a further name, the
body it belongs to in brackets, "chủ trì", "có trách nhiệm".
"""

from __future__ import annotations

import re

from vanban.understanding.agency_words import (
    AGENCY_NOUN,
    GROUP_WORD,
    HEAD,
    IN_GROUP,
    LOWER_HEAD,
    NEW_NAME,
    PEOPLE,
    UPPER,
)
from vanban.understanding.lexicon import known_name, verbs

_MOST_WORDS = 16  # of the fields behind one joint
_OF_FIELDS = re.compile(
    r"(?<!\w)(?:[Pp]hòng|Khoa|Ban|Trung tâm|Chi cục|Tổng cục|Cục|Vụ|Viện|Đài|Báo|Ủy ban|BQL)$"
)
_JOINT = re.compile(r"\s*,\s+(?:và\s+)?|\s+và\s+|\s+[-–]\s+")
_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"\s+")
# People and things that stand beside agencies in a list and are no field of one
_BESIDE = re.compile(
    r"(?:bà con|tiểu thương|thanh niên|dân quân|luật sư|bí thư|phó|nhóm|hệ thống|mạng lưới|dòng họ|"
    r"bạn đọc|phật tử|tăng ni|lái xe|câu lạc bộ|hàng xóm|thân nhân|tín đồ|quần chúng|ngư dân|"
    r"nông dân|sinh viên|du khách|khách|chủ|họ|toàn|mỗi|từng|cùng|kể|nhất là|đặc biệt|"
    r"trước hết)(?!\w)"
)
# Words that name a field as well as somebody: "Phòng Tuyên truyền, báo chí - xuất bản"
_FIELD_BY_DASH = re.compile(r"(?:báo chí|truyền thông|xã hội|cán bộ)\s+[-–]\s+(?=[^\W\d_])")
# Verbs that open a field in the names of bodies
_DEED_OF_FIELD = re.compile(
    r"(?:phòng\s*,?\s*(?:chống|ngừa|cháy)|bảo vệ|chăm sóc|quản lý|phát triển|giáo dục|truyền thông|"
    r"tuyên truyền|hỗ trợ|đào tạo|bồi dưỡng|kiểm soát|kiểm định|kiểm nghiệm|kiểm dịch|xúc tiến|"
    r"trợ giúp|cứu nạn|cứu hộ|cứu trợ|giám định|xét nghiệm|thanh tra|nghiên cứu|ứng dụng|cải cách|"
    r"xuất bản|thi đua|thẩm định|đầu tư|hợp tác|dự báo|tư vấn|khai thác|chế biến|phục hồi|đổi mới|"
    r"chuyển đổi|đăng ký|chữa cháy|bảo tồn|bảo trợ|lưu trữ|giao dịch)(?!\w)",
    re.IGNORECASE,
)
_OF_SENTENCE = re.compile(
    r"(?:trong|theo|trên|tại|ở|cho|để|nhằm|với|từ|đến|khi|nếu|do|của|thuộc|được|về|qua|bằng|trước|"
    r"sau|này|đó)(?!\w)"
)
_LEADS = re.compile(
    r"\s+(?:chủ trì|có trách nhiệm|chịu trách nhiệm|(?:là|làm)\s+(?:cơ quan|đơn vị|đầu mối))(?!\w)"
)
# "Cục Văn hóa các dân tộc Việt Nam": whose field it is, and no list of things to be done
_OF_MANY = re.compile(
    r"\s+các\s+(?!nội dung|hoạt động|nhiệm vụ|quy định|giải pháp|biện pháp|hành vi|vấn đề|văn bản|"
    rf"báo cáo|chương trình|kế hoạch|chính sách|lớp)(?=(?:[^\W\d_]+\s+){{1,3}}[{UPPER}])"
)
# "Phòng Công chức, viên chức": the staff that an office cares for, no people beside it
_STAFF_OFFICE = re.compile(
    r"\s+(?:Công chức|Viên chức|Cán bộ|Tổ chức|Nhân sự|Chính trị)"
    r"(?:(?:\s*,\s+|\s+và\s+)(?:công chức|viên chức|cán bộ))*"
)
_STAFF = re.compile(r"(?:công chức|viên chức|cán bộ|biên chế|học sinh|sinh viên)(?!\w)")
_OF_BODY = re.compile(r"\s*\(\s*")
_PROPER_THING = re.compile(
    r"(?:Nhân dân|Chương trình|Đề án|Dự án|Kế hoạch|Quy|Luật|Nghị|Đảng|Quyết|Chỉ thị)(?!\w)"
)


def next_field_end(text: str, head_end: int, end: int) -> int:
    """Past the first words of a further field behind a name that ends at ``end``, or ``end``."""
    if end <= head_end or not _OF_FIELDS.search(text, max(0, head_end - 10), head_end):
        return end
    many = _OF_MANY.match(text, end)
    if many is not None:
        at = many.end()
        named = AGENCY_NOUN.match(text, at) is not None or _names_another(text, at)
        return end if named else at - 1
    joint = _JOINT.match(text, end)
    if joint is None or not text[joint.end() : joint.end() + 1].islower():
        return end
    # "nông, lâm sản và thủy sản": "và" goes on with a row that a comma opened
    in_row = joint.group().lstrip().startswith(",") or text.find(",", head_end, end) >= 0
    staff = _STAFF.match(text, joint.end())
    if staff is not None and _STAFF_OFFICE.fullmatch(text, head_end, end):
        return staff.end()
    return _small_field_end(text, joint.end(), end, in_row=in_row)


def _small_field_end(text: str, at: int, end: int, *, in_row: bool) -> int:
    """Past the first words of a field in small letters at ``at``, or ``end`` where none opens."""
    if _FIELD_BY_DASH.match(text, at) or _DEED_OF_FIELD.match(text, at):
        return _shown_end(text, at, end)
    if not in_row or _names_another(text, at) or _BESIDE.match(text, at):
        return end
    word = _WORD.match(text, at)
    return end if word is None or verbs().match(text, at) else word.end()


def deed_in_name_end(text: str, start: int, end: int) -> int:
    """Past "giúp" of "Trợ giúp pháp lý": a verb in capitals is a field, read whole, or ``end``."""
    found = _DEED_OF_FIELD.match(text, max(start, text.rfind(" ", start, end) + 1))
    return max(end, found.end()) if found else end


def _shown_end(text: str, at: int, end: int) -> int:
    """The end of fields in small letters that what stands behind them shows to be no sentence."""
    words = 0
    while words < _MOST_WORDS:
        word = _WORD.match(text, at)
        if word is None or not word.group().islower() or _OF_SENTENCE.match(word.group()):
            return end
        words += 1
        at = word.end()
        if _is_shown(text, at):
            return at
        between = _JOINT.match(text, at) or _GAP.match(text, at)
        if between is None or GROUP_WORD.match(text, between.end()):
            return end
        at = between.end()
    return end


def _is_shown(text: str, at: int) -> bool:
    bracket = _OF_BODY.match(text, at)
    if bracket is not None:
        return _begins_body(text, bracket.end())
    joint = _JOINT.match(text, at) or re.compile(r"\s*;\s*").match(text, at)
    if joint is None:
        return _LEADS.match(text, at) is not None
    after = joint.end()
    group = GROUP_WORD.match(text, after)
    if group is not None:
        last = "và" in joint.group() or ";" in joint.group()
        return last and AGENCY_NOUN.match(text, group.end()) is not None
    if _begins_body(text, after):
        return True
    # "giáo dục pháp luật và Trợ giúp pháp lý": the row goes on in capitals
    return text[after : after + 1].isupper() and not _PROPER_THING.match(text, after)


def _begins_body(text: str, at: int) -> bool:
    return HEAD.match(text, at) is not None or known_name(text, at) is not None


def _names_another(text: str, at: int) -> bool:
    return any(found.match(text, at) for found in (NEW_NAME, LOWER_HEAD, IN_GROUP, PEOPLE)) or (
        known_name(text, at) is not None
    )
