"""A spreadsheet of agencies and officers, as somebody would fill it."""

from __future__ import annotations

import io

from openpyxl import Workbook

AGENCY = ["Mã", "Tên đầy đủ", "Loại", "Mã cơ quan cấp trên"]
OFFICER = ["Họ và tên", "Mã cơ quan", "Vai trò", "Thư điện tử", "Tên đăng nhập"]


def sheet_of(agencies=(), officers=(), *, more=(), without=None) -> bytes:
    """``more`` headings of agencies; ``without`` (sheet, heading) leaves that heading empty."""
    book = Workbook()
    first = book.active
    first.title = "Cơ quan"
    for row in ([*AGENCY, *more], *agencies):
        first.append(row)
    second = book.create_sheet("Cán bộ")
    for row in (OFFICER, *officers):
        second.append(row)
    if without is not None:
        for cell in book[without[0]][1]:
            if cell.value == without[1]:
                cell.value = None
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
