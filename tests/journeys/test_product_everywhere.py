"""What issue 5 is for: one product goes out on every channel, is proven, counted, taken back.

Written and approved by two people; on the portal, a fake Facebook and Zalo, a public screen, a
ward's loudspeaker and paper; each proven run stands behind a figure; one press takes it off
everywhere while the screen is away for half of that minute.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import time
from collections.abc import Callable

import pikepdf
import pypdfium2
import pytest
from django.utils import timezone
from PIL import Image, ImageDraw, ImageStat
from playwright.sync_api import Page

from config.environment import PROJECT
from tests.browser import PHONE, faults
from tests.journeys.signing_in import sign_in

pytestmark = pytest.mark.browser
TITLE = "Công an không làm việc qua điện thoại"
MESSAGE = "Ai xưng công an gọi đòi chuyển tiền là lừa đảo: hãy tắt máy, gọi 113."
SOURCE = """Kẻ gian gọi điện, xưng là công an, nói bạn dính vào vụ án và bắt chuyển tiền.

## Nhận ra bằng cách nào

- Công an không làm việc qua điện thoại, không gửi lệnh bắt qua mạng
- Không cơ quan nào giữ tiền của bạn để “xác minh”
- Người gọi bắt giữ máy và không cho nói với ai

## Làm gì ngay

Tắt máy. Tự gọi 113 hoặc công an xã, phường để hỏi lại. Đã chuyển tiền thì gọi ngân hàng ngay.
"""
PORTAL, SCREEN = "Trang công khai của chương trình", "Màn hình sảnh Sở"
FACEBOOK, ZALO, SPEAKER = "Trang Facebook của Sở", "Zalo OA của Sở", "Cụm loa trung tâm"
WRONG, RIGHT = "Bài ghi thiếu số gọi của ngân hàng.", "Hãy gọi số in ở mặt sau thẻ ngân hàng."
DUE = "distribution.put_out_due", "screens.put_out_due", "sending.due"


def _press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).first.click()
    page.wait_for_load_state()


def _follow(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("main").get_by_role("link", name=name).first.click()
    page.wait_for_load_state()


def _menu(page: Page, name: str) -> None:
    if not page.get_by_text("Danh mục", exact=True).first.is_visible():
        menu = page.locator("nav.nep-side")
    else:
        page.get_by_text("Danh mục", exact=True).first.click()
        menu = page.locator("nav.nep-menu__panel")
    wanted = menu.locator("a").filter(has_text=re.compile(rf"^\s*{re.escape(name)}"))
    if not wanted.first.is_visible():
        group = menu.locator("details").filter(has=page.locator("a", has_text=name))
        group.first.locator("summary").click()
    wanted.first.click()
    page.wait_for_load_state()


def _whole(page: Page) -> None:
    """No fault that axe knows; nothing wider than this screen."""
    assert not faults(page), page.url


def _waits(page: Page, holds: Callable[[], bool], seconds: float = 30) -> None:
    for _ in range(int(seconds * 5)):
        if holds():
            return
        page.wait_for_timeout(200)
    raise AssertionError((page.url, page.locator("body").inner_text()[:1500]))


def _jobs_now(province, *names: str) -> None:
    """What the worker does each minute, now."""
    once = (
        "import sys, django; django.setup(); "
        "from nepso.foundation.jobs.registry import job_kind; "
        "[job_kind(name).run() for name in sys.argv[1:]]"
    )
    more = {"DJANGO_SETTINGS_MODULE": "config.settings", "NEPSO_URL": province.address}
    subprocess.run(
        [sys.executable, "-c", once, *names],
        cwd=PROJECT,
        env=province.environment | more,
        check=True,
    )


def _picture() -> dict[str, object]:
    drawn = Image.new("RGB", (1200, 800), (250, 246, 236))
    pen = ImageDraw.Draw(drawn)
    pen.rounded_rectangle((430, 90, 770, 710), 50, fill=(40, 60, 90))
    pen.rectangle((460, 150, 740, 610), fill=(235, 242, 250))
    pen.line((480, 170, 720, 590), fill=(190, 30, 45), width=40)
    out = io.BytesIO()
    drawn.save(out, "PNG")
    return {"name": "dien-thoai.png", "mimeType": "image/png", "buffer": out.getvalue()}


def _drafted(page: Page) -> str:
    """A draft with its picture, the picture's rights and the task it serves; its address."""
    _menu(page, "Sản phẩm")
    _follow(page, "Viết sản phẩm")
    page.get_by_label("Tên sản phẩm").fill(TITLE)
    page.get_by_label("Mục đích").fill("Người dân tắt máy và gọi 113 khi bị gọi điện đe dọa.")
    page.get_by_label("Thông điệp chính").fill(MESSAGE)
    page.get_by_label("Nội dung", exact=True).fill(SOURCE)
    _press(page, "Lưu bản nháp")
    address = page.url
    _follow(page, "Gắn hình ảnh")
    _follow(page, "Đưa tệp mới vào kho")
    page.get_by_label("Tệp").set_input_files([_picture()])
    page.get_by_label("Tên").fill("Điện thoại bị gạch chéo")
    _press(page, "Gửi tệp")
    page.get_by_label("Mô tả thay cho hình").fill("Một chiếc điện thoại bị gạch chéo.")
    page.get_by_label("Tác giả").fill("Phòng Thông tin")
    page.get_by_label("Chủ sở hữu quyền").fill("Sở Văn hóa, Thể thao và Du lịch")
    page.get_by_label("Giấy phép", exact=False).first.select_option(
        label="Cơ quan tự làm và giữ quyền"
    )
    page.get_by_label("Căn cứ của giấy phép").fill("Hình do Phòng Thông tin tự vẽ.")
    page.get_by_label("Không nhận ra được ai").check()
    _press(page, "Lưu")
    card = page.get_by_role("listitem").filter(has_text="Điện thoại bị gạch chéo")
    card.get_by_role("button", name="Gắn vào").first.click()
    _follow(page, "Xong")
    _follow(page, "Gắn nhiệm vụ")
    page.get_by_role("button", name="Gắn vào").first.click()
    _follow(page, "Xong")
    _whole(page)
    page.get_by_role("main").get_by_text("Gửi duyệt", exact=True).first.click()
    _press(page, "Gửi đi")
    assert not page.get_by_role("button", name="Duyệt", exact=True).count(), "four eyes"
    return address


