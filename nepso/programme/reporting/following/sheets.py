"""The call list as a spreadsheet: no text in it is ever a formula or an address."""

from __future__ import annotations

import io
from collections.abc import Iterable

import xlsxwriter

from nepso.programme.reporting.following.selectors import CallLine
from nepso.programme.reporting.states import REPORT_STATES
from nepso.ui.components.numbers import ngay, ngay_gio

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_COLUMNS = (
    ("Cơ quan", 44),
    ("Loại", 22),
    ("Điện thoại cơ quan", 18),
    ("Người phụ trách và điện thoại", 48),
    ("Tình trạng báo cáo", 22),
    ("Quá hạn (ngày làm việc)", 14),
    ("Gọi lần cuối", 18),
    ("Kết quả", 26),
    ("Hẹn gửi ngày", 14),
    ("Ghi chú", 44),
)


def sheet_of_calls(lines: Iterable[CallLine], late: int | None) -> bytes:
    """An XLSX file of the list, one agency a row."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        sheet = book.add_worksheet("Gọi điện")
        head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})
        cell = book.add_format({"text_wrap": True, "valign": "top"})
        for place, (title, width) in enumerate(_COLUMNS):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, title, head)
        last = 0
        for last, line in enumerate(lines, 1):
            for place, value in enumerate(_values(line, late)):
                if isinstance(value, int):
                    sheet.write_number(last, place, value, cell)
                else:
                    sheet.write_string(last, place, value, cell)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(last, 1), len(_COLUMNS) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    return buffer.getvalue()


def _values(line: CallLine, late: int | None) -> list[str | int]:
    agency, call = line.report.agency, line.last
    return [
        agency.name,
        agency.get_kind_display(),
        agency.telephone,
        "\n".join(f"{who}, {what}: {who.telephone or 'chưa có số'}" for who, what in line.people),
        REPORT_STATES.state(line.report.state).label,
        late if late is not None and late > 0 else "",
        ngay_gio(call.at) if call else "",
        call.get_outcome_display() if call else "",
        ngay(call.promised_on) if call else "",
        call.note if call else "",
    ]
