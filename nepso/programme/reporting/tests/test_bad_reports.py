"""The other half of the walk: what goes wrong with a report of an agency, on screen and by form."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nepso.programme.reporting.models import Figure, Paragraph, PeriodicReport
from nepso.programme.reporting.selectors import report_parts
from nepso.programme.reporting.services import (
    figures_decide,
    paragraph_add,
    paragraph_save,
    report_form_make,
    report_open,
)
from nepso.programme.reporting.tests.bad_files import sentence, with_macro, zip_bomb
from nepso.programme.reporting.tests.test_bad_input import sees_both
from nepso.programme.reporting.tests.test_paper import ALL, WORDS, fill_docx, fill_xlsx
from nepso.programme.reporting.tests.writing_up import change, figure_of, written

pytestmark = pytest.mark.usefixtures("indicators")


@pytest.fixture
def desk(world, client):
    client.force_login(world.person("desk"))
    return client


@pytest.fixture
def officer(world, client):
    client.force_login(world.person("officer"))
    return client


@pytest.fixture
def report(world, period):
    return PeriodicReport.objects.create(agency=world.commune, period=period)


@pytest.fixture
def said(world, report):
    """What the desk wrote in before: one figure and one paragraph."""
    by = world.person("desk")
    report_form_make(report=report, kind="xlsx", by=by)
    figures_decide(report=report, changes=[change(figure_of(report, "cuoc-thi"))], by=by)
    paragraph_add(report=report, section="IV", text="Lời ghi trước.", plan_tasks=[], by=by)
    return report


def untouched(report):
    """The figure and the paragraph of before, nothing beside them."""
    decided = [f.decision for f in Figure.objects.filter(report=report).exclude(decision="")]
    words = list(Paragraph.objects.filter(report=report).values_list("text", flat=True))
    assert (decided, words) == (["accept"], ["Lời ghi trước."])
    return True


def form_made(desk, report, kind="xlsx"):
    return desk.post(
        reverse("reporting:form_make", args=[report.public_id]), {"loai": kind}
    ).content


def looked_at(desk, report, data, name="bieu-mau.xlsx"):
    url = reverse("reporting:form_preview", args=[report.public_id])
    return desk.post(url, {"file": SimpleUploadedFile(name, data)})


FORMS = {
    "wrong headings": (
        "xlsx", lambda f: fill_xlsx(f, {}, titles=["Mã", "Tên"]), 400, "đúng các cột",
    ),
    "a formula for a number": (
        "xlsx",
        lambda f: fill_xlsx(f, {**ALL, "Phản ánh đã tiếp nhận": ("=1+2", None, False)}),
        200, "công thức",
    ),
    "half filled": ("xlsx", lambda f: fill_xlsx(f, {}), 200, "số chưa điền"),
    "half filled in Word": ("docx", lambda f: fill_docx(f, {}), 200, "số chưa điền"),
    "a macro, which is never run nor kept": ("xlsx", with_macro, 200, "số chưa điền"),
    "a bomb": ("xlsx", zip_bomb, 413, "phình quá lớn"),
    "a CSV by another name": ("xlsx", lambda f: b"Ma;So\n1;2\n", 400, "không phải biểu mẫu"),
    "Word by another name": ("docx", lambda f: f[:-3000], 400, "không phải biểu mẫu"),
    "nothing": ("xlsx", lambda f: b"", 422, "rỗng"),
}  # fmt: skip


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_that_came_back(desk, said, kind):
    form, spoil, status, words = FORMS[kind]
    answer = looked_at(desk, said, spoil(form_made(desk, said, form)), f"bieu-mau.{form}")
    assert words in sentence(answer, status)
    assert untouched(said)


def test_the_form_of_another_agency(world, desk, said, period):
    other = PeriodicReport.objects.create(agency=world.others[0], period=period)
    answer = looked_at(desk, said, fill_xlsx(form_made(desk, other), ALL, WORDS))
    told = sentence(answer, 400)
    assert other.agency.name in told
    assert untouched(said)
    assert not Figure.objects.filter(report=other).exclude(decision="").exists()


def test_a_form_sent_twice(desk, report):
    data = fill_xlsx(form_made(desk, report), ALL, WORDS)
    confirm = reverse("reporting:form_confirm", args=[report.public_id])
    packed = looked_at(desk, report, data).context["packed"]
    assert desk.post(confirm, {"to": packed}).status_code == 302
    was = sorted(report.paragraphs.values_list("text", flat=True))
    assert "đã được nhận lúc" in sentence(looked_at(desk, report, data), 400)
    assert desk.post(confirm, {"to": packed}).status_code == 302, "said twice it is said once"
    assert sorted(report.paragraphs.values_list("text", flat=True)) == was


def test_a_report_handed_in_twice(world, officer, period):
    report = written(world, period)
    submit = reverse("reporting:submit", args=[report.public_id])
    first = officer.post(submit)
    report.refresh_from_db()
    moment = report.submitted_at
    again = officer.post(submit, follow=True)
    report.refresh_from_db()
    assert (first.status_code, again.status_code) == (302, 200)
    assert (report.state, report.submitted_at) == ("submitted", moment)
    lines = report_lines(report)
    assert lines.count("reporting.report_submit") == 1, lines


def report_lines(report):
    from nepso.foundation.audit.models import AuditLine

    rows = AuditLine.objects.filter(subject=report.public_id)
    return list(rows.values_list("act", flat=True))


def test_an_unready_report(world, officer, period):
    report = report_open(agency=world.commune, period=period, by=world.person("officer"))
    answer = officer.post(reverse("reporting:submit", args=[report.public_id]))
    assert answer.status_code == 422
    report.refresh_from_db()
    assert report.state == "open"


def test_two_people_editing_a_figure(world, officer, period):
    report = report_open(agency=world.commune, period=period, by=world.person("officer"))
    figure = figure_of(report, "cuoc-thi")
    theirs = change(figure, decision="correct", stated=3, reason="Ba cuộc ở xóm.")
    figures_decide(report=report, changes=[theirs], by=world.person("head"))
    name = f"{figure.public_id}-"
    mine = {f"{name}lan": 0, f"{name}noi": "sua", f"{name}so": "5", f"{name}vi": "Năm cuộc."}
    part = next(
        part.number
        for part in report_parts(report)
        if figure.pk in [cell.figure.pk for cell in part.cells]
    )
    answer = officer.post(reverse("reporting:figures", args=[report.public_id, part]), mine)
    sees_both(answer, "3 cuộc", "Năm cuộc.")
    figure.refresh_from_db()
    assert (figure.stated, figure.revision) == (3, 1), "nothing was overwritten"


def test_two_people_editing_a_paragraph(world, officer, period):
    report = report_open(agency=world.commune, period=period, by=world.person("officer"))
    by = world.person("head")
    paragraph = paragraph_add(report=report, section="II", text="Đầu.", plan_tasks=[], by=by)
    paragraph_save(paragraph=paragraph, text="Của người kia.", plan_tasks=[], revision=0, by=by)
    url = reverse("reporting:paragraph", args=[paragraph.public_id])
    answer = officer.post(url, {"revision": 0, "text": "Của tôi."})
    sees_both(answer, "Của người kia.", "Của tôi.")
    paragraph.refresh_from_db()
    assert paragraph.text == "Của người kia.", "nothing was overwritten"
