"""Which column of a task table holds what, told from the words of its heading rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

_Row = Sequence[str]
_KINDS = (
    ("note", re.compile(r"đơn vị tính|^đvt|số lượng")),
    ("number", re.compile(r"^(?:stt|tt|số tt|số thứ tự|s[ốo]\s*tt|mục)$")),
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
_NO_HEADING = ("note", "number")  # they do not tell a heading row from a row of work
_MOST_HEADING_ROWS = 3


@dataclass(frozen=True, slots=True)
class Columns:
    """The index of each column by what it holds, and how many rows head the table."""

    work: int
    number: int | None
    lead: int | None
    partner: int | None
    time: int | None
    product: int | None
    heading_rows: int
    lead_is_chair: bool  # the heading says "chủ trì", not only "thực hiện"
    shared: bool = False  # one column names who leads and who joins in
    start: int | None = None  # from when; no deadline

    @property
    def of_duty(self) -> tuple[int | None, ...]:
        """The columns that only a row with a duty fills; who stands first."""
        return (self.lead, self.partner, self.time, self.product, self.start)


def columns_of(rows: Sequence[_Row]) -> Columns | None:
    """The columns of a task table, or None when its heading names no task table."""
    best: Columns | None = None
    for count in range(1, min(_MOST_HEADING_ROWS, len(rows) - 1) + 1):
        if count > 1 and not _is_heading(rows[count - 1]):
            break
        columns = _columns(rows[:count])
        if columns is not None and (best is None or _known(columns) > _known(best)):
            best = columns
    if best is None:
        return None
    return _past_numbers(best, rows)


def _is_heading(row: _Row) -> bool:
    return any(
        pattern.search(cell.lower())
        for cell in row
        for kind, pattern in _KINDS
        if kind not in _NO_HEADING
    ) and all(len(cell) < 60 for cell in row)


def _past_numbers(columns: Columns, rows: Sequence[_Row]) -> Columns:
    """Skip the row "(1) (2) (3)" under a heading."""
    at = columns.heading_rows
    if at < len(rows) and all(
        re.fullmatch(r"\(?\d{0,2}\)?|[A-G]", cell.strip()) for cell in rows[at]
    ):
        filled = [cell for cell in rows[at] if cell.strip()]
        if len(filled) >= 3:
            return replace(columns, heading_rows=at + 1)
    return columns


def _columns(heading: Sequence[_Row]) -> Columns | None:
    kinds: dict[str, int] = {}
    chair = False
    for at in range(len(heading[0])):
        cells = dict.fromkeys(row[at].strip().lower() for row in heading if at < len(row))
        words = " ".join(cell for cell in cells if cell)
        kind = _kind(words, last=list(cells)[-1] if cells else "")
        if kind is not None and kind not in kinds:
            kinds[kind] = at
            chair = chair or (kind in ("lead", "shared") and "chủ trì" in words)
    shared = "shared" in kinds and not {"lead", "partner"} & kinds.keys()
    if shared:
        kinds["lead"] = kinds["shared"]
    if _is_of_targets(heading, kinds):
        return None
    if "work" not in kinds or not {"lead", "time", "start", "partner"} & kinds.keys():
        return None
    return Columns(
        kinds["work"], kinds.get("number"), kinds.get("lead"), kinds.get("partner"),
        kinds.get("time"), kinds.get("product"), len(heading), chair, shared,
        kinds.get("start"),
    )  # fmt: skip


def _is_of_targets(heading: Sequence[_Row], kinds: dict[str, int]) -> bool:
    """A table of targets names what is to be reached, and nobody who is to do it."""
    if "work" not in kinds or "lead" in kinds:
        return False
    words = " ".join(row[kinds["work"]].lower() for row in heading)
    return bool(re.search(r"chỉ tiêu|mục tiêu", words)) and not re.search(r"nhiệm vụ", words)


def _kind(words: str, last: str) -> str | None:
    """The lowest heading cell speaks first: "Cơ quan thực hiện" over "Phối hợp"."""
    for text in (last, words):
        for kind, pattern in _KINDS:
            if text and pattern.search(text):
                return kind
    return None


def _known(columns: Columns) -> int:
    every = (columns.number, *columns.of_duty)
    return sum(value is not None for value in every)
