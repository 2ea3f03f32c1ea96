"""What a page says when something is wrong or missing is as readable as all the rest."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Page

from tests.browser import DESK, PHONE, faults
from tests.conventions.vietnamese import english_words
from tests.journeys.signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
WRONG = "Có một chỗ cần sửa"
NOBODY = "khong.co.nguoi.nay"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _is_well(page: Page, said: str) -> None:
    """The page says these words, on a phone and on a desk; axe finds nothing, nor is it English."""
    assert page.get_by_text(said).first.is_visible(), f"“{said}” is not on {page.url}"
    found = []
    for width, height in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": height})
        found += [f"{page.url} at {width} px: {fault}" for fault in faults(page)]
    found += [f"{page.url}: English {word}" for word in english_words(page.content())]
    assert not found, "\n".join(found)


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()
    page.wait_for_load_state()


def _preview(page: Page, content: bytes) -> None:
    sheet = {"name": "bang.xlsx", "mimeType": XLSX, "buffer": content}
    page.locator("input[type=file]").first.set_input_files([sheet])
    _press(page, "Xem trước")


def _book(*rows: list[str]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(out)
    return out.getvalue()


def _sheet_with_one_wrong_row(page: Page) -> bytes:
    template = page.request.get("/hoat-dong/nhap-bang/mau/").body()
    book, out = load_workbook(io.BytesIO(template)), io.BytesIO()
    book.worksheets[0].append(["", "việc không có trong danh mục", "Tập huấn", "31/02/2026"])
    book.save(out)
    return out.getvalue()


def test_signing_in_goes_wrong_until_the_door_is_locked(open_page):
    page = open_page(size=PHONE)
    page.goto("/tai-khoan/dang-nhap/")
    for tried in range(11):
        page.fill("#id_login", NOBODY)
        page.fill("#id_password", "sai-mat-khau-nay")
        form = page.locator("form", has=page.locator("#id_password"))
        form.locator("button[type=submit]").click()
        page.wait_for_load_state()
        if tried == 0:
            assert page.locator("#id_login").input_value() == NOBODY, "what was typed is kept"
            _is_well(page, WRONG)
        if not page.locator("#id_password").count():
            break
    _is_well(page, "Tạm khóa đăng nhập")


def test_pages_that_are_not_there_or_not_for_one(open_page):
    page = open_page(size=PHONE)
    assert page.goto("/khong-co-trang-nay/").status == 404
    _is_well(page, "Không tìm thấy")
    sign_in(page, "focal_officer")
    assert page.goto("/ban-lam-viec/dieu-hanh/").status == 403
    _is_well(page, "Bạn không có quyền")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/hoat-dong/?q=khongcogi", "Không có hoạt động"),
        ("/nhiem-vu/?q=khongcogi", "Không có nhiệm vụ"),
        ("/bao-cao/don-doc/goi-dien/?q=khongcogi", "Không có cơ quan nào khớp"),
    ],
)
def test_empty_lists(open_page, address, said):
    page = open_page(size=PHONE)
    sign_in(page, "lead_desk")
    page.goto(address)
    _is_well(page, said)


def test_forms_come_back_filled_with_what_is_wrong(open_page):
    page = open_page(size=PHONE)
    sign_in(page, "lead_desk")
    page.goto("/bao-cao/don-doc/goi-dien/")
    page.get_by_role("link", name="Ghi cuộc gọi").first.click()
    page.wait_for_load_state()
    page.fill("[name=note]", "Gọi hai lần đều bận")
    _press(page, "Ghi lại")
    _is_well(page, WRONG)
    assert page.locator("[name=note]").input_value() == "Gọi hai lần đều bận"


def test_uploads_that_cannot_be_read_and_a_preview_with_wrong_rows(open_page):
    page = open_page(size=PHONE)
    sign_in(page, "focal_officer")
    page.goto("/hoat-dong/nhap-bang/")
    _preview(page, b"not a sheet at all")
    _is_well(page, WRONG)
    _preview(page, _sheet_with_one_wrong_row(page))
    _is_well(page, "hãy chọn trong ô")
    assert not page.locator("form[action$='/ghi/'] button").count(), "nothing half done"


def test_two_people_editing_see_both_texts(open_page):
    one, other = open_page(size=PHONE), open_page(size=PHONE)
    for page, note in ((one, "Ghi chú của người thứ nhất"), (other, "Ghi chú của người thứ hai")):
        sign_in(page, "focal_officer")
        page.goto("/nhiem-vu/cua-toi/")
        page.goto(page.locator(".nep-task a").first.get_attribute("href"))
        page.fill("textarea[name=note]", note)
    _press(one, "Lưu")
    _press(other, "Lưu")
    _is_well(other, "Người khác vừa lưu nhiệm vụ này")
    assert other.locator("textarea[name=note]").input_value() == "Ghi chú của người thứ hai"


def test_a_report_form_of_another_kind_is_refused_in_a_sentence(open_page):
    page = open_page(size=PHONE)
    sign_in(page, "lead_desk")
    page.goto("/bao-cao/")
    page.get_by_role("link", name="Năm 2026").first.click()
    page.wait_for_load_state()
    page.goto(page.url.split("?")[0] + "?tinh_trang=expected")
    page.locator("a[href*='bieu-mau']").first.click()
    page.wait_for_load_state()
    _preview(page, _book(["một bảng khác"]))
    _is_well(page, WRONG)
