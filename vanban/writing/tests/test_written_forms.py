"""JSON, spreadsheet, page and words of one compiled document."""

from __future__ import annotations

import base64
import datetime
import hashlib
import io
import json
import re
from dataclasses import replace

from openpyxl import load_workbook

from vanban.writing.as_html import to_html
from vanban.writing.as_json import from_dict, to_dict, to_json
from vanban.writing.as_words import document_in_words, problems_in_words
from vanban.writing.as_xlsx import to_xlsx
from vanban.writing.tests.making import small_document


def test_json_goes_there_and_back():
    document = small_document()
    assert from_dict(json.loads(to_json(document))) == document


def test_json_has_the_keys_and_types_of_the_contract():
    plain = to_dict(small_document())
    assert list(plain) == [
        "source", "text", "header", "sections", "segments", "tasks", "references", "recipients",
        "signature", "problems",
    ]  # fmt: skip
    task = plain["tasks"][0]
    assert task["deadline"] == {
        "text": "trước ngày 05/12/2026",
        "kind": "date",
        "on": "2026-12-05",
    }
    assert task["kind"] == "assignment"
    assert task["span"] == list(small_document().tasks[0].span)
    assert plain["tasks"][1]["deadline"] == {"text": "hằng năm", "kind": "yearly"}
    assert plain["problems"][1]["span"] is None


def test_the_spreadsheet_can_be_used_at_once():
    book = load_workbook(io.BytesIO(to_xlsx(small_document())))
    assert book.sheetnames == ["Nhiệm vụ", "Đề mục", "Văn bản viện dẫn", "Cần xem lại", "Văn bản"]
    page = book["Nhiệm vụ"]
    row = [cell.value for cell in page[2]]
    assert row[1:5] == ["I, ý 1", "Tập huấn trước ngày 05/12/2026.", "Giao cơ quan", "Chủ trì"]
    assert row[6] == "Công an tỉnh\ncác sở, ban, ngành"
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:M3"
    assert page.print_title_rows == "$1:$1"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page["C2"].alignment.wrap_text


def test_days_and_shares_of_the_spreadsheet_can_be_sorted():
    page = load_workbook(io.BytesIO(to_xlsx(small_document())))["Nhiệm vụ"]
    heads = {cell.value: cell.column for cell in page[1]}
    words, due = (page.cell(2, heads[head]) for head in ("Thời hạn", "Ngày hạn"))
    assert words.value == "trước ngày 05/12/2026"
    assert due.value.date() == datetime.date(2026, 12, 5)
    assert due.number_format == "dd/mm/yyyy"
    assert page.cell(3, heads["Ngày hạn"]).value is None  # "hằng năm" names no day
    sure = page.cell(2, heads["Tin cậy"])
    assert (sure.value, sure.number_format) == (small_document().tasks[0].confidence, "0%")


def test_text_never_becomes_a_formula():
    page = load_workbook(io.BytesIO(to_xlsx(small_document())))["Nhiệm vụ"]
    cell = page["C3"]
    assert cell.value == "=1+1 & báo cáo hằng năm."
    assert cell.data_type == "s"


def test_the_page_escapes_everything_and_allows_only_its_own_style():
    page = to_html(small_document())
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "=1+1 &amp; báo cáo" in page
    assert " style=" not in page
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style.group(1).encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in page


def test_each_task_points_at_its_sentence_and_back():
    page = to_html(small_document())
    for number, words in ((1, "Tập huấn trước ngày"), (2, "=1+1 &amp;")):
        assert f'<li id="v{number}"><a href="#c{number}">' in page
        assert f'<a id="c{number}" class="sentence" href="#v{number}">{words}' in page


def test_the_page_holds_the_whole_text_once():
    document = small_document()
    paper = to_html(document).split('id="van-ban"')[1]
    shown = re.sub(r"<[^>]+>", "", paper)
    for word in ("Tập huấn", "Nơi nhận", "Theo Luật"):
        assert shown.count(word) == document.text.count(word)


def test_words_for_a_terminal():
    words = document_in_words(small_document())
    assert "[I, ý 1] Tập huấn" in words
    assert "Cơ quan: Sở Y tế (chủ trì)" in words
    assert problems_in_words(small_document()).startswith("Cần xem lại (3):")


def test_rows_of_the_spreadsheet_are_as_high_as_their_words():
    document = small_document()
    (task, *rest) = document.tasks
    long = replace(document, tasks=(replace(task, text="Tuyên truyền sâu rộng. " * 20), *rest))
    page = load_workbook(io.BytesIO(to_xlsx(long)))["Nhiệm vụ"]
    assert page.row_dimensions[2].height > 80
    assert page.row_dimensions[3].height < page.row_dimensions[2].height
