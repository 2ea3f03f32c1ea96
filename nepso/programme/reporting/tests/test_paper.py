"""Forms for agencies without an account: made, filled as people fill them, read back."""

import datetime as dt
import hashlib
import io
import re
import shutil
import subprocess

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from nepso.kernel.errors import Conflict, Invalid, NotAllowed, TooLarge
from nepso.programme.reporting.models import Figure, PeriodicReport
from nepso.programme.reporting.paper.as_docx import form_as_docx
from nepso.programme.reporting.paper.as_xlsx import form_as_xlsx
from nepso.programme.reporting.paper.comparing import form_compare, form_of
from nepso.programme.reporting.paper.layout import form_content
from nepso.programme.reporting.paper.reading import form_read
from nepso.programme.reporting.services import (
    NotReady,
    figures_decide,
    report_form_make,
    report_form_take_in,
    report_note_signed,
    report_open,
)
from nepso.programme.reporting.tests.writing_up import change, figure_of, submitted

pytestmark = pytest.mark.usefixtures("indicators")
CODE = re.compile(r"[2-9a-z]{16}\.[0-9]+$")
DAY = dt.date(2026, 11, 20)


@pytest.fixture
def form(world, period):
    report = PeriodicReport.objects.create(agency=world.commune, period=period)
    made = report_form_make(report=report, kind="xlsx", by=world.person("desk"))
    made.report.refresh_from_db()
    return made


