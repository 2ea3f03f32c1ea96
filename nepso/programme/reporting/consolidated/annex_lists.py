"""The sheets of the annex that are lists: who reported, what was corrected, what a figure means."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from nepso.programme.reporting.consolidated.annex_shapes import Shapes
from nepso.programme.reporting.consolidated.snapshot import Snapshot

_YES, _NO = "Có", "Không"


def write_reporters(book: Any, shapes: Shapes, snapshot: Snapshot) -> None:
    """Who reported, with the four facts apart, and who did not."""
    sheet = book.add_worksheet("Tình hình báo cáo")
    shapes.columns(sheet, [6, 44, 22, 20, 10, 10, 10, 14, 13, 16, 44])
    titles = ["STT", "Cơ quan", "Loại", "Tình trạng", "Đầy đủ", "Đúng hạn", "Đã duyệt"]
    titles += ["Có nội dung", "Ngày gửi", "Chậm (ngày làm việc)", "Không có gì, vì sao"]
    shapes.head(sheet, 0, titles)
    sheet.freeze_panes(1, 2)
    for row, r in enumerate(snapshot.reporters, 1):
        shapes.room(sheet, row, [(r.name, 44), (r.nothing_because, 44)])
        sheet.write_number(row, 0, row, shapes.text)
        shapes.linked_text(sheet, row, 1, r.name, r.address)
        facts = [r.complete, r.on_time, r.approved, r.non_empty]
        sent = f"{dt.date.fromisoformat(r.submitted_on):%d/%m/%Y}" if r.submitted_on else ""
        words = [r.kind_name, r.state, *(_YES if fact else _NO for fact in facts), sent]
        for place, word in enumerate(words, 2):
            sheet.write_string(row, place, word, shapes.text)
        sheet.write_number(row, 9, r.days_late, shapes.whole)
        sheet.write_string(row, 10, r.nothing_because, shapes.text)
    sheet.autofilter(0, 0, max(len(snapshot.reporters), 1), len(titles) - 1)
    shapes.landscape(sheet, repeat=0)


def write_corrections(book: Any, shapes: Shapes, snapshot: Snapshot) -> None:
    """Every figure that an agency stated against what was counted, with its reason."""
    sheet = book.add_worksheet("Điều chỉnh số liệu")
    shapes.columns(sheet, [6, 40, 48, 14, 14, 60])
    titles = ["STT", "Cơ quan", "Chỉ tiêu", "Số máy đếm", "Số cơ quan nêu", "Lý do"]
    shapes.head(sheet, 0, titles)
    sheet.freeze_panes(1, 2)
    agencies = {r.agency: r.name for r in snapshot.reporters}
    names = {m.indicator: m.name for m in snapshot.dictionary}
    corrected = [f for f in snapshot.figures if f.is_corrected]
    for row, figure in enumerate(corrected, 1):
        agency = agencies.get(figure.agency, figure.agency)
        name = names.get(figure.indicator, figure.indicator)
        shapes.room(sheet, row, [(agency, 40), (name, 48), (figure.reason, 60)])
        sheet.write_number(row, 0, row, shapes.text)
        sheet.write_string(row, 1, agency, shapes.text)
        sheet.write_string(row, 2, name, shapes.text)
        if figure.counted is not None:
            sheet.write_number(row, 3, figure.counted, shapes.number)
        stated = figure.stated if figure.stated is not None else Decimal(0)
        shapes.linked_number(sheet, row, 4, stated, figure.address)
        sheet.write_string(row, 5, figure.reason, shapes.text)
    shapes.landscape(sheet, repeat=0)


def write_dictionary(book: Any, shapes: Shapes, snapshot: Snapshot) -> None:
    """What each indicator means and how it is worked out."""
    sheet = book.add_worksheet("Từ điển chỉ tiêu")
    widths = (14, 8, 44, 14, 60, 60, 24, 20)
    shapes.columns(sheet, widths)
    titles = ["Mã", "Bản", "Chỉ tiêu", "Đơn vị tính", "Định nghĩa", "Cách tính", "Nguồn"]
    shapes.head(sheet, 0, [*titles, "Điểm của kế hoạch"])
    sheet.freeze_panes(1, 0)
    for row, m in enumerate(snapshot.dictionary, 1):
        words = [m.indicator, str(m.version), m.name, m.unit, m.definition, m.formula, m.source]
        words.append("; ".join(m.clauses))
        shapes.room(sheet, row, zip(words, widths, strict=True))
        for place, word in enumerate(words):
            sheet.write_string(row, place, word, shapes.text)
    shapes.landscape(sheet, repeat=0)
