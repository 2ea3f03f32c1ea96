import io
import zipfile

import openpyxl
import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nepso.kernel.errors import Invalid, TooLarge
from nepso.programme.register.models import PlanTask
from nepso.programme.register.services import plan_task_update
from nepso.programme.register.sheets.opening import sheet_rows
from nepso.programme.register.sheets.reading import sheet_read


@pytest.fixture
def sheet(world, client):
    """What the officer of the first commune exports for their agency."""
    client.force_login(world.person("officer"))
    address = reverse("register:export") + f"?co_quan={world.commune.public_id}"
    return client.get(address).getvalue()


def changed(data, **cells):
    book = openpyxl.load_workbook(io.BytesIO(data))
    for place, value in cells.items():
        book.active[place] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_an_untouched_sheet_changes_nothing(world, sheet):
    reading = sheet_read(sheet, world.person("officer"))
    assert (reading.rows, reading.errors, reading.unchanged) == ([], [], 2)
    assert reading.warnings == []


def test_a_sheet_of_before_the_column_of_plans_is_read_as_well(world, sheet):
    book = openpyxl.load_workbook(io.BytesIO(sheet))
    book.active.delete_cols(3)
    out = io.BytesIO()
    book.save(out)
    reading = sheet_read(out.getvalue(), world.person("officer"))
    assert (reading.rows, reading.errors, reading.warnings, reading.unchanged) == ([], [], [], 2)


def test_a_row_is_as_high_as_its_words(world, client):
    note = "Đã họp với các ấp.\n" * 9
    plan_task_update(
        task=world.tasks["standing"], revision=0, by=world.person("officer"),
        changes={"note": note},
    )  # fmt: skip
    client.force_login(world.person("officer"))
    data = client.get(reverse("register:export")).getvalue()
    heights = [
        row.height
        for row in openpyxl.load_workbook(io.BytesIO(data)).active.row_dimensions.values()
    ]
    assert max(filter(None, heights)) >= 9 * 15


def test_a_height_is_forgotten_when_its_row_is_written(world, client, monkeypatch):
    """Kept, they were most of what a hundred thousand rows took."""
    made, added = [], xlsxwriter.Workbook.add_worksheet

    def kept(book, *given):
        made.append(added(book, *given))
        return made[-1]

    monkeypatch.setattr(xlsxwriter.Workbook, "add_worksheet", kept)
    client.force_login(world.person("head"))
    data = client.get(reverse("register:export")).getvalue()
    rows = openpyxl.load_workbook(io.BytesIO(data)).active
    assert rows.max_row > 2
    assert all(rows.row_dimensions[row].height for row in range(2, rows.max_row + 1))
    assert max(len(made[0].row_info), len(made[0].row_sizes)) <= 1


def test_notes_come_back_letter_by_letter(world, client):
    odd = "=1+1\n- dòng hai; “ngoặc” & <b>"
    task = plan_task_update(
        task=world.tasks["standing"], revision=0, by=world.person("officer"),
        changes={"note": odd, "responsible": world.person("head"), "next_step": "+84"},
    )  # fmt: skip
    client.force_login(world.person("officer"))
    data = client.get(reverse("register:export")).getvalue()
    cells = [c for row in openpyxl.load_workbook(io.BytesIO(data)).active for c in row]
    assert not [c for c in cells if c.data_type == "f"], "a live formula"
    reading = sheet_read(data, world.person("officer"))
    assert (reading.rows, reading.errors) == ([], [])
    assert task.note == odd


def test_preview_changes_nothing_then_confirm_changes_all(world, client, sheet):
    row = openpyxl.load_workbook(io.BytesIO(sheet)).active
    number = next(n for n in (2, 3) if row[f"A{n}"].value == world.tasks["standing"].public_id)
    data = changed(sheet, **{f"J{number}": "đang làm", f"L{number}": "Phạm Thị Trưởng",
                             f"M{number}": "Họp thôn"})  # fmt: skip
    answer = client.post(reverse("register:import"), {"sheet": SimpleUploadedFile("a.xlsx", data)})
    assert "Họp thôn" in answer.content.decode()
    world.tasks["standing"].refresh_from_db()
    assert world.tasks["standing"].state == "not_started"
    client.post(reverse("register:import_confirm"), {"bang": answer.context["packed"]})
    world.tasks["standing"].refresh_from_db()
    task = world.tasks["standing"]
    assert (task.state, task.next_step, task.responsible) == (
        "under_way", "Họp thôn", world.person("head"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"J2": "=1+1"}, "công thức"),
        ({"J2": "Xong rồi"}, "không có trong danh sách"),
        ({"J2": "Không áp dụng"}, "lý do"),
        ({"L2": "Người Lạ"}, "không có người"),
        ({"I2": "31/12/2027"}, "chỉ cơ quan đầu mối"),
        ({"M2": "x" * 301}, "300"),
        ({"A2": "khongco"}, "Mã nhiệm vụ"),
        ({"B2": 7, "M2": "x"}, "xuất lại"),
    ],
)
def test_errors_are_told_with_their_row(world, client, sheet, cells, words):
    data = changed(sheet, **cells)
    answer = client.post(reverse("register:import"), {"sheet": SimpleUploadedFile("a.xlsx", data)})
    reading = answer.context["reading"]
    assert [number for number, _ in reading.errors] == [2]
    assert words in reading.errors[0][1]
    assert not answer.context["packed"]