def _approved(page: Page) -> None:
    """The head finds it on the desk."""
    _menu(page, "Bàn làm việc")
    _follow(page, f"Duyệt sản phẩm: {TITLE}")
    _press(page, "Duyệt")
    _whole(page)


def _planned(page: Page, *outlets: str) -> None:
    """From the product's page: variants of these outlets, on the calendar for this minute."""
    _follow(page, "Đăng lên các kênh")
    for name in outlets:
        page.get_by_role("checkbox", name=re.compile(name)).check()
    _press(page, "Làm bản cho kênh đã chọn")
    at = timezone.localtime()
    page.get_by_label("Ngày đăng").fill(f"{at:%d/%m/%Y}")
    page.get_by_label("Giờ đăng").fill(f"{at:%H:%M}")
    _press(page, "Lên lịch")
    knowing = page.get_by_label("Đã biết những điều máy nhắc")
    if knowing.count():
        knowing.check()
        _press(page, "Lên lịch")
    page.get_by_text(f"Đã lên lịch cho {len(outlets)} kênh.").wait_for()


def _printed(page: Page, address: str, kind: str, folder) -> None:
    """The PDF as a printer gets it: tagged, and not blank."""
    page.goto(address)
    _follow(page, "Đăng lên các kênh")
    _follow(page, "Xem và tải riêng từng ấn phẩm")
    _follow(page, kind)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Tải tệp").click()
    path = folder / f"{kind}.pdf"
    taken.value.save_as(path)
    with pikepdf.open(path) as pdf:
        with pdf.open_metadata() as told:
            assert told["pdfuaid:part"] == "1"
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("vi")
    sheet = pypdfium2.PdfDocument(path)[0].render(scale=1.5).to_pil()
    sheet.save(folder / f"{kind}.png")
    assert max(ImageStat.Stat(sheet.convert("L")).stddev) > 20, "a sheet with something on it"


def _run(page: Page, address: str, outlet: str) -> None:
    """The page of the product's run on that outlet."""
    page.goto(address)
    _follow(page, re.compile(outlet))


def _is_proven(page: Page, address: str, outlet: str) -> bool:
    _run(page, address, outlet)
    return bool(page.get_by_role("main").get_by_text("Có minh chứng", exact=True).count())


