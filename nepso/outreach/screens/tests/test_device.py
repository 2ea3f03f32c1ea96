"""What a device is given, what it says, and what follows from it."""

import datetime as dt
import time
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nepso.kernel.clock import now, today
from nepso.kernel.fields import public_id
from nepso.outreach.distribution.models import Outlet, Posting, RecallItem
from nepso.outreach.distribution.models.posting import new_key
from nepso.outreach.screens import jobs, services
from nepso.outreach.screens.models import DisplayScreen, PlayLogLine
from nepso.outreach.screens.services import screen_code_renew
from nepso.outreach.screens.slides import pages_of
from nepso.outreach.screens.tests.conftest import DEVICE

pytestmark = pytest.mark.django_db


def test_the_page_sets_no_cookie_and_holds_nothing_inline(stage):
    answer = stage.client.get(f"/man-hinh/{stage.screen().code}/")
    assert answer.status_code == 200
    assert not answer.cookies
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["Cache-Control"].find("no-store") > 0


def test_a_code_is_hard_to_guess_and_a_renewed_one_shuts_the_old_out(stage):
    screen = stage.screen()
    assert len(screen.code) == 16
    assert screen.code != screen.public_id
    screen_code_renew(screen=screen, revision=screen.revision, by=stage.person())
    assert stage.call(screen).status_code == 404
    assert stage.client.get("/man-hinh/zzzz/").status_code == 404


def test_the_list_tells_what_runs_with_its_end_and_hours(stage):
    screen = stage.screen()
    posting = stage.run(screen, hours=5)
    stage.slot(screen, posting, days=0b11111, begins=(7, 30), until=(17, 0), seconds=15)
    body = stage.call(screen).json()
    (item,) = body["items"]
    assert item["id"] == posting.public_id
    assert item["slots"] == [[31, 450, 1020, 15]]
    assert item["until"] == int(posting.until.timestamp() * 1000)
    assert item["title"]
    assert item["pages"][0]
    assert body["zone"] == 420


def test_of_more_than_a_hundred_the_newest_are_shown_in_order_and_staff_are_told(stage):
    screen = stage.screen()
    first = stage.run(screen)
    where = f"/kenh/man-hinh/{screen.public_id}/"
    stage.client.force_login(stage.person())
    assert "nội dung mới nhất" not in stage.client.get(where).content.decode()
    for number in range(1, 102):  # minute by minute after it, the last one newest
        more = Posting.objects.get(pk=first.pk)
        more.pk, more.public_id, more.key = None, public_id(), new_key()
        more.out_at = first.out_at + dt.timedelta(microseconds=number)
        more.shown = {**first.shown, "title": f"Bài {number}"}
        more.save(force_insert=True)
    titles = [one["title"] for one in stage.call(screen).json()["items"]]
    assert titles == [f"Bài {number}" for number in range(2, 102)]
    assert (
        "Màn hình này có 102 nội dung đang chạy, chỉ phát 100 nội dung mới nhất"
        in stage.client.get(where).content.decode()
    )


def test_it_ends_with_the_right_to_its_picture_and_says_whose_that_is(stage):
    asset = stage.air.desk.asset(is_machine_made=True, expires_on=today() + dt.timedelta(days=1))
    screen = stage.screen()
    stage.run(screen, stage.air.desk.approve(assets=[asset]))
    (item,) = stage.call(screen).json()["items"]
    ends = dt.datetime.fromtimestamp(item["until"] / 1000, tz=ZoneInfo("Asia/Ho_Chi_Minh"))
    assert (ends.date(), ends.time()) == (today() + dt.timedelta(days=2), dt.time(0))
    assert "do máy tạo ra" in item["credit"]
    assert asset.author in item["credit"]


def test_without_hours_it_is_shown_all_day(stage):
    screen = stage.screen()
    stage.run(screen)
    (item,) = stage.call(screen).json()["items"]
    assert item["slots"] == [[127, 0, 1440, 12]]
    assert item["until"] is None


def test_what_is_planned_or_over_is_not_in_the_list(stage):
    screen = stage.screen()
    stage.air.plan(screen.outlet, hours=3)
    over = stage.run(screen, hours=2)
    Posting.objects.filter(pk=over.pk).update(
        planned_at=now() - dt.timedelta(hours=3), until=now() - dt.timedelta(minutes=1)
    )
    assert stage.call(screen).json()["items"] == []


def test_a_device_that_has_the_list_gets_304_and_our_time(stage):
    screen = stage.screen()
    stage.run(screen)
    tag = stage.tag(screen)
    answer = stage.call(screen, tag)
    assert answer.status_code == 304
    assert not answer.content
    assert abs(int(answer["X-Nepso-Now"]) - time.time() * 1000) < 5_000


