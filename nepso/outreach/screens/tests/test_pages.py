"""The pages of officers: who opens them, what they say, how many queries they cost."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nepso.kernel.clock import now
from nepso.outreach.screens.models import Alert, DisplayScreen, PlaylistItem
from tests.conventions.vietnamese import english_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(stage):
    stage.client.force_login(stage.person())
    return stage.client


def _silent(screen, minutes):
    when = now() - dt.timedelta(minutes=minutes)
    DisplayScreen.objects.filter(pk=screen.pk).update(last_contact_at=when, first_contact_at=when)


def test_every_page_is_vietnamese_and_tells_how_the_screen_does(stage, officer):
    screen = stage.screen(place="Nhà văn hóa xóm 3")
    posting = stage.run(screen, hours=50)
    slot = stage.slot(screen, posting, days=3, begins=(7, 0), until=(11, 0))
    stage.play(screen, stage.line(posting))
    _silent(screen, 45)
    base = f"/kenh/man-hinh/{screen.public_id}/"
    pages = {
        "/kenh/man-hinh/": "Mất liên lạc",
        "/kenh/man-hinh/mat-lien-lac/": "Nhà văn hóa xóm 3",
        "/kenh/man-hinh/them/": "Thêm màn hình",
        base: "Thứ hai, Thứ ba, 07:00 đến 11:00, mỗi lần 10 giây",
        f"{base}nhat-ky/": "0 phút 30 giây",
        f"{base}khung-gio/": "Khung giờ phát",
        f"/kenh/man-hinh/khung-gio/{slot.public_id}/": "Bỏ khung giờ này",
        f"{base}xem-truoc/": posting.product.title,
    }
    for address, words in pages.items():
        html = officer.get(address).content.decode()
        assert words in html, address
        assert not english_words(html), address
    assert screen.code in officer.get(base).content.decode()


def test_another_agency_sees_the_screen_but_not_its_code(stage):
    screen = stage.screen()
    stage.client.force_login(stage.person("other_head"))
    html = stage.client.get(f"/kenh/man-hinh/{screen.public_id}/").content.decode()
    assert screen.outlet.name in html
    assert screen.code not in html
    for page in ("xem-truoc/", "khung-gio/"):
        assert stage.client.get(f"/kenh/man-hinh/{screen.public_id}/{page}").status_code == 403


def test_a_screen_is_added_once_with_a_shape_that_goes_with_it(stage, officer):
    outlet = stage.air.outlet("lcd_screen")
    wrong = officer.post("/kenh/man-hinh/them/", {"outlet": outlet.public_id, "shape": "led"})
    assert wrong.status_code == 422
    assert "hãy chọn lại kiểu hoặc kênh" in wrong.content.decode()
    right = {"outlet": outlet.public_id, "shape": "portrait"}
    assert officer.post("/kenh/man-hinh/them/", right).status_code == 302
    assert officer.post("/kenh/man-hinh/them/", right).status_code == 422
    assert DisplayScreen.objects.get().shape == "portrait"


def test_hours_are_typed_kept_and_taken_away(stage, officer):
    screen = stage.screen()
    posting = stage.run(screen)
    where = f"/kenh/man-hinh/{screen.public_id}/khung-gio/"
    typed = {
        "posting": posting.public_id, "days": ["1", "2"], "begins": "17h30", "until": "7",
        "seconds": "10",
    }  # fmt: skip
    wrong = officer.post(where, typed)
    assert wrong.status_code == 422
    assert "Giờ kết thúc phải sau giờ bắt đầu" in wrong.content.decode()
    assert officer.post(where, {**typed, "until": "21:00"}).status_code == 302
    slot = PlaylistItem.objects.get()
    assert (slot.days, slot.begins, slot.until) == (3, dt.time(17, 30), dt.time(21))
    edit = f"/kenh/man-hinh/khung-gio/{slot.public_id}/"
    assert officer.post(edit, {**typed, "until": "", "seconds": "0"}).status_code == 422
    assert officer.post(edit, {"buoc": "bo"}).status_code == 302
    assert not PlaylistItem.objects.exists()


def test_a_new_code_needs_the_page_as_it_is_now(stage, officer):
    screen = stage.screen(paired=False)
    where = f"/kenh/man-hinh/{screen.public_id}/buoc/"
    assert officer.post(where, {"revision": "7", "buoc": "doi-ma"}).status_code == 409
    assert officer.post(where, {"revision": "0", "buoc": "doi-ma"}).status_code == 302
    assert DisplayScreen.objects.get().code != screen.code


def test_health_is_read_off_the_last_contact(stage, officer):
    screen = stage.screen()
    for minutes, words in ((0, "Đang chạy"), (5, "Liên lạc chậm"), (50, "Mất liên lạc")):
        _silent(screen, minutes)
        assert words in officer.get(f"/kenh/man-hinh/{screen.public_id}/").content.decode()


def test_the_list_costs_the_same_for_one_and_for_many(stage, officer):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            officer.get("/kenh/man-hinh/")
        return len(asked)

    stage.run(stage.screen())
    officer.get("/kenh/man-hinh/")
    one = cost()
    for number in range(5):
        stage.run(stage.screen(name=f"Màn hình {number}"))
    assert cost() == one <= 12


def test_an_alert_is_edited_by_page_and_what_was_typed_is_not_lost(stage):
    client = stage.client
    alert = stage.alert(state="waiting", written_by=stage.person(), sent_at=None)
    client.force_login(stage.person())
    where = f"/kenh/canh-bao/{alert.public_id}/sua/"
    page = client.get(where).content.decode()
    assert not english_words(page)
    assert alert.headline in page
    ends = f"{now() + dt.timedelta(days=1):%d/%m/%Y}"
    typed = {
        "event": "Lũ", "headline": "Lũ rút chậm", "area": "Xã A", "category": "Met",
        "severity": "Severe", "urgency": "Immediate", "certainty": "Observed", "ends_on": ends,
        "ends_at": "23:59", "instruction": "Ở trên cao.", "revision": "0",
    }  # fmt: skip
    refused = client.post(where, {**typed, "headline": ""})
    assert refused.status_code == 422
    assert "Ở trên cao." in refused.content.decode()
    Alert.objects.filter(pk=alert.pk).update(revision=4, headline="Người khác viết")
    both = client.post(where, typed)
    assert both.status_code == 409
    for words in ("Người khác viết", "Lũ rút chậm", 'value="4"'):
        assert words in both.content.decode()
    assert client.post(where, {**typed, "revision": "4"}).status_code == 302
    alert.refresh_from_db()
    assert (alert.headline, alert.communes.get()) == ("Lũ rút chậm", alert.agency)


def test_a_running_alert_is_replaced_by_page_and_both_say_so(stage):
    client = stage.client
    alert = stage.alert()
    client.force_login(stage.person())
    page = f"/kenh/canh-bao/{alert.public_id}/"
    assert "Soạn bản thay thế" in client.get(page).content.decode()
    form = client.get(f"{page}sua/").context["form"]
    assert "Bản cũ vẫn hiện" in client.get(f"{page}sua/").content.decode()
    typed = {**form.initial, "ends_at": "23:59", "headline": "Lũ đã rút"}
    typed["ends_on"] = f"{now() + dt.timedelta(days=1):%d/%m/%Y}"
    sent = client.post(f"{page}sua/", typed)
    assert sent.status_code == 302
    for where, words in ((page, "Lũ đã rút"), (sent["Location"], alert.headline)):
        html = client.get(where).content.decode()
        assert words in html
        assert not english_words(html)
    assert client.get("/canh-bao/").content.decode().count("Lũ đã rút") == 0  # waits yet