def _aired(page: Page, address: str) -> None:
    """A ward's officer, on a phone: the same product on the loudspeaker, read, told, of a task."""
    page.goto(address)
    _planned(page, SPEAKER)
    _run(page, address, SPEAKER)
    _whole(page)
    _follow(page, "Gắn nhiệm vụ")
    page.get_by_role("button", name="Gắn vào").first.click()
    _follow(page, "Xong")
    _follow(page, "Mở lời đọc")
    script = page.get_by_role("main").inner_text()
    assert "một một ba" in script
    assert "113" not in script
    at = timezone.localtime()
    page.get_by_label("Phát ngày").fill(f"{at:%d/%m/%Y}")
    page.get_by_label("Lúc").fill(f"{at:%H:%M}")
    _press(page, "Đã phát")
    _whole(page)


def _kiosk(open_page, editor: Page) -> Page:
    """The browser on the wall, at the address that the screen's page shows, joined to the screen by
    the code that it shows."""
    _menu(editor, "Màn hình")
    _follow(editor, SCREEN)
    page = open_page(size=(1280, 720))
    page.goto(editor.locator(".nep-verbatim").inner_text())
    told = page.locator("#ghep:visible")
    _waits(page, lambda: told.count() == 1)
    code = told.inner_text().partition(":")[2].strip()
    editor.reload()
    editor.get_by_text("Ghép máy khác", exact=True).click()  # the demonstration's hall has one
    button = editor.get_by_role("button", name="Ghép máy này")
    assert code in button.inner_text()
    button.click()
    _waits(page, lambda: told.count() == 0, seconds=60)  # it hears so at its next call
    return page


def _shows(kiosk: Page) -> bool:
    """Whether the product is what it shows now."""
    slide = kiosk.locator(".slide:visible")
    if not slide.count():
        return False
    whole = slide.locator("img.slide__whole")
    said = whole.first.get_attribute("alt") or "" if whole.count() else slide.first.inner_text()
    return TITLE in said


def _accepted(page: Page, state: str, button: str) -> int:
    """Press that button on every activity of the product that waits for this person."""
    for done in range(9):
        _menu(page, "Hoạt động")
        page.get_by_role("searchbox").first.fill(TITLE)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        waiting = page.get_by_role("row").filter(has_text=state).get_by_role("link", name=TITLE)
        if not waiting.count():
            return done
        waiting.first.click()
        page.wait_for_load_state()
        _press(page, button)
    raise AssertionError("it does not end")


def _figure(desk: Page, *indicators: str, since: str = "") -> list[int]:
    """How many activities of the product stand behind each figure of a consolidated report, of
    today or ``since`` a day until today."""
    _menu(desk, "Báo cáo tổng hợp")
    _follow(desk, "Lập báo cáo")
    day = f"{timezone.localtime():%d/%m/%Y}"
    desk.get_by_label("Kỳ báo cáo").select_option(label="Không theo kỳ, chọn hai ngày dưới đây")
    desk.get_by_label("Từ ngày").fill(since or day)
    desk.get_by_label("Đến hết ngày").fill(day)
    _press(desk, "Tổng hợp")
    desk.get_by_text("Bản thảo").first.wait_for(timeout=60_000)
    _follow(desk, "Số liệu")
    figures, found = desk.url, []
    for indicator in indicators:
        desk.goto(figures)
        _follow(desk, indicator)
        desk.get_by_role("navigation", name="Số này từ đâu").get_by_role(
            "link", name="Hoạt động"
        ).click()
        desk.wait_for_load_state()
        found.append(desk.get_by_role("main").get_by_role("link", name=TITLE).count())
    return found


def _recalled(page: Page, address: str) -> str:
    """One press; the address of its list."""
    page.goto(address)
    _follow(page, "Đăng lên các kênh")
    _follow(page, "Thu hồi khỏi mọi kênh")
    page.get_by_label("Nội dung sai, cần cải chính").check()
    page.get_by_label("Lý do, cho những nơi phải gỡ").fill("Thiếu số gọi của ngân hàng.")
    page.get_by_label("Điều gì đã sai, hoặc vì sao thu hồi, cho người dân").fill(WRONG)
    page.get_by_label("Thực ra thế nào").fill(RIGHT)
    _whole(page)
    _press(page, "Thu hồi ngay")
    return page.url


