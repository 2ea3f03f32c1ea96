"""Black boxes over a picture before it is sent: with the pointer, and with keys alone."""

import io

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from nepso.casework.intake.jobs import make_material
from nepso.casework.intake.models import Material
from nepso.foundation.accounts.tests.conftest import people, tree  # noqa: F401 - fixtures
from nepso.foundation.files.models import StoredFile
from tests.browser import chromium, faults

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(240),
    pytest.mark.django_db(transaction=True),
]
SIZE = (600, 400)
WORDS = "Có người giả công an gọi điện, bảo chuyển tiền vào tài khoản của họ."


@pytest.fixture
def page(tree, live_server, settings, tmp_path):  # noqa: F811
    """The second step of a report, on a cheap telephone, where pictures may be added."""
    settings.MEDIA_ROOT = tmp_path
    with chromium() as browser:
        shown = browser.new_context(
            base_url=live_server.url,
            service_workers="block",
            viewport={"width": 360, "height": 740},
        ).new_page()
        shown.goto("/phan-anh/scam/")
        shown.fill("#id_text", WORDS)
        shown.get_by_role("button", name="Xem lại trước khi gửi").click()
        shown.wait_for_selector("#anh-chon")
        yield shown


def white(name, colour="white"):
    out = io.BytesIO()
    Image.new("RGB", SIZE, colour).save(out, "PNG")
    return {"name": name, "mimeType": "image/png", "buffer": out.getvalue()}


def chosen(page, *pictures):
    page.set_input_files("#anh-chon", list(pictures))
    page.wait_for_selector("canvas.nep-black-out__picture")


def await_files(page, wanted):
    for _ in range(100):
        if page.locator("#anh-chon").evaluate("one => one.files.length") == wanted:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never {wanted} files")


def sent(page):
    """Send, let the job make the pictures anew, and open what is kept of them."""
    page.get_by_role("button", name="Gửi phản ánh").click()
    page.wait_for_selector("#ma-tra-cuu")
    kept = []
    for material in Material.objects.order_by("pk"):
        make_material(material.pk)
        material.refresh_from_db()
        stored = StoredFile.objects.get(public_id=material.stored)
        with default_storage.open(stored.path) as content:
            kept.append(Image.open(io.BytesIO(content.read())).convert("L"))
    return kept


def dark(picture, x, y):
    """Whether it is black at these parts of its width and height."""
    return picture.getpixel((int(picture.width * x), int(picture.height * y))) < 20


def test_what_a_finger_blackens_never_leaves_the_telephone(page):
    chosen(page, white("mat.png"))
    page.locator("canvas").scroll_into_view_if_needed()
    place = page.locator("canvas").bounding_box()
    at = lambda x, y: (place["x"] + place["width"] * x, place["y"] + place["height"] * y)  # noqa: E731
    page.mouse.move(*at(0.1, 0.1))
    page.mouse.down()
    page.mouse.move(*at(0.3, 0.3))
    page.mouse.move(*at(0.5, 0.5))
    page.mouse.up()
    assert "1 ô đen" in page.get_by_role("status").inner_text()
    assert not faults(page)
    (picture,) = sent(page)
    assert picture.size == SIZE
    assert all(dark(picture, x, y) for x, y in ((0.12, 0.12), (0.3, 0.3), (0.48, 0.48)))
    assert not any(dark(picture, x, y) for x, y in ((0.05, 0.05), (0.6, 0.3), (0.3, 0.6)))


def test_keys_alone_blacken_move_widen_and_undo(page):
    chosen(page, white("mat.png"))
    add = page.get_by_role("button", name="Thêm ô đen")
    add.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert "2 ô đen" in page.get_by_role("status").inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the second goes again
    page.locator("canvas").focus()
    for _ in range(40):
        page.keyboard.press("ArrowLeft")  # to the edge and no further
        page.keyboard.press("ArrowUp")
    for _ in range(5):
        page.keyboard.press("Shift+ArrowRight")
    told = page.get_by_role("status").inner_text()
    assert "cách mép trái 0\xa0%, mép trên 0\xa0%, rộng 50\xa0%, cao 20\xa0%" in told
    lower = page.get_by_role("button", name="Xuống dưới")
    lower.focus()
    for _ in range(5):
        page.keyboard.press("Enter")
    (picture,) = sent(page)
    assert all(dark(picture, x, y) for x, y in ((0.02, 0.12), (0.48, 0.28)))
    assert not any(dark(picture, x, y) for x, y in ((0.02, 0.05), (0.55, 0.2), (0.2, 0.35)))


def test_one_of_two_pictures_is_taken_back(page):
    chosen(page, white("mot.png"), white("hai.png", "gray"))
    page.get_by_role("button", name="Bỏ ảnh này").first.click()
    await_files(page, 1)
    (picture,) = sent(page)
    assert 100 < picture.getpixel((300, 200)) < 160  # the grey one stayed


def test_more_pictures_than_are_taken_are_told(page):
    chosen(page, *(white(f"{number}.png") for number in range(4)))
    await_files(page, 3)
    assert "Chỉ 3 ảnh đầu được gửi." in page.locator(".nep-black-out").inner_text()
