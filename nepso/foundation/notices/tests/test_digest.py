"""One digest a person a day, by real SMTP; nobody twice where it can be known."""

import datetime as dt

import pytest
from django.urls import reverse

from nepso.foundation.accounts.models import Account
from nepso.foundation.notices.jobs import day_round
from nepso.foundation.notices.models import Digest, DigestDay
from nepso.foundation.notices.services import (
    digests_gather,
    digests_send,
    mail_choice_set,
    notice_read,
)
from nepso.foundation.notices.states import SENDING
from nepso.foundation.notices.tests.conftest import WORKING_DAY
from nepso.foundation.notices.tests.mail_servers import free_port, post_served
from nepso.kernel.clock import now

NEXT_DAY = WORKING_DAY + dt.timedelta(days=1)


@pytest.fixture
def post(settings):
    with post_served(settings) as server:
        yield server


def deliver(day=WORKING_DAY):
    digests_gather(day=day)
    return digests_send(day=day)


def test_what_waits_for_a_person_is_one_mail_and_the_same_day_twice_is_one(province, post):
    province.give("officer", "Hoạt động của cơ quan được trả lại để bổ sung minh chứng.")
    province.give("officer", "Báo cáo năm đã mở.", due_on=dt.date(2026, 12, 5))
    province.give("head", "Có báo cáo chờ duyệt.")
    assert deliver() == 2
    assert deliver() == 0
    province.give("officer", "Đến sau khi đã gom.")
    assert deliver() == 0
    assert post.receivers == ["head@vi-du.vn", "officer@vi-du.vn"]
    mail = next(m for m in post.mails if m["To"] == "officer@vi-du.vn")
    assert mail["Subject"].strip() == "Nếp Số ngày 25/11/2026: 2 việc cần xem"
    plain = mail.get_body(("plain",)).get_content()
    html = mail.get_body(("html",)).get_content()
    for text in (plain, html):
        assert "https://nepso.vi-du.vn/viec/x/" in text
        assert text.index("Báo cáo năm đã mở.") < text.index("Hoạt động của cơ quan")
        assert "Người" not in text
    assert mail["Auto-Submitted"] == "auto-generated"
    assert deliver(NEXT_DAY) == 1
    assert "Đến sau khi đã gom." in post.mails[-1].get_body(("plain",)).get_content()


def test_rests_with_the_offices_and_waits_for_the_hour(province, post, clock):
    clock(dt.date(2026, 11, 24), 9)  # a holiday
    province.give("officer")
    day_round()
    clock(WORKING_DAY, 6)
    day_round()
    assert post.mails == []
    clock(WORKING_DAY, 7)
    day_round()
    day_round()
    assert post.receivers == ["officer@vi-du.vn"]


def test_without_address_without_account_or_by_choice_no_mail(province, post):
    for name in province.people:
        province.give(name)
    Account.objects.filter(username="second").update(email="")
    Account.objects.filter(username="head").update(is_active=False)
    desk = province.fresh("desk")
    mail_choice_set(account=desk, way="none", by=desk)
    assert deliver() == 1
    assert post.receivers == ["officer@vi-du.vn"]


def test_what_was_read_or_done_meanwhile_is_left_out_also_at_the_last_moment(province, post):
    kept = province.give("officer", "Còn phải làm.", abouts=["a"])
    read = province.give("officer", "Đã xem rồi.")
    notice_read(notice=read, by=province.people["officer"])
    province.give("officer", "Làm xong trước khi gom.", abouts=["b"])
    province.give("officer", "Làm xong sau khi gom.", abouts=["c"])
    province.give("head", "Cũng xong sau khi gom.", abouts=["c"])
    assert province.fresh("officer").notices_unread == 3
    province.done.add("b")
    digests_gather(day=WORKING_DAY)
    province.done.add("c")
    assert digests_send(day=WORKING_DAY) == 1
    body = post.mails[0].get_body(("plain",)).get_content()
    assert kept.sentence in body
    assert "xong" not in body.split("Tất cả thông báo")[0]
    assert Digest.objects.get(account__username="head").state == "empty"
    assert province.fresh("officer").notices_unread == 1
    assert province.fresh("head").notices_unread == 0


def test_a_server_that_is_away_is_tried_again_the_same_day(province, post, settings):
    province.give("officer")
    open_port, settings.EMAIL_PORT = settings.EMAIL_PORT, free_port()  # nobody there
    assert deliver() == 0
    assert Digest.objects.get().state == "waiting"
    settings.EMAIL_PORT = open_port
    assert deliver() == 1


def test_a_busy_server_is_tried_again_and_a_refusal_is_not(province, post):
    province.give("officer")
    post.answer = "451 later"
    deliver()
    assert Digest.objects.get().state == "waiting"
    post.answer = "554 never"
    deliver()
    post.answer = "250 OK"
    assert deliver() == 0
    assert Digest.objects.get().state == "refused"
    assert deliver(NEXT_DAY) == 1


def test_a_day_without_a_server_is_gathered_into_the_next(province, post, settings):
    province.give("officer", "Từ hôm trước.")
    open_port, settings.EMAIL_PORT = settings.EMAIL_PORT, free_port()
    deliver()
    settings.EMAIL_PORT = open_port
    province.give("officer", "Của hôm nay.")
    assert deliver(NEXT_DAY) == 1
    body = post.mails[0].get_body(("plain",)).get_content()
    assert "Từ hôm trước." in body
    assert "Của hôm nay." in body


def test_one_that_was_cut_off_is_unsure_and_not_sent_again_that_day(province, post):
    province.give("officer")
    digests_gather(day=WORKING_DAY)
    Digest.objects.update(state=SENDING, tried_at=now())
    assert deliver() == 0
    assert Digest.objects.get().state == "sending"  # its worker may still be at it
    Digest.objects.update(tried_at=now() - dt.timedelta(minutes=11))
    assert deliver() == 0
    assert Digest.objects.get().state == "unsure"
    assert deliver(NEXT_DAY) == 1


def test_the_way_out_is_in_the_header_and_works_without_signing_in(province, post, client):
    province.give("officer")
    deliver()
    mail = post.mails[0]
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = mail["List-Unsubscribe"].strip(" <>").removeprefix("https://nepso.vi-du.vn")
    assert "Ngừng gửi thư" in client.get(path).content.decode()  # a scanner's GET ends nothing
    province.give("officer", "Thêm một việc.")
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert deliver(NEXT_DAY) == 0
    assert (
        client.post(reverse("notices:no_more_mail", args=["x" + path[-30:-1]])).status_code == 404
    )


def test_an_installation_without_mail_gathers_nothing(province, settings):
    province.give("officer")
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert deliver() == 0
    assert not DigestDay.objects.exists()