def _ticked(page: Page, recall: str, how: str) -> None:
    """Whoever hung, aired or took it to print says how it was taken down."""
    page.goto(recall)
    _whole(page)
    page.get_by_label("Đã gỡ thế nào").first.fill(how)
    page.get_by_role("button", name=re.compile("^Đã gỡ")).first.click()
    page.wait_for_load_state()


@pytest.mark.timeout(360)
def test_made_once_out_everywhere_proven_counted_and_taken_back(open_page, province, tmp_path):
    editor, head, visitor = open_page(), open_page(), open_page()
    sign_in(editor, "editor")
    sign_in(head, "approver")
    address = _drafted(editor)
    _approved(head)
    editor.goto(address)
    _planned(editor, PORTAL, FACEBOOK, ZALO, SCREEN)
    _jobs_now(province, *DUE)

    kiosk = _kiosk(open_page, editor)
    ward = open_page(size=PHONE)
    sign_in(ward, "focal_officer")
    _aired(ward, address)
    for kind in ("Áp phích A3", "Tờ rơi A5"):
        _printed(editor, address, kind, tmp_path)

    places = {}
    for outlet in (PORTAL, FACEBOOK, ZALO):
        _waits(editor, lambda outlet=outlet: _is_proven(editor, address, outlet))
        places[outlet] = editor.get_by_role("link", name="Mở nơi đăng").get_attribute("href")
    visitor.goto(places[PORTAL])
    assert MESSAGE in visitor.get_by_role("main").inner_text()
    _waits(kiosk, lambda: _shows(kiosk))
    _waits(editor, lambda: _is_proven(editor, address, SCREEN))
    _counts(open_page, head)
    _taken_back(editor, ward, visitor, kiosk, address, places)


def _counts(open_page, head: Page) -> None:
    """Five runs: four of the department, one of the ward; each with its evidence."""
    ward_head, desk = open_page(), open_page()
    sign_in(ward_head, "ward_head")
    sign_in(desk, "lead_desk")
    assert _accepted(head, "Chờ thủ trưởng", "Duyệt, chuyển cơ quan đầu mối") == 4
    assert _accepted(ward_head, "Chờ thủ trưởng", "Duyệt, chuyển cơ quan đầu mối") == 1
    assert _accepted(desk, "Chờ đầu mối", "Nhận vào báo cáo") == 5
    online, aired = "Hoạt động đăng trên cổng", "Lần phát trên truyền thanh cấp xã"
    assert _figure(desk, online, aired) == [3, 2], "portal, Facebook, Zalo; loudspeaker and screen"
    new_year = f"01/01/{timezone.localtime():%Y}"
    assert _figure(desk, online, aired, since=new_year) == [3, 2], "the year's report counts them"


def _taken_back(editor: Page, ward: Page, visitor: Page, kiosk: Page, address, places) -> None:
    kiosk.context.set_offline(True)
    begun = time.monotonic()
    recall = _recalled(editor, address)
    _waits(visitor, lambda: bool(visitor.reload()) and RIGHT in visitor.content())
    feed = visitor.request.get("/tin/rss.xml").text()
    assert TITLE not in feed or "Thu hồi" in feed
    for outlet in (FACEBOOK, ZALO):
        editor.goto(places[outlet])
        _waits(editor, lambda: bool(editor.reload() and editor.get_by_text("Bài đã bị gỡ").count()))
    _waits(kiosk, lambda: _shows(kiosk))
    kiosk.wait_for_timeout(max(0, 30 - (time.monotonic() - begun)) * 1000)
    kiosk.context.set_offline(False)
    ward.goto("/ban-lam-viec/")
    _follow(ward, re.compile("Ngừng phát.*truyền thanh"))
    editor.goto(recall)
    _waits(editor, lambda: bool(editor.reload() and "4/7" in editor.locator("main").inner_text()))
    assert not _shows(kiosk)
    assert time.monotonic() - begun < 60
    _ticked(ward, recall, "Đã thôi phát, đã đọc lời cải chính trên loa.")
    for _ in range(2):  # a poster and a leaflet were taken as files
        _ticked(editor, recall, "Chưa in bản nào từ tệp này.")
    editor.reload()
    assert editor.get_by_text("Đã thu hồi hết", exact=True).count()