def test_a_call_notes_health_and_the_drift_of_the_clock(stage):
    screen = stage.screen()
    fast = int(time.time() * 1000) + 300_000
    stage.call(screen, t=fast, s="abc", v="1")
    screen.refresh_from_db()
    assert 295_000 < screen.drift_ms < 305_000
    assert screen.last_contact_at
    assert (screen.showing, screen.player) == ("abc", "1")


def test_nonsense_from_a_device_is_left_out(stage):
    screen = stage.screen()
    assert stage.call(screen, t="9" * 40, s="<b>" * 30, v="\x00").status_code == 200
    screen.refresh_from_db()
    assert screen.drift_ms is None
    assert "<" not in screen.showing


def test_a_quiet_call_costs_few_queries_and_no_writing(stage):
    screen = stage.screen()
    stage.run(screen)
    tag = stage.tag(screen)
    stage.call(screen, tag)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        stage.call(screen, tag)
    assert len(asked) <= 7
    assert not [one for one in asked if one["sql"].startswith(("UPDATE", "INSERT"))]


def test_a_recall_waits_for_the_device_and_is_confirmed_by_its_next_two_calls(stage):
    screen = stage.screen()
    posting = stage.run(screen)
    tag = stage.tag(screen)
    stage.call(screen, tag)
    stage.air.recall(posting.product)
    item = RecallItem.objects.get(posting=posting)
    assert item.is_automatic
    assert item.done_at is None
    answer = stage.call(screen, tag)
    assert answer.status_code == 200
    assert answer.json()["items"] == []
    item.refresh_from_db()
    assert item.done_at is None  # given, not yet said to be shown
    stage.call(screen, answer["ETag"].strip('"'))
    item.refresh_from_db()
    posting.refresh_from_db()
    assert item.done_at
    assert posting.state == "recalled"
    assert item.recall.state == "closed"


def test_the_same_line_sent_twice_is_kept_once_and_proves_the_posting_once(stage):
    screen = stage.screen()
    posting = stage.run(screen)
    line = stage.line(posting)
    for _ in range(2):
        assert stage.play(screen, line).json() == {"kept": [line["id"]]}
    posting.refresh_from_db()
    assert PlayLogLine.objects.count() == 1
    assert posting.state == "proven"
    (proof,) = posting.proofs.all()
    assert proof.plays == 3
    assert "Nhật ký phát" in proof.text


def test_a_clock_that_was_wrong_is_told_with_the_line(stage):
    screen = stage.screen()
    posting = stage.run(screen)
    ahead = int((now() + dt.timedelta(days=2)).timestamp() * 1000)
    stage.play(screen, stage.line(posting, "mot-dong-1", sure=False))
    stage.play(screen, stage.line(posting, "hai-dong-2", ended=ahead))
    assert all(line.is_doubtful for line in PlayLogLine.objects.all())


def test_a_clock_that_was_wrong_proves_nothing(stage):
    screen = stage.screen()
    posting = stage.run(screen)
    stage.play(screen, stage.line(posting, "mot-dong-1", sure=False))
    stage.play(screen, stage.line(posting, "hai-dong-2", begun=1_000, ended=31_000))
    posting.refresh_from_db()
    assert posting.state == "out"
    assert all(line.is_doubtful for line in PlayLogLine.objects.all())
    stage.play(screen, stage.line(posting, "ba-dong-3"))
    posting.refresh_from_db()
    assert posting.state == "proven"
    (proof,) = posting.proofs.all()
    assert proof.plays == 3
    assert "Không tính 6 lần" in proof.text


def test_what_played_before_it_was_out_is_doubted(stage):
    screen = stage.screen()
    posting = stage.run(screen)
    Posting.objects.filter(pk=posting.pk).update(out_at=now() + dt.timedelta(minutes=10))
    stage.play(screen, stage.line(posting))
    assert PlayLogLine.objects.get().is_doubtful


def test_no_more_plays_than_seconds_and_no_more_seconds_than_passed(stage):
    screen = stage.screen()
    posting = stage.run(screen)
    stage.play(screen, stage.line(posting, plays=100_000, seconds=9_000))
    line = PlayLogLine.objects.get()
    assert (line.plays, line.seconds) == (61, 61)


@pytest.mark.parametrize(
    "wrong",
    [
        {"plays": -1},
        {"seconds": 0},
        {"plays": "3"},
        {"begun": 10**18},
        {"seconds": None},
        {"ended": True},
    ],
)
def test_a_line_that_no_screen_could_make_is_taken_off_the_device_and_not_kept(stage, wrong):
    screen = stage.screen()
    posting = stage.run(screen)
    line = stage.line(posting, **wrong)
    assert stage.play(screen, line).json()["kept"] == [line["id"]]
    assert not PlayLogLine.objects.exists()


