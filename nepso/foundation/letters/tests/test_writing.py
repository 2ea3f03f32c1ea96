import datetime as dt
import io
import threading

import docx
import page

from nepso.foundation.letters import (
    Draft,
    Letterhead,
    Signing,
    letter_document,
    page_count,
    page_pictures,
    pdf_opened,
    sealed_document,
    written,
)
from nepso.foundation.letters.blocks import linked, paragraph

HEAD = Letterhead(
    *("Sở Văn hóa, Thể thao và Du lịch", "Ủy ban nhân dân tỉnh Thái Nguyên", "Thái Nguyên"),
    *("SVHTTDL", ("GIÁM ĐỐC",), "Lưu: VT"),
)
DRAFT = Draft(
    "Công văn",
    "Đôn đốc gửi báo cáo năm 2026",
    (paragraph("Còn ", linked("12", "https://nepso.example/so-lieu/a/"), " cơ quan chưa gửi."),),
    addressees=("Ủy ban nhân dân xã Ba Bể",),
    year=2026,
)
SIGNING = Signing(number=7, on=dt.date(2026, 11, 26), signer="Nguyễn Văn An")


def _text(data):
    document = docx.Document(io.BytesIO(data))
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_before_signing_number_and_day_are_blank():
    text = _text(written(letter_document(DRAFT, HEAD)).docx)
    assert "V/v Đôn đốc gửi báo cáo năm 2026" in text
    assert "Kính gửi: Ủy ban nhân dân xã Ba Bể" in text
    assert "Lưu: VT." in text
    assert "07/SVHTTDL" not in text


def test_after_signing_they_are_filled():
    text = _text(written(sealed_document(letter_document(DRAFT, HEAD), SIGNING)).docx)
    assert "Số: 07/SVHTTDL" in text
    assert "Thái Nguyên, ngày 26 tháng 11 năm 2026" in text
    assert "Nguyễn Văn An" in text


def test_the_same_document_gives_the_same_bytes_and_the_pdf_is_ua_1():
    document = sealed_document(letter_document(DRAFT, HEAD), SIGNING)
    files = written(document)
    assert files == written(document)
    said = page.validate_pdf_bytes(files.pdf, profile=page.ValidationProfile.PDF_UA_1)
    assert said.failures == []
    assert not files.missing


def test_pages_are_shown_as_pictures():
    pictures = list(page_pictures(written(letter_document(DRAFT, HEAD)).pdf, dpi=40))
    assert pictures
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)


def test_pdfs_are_opened_by_one_thread_at_a_time():
    pdf = written(letter_document(DRAFT, HEAD)).pdf
    counted = threading.Event()
    other = threading.Thread(target=lambda: (page_count(pdf), counted.set()))
    with pdf_opened(pdf):
        other.start()
        assert not counted.wait(0.3)
    assert counted.wait(10)
    other.join()
    for _ in page_pictures(pdf, dpi=20):
        assert page_count(pdf), "between two pictures nothing is held"
