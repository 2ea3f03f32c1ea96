"""What a section is about: whether its paragraphs are duties at all (contract, *No tasks*)."""

from __future__ import annotations

import re
from enum import Enum

from vanban.reading.repair import repair_line
from vanban.understanding.agencies import begins_name, without_prefix
from vanban.understanding.attributes import REPORT_TIME


class Theme(Enum):
    """The kinds of section that matter for tasks."""

    NONE = "none"  # purposes, requirements, targets, findings, time: no tasks
    MONEY = "money"  # only duties that an agency is named for
    FORCES = "forces"  # who takes part: only what they are told to do
    MEASURE = "measure"
    ASSIGNMENT = "assignment"


_ASSIGNMENT = re.compile(
    r"tổ chức (?:triển khai )?thực hiện|tổ chức triển khai|phân công|trách nhiệm|"
    r"triển khai thực hiện kế hoạch|"
    r"điều khoản thi hành|giao nhiệm vụ|nhiệm vụ của các|tổ chức chỉ đạo|chỉ đạo thực hiện|"
    r"công tác phối hợp|"
    rf"{REPORT_TIME}|"
    r"chế độ (?:thông tin,? )?báo cáo|thông tin,? báo cáo|công tác báo cáo"
)
_DUTY = re.compile(
    r"nhiệm vụ|giải pháp|biện pháp|nội dung|hoạt động|công việc|hình thức|công tác|chương trình"
)
_NO_DUTY_ABOVE = re.compile(
    r"^(?:các |một số |về |những )?(?:mục đích|yêu cầu|mục tiêu|chỉ tiêu|quan điểm|phạm vi|"
    r"đối tượng|căn cứ|cơ sở(?: pháp lý| chính trị| thực tiễn)|"
    r"sự cần thiết|thực trạng|tình hình|đánh giá|kết quả|tồn tại|hạn chế|nguyên nhân|khó khăn|"
    r"thuận lợi|ưu điểm|"
    r"đặc điểm|khái quát|bối cảnh|nguyên tắc|giải thích|phương châm|khẩu hiệu|chủ đề|"
    r"tư tưởng chỉ đạo|tầm nhìn|dự báo|"
    r"bài học|điểm mạnh|điểm yếu|thời cơ|thách thức|định hướng$|phương hướng chung|"
    r"quy định chung|những quy định chung)"
)
_NO_DUTY_HERE = re.compile(
    r"^(?:các |một số |về |dự kiến )?(?:mục đích|yêu cầu|mục tiêu|chỉ tiêu|quan điểm|phạm vi|"
    r"đối tượng|"
    r"thời gian|địa điểm|thời điểm|thời hạn|thời lượng|thành phần|số lượng|quy mô|tiến độ|"
    r"lộ trình thực hiện|kết quả đạt được|"
    r"phương châm|khẩu hiệu|căn cứ|tình hình|thực trạng|hạn chế|nguyên nhân|tên gọi|chủ đề|"
    r"hiệu lực|(?:cơ cấu|số lượng|giá trị)(?: (?:và|giá trị))* giải(?: thưởng)?|giải thưởng|"
    r"hình thức (?:thi|dự thi))"
)
# "Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở" is an agency
_FORCES = re.compile(r"(?:các )?lực lượng tham gia(?!\s+bảo vệ an ninh)")
_MONEY = re.compile(
    r"kinh phí|nguồn lực tài chính|ngân sách|nguồn vốn|dự toán|khái toán|tài chính$"
)


def theme_of(title: str, above: Theme, *, is_top: bool) -> Theme:  # noqa: PLR0911 (one rule, one answer)
    """The theme of a section with this title under a section of theme ``above``."""
    words = repair_line(title).lower().strip(" .:")
    if not words:
        return above
    if _MONEY.search(words) and not words.startswith("nhiệm vụ") and not _names_agency(title):
        return Theme.MONEY if is_top or above is not Theme.NONE else Theme.NONE
    if _ASSIGNMENT.search(words) and (is_top or above is not Theme.NONE):
        return Theme.ASSIGNMENT
    if tells_who_takes_part(words):
        return Theme.FORCES if is_top or above is not Theme.NONE else Theme.NONE
    if is_top:
        return _top_theme(words, above)
    if _NO_DUTY_HERE.match(words) and not _holds_duties(words):
        return Theme.NONE
    if above is Theme.NONE and re.match(r"(?:các )?(?:nhiệm vụ|giải pháp|nội dung)", words):
        return Theme.MEASURE
    return above


def tells_who_takes_part(title: str) -> bool:
    """ "Lực lượng tham gia": over the forces of agencies, and what they are told to do."""
    words = title.lower()
    return _FORCES.match(words) is not None and not _holds_duties(words)


def _names_agency(title: str) -> bool:
    """ "Vụ Kế hoạch - Tài chính" is no section on money."""
    bare = without_prefix(title.strip())
    return begins_name(bare) and not bare.isupper()


def _top_theme(words: str, above: Theme) -> Theme:
    plain = _NO_DUTY_ABOVE.match(words) or _NO_DUTY_HERE.match(words)
    if plain and not _holds_duties(words):
        return Theme.NONE
    if above is Theme.NONE and not _DUTY.search(words):
        return Theme.NONE
    return Theme.ASSIGNMENT if above is Theme.ASSIGNMENT else Theme.MEASURE


def _holds_duties(words: str) -> bool:
    """ "Mục tiêu, nhiệm vụ" holds duties; "mục đích, yêu cầu" does not."""
    return bool(re.search(r"nhiệm vụ|giải pháp|biện pháp", words))
