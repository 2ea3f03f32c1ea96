"""Calling people at once: any hour, again until somebody looked, wider when nobody did."""

import datetime as dt
import itertools

import pytest

from nepso.foundation.notices import ports
from nepso.foundation.notices.jobs import ring as ring_job
from nepso.foundation.notices.kinds import NoticeKind
from nepso.foundation.notices.models import MailChoice, Notice, Ring, RingCall
from nepso.foundation.notices.ports import Rings, rings_join
from nepso.foundation.notices.services import mail_choice_set, ring_answer, ring_start
from nepso.foundation.notices.tests.test_digest import post  # noqa: F401

SATURDAY = dt.datetime(2026, 11, 28, 23, 40, tzinfo=dt.timezone(dt.timedelta(hours=7)))


@pytest.fixture
def at(monkeypatch):
    """Hold the time, in minutes after a Saturday night."""

    def hold(minutes: float) -> None:
        moment = SATURDAY + dt.timedelta(minutes=minutes)
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)

    hold(0)
    return hold


@pytest.fixture
def urgent(province, monkeypatch):
    """A kind that calls the officer first, and then the second and the head as well."""
    monkeypatch.setattr(ports, "_rings", {})
    still = {"on": True}
    near, wide = ["officer"], ["officer", "second", "head"]
    rings_join(
        Rings(
            kind=NoticeKind("tests.urgent", "Khẩn", may_mute=False),
            called=lambda about, *, wide=False, _w=wide: [
                province.people[name] for name in (_w if wide else near)
            ],
            still_rings=lambda about: still["on"],
            link_of=lambda about: f"/viec/{about}/",
            desk="notices:list",
            mailed="Có việc khẩn chờ anh/chị: mở Nếp Số",
            sentence="Việc khẩn vừa đến.",
        )
    )
    return still


def begin(about="viec-1"):
    ring_start(kind="tests.urgent", about=about)
    ring_job()


def test_on_a_saturday_night_it_is_mailed_at_once_and_says_nothing(province, post, urgent, at):  # noqa: F811
    begin()
    (mail,) = post.mails
    assert mail["To"] == "officer@vi-du.vn"
    assert mail["Subject"].strip() == "Có việc khẩn chờ anh/chị: mở Nếp Số"
    body = mail.get_content()
    assert "https://nepso.vi-du.vn/thong-bao/" in body
    assert "viec-1" not in body
    assert "Việc khẩn vừa đến" not in body
    assert Notice.objects.get().account == province.people["officer"]


def test_it_rings_again_each_quarter_and_after_two_rounds_for_all(province, post, urgent, at):  # noqa: F811
    begin()
    for minute in (1, 5, 14):
        at(minute)
        ring_job()
    assert len(post.mails) == 1
    at(15)
    ring_job()
    assert post.receivers == ["officer@vi-du.vn"] * 2
    at(30)
    ring_job()
    assert post.receivers[-3:] == ["officer@vi-du.vn", "officer@vi-du.vn", "second@vi-du.vn"]
    assert len(post.mails) == 5
    assert Notice.objects.count() == 3, "a line in the inbox once for each person"


def test_once_somebody_looked_it_is_still(province, post, urgent, at):  # noqa: F811
    begin()
    assert ring_answer(kind="tests.urgent", about="viec-1", by=province.people["officer"])
    assert not ring_answer(kind="tests.urgent", about="viec-1", by=province.people["second"])
    at(60)
    ring_job()
    assert len(post.mails) == 1
    assert Ring.objects.get().answered_by == province.people["officer"]
    begin()
    assert len(post.mails) == 1, "begun again it does not ring anew"


def test_what_asks_for_nothing_any_more_is_still(province, post, urgent, at):  # noqa: F811
    begin()
    urgent["on"] = False
    at(15)
    ring_job()
    assert len(post.mails) == 1
    assert Ring.objects.get().answered_at is not None


def test_no_choice_of_mail_mutes_it_and_no_address_widens_it_at_once(province, post, urgent, at):  # noqa: F811
    officer = province.people["officer"]
    mail_choice_set(account=officer, way=MailChoice.Way.NONE, by=officer)
    begin()
    assert post.receivers == ["officer@vi-du.vn"]
    officer.email = ""
    officer.save()
    at(5)
    begin("viec-2")
    assert post.receivers == ["head@vi-du.vn", "officer@vi-du.vn", "second@vi-du.vn"]


def test_many_at_once_are_one_mail_a_minute_for_a_person(province, post, urgent, at):  # noqa: F811
    for number in range(5):
        begin(f"viec-{number}")
    assert len(post.mails) == 1
    at(1.5)
    ring_job()
    assert len(post.mails) == 2
    assert not RingCall.objects.filter(state="waiting").exists()


def test_a_server_that_is_away_is_asked_again_the_next_minute(province, post, urgent, at):  # noqa: F811
    post.answer = "451 4.3.0 thử lại sau"
    begin()
    assert post.mails == []
    post.answer = "250 OK"
    at(1)
    ring_job()
    assert post.receivers == ["officer@vi-du.vn"]


def test_a_worker_that_was_killed_while_sending_is_made_good(province, post, urgent, at):  # noqa: F811
    ring_start(kind="tests.urgent", about="viec-1")
    RingCall.objects.update(state="sending", tried_at=SATURDAY)
    at(1)
    ring_job()
    assert post.mails == []
    at(3)
    ring_job()
    assert len(post.mails) == 1


def test_a_kind_that_does_not_ring_is_refused(province, urgent):
    with pytest.raises(ValueError, match="does not ring"):
        ring_start(kind="tests.due", about="x")
    assert list(itertools.chain(Ring.objects.all(), RingCall.objects.all())) == []
