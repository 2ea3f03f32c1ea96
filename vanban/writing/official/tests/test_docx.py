"""The DOCX of an official document: what stands in it, and that text never becomes markup."""

import io
import zipfile
from functools import cache

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from vanban.writing.official.docx import to_docx
from vanban.writing.official.tests.making import hostile_report, report

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _texts(data: bytes) -> list[str]:
    body = etree.fromstring(_parts(data)["word/document.xml"])
    return ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in body.iter(f"{W}p")]


def test_the_lines_stand_in_the_order_of_the_decree():
    texts = [text for text in _texts(to_docx(report())) if text]
    expected = [
        "ỦY BAN NHÂN DÂN",
        "SỞ VĂN HÓA,",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 05/BC-SVHTTDL",
        "Thái Nguyên, ngày 05 tháng 12 năm 2026",
        "BÁO CÁO",
        "Kính gửi:",
        "- Bộ Văn hóa, Thể thao và Du lịch;",
        "- Ủy ban nhân dân tỉnh Thái Nguyên.",
        "Căn cứ Quyết định số 423/QĐ-BVHTTDL ngày 05/3/2026.",
        "I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI",
        "1. Ban hành văn bản",
        "a) Điểm thứ nhất.",
        "b) Điểm thứ hai.",
        "- Gạch đầu dòng.",
        "II. KẾT QUẢ THỰC HIỆN",
        "Trên đây là báo cáo kết quả thực hiện./.",
        "Nơi nhận:",
        "- Lưu: VT, QLVHGĐ.",
        "PHÓ GIÁM ĐỐC",
        "Nguyễn Văn An",
        "Phụ lục I",
        "(Kèm theo Báo cáo số 05/BC-SVHTTDL ngày 05 tháng 12 năm 2026 của Sở Văn hóa, Thể thao"
        " và Du lịch)",
        "Phụ lục II",
    ]
    places = [next(n for n, text in enumerate(texts) if text.startswith(e)) for e in expected]
    assert places == sorted(places)


def test_links_are_native_hyperlinks():
    parts = _parts(to_docx(report()))
    assert b"http://127.0.0.1/so-lieu/a1/" in parts["word/_rels/document.xml.rels"]
    assert b"<w:hyperlink" in parts["word/document.xml"]


def test_merged_heads_repeat_on_every_page():
    table = docx.Document(io.BytesIO(to_docx(report()))).tables[1]
    assert [c.text for c in table.rows[0].cells] == ["Số TT", "Nội dung", "Kết quả", "Kết quả"]
    assert [c.text for c in table.rows[1].cells] == ["Số TT", "Nội dung", "Năm 2025", "Năm 2026"]
    assert all(row._tr.trPr.find(f"{W}tblHeader") is not None for row in list(table.rows)[:2])


def test_the_same_document_gives_the_same_bytes():
    first, second = to_docx(report()), to_docx(report())
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_picture_has_its_words_and_both_forms():
    parts = _parts(to_docx(report()))
    assert "Biểu đồ cột: 1 cột" in parts["word/document.xml"].decode()
    media = sorted(name for name in parts if name.startswith("word/media/"))
    assert [name.rsplit(".")[-1] for name in media] == ["svg", "png"]
    assert parts[media[1]].startswith(b"\x89PNG")


def test_text_is_data():
    data = to_docx(hostile_report())
    assert sum("<w:p>&amp;</w:p>]]>" in text for text in _texts(data)) >= 10
    assert not any("\u202e" in text or "\x00" in text for text in _texts(data))
    relations = _parts(data)["word/_rels/document.xml.rels"].decode()
    assert "passwd" not in relations  # neither address was one


@given(st.text(max_size=60))
def test_any_text_is_written_and_adds_no_element(text):
    written = to_docx(hostile_report(f"một{text}"))
    assert _shape(written) == _shape_of_plain_words()
    docx.Document(io.BytesIO(written))


@cache
def _shape_of_plain_words() -> set[str]:
    return _shape(to_docx(hostile_report("một")))


def _shape(data: bytes) -> set[str]:
    """The kinds of elements; a broken line and a link that is or is no address may differ."""
    body = etree.fromstring(_parts(data)["word/document.xml"])
    return {str(e.tag) for e in body.iter()} - {f"{W}{n}" for n in ("br", "hyperlink", "rStyle")}


@pytest.mark.parametrize("part", ["[Content_Types].xml", "word/styles.xml", "word/document.xml"])
def test_every_part_is_well_formed(part):
    etree.fromstring(_parts(to_docx(report()))[part])
