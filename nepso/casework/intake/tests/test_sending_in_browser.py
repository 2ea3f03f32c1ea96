"""Sending with a script: what would only come back without its pictures is not sent."""

import pytest

from nepso.casework.intake.models import Submission
from nepso.casework.intake.tests.test_black_boxes import page, pytestmark, white  # noqa: F401
from nepso.foundation.accounts.tests.conftest import people, tree  # noqa: F401 - fixtures
from tests.browser import faults


@pytest.fixture
def asked_to_be_called(page):  # noqa: F811
    page.get_by_role("button", name="Sửa lại").click()
    page.locator("details.nep-more > summary").click()
    page.fill("#id_telephone", "0912345678")
    page.get_by_label("Gọi điện thoại cho tôi").check(force=True)
    page.get_by_role("button", name="Xem lại trước khi gửi").click()
    page.wait_for_selector("#can-lien-he")
    return page


def test_a_call_that_nobody_could_make_is_told_before_sending(asked_to_be_called):
    page = asked_to_be_called  # noqa: F811
    page.set_input_files("#anh-chon", [white("a.png")])
    page.wait_for_selector("canvas.nep-black-out__picture")
    page.get_by_role("button", name="Gửi phản ánh").click()
    assert page.locator("#can-lien-he.govuk-error-message").is_visible()
    assert page.locator("#anh-chon").evaluate("one => one.files.length") == 1
    assert not Submission.objects.exists()
    told = page.locator(".nep-none-given")
    assert told.is_visible()
    page.check('[value="police:text"]', force=True)
    assert not told.is_visible()
    page.check("#dy-lh", force=True)
    page.get_by_role("button", name="Gửi phản ánh").click()
    page.wait_for_selector("#ma-tra-cuu")
    assert Submission.objects.get().answer_by == "telephone"


def test_going_back_to_mend_is_not_held_up(asked_to_be_called):
    asked_to_be_called.get_by_role("button", name="Sửa lại").click()
    asked_to_be_called.wait_for_selector("#id_text")


def test_the_code_on_the_receipt_is_copied(page):  # noqa: F811
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Gửi phản ánh").click()
    code = page.locator("#ma-tra-cuu").inner_text()
    page.get_by_role("button", name="Chép mã").click()
    page.get_by_text("Đã chép mã.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == code
    assert not faults(page)