def test_a_device_cannot_prove_what_runs_on_another_screen(stage):
    one, two = stage.screen(), stage.screen(name="Màn hình chợ")
    posting = stage.run(one)
    stage.play(two, stage.line(posting))
    assert not PlayLogLine.objects.exists()


def test_bad_input_gets_one_sentence(stage):
    screen = stage.screen()
    where, own = f"/man-hinh/{screen.code}/nhat-ky/", {"X-Nepso-Device": DEVICE}
    answer = stage.client.post(where, "{", content_type="application/json", headers=own)
    assert answer.status_code == 400
    answer = stage.client.post(where, {"a": 1}, content_type="application/json", headers=own)
    assert answer.status_code == 400


def test_what_is_due_goes_out_by_itself_and_is_summed_up_at_its_end(stage):
    screen = stage.screen()
    posting = stage.air.plan(screen.outlet, hours=1, until=now() + dt.timedelta(hours=2))
    jobs.put_out_due()
    posting.refresh_from_db()
    assert posting.state == "planned"
    Posting.objects.filter(pk=posting.pk).update(planned_at=now() - dt.timedelta(minutes=1))
    jobs.put_out_due()
    posting.refresh_from_db()
    assert posting.state == "out"
    stage.play(screen, stage.line(posting))
    stage.play(screen, stage.line(posting, "sau-minh-chung"))
    Posting.objects.filter(pk=posting.pk).update(
        planned_at=now() - dt.timedelta(days=3), until=now() - dt.timedelta(days=2)
    )
    jobs.sum_up()
    jobs.sum_up()
    assert [proof.plays for proof in posting.proofs.order_by("id")] == [3, 6]


def test_what_a_wrong_clock_told_makes_no_closing_proof(stage, caplog):
    screen = stage.screen()
    posting = stage.run(screen)
    stage.play(screen, stage.line(posting, sure=False))
    Posting.objects.filter(pk=posting.pk).update(
        state="proven", planned_at=now() - dt.timedelta(days=3), until=now() - dt.timedelta(days=2)
    )
    jobs.sum_up()
    assert not posting.proofs.exists()
    assert not caplog.records, "nor is one tried every six hours"


def test_what_has_no_end_is_summed_up_from_month_to_month_and_loses_no_line(stage):
    screen = stage.screen()
    posting = stage.run(screen)
    stage.play(screen, stage.line(posting))
    stage.play(screen, stage.line(posting, "sau-minh-chung"))
    jobs.sum_up()
    assert [proof.plays for proof in posting.proofs.all()] == [3], "told within the month"
    long_ago = now() - dt.timedelta(days=500)
    posting.proofs.update(given_at=long_ago)
    PlayLogLine.objects.filter(client_id="sau-minh-chung").update(received_at=long_ago)
    jobs.forget()
    jobs.sum_up()
    jobs.sum_up()
    assert [proof.plays for proof in posting.proofs.order_by("id")] == [3, 6]
    Posting.objects.filter(pk=posting.pk).update(
        planned_at=now() - dt.timedelta(days=3), until=now() - dt.timedelta(days=2)
    )
    jobs.sum_up()
    assert posting.proofs.latest("id").text.startswith("Tổng kết")
    jobs.forget()
    assert PlayLogLine.objects.count() == 1, "what has ended is forgotten in time"


def test_a_screen_out_of_use_is_given_nothing(stage):
    screen = stage.screen()
    stage.run(screen)
    Outlet.objects.filter(pk=screen.outlet_id).update(in_use=False)
    assert stage.call(screen).json()["items"] == []


def test_a_screen_makes_its_outlet_wait_for_its_player(stage):
    screen = stage.screen()
    assert Outlet.objects.get(pk=screen.outlet_id).runs_our_player
    assert DisplayScreen.objects.count() == 1
    assert services.slot_set  # the acts stand in the front door


def test_long_words_are_cut_between_sentences_and_lose_nothing():
    text = "Câu thứ nhất khá dài để đo. " * 40 + "\n" + "x" * 50
    pages = pages_of("landscape", {"title": "T", "body": text})
    assert all(sum(map(len, page)) <= 300 for page in pages)
    assert len(pages) > 3
    assert " ".join(" ".join(page) for page in pages).split() == text.split()


def test_a_board_steps_its_lines():
    assert pages_of("led", {"line": "DÒNG MỘT\nDÒNG HAI"}) == [["DÒNG MỘT"], ["DÒNG HAI"]]