def fill_xlsx(data, answers, words=(), *, titles=None):
    """Fill as a person would: {figure name: (number, why, estimate)}, {heading code: text}."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet, written = book.worksheets[0], dict(words)
    for row in sheet.iter_rows():
        if row[0].value == "Mã" and titles:
            for cell, title in zip(row, titles, strict=False):
                cell.value = title
        name = row[1].value
        if CODE.match(str(row[0].value)) and (name in answers or "*" in answers):
            said, why, estimate = answers.get(name) or answers["*"]
            if name not in answers and row[3].value == "không đếm":
                said, why = 0, None
            row[5].value, row[6].value, row[7].value = said, why, "x" if estimate else None
    for row in book.worksheets[1].iter_rows():
        if row[0].value in written:
            row[2].value = written[row[0].value]
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def fill_docx(data, answers, words=()):
    document, written = Document(io.BytesIO(data)), dict(words)
    for table in document.tables:
        for row in table.rows:
            cells = row.cells
            if CODE.match(cells[0].text) and (cells[1].text in answers or "*" in answers):
                said, why, estimate = answers.get(cells[1].text) or answers["*"]
                if cells[1].text not in answers and cells[3].text == "không đếm":
                    said, why = "0", ""
                cells[5].text, cells[6].text = str(said), why or ""
                cells[7].text = "x" if estimate else ""
            elif cells[0].text in written and len(table.columns) == 3:
                cells[2].text = written[cells[0].text]
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


ALL = {
    "*": ("Đúng", None, False),
    "Cuộc thi, diễn đàn về ứng xử trên môi trường số": (3, "Ba cuộc ở xóm.", False),
    "Kênh tiếp nhận phản ánh đang hoạt động": (2, "Sổ của xã", True),
}
WORDS = {"II": "Đã phát tờ gấp.\n\nĐã mở lớp.", "III.2": "Còn thiếu người."}


def read_in(world, form, data):
    filled, digest = form_read(data), hashlib.sha256(data).hexdigest()
    found = form_of(filled, form.report, digest)
    reading = form_compare(filled, form.report)
    report_form_take_in(
        form=found, changes=reading.changes, words=reading.words, nothing=reading.nothing,
        sha256=digest, by=world.person("desk"),
    )  # fmt: skip
    return reading


@pytest.mark.parametrize(
    ("write", "fill"), [(form_as_xlsx, fill_xlsx), (form_as_docx, fill_docx)], ids=["xlsx", "docx"]
)
def test_a_filled_form_becomes_the_report(world, form, write, fill):
    data = fill(write(form_content(form)), ALL, WORDS)
    reading = read_in(world, form, data)
    assert reading.errors == []
    assert reading.unsaid == []
    report = PeriodicReport.objects.get(pk=form.report_id)
    contest = figure_of(report, "cuoc-thi")
    assert (contest.stated, contest.decision) == (3, "correct")
    typed = figure_of(report, "kenh-tiep-nhan")
    assert (typed.stated, typed.is_estimate, typed.typed_source) == (2, True, "Sổ của xã")
    assert not Figure.objects.filter(report=report, decision="").exists()
    assert report.paragraphs.count() >= 2
    assert (report.way, report.is_complete) == ("form", True)
    again = form_compare(form_read(data), report)
    assert not again.changes_something
    with pytest.raises(Invalid, match="đã được nhận lúc"):
        form_of(form_read(data), report, hashlib.sha256(data).hexdigest())


def test_every_wrong_cell_is_one_sentence_and_the_right_ones_stand(world, form):
    answers = {
        "Cuộc thi, diễn đàn về ứng xử trên môi trường số": ("=1+2", None, False),
        "Kênh tiếp nhận phản ánh đang hoạt động": ("hai", "Sổ", False),
        "Phản ánh đã tiếp nhận": (4, None, False),
        "Phản ánh đã trả lời": ("dung", None, False),
    }
    reading = form_compare(
        form_read(fill_xlsx(form_as_xlsx(form_content(form)), answers)), form.report
    )
    told = " ".join(sentence for _, sentence in reading.errors)
    assert len(reading.errors) == 3
    for words in ("công thức", "không phải số", "vì sao"):
        assert words in told
    assert all(place.startswith("Trang “Số liệu”, dòng ") for place, _ in reading.errors)
    assert [c.figure.asked.version.name for c in reading.changes] == ["Phản ánh đã trả lời"]
    assert reading.unsaid


def test_wrong_headings_a_stranger_and_a_wrong_report_are_told(world, form, period):
    data = form_as_xlsx(form_content(form))
    with pytest.raises(Invalid, match="đúng các cột"):
        form_read(fill_xlsx(data, {}, titles=["Mã", "Tên"]))
    with pytest.raises(Invalid, match="không phải biểu mẫu"):
        form_read(b"khong phai tep nen")
    with pytest.raises(TooLarge, match="10 MB"):
        form_read(b"0" * (10 * 1024 * 1024 + 1))
    other = PeriodicReport.objects.create(agency=world.others[0], period=period)
    with pytest.raises(Invalid, match="biểu mẫu của Ủy ban nhân dân xã Ba Bể, báo cáo năm 2026"):
        form_of(form_read(data), other, "x")
    form.delete()
    with pytest.raises(Invalid, match="không lập biểu mẫu"):
        form_of(form_read(data), other, "x")


def test_an_old_form_overwrites_nothing(world, form):
    figure = figure_of(form.report, "cuoc-thi")
    data = fill_xlsx(form_as_xlsx(form_content(form)), {figure.asked.version.name: (5, "Vì.", 0)})
    figures_decide(report=form.report, changes=[change(figure)], by=world.person("desk"))
    reading = form_compare(form_read(data), form.report)
    assert not reading.changes
    assert "sau khi lập biểu mẫu" in reading.errors[0][1]


def test_a_form_for_a_report_that_is_with_the_head_is_not_read(world, period):
    report = submitted(world, period)
    made = report_form_make(report=report, kind="docx", by=world.person("desk"))
    with pytest.raises(Conflict, match="Chờ thủ trưởng duyệt"):
        form_of(form_read(form_as_docx(form_content(made))), report, "x")


def test_nothing_to_report_comes_by_form_too(world, form):
    data = fill_docx(form_as_docx(form_content(form)), {}, {"khong-co": "Xã mới thành lập."})
    read_in(world, form, data)
    report = PeriodicReport.objects.get(pk=form.report_id)
    assert (report.is_nothing, report.nothing_reason) == (True, "Xã mới thành lập.")


def test_the_signed_paper_approves_and_the_day_it_came_counts(world, form):
    desk = world.person("desk")
    day = {"signed_on": DAY, "came_on": DAY + dt.timedelta(days=2)}
    with pytest.raises(Conflict, match="không gửi bằng biểu mẫu"):
        report_note_signed(report=form.report, signer="Bàn Văn A", by=desk, **day)
    data = form_as_xlsx(form_content(form))
    read_in(world, form, fill_xlsx(data, ALL))
    with pytest.raises(NotReady):
        report_note_signed(report=form.report, signer="Bàn Văn A", by=desk, **day)
    read_in(world, form, fill_xlsx(data, ALL, WORDS))
    with pytest.raises(Invalid, match="ai ký"):
        report_note_signed(report=form.report, signer=" ", by=desk, **day)
    report = report_note_signed(report=form.report, signer="Bàn Văn A", by=desk, **day)
    assert (report.state, report.approved_by) == ("approved", None)
    assert report.sent_at.date() == dt.date(2026, 11, 22)


def test_only_the_lead_desk_makes_and_reads_forms(world, client, form):
    with pytest.raises(NotAllowed):
        report_form_make(report=form.report, kind="xlsx", by=world.person("head"))
    for role in ("officer", "head", "other", "leader"):
        client.force_login(world.person(role))
        for name in ("forms", "form_make", "form_preview", "form_confirm", "note_signed"):
            url = reverse(f"reporting:{name}", args=[form.report.public_id])
            answer = client.get(url) if name == "forms" else client.post(url)
            assert answer.status_code == 403, f"{role} {name}"


def test_by_page_from_the_form_to_the_signed_report(world, client, form):
    client.force_login(world.person("desk"))
    at = lambda name: reverse(f"reporting:{name}", args=[form.report.public_id])  # noqa: E731
    made = client.post(at("form_make"), {"loai": "docx"})
    assert made["Content-Disposition"].endswith('.docx"')
    sent = SimpleUploadedFile("bieu-mau.docx", fill_docx(made.content, ALL, WORDS))
    preview = client.post(at("form_preview"), {"file": sent})
    page = preview.content.decode()
    assert "Sẽ ghi vào báo cáo" in page
    assert "Ba cuộc ở xóm." in page
    assert not Figure.objects.exclude(decision="").exists(), "a preview writes nothing"
    answer = client.post(at("form_confirm"), {"to": preview.context["packed"]})
    assert answer["Location"] == at("check")
    bent = client.post(at("form_confirm"), {"to": preview.context["packed"] + "x"})
    assert bent.status_code == 400
    days = {"signer": "Bàn Văn A", "signed_on": "20/11/2026", "came_on": "22/11/2026"}
    assert client.post(at("note_signed"), days).status_code == 302
    broken = client.post(at("form_preview"), {"file": SimpleUploadedFile("a.xlsx", b"abc")})
    assert broken.status_code == 400
    assert "không phải biểu mẫu" in broken.content.decode()


@pytest.mark.hard
@pytest.mark.parametrize(
    ("kind", "write", "fill"),
    [("xlsx", form_as_xlsx, fill_xlsx), ("docx", form_as_docx, fill_docx)],
    ids=["xlsx", "docx"],
)
@pytest.mark.timeout(300)
def test_what_libreoffice_saved_is_read_alike(world, form, tmp_path, kind, write, fill):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("SKIPPED LOUDLY: no LibreOffice on this machine")
    (tmp_path / f"form.{kind}").write_bytes(fill(write(form_content(form)), ALL, WORDS))
    subprocess.run(
        [
            office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
            "--convert-to", kind, "--outdir", f"{tmp_path}/saved", f"{tmp_path}/form.{kind}",
        ],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    reading = form_compare(form_read((tmp_path / f"saved/form.{kind}").read_bytes()), form.report)
    assert reading.errors == []
    assert reading.unsaid == []
    assert len(reading.changes) == form.report.figures.count()
    assert {one.section for one in reading.words} == {"II", "III.2"}


def test_an_attachment_is_kept_once_and_goes_with_the_report(
    world, client, period, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    report = report_open(agency=world.commune, period=period, by=world.person("officer"))
    client.force_login(world.person("officer"))
    url = reverse("reporting:attachments", args=[report.public_id])
    document = io.BytesIO()
    Document().save(document)
    for _ in range(2):
        sent = SimpleUploadedFile("phu-luc.docx", document.getvalue())
        assert client.post(url, {"file": sent, "title": "Phụ lục 1"}).status_code == 302
    attachment = report.attachments.get()
    assert attachment.title == "Phụ lục 1"
    shown = reverse("reporting:attachment", args=[attachment.public_id])
    assert b"".join(client.get(shown).streaming_content) == document.getvalue()
    wrong = client.post(url, {"file": SimpleUploadedFile("a.docx", b"MZ abc")})
    assert wrong.status_code == 400
    client.force_login(world.person("other"))
    assert client.get(shown).status_code == 403
    drop = reverse("reporting:attachment_drop", args=[attachment.public_id])
    assert client.post(drop).status_code == 403
    client.force_login(world.person("officer"))
    assert client.post(drop).status_code == 302
    assert not report.attachments.exists()
