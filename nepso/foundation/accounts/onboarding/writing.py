"""Writing the spreadsheet: the province as it stands, or an empty form to fill in."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable
from typing import Any

import xlsxwriter

from nepso.foundation.accounts.models import Membership
from nepso.foundation.accounts.onboarding.columns import AGENCIES, OFFICERS, SheetShape
from nepso.foundation.accounts.selectors import memberships_current
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agencies_valid

_ROOM = 1000  # rows of an empty form that carry the lists to choose from
_HEADING_LIMIT = 255  # Excel takes no longer list typed into a validation


def sheet_template() -> bytes:
    """An empty form: headings, notes, lists to choose from, and a page of advice."""
    return _book(())


def sheet_export() -> bytes:
    """All agencies of today and the open roles of active people; read again, it changes nothing."""
    agencies = agencies_valid().select_related("parent").order_by("path")
    roles = memberships_current().filter(account__is_active=True).select_related("account")
    return _book(
        (
            (AGENCIES, map(_agency_values, agencies)),
            (OFFICERS, map(_officer_values, roles.order_by("agency__path", "account__folded"))),
        )
    )


def _agency_values(agency: Agency) -> list[Any]:
    facts = {
        column.key: getattr(agency, column.key)
        for column in AGENCIES.columns
        if column.key not in ("parent", "kind")
    }
    facts["parent"] = agency.parent.code if agency.parent else ""
    facts["kind"] = agency.get_kind_display()
    return [facts[column.key] for column in AGENCIES.columns]


def _officer_values(membership: Membership) -> list[Any]:
    account = membership.account
    facts: dict[str, Any] = {
        "agency": membership.agency.code,
        "role": membership.get_role_display(),
    }
    return [facts.get(c.key) or getattr(account, c.key) for c in OFFICERS.columns]


def _book(filled: Iterable[tuple[SheetShape, Iterable[list[Any]]]]) -> bytes:
    rows = {shape.name: values for shape, values in filled}
    content = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_date_format": "dd/mm/yyyy",
    }
    with xlsxwriter.Workbook(content, options) as book:
        for shape in (AGENCIES, OFFICERS):
            _sheet(book, shape, rows.get(shape.name, ()))
        _advice(book)
    return content.getvalue()


def _sheet(book: Any, shape: SheetShape, rows: Iterable[list[Any]]) -> None:
    heading = book.add_format({"bold": True, "bg_color": "#E8EDF3", "border": 1})
    as_text = book.add_format({"num_format": "@"})
    as_day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet(shape.name)
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(shape.columns):
        formats = as_day if column.is_date else as_text
        sheet.set_column(place, place, column.width, formats)
        sheet.write_string(0, place, column.heading + (" *" if column.is_needed else ""), heading)
        sheet.write_comment(0, place, column.note, {"x_scale": 2})
    last = 0
    for number, values in enumerate(rows, start=1):
        last = number
        for place, value in enumerate(values):
            if isinstance(value, dt.date):
                sheet.write_datetime(
                    number, place, dt.datetime(value.year, value.month, value.day), as_day
                )
            elif value:
                sheet.write_string(number, place, str(value), as_text)
    for place, column in enumerate(shape.columns):
        if column.choices:
            _list(book, sheet, place, last + _ROOM, column.choices)


def _list(book: Any, sheet: Any, place: int, last: int, choices: tuple[str, ...]) -> None:
    if len(",".join(choices)) <= _HEADING_LIMIT and not any("," in c for c in choices):
        source: Any = list(choices)
    else:
        name = f"Danh mục {place} {sheet.get_name()}"
        listed = book.add_worksheet(name)
        listed.hide()
        listed.write_column(0, 0, choices)
        source = f"='{name}'!$A$1:$A${len(choices)}"
    sheet.data_validation(
        1,
        place,
        last,
        place,
        {
            "validate": "list",
            "source": source,
            "error_title": "Không có trong danh sách",
            "error_message": "Hãy chọn một giá trị trong danh sách.",
        },
    )


def _advice(book: Any) -> None:
    sheet = book.add_worksheet("Hướng dẫn")
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90, book.add_format({"text_wrap": True}))
    lines: list[tuple[str, str]] = [
        (
            "Cách dùng",
            "Điền hai trang “Cơ quan” và “Cán bộ”, rồi tải lên.",
        ),
        (
            "",
            "Hệ thống cho xem trước và chỉ ra từng ô sai; sai một ô thì chưa ghi gì.",
        ),
        (
            "",
            "Dòng đã biết (theo mã; theo tên đăng nhập hoặc thư điện tử) được sửa; "
            "thiếu dòng không xóa gì. Không ai được nhận ra chỉ bằng họ tên.",
        ),
        (
            "",
            "Ô trống ở cột không bắt buộc nghĩa là để trống điều đó; người có hai dòng thì "
            "ghi ở một dòng là đủ. Không dùng công thức.",
        ),
    ]
    for shape in (AGENCIES, OFFICERS):
        lines += [(f"{shape.name}: {c.heading}", c.note) for c in shape.columns]
    for number, (first, second) in enumerate(lines):
        sheet.write_string(number, 0, first)
        sheet.write_string(number, 1, second)
