"""A spreadsheet of agencies and officers, as somebody would fill it."""

from __future__ import annotations

import io

from openpyxl import Workbook

AGENCY = ["Mã", "Tên đầy đủ", "Loại", "Mã cơ quan cấp trên"]
OFFICER = ["Họ và tên", "Mã cơ quan", "Vai trò", "Thư điện tử", "Tên đăng nhập"]


def sheet_of(agencies=(), officers=()) -> bytes:
    book = Workbook()
    first = book.active
    first.title = "Cơ quan"
    for row in (AGENCY, *agencies):
        first.append(row)
    second = book.create_sheet("Cán bộ")
    for row in (OFFICER, *officers):
        second.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
