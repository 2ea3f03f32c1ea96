"""A small table as people type or paste it: a label and a number a line.

From a spreadsheet it comes with tabs, from a CSV file with semicolons or commas, from a hand as
"Trường học: 12". Numbers are Vietnamese: "1.234,5".
"""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal

from nepso.kernel.errors import Invalid
from nepso.kernel.folding import nfc

MOST_ROWS, MOST_BYTES, LONGEST_LABEL = 20, 100_000, 200
_WHOLE = re.compile(r"[-−]?(?:\d{1,15}|\d{1,3}(?:\.\d{3}){1,4})(?:,\d{1,6})?", re.ASCII)
_BY_HAND = re.compile(r"(?P<label>.+?)\s*:\s*(?P<number>[^:]*)")
_HOW = "hãy ghi mỗi dòng “tên: số”, ví dụ “Trường học: 1.234,5”"


def rows_read(text: str) -> tuple[tuple[str, Decimal], ...]:
    """Its rows; a first line without any digit in its second cell is the head and is left out.

    Raises Invalid with the number of the line that is no row, what stands there, what to write.
    """
    lines = [line for line in nfc(text).splitlines() if line.strip()]
    if not lines:
        raise Invalid(f"Bảng chưa có dòng nào: {_HOW}.")
    cells = _cells(lines)
    if len(cells) > 1 and len(cells[0]) == 2 and not re.search(r"\d", cells[0][1]):
        cells[0] = []
    rows = [_row(number, found) for number, found in enumerate(cells, 1) if found]
    if len(rows) > MOST_ROWS:
        raise Invalid(f"Bảng có {len(rows)} dòng, đồ họa vẽ nhiều nhất {MOST_ROWS}: hãy bớt dòng.")
    return tuple(rows)


def text_read(data: bytes) -> str:
    """The text of a CSV file as spreadsheets save it: UTF-8, or UTF-16 with its mark."""
    if len(data) > MOST_BYTES:
        raise Invalid(f"Tệp lớn quá {MOST_BYTES // 1000} kB: hãy chỉ để bảng nhỏ cần vẽ.")
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid("Không đọc được chữ trong tệp: hãy lưu lại dạng CSV UTF-8.") from error
    if "\0" in text:
        raise Invalid("Tệp không phải là bảng CSV: hãy lưu lại dạng CSV UTF-8.")
    return text


def _cells(lines: list[str]) -> list[list[str]]:
    for mark in ("\t", ";"):
        if any(mark in line for line in lines):
            return _by_mark(lines, mark)
    if all(_BY_HAND.fullmatch(line.strip()) for line in lines):
        return [_by_hand(line) for line in lines]
    return _by_mark(lines, ",")


def _by_hand(line: str) -> list[str]:
    found = _BY_HAND.fullmatch(line.strip())
    return [found["label"], found["number"].strip()] if found else [line]


def _by_mark(lines: list[str], mark: str) -> list[list[str]]:
    try:
        read = list(csv.reader(io.StringIO("\n".join(lines)), delimiter=mark))
    except csv.Error as error:
        raise Invalid(f"Không đọc được bảng: {_HOW}.") from error
    return [[cell.strip() for cell in row] for row in read]


def _row(line: int, cells: list[str]) -> tuple[str, Decimal]:
    while len(cells) > 2 and not cells[-1]:  # empty columns at the end of a pasted range
        cells = cells[:-1]
    if len(cells) != 2:
        raise Invalid(f"Dòng {line} không có đúng một tên và một số: {_HOW}.")
    label, number = " ".join(cells[0].split()), cells[1].replace("\xa0", "").replace(" ", "")
    if not label or len(label) > LONGEST_LABEL:
        raise Invalid(f"Dòng {line} thiếu tên hoặc tên dài quá {LONGEST_LABEL} ký tự: {_HOW}.")
    if not _WHOLE.fullmatch(number):
        shown = cells[1][:40] or "để trống"
        raise Invalid(
            f"Dòng {line}: “{shown}” không phải là số: hãy ghi số như 1.234,5 (dấu chấm ngăn "
            "hàng nghìn, dấu phẩy là phần lẻ), đơn vị ghi ở ô riêng."
        )
    return label, Decimal(number.replace("−", "-").replace(".", "").replace(",", "."))
