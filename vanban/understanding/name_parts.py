"""What goes on with a name that begins with a head word: a second part, a university, places."""

from __future__ import annotations

import re

from vanban.understanding.agency_words import IN_GROUP, NEW_NAME, PLACES, UPPER
from vanban.understanding.lexicon import deeds, provinces, verbs

_OF_PARTS = re.compile(r"(?<!\w)(?:[Pp]hòng|Khoa|Ban|Trung tâm|Chi cục|Cục|Vụ|Tổ|Hội)$")
_SECOND_PART = re.compile(
    r"\s*,\s*(?P<part>(?!các\s|những\s)[^\W\dA-Z]+(?:\s+(?!và\s|các\s|những\s|cho\s|để\s|theo\s)"
    r"[^\W\dA-Z]+){1,4})\s*(?:;|,|\s+và\s|,\s*và\s)\s*"
)
# What a board may manage, each without a name of its own: "Ban Quản lý các chợ"
_MANAGED = re.compile(
    r"(?<=\w)\s+các\s+(?:chợ|dự án(?:\s+đầu tư)?(?:\s+xây dựng)?|di tích|công trình|rừng|hồ|bến xe|"
    r"bến|cảng|nghĩa trang|chung cư|cụm công nghiệp|"
    r"khu(?:\s+(?:công nghiệp|kinh tế|chế xuất|du lịch|di tích|đô thị|bảo tồn))?)(?!\w)"
)
# "Ban Quản lý dự án đầu tư xây dựng công trình giao thông": no verb of the sentence
_PROJECTS = re.compile(
    r"(?<=dự án)\s+đầu tư(?:\s+(?:và\s+)?(?:xây dựng|phát triển))?"
    r"(?:\s+(?:các\s+)?công trình)?(?!\w)"
)
_OF_PROJECTS = re.compile(r"(?:[Bb]an [Qq]uản lý|BQL)(?:\s+các)?\s+dự án$")
_BOARD = re.compile(r"(?:[Bb]an [Qq]uản lý|BQL)$")
_SCHOOL = re.compile(r"(?:Trường|Khoa|Viện|Trung tâm|Bệnh viện)$")
_PARENT_SCHOOL = re.compile(r"(?:Trường\s+)?(?:Đại học|Học viện)(?!\w)")
_TITLE_WORD = rf"[{UPPER}][a-zà-ỹđ]+"
_CAPITALS = re.compile(rf"(?:\s{_TITLE_WORD}){{2,4}}$")
_ENDS_IN_PLACE = re.compile(rf"\s{PLACES}$")
_SMALL_WORD = re.compile(r"\s+(?=[a-zà-ỹđ])")
# behind "xã", "huyện", "nông thôn" in a name: "xã hội", "huyện ủy", "nông thôn mới"
_GOES_ON = re.compile(
    r"(?:hội|ủy|uỷ|điện tử|đảo|mới|cũ|của|thuộc|các|thông|phía|miền|vùng|biên|cửa|trọng|loại|điểm|"
    r"đội|đoàn|và|hoặc|nơi|liên|thành)(?!\w)"
)
_HALF_DEED = re.compile(r"(?:gieo|thu|chi|trích|nuôi|chia|dẹp|dọn|đào|đắp|ghi|kẻ|rải|vá|xả)\s+")
_LONGEST_LOOK = 60  # letters of the end of a name that are looked at
STEP = re.compile(
    rf"\s+(?:Công an(?!\w)|[{UPPER}][\w&/-]*|\d+)|(?:\s*,\s*|\s+và\s+|\s+[-–]\s+|"
    rf"\s*&\s*)(?=[{UPPER}])[\w&-]+|\s*\([^()]{{1,30}}\)"
)
STEP_JOINT = re.compile(r"\s*,\s*|\s+và\s+|\s+[-–]\s+|\s*&\s*")
BRANCH = re.compile(r"\s+[-–]\s+Chi nhánh(?!\w)")  # "Viettel Hà Nam - Chi nhánh Tập đoàn …": one
STEP_WORD = re.compile(r"\s+(?:-\s+)?([\w&]+)")


def second_part(text: str, head_end: int, end: int) -> int:
    """Past ", chăm sóc trẻ em" of "Phòng Bảo vệ, chăm sóc trẻ em và các thôn …", or ``end``.

    What follows a comma is a second part of the name, not the verb of the sentence, where the list
    of names goes on after it.
    """
    if not _OF_PARTS.search(text, max(0, head_end - 10), head_end):
        return end
    found = _SECOND_PART.match(text, end)
    if found and verbs().match(found.group("part")) and NEW_NAME.match(text, found.end()):
        return found.end("part")
    return end


def is_school_of(text: str, head_end: int, end: int, joint: re.Match[str]) -> bool:
    """ "Trường Du lịch - Đại học Huế": a dash between a school and the university it is part of."""
    return (
        joint.group().strip() == "-"
        and bool(_SCHOOL.search(text, max(0, head_end - 10), head_end))
        and bool(_PARENT_SCHOOL.match(text, end + joint.end()))
    )


def projects_end(text: str, end: int) -> int:
    """Past "đầu tư xây dựng công trình" of a board of projects, or ``end``."""
    found = _PROJECTS.match(text, end)
    return found.end() if found and _OF_PROJECTS.search(text[max(0, end - 32) : end]) else end


def managed_end(text: str, end: int) -> int:
    """Past what a board manages, or ``end``."""
    found = _MANAGED.match(text, end) if _BOARD.search(text, max(0, end - 12), end) else None
    return found.end() if found else end


def closes_before(text: str, head_end: int, end: int) -> bool:
    """Whether a name ends before the small word behind ``end``, whatever verb it is.

    "Bưu điện thành phố trả …" ends with its tier, "Điện lực Nghệ An ngầm hóa …" with the name of a
    province. Other capitals ("Kim Sơn", but also "Nữ Trí" of "Nữ Trí thức") end it before a deed.
    """
    small = _SMALL_WORD.match(text, end)
    if small is None:
        return False
    at = small.end()
    if _GOES_ON.match(text, at) or IN_GROUP.match(text, at):
        return False
    tail = text[max(head_end, end - _LONGEST_LOOK) : end]
    if _ENDS_IN_PLACE.search(tail):
        return True
    words = tail.split()
    if any(" ".join(words[-size:]) in provinces() for size in (1, 2, 3)):
        return True
    return bool(_CAPITALS.search(tail) and deeds().match(text, at))


def begins_double_verb(text: str, at: int) -> bool:
    """ "thu mua", "gieo trồng", "chi hỗ trợ": a deed before a verb, both of the sentence."""
    half = _HALF_DEED.match(text, at)
    return half is not None and verbs().match(text, half.end()) is not None
