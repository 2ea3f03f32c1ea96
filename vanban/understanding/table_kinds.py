"""What one column of a table holds, told from its heading and, where that leaves it open, from its
cells: "Đơn vị" is a unit of measure over "Ha", an office over "Sở Y tế"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban.understanding.agencies import begins_name
from vanban.understanding.lexicon import measures

_WORK = r"(?:nội dung|nhiệm vụ|công việc|hoạt động|giải pháp|biện pháp)"
_WHO = r"(?:cơ quan|đơn vị|người|bộ phận|chủ trì|phụ trách)"
KINDS = (
    ("note", re.compile(r"đơn vị tính|^đvt|^đv tính|^đ\.v\.t|đơn vị đo|số lượng|khối lượng|đơn giá|"
                        r"thành tiền|(?:đơn vị|cơ quan|nơi) công tác|chức vụ|chức danh|thụ hưởng|"
                        r"^nội dung chi(?!\w| tiết)|^(?:các )?khoản chi")),
    ("number", re.compile(r"^(?:stt|tt|số tt|số thứ tự|s[ốo]\s*tt|mục)$")),
    ("note", re.compile(r"^số (?!hóa|hoá)|^(?:địa điểm|địa bàn|quy mô|ước)(?!\w)|"
                        r"^(?:tổng |nguồn |dự toán |dự kiến |nhu cầu |khái toán )*"
                        r"(?:kinh phí|vốn|ngân sách)(?!\w)")),
    ("person", re.compile(r"^(?:họ,? (?:và )?tên|tên thành viên)"
                          r"(?!.*(?:thực hiện|phụ trách|chủ trì))")),
    ("target", re.compile(rf"^(?:(?:các|tên|nhóm|nội dung|hệ thống) )*(?:chỉ tiêu|mục tiêu|chỉ số|"
                          rf"tiêu chí)(?!.*(?:{_WORK}|kết quả|sản phẩm))")),
    ("work", re.compile(rf"^(?:(?:các|tên|nhóm|những) )*{_WORK}(?!.*{_WHO})"
                        r"(?! (?:kết quả|sản phẩm))")),
    ("shared", re.compile(r"chủ trì\s*(?:[,/;-]|và)\s*(?:cơ quan\s+|đơn vị\s+)?phối hợp")),
    ("partner", re.compile(r"phối hợp|cùng thực hiện")),
    ("start", re.compile(r"^(?:(?:thời gian|thời điểm|ngày|tháng) )?(?:dự kiến )?"
                         r"(?:bắt đầu|khởi công)(?!.{0,60}(?:kết thúc|hoàn thành|đến))|"
                         r"^(?:thời gian|thời điểm|ngày) giao(?! nộp)|^từ(?: ngày| tháng)?$")),
    ("time", re.compile(r"thời gian|thời hạn|hoàn thành$|tiến độ|lộ trình|thời điểm|"
                        r"hạn hoàn thành|^thời hạn|ngày hoàn thành|^(?:ngày )?kết thúc$|"
                        r"^đến(?: ngày| tháng)?$")),
    ("product", re.compile(r"sản phẩm|kết quả|đầu ra")),
    ("lead", re.compile(r"chủ trì|đầu mối|chịu trách nhiệm|phụ trách|(?:cơ quan|đơn vị|người|"
                        r"bộ phận|phân công)[^|]*(?:thực hiện|tham mưu)?|phân công|thực hiện$")),
    ("work", re.compile(r"nội dung|nhiệm vụ|công việc|hoạt động|giải pháp|tên |đề án|nhóm|"
                        r"chỉ tiêu|mục tiêu")),
    ("note", re.compile(r"ghi chú|kinh phí|địa điểm|căn cứ")),
)  # fmt: skip
_OF_A_HEADING = tuple(
    pattern for kind, pattern in KINDS if kind not in ("note", "number", "person", "target")
)
_LONGEST_HEADING = 60
_QUANTITY = re.compile(
    r"[≥≤<>~±+-]?\s*\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*)?\s*(?:%|‰|đồng|triệu|tỷ|ha|km|người|hộ)?"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MANY = re.compile(r"(?:(?:\d[\d.]*|nghìn|ngàn|triệu|tỷ|trăm)\s+)+")
_OPEN = re.compile(r"đơn vị(?:\s*\([^()]*\))?")
_OF_QUANTITIES = re.compile(
    r"số lượng|khối lượng|đơn giá|thành tiền|diện tích|định mức|kế hoạch|ước|năm 20\d\d|^20\d\d$|"
    r"chỉ tiêu|mục tiêu|hiện trạng"
)


def kind_of(words: str, last: str) -> str | None:
    """The lowest heading cell speaks first: "Cơ quan thực hiện" over "Phối hợp"."""
    for text in (last, words):
        for kind, pattern in KINDS:
            if text and pattern.search(text):
                return kind
    return None


def may_be_heading(row: Sequence[str], above: Sequence[str]) -> bool:
    """Whether a row goes on with the heading above it: it holds no figures, and one of the two
    rows leaves a cell out or says it twice, as where cells are joined."""
    if any(len(cell) >= _LONGEST_HEADING or is_quantity(cell) for cell in row):
        return False
    if not any(pattern.search(cell.lower()) for cell in row for pattern in _OF_A_HEADING):
        return False
    joined = len({cell.strip() for cell in above if cell.strip()}) < len(above)
    return joined or any(
        not low.strip() or low == top for low, top in zip(row, above, strict=False)
    )


def is_quantity(cell: str) -> bool:
    """A figure, but no year: "1.250", "98,5 %"; "2026" may head a column."""
    bare = cell.strip().lower()
    return _QUANTITY.fullmatch(bare) is not None and _YEAR.fullmatch(bare) is None


def holds_quantities(cells: Sequence[str]) -> bool:
    """Whether most cells that say something hold a figure, years among them."""
    filled = [cell.strip().lower() for cell in cells if cell.strip()]
    return bool(filled) and 2 * sum(map(bool, map(_QUANTITY.fullmatch, filled))) > len(filled)


def is_open(heading: str) -> bool:
    """ "Đơn vị" alone: only its cells tell of what."""
    return _OPEN.fullmatch(heading) is not None


def holds_measures(cells: Sequence[str], other_headings: Sequence[str]) -> bool:
    """Whether the cells under "Đơn vị" are units of measure; where they are neither these nor
    known as offices, beside columns of figures they are."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    measures = sum(map(_is_measure, filled))
    if 2 * measures >= len(filled) > 0:
        return True
    offices = sum(begins_name(cell) and not _is_measure(cell) for cell in filled)
    beside_figures = any(map(_OF_QUANTITIES.search, other_headings))
    return beside_figures and 2 * offices < len(filled)


def _is_measure(cell: str) -> bool:
    """ "Ha", "Nghìn cây", "Triệu đồng/người/năm": each part is a measure, or counts one."""
    if is_quantity(cell):
        return True
    parts = [_MANY.sub("", part.strip(" ().,"), count=1) for part in cell.lower().split("/")]
    return all(not part or part in measures() or _MANY.fullmatch(f"{part} ") for part in parts)
