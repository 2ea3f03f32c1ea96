from __future__ import annotations

import dataclasses
import io
import zipfile

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from nepso.programme.reporting.consolidated.annex import annex_of
from nepso.programme.reporting.consolidated.tests.snapshots import HERE, HOSTILE, small_snapshot


def _sheet(data: bytes, name: str, *, values: bool = False) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)[name]


def test_a_total_is_a_live_sum_of_its_parts_with_its_value_at_hand() -> None:
    data = annex_of(small_snapshot())
    live, shown = _sheet(data, "Tổng hợp"), _sheet(data, "Tổng hợp", values=True)
    assert live["G5"].value == "=SUM(E5:F5)"
    assert shown["G5"].value == shown["E5"].value + shown["F5"].value == 12
    assert live["I5"].value == "=G5-H5"
    assert shown["I5"].value == 3


def test_a_figure_without_parts_is_no_formula() -> None:
    sheet = _sheet(annex_of(small_snapshot()), "Tổng hợp")
    assert sheet["G6"].value == 12.5


def test_the_sum_of_the_agencies_is_live_and_agrees_with_the_totals() -> None:
    data = annex_of(small_snapshot())
    assert _sheet(data, "Từng cơ quan")["D8"].value == "=SUM(D5:D7)"
    assert _sheet(data, "Từng cơ quan", values=True)["D8"].value == 12


def test_without_a_row_there_is_no_row_of_sums() -> None:
    """A small province's first hour: no agency, no figure, and no empty frame under the head."""
    empty = dataclasses.replace(
        small_snapshot(), lines=(), figures=(), reporters=(), passages=(), dictionary=()
    )
    book = openpyxl.load_workbook(io.BytesIO(annex_of(empty)))
    for sheet in book:
        head = 4 if sheet.title in ("Tổng hợp", "Từng cơ quan") else 1
        below = [c for row in sheet.iter_rows(min_row=head + 1) for c in row]
        assert not [c.coordinate for c in below if c.value is not None or c.has_style], sheet.title


def test_every_number_is_a_link_to_its_evidence() -> None:
    data = annex_of(small_snapshot())
    totals, agencies = _sheet(data, "Tổng hợp"), _sheet(data, "Từng cơ quan")
    assert totals["E5"].hyperlink.target == HERE + "department"
    assert totals["G5"].hyperlink.target == HERE + "t1"
    assert agencies["D5"].hyperlink.target == HERE + "f1"
    assert agencies["E6"].hyperlink.target == HERE + "f3"


def test_a_correction_shows_both_values_and_the_reason() -> None:
    row = [c.value for c in _sheet(annex_of(small_snapshot()), "Điều chỉnh số liệu")[2]]
    assert row == [1, "Sở Y tế", "Số hội nghị, cuộc thi", 3, 5, "Đếm thiếu hai buổi"]


def test_no_text_of_anybodys_becomes_a_formula() -> None:
    data = annex_of(small_snapshot(reason=HOSTILE, name=HOSTILE))
    ours = {"=SUM(E5:F5)", "=G5-H5", "=SUM(D5:D7)", "=SUM(E5:E7)"}
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        live = {c.value for row in sheet for c in row if c.data_type == "f"}
        assert live <= ours, sheet.title
    assert _sheet(data, "Điều chỉnh số liệu")["F2"].value == HOSTILE


def test_the_same_snapshot_gives_the_same_bytes() -> None:
    assert annex_of(small_snapshot()) == annex_of(small_snapshot())
    assert zipfile.ZipFile(io.BytesIO(annex_of(small_snapshot()))).testzip() is None