def test_every_error_of_a_row_is_told_at_once(world, client, sheet):
    data = changed(sheet, B2=7, J2="Xong rồi", L2="Người Không Có", M2="x" * 301)
    errors = sheet_read(data, world.person("officer")).errors
    told = " ".join(sentence for _, sentence in errors)
    for words in ("xuất lại", "“Xong rồi”", "“Người Không Có”", "300 ký tự"):
        assert words in told
    assert [number for number, _ in errors] == [2] * 4


@pytest.mark.parametrize(
    ("cell", "column"), [("C2", "Kế hoạch"), ("D2", "Mục"), ("E2", "Nội dung"), ("F2", "Cơ quan"),
                         ("G2", "Kỳ"), ("H2", "Cách báo cáo")]
)  # fmt: skip
def test_a_change_in_a_locked_column_is_told_and_not_written(world, client, sheet, cell, column):
    data = changed(sheet, **{cell: "Viết <b>đè</b>", "M2": "Họp thôn"})
    answer = client.post(reverse("register:import"), {"sheet": SimpleUploadedFile("a.xlsx", data)})
    reading = answer.context["reading"]
    ((number, told),) = reading.warnings
    assert number == 2
    assert f"cột “{column}” không đổi được ở đây" in told
    page = answer.content.decode()
    assert "Dòng 2: cột" in page
    assert "<b>đè" not in page
    (row,) = reading.rows
    assert row.changes == {"next_step": "Họp thôn"}, "the rest of the row is still taken"
    assert answer.context["packed"]


def test_a_sheet_with_locked_changes_alone_says_so_too(world, client, sheet):
    data = changed(sheet, E2="Nội dung khác", F3=None)
    answer = client.post(reverse("register:import"), {"sheet": SimpleUploadedFile("a.xlsx", data)})
    assert [number for number, _ in answer.context["reading"].warnings] == [2, 3]
    page = answer.content.decode()
    assert "ô trống" in page
    assert "Mọi dòng giống" not in page


def test_rows_of_another_agency_are_refused(world, client):
    client.force_login(world.person("other"))
    data = client.get(reverse("register:export")).getvalue()
    book = openpyxl.load_workbook(io.BytesIO(data)).active
    number = next(r[0].row for r in book if r[0].value == world.tasks["standing"].public_id)
    reading = sheet_read(changed(data, **{f"I{number}": "Đã xong"}), world.person("other"))
    assert "không được sửa" in reading.errors[0][1]


def test_half_of_an_import_is_never_written(world, client, sheet):
    packed = client.post(
        reverse("register:import"),
        {"sheet": SimpleUploadedFile("a.xlsx", changed(sheet, J2="Đã xong", J3="Đã xong"))},
    ).context["packed"]
    plan_task_update(
        task=world.tasks["yearly"], revision=0, changes={"note": "x"}, by=world.person("head")
    )
    answer = client.post(reverse("register:import_confirm"), {"bang": packed})
    assert answer.status_code == 409
    assert not PlanTask.objects.filter(state="done").exists()


def _zipped(name, content):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"", b"khong phai tep", b"PK\x03\x04",
        _zipped("xl/workbook.xml", b"<a/>"),
        _zipped("xl/workbook.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        _zipped("xl/worksheets/sheet1.xml", b"0" * 20 * 1024 * 1024),
    ],
    ids=["empty", "text", "cut", "hollow", "entities", "bomb"],
)  # fmt: skip
def test_broken_and_hostile_files_get_one_sentence(data):
    with pytest.raises((Invalid, TooLarge)):
        list(sheet_rows(data))


def test_on_paper_every_page_has_all_columns_and_the_heading(sheet):
    page = openpyxl.load_workbook(io.BytesIO(sheet)).active
    assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("landscape", 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.print_title_rows == "$1:$1"
    assert "$C$1:$N$" in page.print_area
