"""What a person should know of a document before trusting its register."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from vanban.model import Header, Problem
from vanban.understanding.markers import Mark
from vanban.understanding.outline import Outline

PLAN_KINDS = frozenset(
    {"Kế hoạch", "Chương trình", "Hướng dẫn", "Chỉ thị", "Công điện", "Đề án", "Phương án", "Dự án"}
)
_MARKED = re.compile(r"[\u0300-\u036fđĐ]")
_OLD_FONT = re.compile(r"[µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®Þßåäæçøùúû×]")
_UNREADABLE = re.compile(r"[\ufffd\ue000-\uf8ff]")
_TOO_FEW_LETTERS = 200
_COLUMN_OF_NUMBERS = re.compile(r"(?:^|\s|\|)(?:STT|Stt)(?=\s+\S|\s*\||$)")
_WORK = r"nội dung|nhiệm vụ|công việc|hoạt động"
# "TT Y tế xã", "UBND TT Mường La": TT is also Trung tâm, Thị trấn, Thông tin
_SHORT_COLUMN_OF_NUMBERS = re.compile(
    rf"\|?\s*TT\s*(?:$|\|?\s*(?:{_WORK}|tên)(?!\w))", re.IGNORECASE
)
_COLUMN_OF_WORK = re.compile(_WORK, re.IGNORECASE)
_COLUMN_OF_WHO = re.compile(
    r"chủ trì|phối hợp|(?:cơ quan|đơn vị)(?: chịu trách nhiệm)? thực hiện|phân công|phụ trách",
    re.IGNORECASE,
)
_LINES_OF_A_HEADING = 3
_TABLE_UNREAD = (
    "Văn bản có một bảng giao việc không kẻ khung mà máy không tách được các cột, nên không lập "
    "nhiệm vụ từ bảng này; hãy xem bảng và thêm nhiệm vụ bằng tay, hoặc gửi tệp Word."
)


def text_problems(text: str) -> list[Problem]:
    """Whether the text layer can be trusted at all: no tone marks, letters mapped wrongly."""
    letters = sum(map(str.isalpha, text))
    if letters < _TOO_FEW_LETTERS:
        return []
    strange = len(_OLD_FONT.findall(text)) + 3 * len(_UNREADABLE.findall(text))
    if strange > 0.04 * letters:
        return [
            Problem(
                "broken_font",
                "Phông chữ của tệp làm sai chữ tiếng Việt; hãy gửi tệp Word hoặc xuất lại PDF "
                "bằng phông Unicode.",
                (0, len(text)),
            )
        ]
    marks = len(_MARKED.findall(unicodedata.normalize("NFD", text)))
    if marks < 0.12 * letters:
        return [
            Problem(
                "no_diacritics",
                "Lớp chữ của tệp không có dấu tiếng Việt (thường do quét và nhận dạng); hãy "
                "gửi tệp Word hoặc PDF xuất từ văn bản gốc.",
                (0, len(text)),
            )
        ]
    return []


def is_unusable(problems: Sequence[Problem]) -> bool:
    """Whether the text cannot be understood, so that no task may be drawn from it."""
    return any(problem.code in ("no_diacritics", "broken_font") for problem in problems)


def is_plan(header: Header, outline: Outline) -> bool:
    """Whether the document sets duties: by its kind, or without one by a plan's own parts."""
    if header.kind is not None:
        return header.kind in PLAN_KINDS
    titles = " ".join(child.words.lower() for child in outline.root.children if child.is_clause)
    return bool(re.search(r"nhiệm vụ|giải pháp|nội dung", titles) and "tổ chức thực hiện" in titles)


def not_a_plan(header: Header) -> Problem:
    """The problem of a document that is something else."""
    what = f"là {header.kind.lower()}" if header.kind else "không ghi rõ loại"
    return Problem(
        "not_a_plan",
        f"Văn bản này {what}, không phải kế hoạch, nên không lập nhiệm vụ; nếu cần, hãy thêm "
        f"nhiệm vụ bằng tay.",
    )


def header_problems(header: Header) -> list[Problem]:
    """Blanks in the heading that a person can fill."""
    found: list[Problem] = []
    if header.number is None and header.number_raw:
        found.append(
            Problem(
                "blank_number",
                f"Số văn bản còn để trống (“{header.number_raw}”); hãy điền số khi ban hành.",
            )
        )
    if header.issued_on is None and (header.place or header.number_raw):
        found.append(
            Problem(
                "blank_date",
                "Ngày, tháng ban hành còn để trống hoặc thiếu; hãy điền ngày ban hành.",
            )
        )
    if header.kind is not None and header.issuer is None:
        found.append(
            Problem("no_issuer", "Không đọc được tên cơ quan ban hành; hãy điền tên cơ quan.")
        )
    return found


def unread_tables(*trees: Outline) -> list[Problem]:
    """Headings of task tables that stand among the running text: a table without rules whose
    columns could not be told apart, so that no task came of it."""
    for tree in trees:
        plain = [
            (node.unit, node.mark)
            for node in tree.root.walk()
            if node.unit is not None and not node.is_table
        ]
        for at, (unit, mark) in enumerate(plain):
            if not _begins_with_numbers(unit.text, mark):
                continue
            near = plain[max(0, at - _LINES_OF_A_HEADING) : at + _LINES_OF_A_HEADING + 1]
            words = " ".join(one.text for one, _ in near)
            if _COLUMN_OF_WORK.search(words) and _COLUMN_OF_WHO.search(words):
                return [Problem("table_unread", _TABLE_UNREAD, unit.span)]
    return []


def _begins_with_numbers(text: str, mark: Mark | None) -> bool:
    """Whether a line can be the heading of a table whose first column holds numbers."""
    if _COLUMN_OF_NUMBERS.search(text):
        return True
    return mark is None and _SHORT_COLUMN_OF_NUMBERS.match(text) is not None


def numbering_problems(outline: Outline) -> list[Problem]:
    """Clauses whose number does not follow the one before; kept as printed."""
    found: list[Problem] = []
    for node, words in outline.faults:
        assert node.unit is not None
        found.append(
            Problem(
                "numbering_fault",
                f"Đánh số “{words}” không theo thứ tự; văn bản được giữ nguyên như bản in, hãy "
                f"kiểm tra lại số mục.",
                node.unit.span,
            )
        )
    return found
