"""One spreadsheet brings a province in: round trip, faults by cell, all or nothing."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from nepso.foundation.accounts.models import Account, Membership, OnboardingSheet
from nepso.foundation.accounts.onboarding.reading import table_read
from nepso.foundation.accounts.onboarding.writing import sheet_export, sheet_template
from nepso.foundation.accounts.services import onboarding_apply, onboarding_upload
from nepso.foundation.accounts.tests.sheets import sheet_of
from nepso.foundation.agencies.models import Agency
from nepso.kernel.errors import Invalid, TooLarge

pytestmark = pytest.mark.django_db
ROLE = "Cán bộ đầu mối của cơ quan"


def _bring_in(content, by):
    sheet, outcome = onboarding_upload(content=content, by=by)
    assert not outcome.faults, outcome.faults
    return onboarding_apply(sheet=sheet, by=by)


def test_a_province_comes_in_whatever_the_order_of_rows(people):
    content = sheet_of(
        [["phong-x", "Phòng X", "Đơn vị sự nghiệp", "so-x"],
         ["so-x", "Sở X", "Sở, ban, ngành", "ubnd"]],
        [["Nguyễn Văn Mới", "phong-x", ROLE, "", ""]],
    )  # fmt: skip
    outcome = _bring_in(content, people["administrator"])
    assert outcome.counts["Cơ quan"]["new"] == 2
    assert Agency.objects.get(code="phong-x").parent.code == "so-x"
    assert Account.objects.get(full_name="Nguyễn Văn Mới").username == "moinv"
    assert not OnboardingSheet.objects.exists(), "the file does not stay"


def test_the_preview_writes_nothing(people):
    before = Agency.objects.count(), Account.objects.count()
    content = sheet_of([["m", "Mới", "Xã", "ubnd"]], [["Ai Đó", "m", ROLE, "", ""]])
    _, outcome = onboarding_upload(content=content, by=people["administrator"])
    assert outcome.counts["Cán bộ"]["new"] == 1
    assert (Agency.objects.count(), Account.objects.count()) == before


def test_brought_in_again_it_changes_nothing(people):
    by = people["administrator"]
    content = sheet_of([["m", "Mới", "Xã", "ubnd"]], [["Ai Đó", "m", ROLE, "", "doa"]])
    _bring_in(content, by)
    again = _bring_in(content, by)
    assert again.counts["Cơ quan"] == {"new": 0, "changed": 0, "ended": 0, "same": 1}
    assert again.counts["Cán bộ"] == {"new": 0, "changed": 0, "ended": 0, "same": 1}


def test_what_is_given_out_comes_back_unchanged(people):
    content = sheet_export()
    held = set(Membership.objects.values_list("account_id", "agency_id", "role"))
    outcome = _bring_in(content, people["administrator"])
    assert outcome.counts["Cơ quan"] == {"new": 0, "changed": 0, "ended": 0, "same": 5}
    assert outcome.counts["Cán bộ"] == {"new": 0, "changed": 0, "ended": 0, "same": 9}
    assert set(Membership.objects.values_list("account_id", "agency_id", "role")) == held
    assert table_read(sheet_export()).rows.keys() == {"Cơ quan", "Cán bộ"}


def test_every_fault_is_told_by_row_and_column_and_nothing_is_done(people):
    content = sheet_of(
        [["", "Không mã", "Xã", "ubnd"],
         ["a", "Loại lạ", "Vương quốc", "ubnd"],
         ["b", "Cha lạ", "Xã", "khong-co"],
         ["c", "=1+1", "Xã", "ubnd"],
         ["tot", "Tốt", "Xã", "ubnd"],
         ["tot", "Lặp", "Xã", "ubnd"]],
        [["Ai", "khong-co", ROLE, "", ""],
         ["Ai", "so-yt", "Vua", "", ""],
         ["Ai Kia", "so-yt", ROLE, "không phải thư", ""]],
    )  # fmt: skip
    before = Agency.objects.count()
    sheet, outcome = onboarding_upload(content=content, by=people["administrator"])
    told = {(f.sheet, f.row, f.column) for f in outcome.faults}
    assert told == {
        ("Cơ quan", 2, "Mã"),
        ("Cơ quan", 3, "Loại"),
        ("Cơ quan", 4, "Mã cơ quan cấp trên"),
        ("Cơ quan", 5, "Tên đầy đủ"),
        ("Cơ quan", 7, "Mã"),
        ("Cán bộ", 2, "Mã cơ quan"),
        ("Cán bộ", 3, "Vai trò"),
        ("Cán bộ", 4, "Thư điện tử"),
    }
    assert not any(re.search(r"[A-Za-z]+Error|valid\b", f.sentence) for f in outcome.faults)
    with pytest.raises(Invalid):
        onboarding_apply(sheet=sheet, by=people["administrator"])
    assert Agency.objects.count() == before


def test_all_kinds_of_faults_are_told_in_one_go_also_several_in_a_row(people):
    content = sheet_of(
        [["", "Không mã", "Vương quốc", "khong-co"],
         ["b" * 41, "Mã dài", "Xã", "khong-co"],
         ["xa-a", "x" * 301, "Xã", "xa-a"],
         ["vong-1", "Vòng một", "Xã", "vong-2"],
         ["vong-2", "Vòng hai", "Xã", "vong-1"],
         ["cha-sai", "=1+1", "Xã", "ubnd"]],
        [["", "khong-co", "Vua", "không phải thư", "có dấu cách"],
         ["Một Người", "cha-sai", ROLE, "trung@x.vn", ""],
         ["Người Khác", "khong-co", ROLE, "trung@x.vn", "canbo"]],
        without=("Cơ quan", "Loại"),
    )  # fmt: skip
    _, outcome = onboarding_upload(content=content, by=people["administrator"])
    told = [(f.sheet, f.row, f.column) for f in outcome.faults]
    assert len(told) == len(set(told))
    assert set(told) == {
        ("Cơ quan", 1, "Loại"),
        ("Cơ quan", 2, "Mã"),
        ("Cơ quan", 2, "Mã cơ quan cấp trên"),
        ("Cơ quan", 3, "Mã"),
        ("Cơ quan", 3, "Mã cơ quan cấp trên"),
        ("Cơ quan", 4, "Tên đầy đủ"),
        ("Cơ quan", 4, "Mã cơ quan cấp trên"),
        ("Cơ quan", 6, "Mã cơ quan cấp trên"),
        ("Cơ quan", 7, "Tên đầy đủ"),
        ("Cán bộ", 2, "Họ và tên"),
        ("Cán bộ", 2, "Vai trò"),
        ("Cán bộ", 2, "Mã cơ quan"),
        ("Cán bộ", 2, "Thư điện tử"),
        ("Cán bộ", 2, "Tên đăng nhập"),
        ("Cán bộ", 4, "Mã cơ quan"),
        ("Cán bộ", 4, ""),
    }
    assert [row for sheet, row, _ in told if sheet == "Cơ quan"] == [1, 2, 2, 3, 3, 4, 4, 6, 7]


def test_what_follows_from_a_fault_is_not_told_again(people):
    rows = [["m", "Mới", "Xã", "ubnd"], ["b" * 41, "Mã dài", "Xã", "m"]]
    officers = [["Ai Đó", "m", ROLE, "", ""], ["Ai Kia", "b" * 41, ROLE, "", ""]]
    by = people["administrator"]
    _, outcome = onboarding_upload(content=sheet_of(rows, officers), by=by)
    assert [(f.sheet, f.row, f.column) for f in outcome.faults] == [("Cơ quan", 3, "Mã")]
    content = sheet_of(rows, officers, without=("Cơ quan", "Mã"))
    _, outcome = onboarding_upload(content=content, by=by)
    assert [(f.sheet, f.row, f.column) for f in outcome.faults] == [("Cơ quan", 1, "Mã")]


def test_the_mended_file_is_sent_where_its_faults_are_told(client, people):
    by = people["administrator"]
    client.force_login(by)
    wrong, right = (sheet_of([["m", "Mới", kind, "ubnd"]]) for kind in ("Vương quốc", "Xã"))
    sheet, _ = onboarding_upload(content=wrong, by=by)
    address = reverse("accounts:onboarding_preview", args=[sheet.public_id])
    page = client.get(address).content.decode()
    assert page.count('type="file"') == 1
    assert f'action="{reverse("accounts:onboarding")}"' in page
    mended = SimpleUploadedFile("tinh.xlsx", right)
    answer = client.post(reverse("accounts:onboarding"), {"file": mended}, follow=True)
    assert 'type="file"' not in answer.content.decode()
    assert "Xác nhận, ghi tất cả" in answer.content.decode()


def test_the_preview_names_who_is_made_changed_and_ended(client, people, tree):
    officer = people["officer"]
    content = sheet_of(
        [["m", "Xã Mới", "Xã", "ubnd", None], ["so-yt", "Sở Y tế", "Xã", "tinh", None],
         ["xa-a", "UBND xã A", "Xã", "ubnd", "31/12/2027"], ["tinh", "Tỉnh Thử", "Tỉnh", "", None]],
        [["Ai Đó", "m", ROLE, "", ""], ["Tên Mới", "so-yt", ROLE, "", officer.username]],
        more=["Có hiệu lực đến"],
    )  # fmt: skip
    client.force_login(people["administrator"])
    file = SimpleUploadedFile("a.xlsx", content)
    answer = client.post("/tai-khoan/can-bo/bang-tinh/", {"file": file})
    page = client.get(answer["Location"]).content.decode()
    groups = re.findall(r'<h2 id="([\w-]+)"', page)
    assert groups == ["co-quan-new", "co-quan-changed", "co-quan-ended", "can-bo-new",
                      "can-bo-changed"]  # fmt: skip
    plain = " ".join(re.sub("<[^>]+>", " ", page).split())
    for told in (
        "Xã Mới (m) Mới",
        "Sở Y tế (so-yt) Loại: Sở, ban, ngành → Xã",
        "Mã cơ quan cấp trên: UBND tỉnh Thử → Tỉnh Thử",
        "UBND xã A (xa-a)",
        "Có hiệu lực đến: 31/12/2027",
        "Ai Đó Tên đăng nhập: doa Vai trò: Cán bộ đầu mối của cơ quan, Xã Mới",
        "Họ và tên: Cán Bộ Xã → Tên Mới",
        "Vai trò: Cán bộ đầu mối của cơ quan, Sở Y tế",
    ):
        assert told in plain, told
    assert client.get(answer["Location"]).status_code == 200, "loaded again it is the same"
    client.force_login(people["local_admin"])
    assert client.get(answer["Location"]).status_code == 403


def test_a_long_preview_is_read_page_by_page(client, people, django_assert_max_num_queries):
    client.force_login(people["administrator"])
    rows = [[f"m{i}", f"Xã Số {i:03}", "Xã", "ubnd"] for i in range(130)]
    file = SimpleUploadedFile("a.xlsx", sheet_of(rows))
    whole = client.post("/tai-khoan/can-bo/bang-tinh/", {"file": file})["Location"]
    page = client.get(whole).content.decode()
    assert page.count("Xã Số") == 20
    assert "Xem cả 130 dòng" in page
    with django_assert_max_num_queries(10):
        first = client.get(whole, {"nhom": "co-quan-new"}).content.decode()
    assert first.count("Xã Số") == 100
    last = client.get(whole, {"nhom": "co-quan-new", "after": "100"}).content.decode()
    assert last.count("Xã Số") == 30
    for bent in ("-1", "x", "9" * 30, "²"):
        assert client.get(whole, {"nhom": "co-quan-new", "after": bent}).status_code == 200


def test_no_formula_goes_out(people, tree):
    from nepso.foundation.agencies.services import agency_update

    agency_update(agency=tree["so-yt"], short_name="=HYPERLINK(1)")
    book = load_workbook(io.BytesIO(sheet_export()))
    kinds = {cell.data_type for row in book["Cơ quan"].iter_rows() for cell in row}
    assert "f" not in kinds


def test_the_template_explains_itself_and_offers_lists():
    book = load_workbook(io.BytesIO(sheet_template()))
    sheet = book["Cán bộ"]
    assert sheet["A1"].value == "Họ và tên *"
    assert "Bắt buộc" in sheet["A1"].comment.text
    assert len(sheet.data_validations.dataValidation) == 1
    assert "Hướng dẫn" in book.sheetnames


def _zip(members: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", Invalid),
        (b"PK\x03\x04 broken", Invalid),
        (b"%PDF-1.7", Invalid),
        (_zip({"a.txt": b"x"}), Invalid),
        (_zip({"xl/workbook.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}), Invalid),
        (_zip({"xl/workbook.xml": "<x/>".encode("utf-16")}), Invalid),
        (_zip({"xl/workbook.xml": b"<x/>"}), Invalid),
        (_zip({"xl/workbook.xml": b"<x/>", "xl/bomb.xml": b"0" * 20_000_000}), TooLarge),
        (_zip({f"{i}.xml": b"" for i in range(2500)}), TooLarge),
    ],
)
def test_files_that_are_refused_with_one_sentence(content, error):
    with pytest.raises(error) as told:
        table_read(content)
    assert told.value.sentence.endswith((".", "…"))


def test_the_pages_preview_then_confirm(client, people):
    client.force_login(people["administrator"])
    content = sheet_of([["m", "Xã Mới", "Xã", "ubnd"]])
    file = SimpleUploadedFile("a.xlsx", content)
    answer = client.post("/tai-khoan/can-bo/bang-tinh/", {"file": file}, follow=True)
    page = answer.content.decode()
    assert "Chưa có gì được ghi" in page
    confirm = re.search(r'action="(/tai-khoan/can-bo/bang-tinh/\w+/nhap/)"', page).group(1)
    assert client.post(confirm).status_code == 302
    assert Agency.objects.filter(code="m").exists()
    assert client.post(confirm).status_code == 404, "confirmed once"
    broken = SimpleUploadedFile("a.xlsx", b"PK nothing")
    answer = client.post("/tai-khoan/can-bo/bang-tinh/", {"file": broken})
    assert answer.status_code == 422
    for name in ("mau", "xuat"):
        given = client.get(f"/tai-khoan/can-bo/bang-tinh/{name}/")
        assert given["Content-Disposition"].startswith("attachment")
        assert given.content[:2] == b"PK"


def test_an_agency_does_not_end_before_its_units(people):
    by = people["administrator"]
    under = ["t", "Trung tâm T", "Đơn vị sự nghiệp", "s"]
    above = ["s", "Sở S", "Sở, ban, ngành", "ubnd"]
    _bring_in(sheet_of([above, under]), by)
    last = ["Có hiệu lực đến"]
    _, outcome = onboarding_upload(content=sheet_of([[*above, "31/12/2026"]], more=last), by=by)
    assert [(f.row, f.column, f.sentence) for f in outcome.faults] == [
        (2, "Có hiệu lực đến", "Trung tâm T vẫn thuộc Sở S: "
         "hãy chuyển hoặc kết thúc các đơn vị trực thuộc trước.")
    ]  # fmt: skip
    both = sheet_of([[*above, "31/12/2026"], [*under, "31/12/2026"]], more=last)
    assert _bring_in(both, by).counts["Cơ quan"]["ended"] == 2


def test_the_edit_page_asks_the_same(client, people):
    by = people["administrator"]
    _bring_in(sheet_of([["s", "Sở S", "Sở, ban, ngành", "ubnd"], ["t", "T", "Xã", "s"]]), by)
    agency = Agency.objects.get(code="s")
    client.force_login(by)
    where = f"/co-quan/{agency.public_id}/sua/"
    given = client.get(where).context["form"].initial | {"valid_to": "31/12/2026"}
    given |= {"parent": agency.parent_id, "revision": agency.revision}
    answer = client.post(where, {k: v for k, v in given.items() if v is not None})
    assert "T vẫn thuộc Sở S" in answer.content.decode()
