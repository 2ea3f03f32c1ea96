"""Bulk: a template, a sheet looked at and confirmed, photos matched by name."""

import io
import zipfile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nepso.programme.activities.models import Activity, EvidenceClaim
from nepso.programme.activities.sheets.columns import COLUMNS
from nepso.programme.activities.tests.photos import shot

PLACE = {column.key: number for number, column in enumerate(COLUMNS, 1)}


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def officer(world, client):
    client.force_login(world.person("officer"))
    return client


def filled(officer, *rows):
    """The template of the officer's agency with rows typed into it."""
    book = openpyxl.load_workbook(io.BytesIO(officer.get(reverse("activities:template")).content))
    sheet, task = book.worksheets[0], book.worksheets[1]["A1"].value
    for number, row in enumerate(rows, 2):
        given = {"title": f"Việc {number}", "done_on": "02/11/2026", "task": task, **row}
        for key, value in given.items():
            sheet.cell(number, PLACE[key], value)
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("bang.xlsx", out.getvalue())


def previewed(officer, *rows):
    return officer.post(reverse("activities:import"), {"sheet": filled(officer, *rows)})


def confirmed(officer, answer):
    packed = answer.context["packed"]
    return officer.post(reverse("activities:import_confirm"), {"bang": packed})


def test_a_sheet_is_looked_at_then_recorded_and_sent_twice_recorded_once(officer):
    answer = previewed(officer, {"form": "Cuộc thi"}, {"reach_measured": 40, "reach_source": "Sổ"})
    assert not Activity.objects.exists()
    for _ in range(2):
        assert confirmed(officer, answer).status_code == 302
    first, second = Activity.objects.order_by("id")
    assert (first.form, first.origin, first.state) == ("contest", "sheet", "draft")
    assert second.reach_measured == 40


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"title": ""}, "Chưa ghi đã làm gì"),
        ({"done_on": "mai"}, "không phải ngày"),
        ({"task": "Việc khác"}, "danh mục"),
        ({"form": "Múa"}, "danh mục"),
        ({"reach_measured": "nhiều"}, "số nguyên"),
        ({"reach_measured": 5}, "Số đo cần nguồn"),
        ({"note": "=HYPERLINK(1)"}, "công thức"),
    ],
)
def test_each_fault_is_told_with_its_row_and_nothing_is_half_done(officer, row, words):
    answer = previewed(officer, {}, row)
    page = answer.content.decode()
    assert "Dòng 3" in page
    assert words in page
    assert answer.context["packed"] == ""
    assert not Activity.objects.exists()


def test_what_looks_like_a_formula_stays_text_in_the_export(world, at_work, officer):
    nasty = ("=1+1", "+1", "-1", "@a", "=HYPERLINK(1)", "\t=1")
    for n, text in enumerate(nasty):
        at_work.record(title=f"{n}. việc", note=text, place=text)
    book = openpyxl.load_workbook(io.BytesIO(officer.get(reverse("activities:export")).content))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]


def test_an_export_read_back_records_nothing_anew(at_work, officer):
    at_work.record()
    sheet = SimpleUploadedFile("xuat.xlsx", officer.get(reverse("activities:export")).content)
    answer = officer.post(reverse("activities:import"), {"sheet": sheet})
    assert answer.context["reading"].known == 1
    assert answer.context["reading"].rows == []


def test_a_line_number_typed_as_code_is_told_and_never_passed_over(officer):
    answer = previewed(officer, {"public_id": "1"})
    assert answer.context["reading"].known == 0
    assert "Mã “1” không phải mã một hoạt động" in answer.content.decode()
    assert answer.context["packed"] == ""


@pytest.mark.parametrize("data", [b"", b"x", b"PK\x03\x04"])
def test_a_file_that_is_no_sheet_gets_one_sentence(officer, data):
    answer = officer.post(
        reverse("activities:import"), {"sheet": SimpleUploadedFile("a.xlsx", data)}
    )
    assert answer.status_code == 422


def test_another_person_cannot_confirm_what_one_looked_at(world, officer, client):
    answer = previewed(officer, {})
    client.force_login(world.person("head"))
    assert confirmed(client, answer).status_code == 400
    assert not Activity.objects.exists()


def zip_of(**photos):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, upload in photos.items():
            archive.writestr(name, upload if isinstance(upload, bytes) else upload.read())
    return SimpleUploadedFile("anh.zip", out.getvalue())


def test_photos_of_a_zip_find_their_activities_by_name(officer):
    confirmed(officer, previewed(officer, {"photos": "Lễ phát động.jpg; b.png"}, {"photos": "B"}))
    photos = {
        "thu-muc/le phat dong.JPG": shot(1), "b.jpeg": shot(2), "la.jpg": shot(3),
        "__MACOSX/._b.jpeg": b"x",
    }  # fmt: skip
    answer = officer.post(reverse("activities:photos"), {"photos": zip_of(**photos)})
    report = answer.context["report"]
    assert sorted(name for name, _ in report.matched) == ["b.jpeg", "b.jpeg", "le phat dong.JPG"]
    assert report.unknown == ["la.jpg"]
    assert (report.missing, report.refused) == ([], [])
    assert EvidenceClaim.objects.count() == 3
    assert not Activity.objects.exclude(awaited_photos="").exists()


def test_what_a_zip_lacks_or_spoils_is_reported_and_still_waited_for(officer):
    confirmed(officer, previewed(officer, {"photos": "a; b"}))
    spoilt = {"a.jpg": b"<svg/>"}
    answer = officer.post(reverse("activities:photos"), {"photos": zip_of(**spoilt)})
    report = answer.context["report"]
    assert [name for name, _ in report.missing] == ["a", "b"]
    assert report.refused[0].startswith("a.jpg: ")
    assert Activity.objects.get().awaited_photos == "a\nb"


def test_a_zip_that_is_none_or_a_bomb_gets_one_sentence(officer):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.jpg", b"0" * 60_000_000)
    bomb = SimpleUploadedFile("b.zip", out.getvalue())
    for upload in (bomb, SimpleUploadedFile("c.zip", b"nothing")):
        answer = officer.post(reverse("activities:photos"), {"photos": upload})
        assert answer.status_code == 422
