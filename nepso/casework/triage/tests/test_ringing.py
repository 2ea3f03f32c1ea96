"""A life in danger on a Saturday night: the duty officer is called by the worker, by real SMTP."""

import datetime as dt

import pytest

from nepso.casework.cases.services import case_claim, case_read_note
from nepso.casework.intake.services import thread_answer
from nepso.casework.intake.tests.conftest import file_one
from nepso.casework.triage.jobs import ring_lapsed
from nepso.casework.triage.models import TriageItem, Urgency
from nepso.casework.triage.ringing import is_ringing
from nepso.casework.triage.selectors import urgent_untaken
from nepso.casework.triage.services import (
    Verdict,
    complained_of_set,
    item_read,
    on_call_add,
    suggestion_make,
    triage_claim,
    triage_decide,
    triage_release,
    triage_reopen,
)
from nepso.casework.triage.tests.conftest import again, arrive
from nepso.casework.triage.urgency import urgency_of
from nepso.foundation.jobs.models import Job
from nepso.foundation.jobs.running import run_job
from nepso.foundation.jobs.services import job_claim
from nepso.foundation.notices.jobs import ring as ring_job
from nepso.foundation.notices.models import Notice, Ring
from nepso.foundation.notices.tests.test_digest import post  # noqa: F401
from nepso.foundation.notices.tests.test_ringing import at  # noqa: F401

pytestmark = pytest.mark.django_db
WORDS = "Chị tôi đang bị giữ trong nhà"


def work() -> None:
    """What a worker does until nothing waits."""
    while (job := job_claim(worker="tests")) is not None:
        run_job(job)


@pytest.fixture
def called(desk, tree):
    for name in ("reception", "second", "police"):
        desk[name].email = f"{name}@vi-du.vn"
        desk[name].save()
    hours = {"weekdays": "67", "from_time": dt.time(17), "to_time": dt.time(7)}
    on_call_add(account=desk["second"], by=desk["reception"], **hours)
    return desk


@pytest.mark.parametrize(
    "facts",
    [
        {"harm": "harassment", "answers": {"life_in_danger": True}},
        {"harm": "child_safety"},
        {"harm": "private_data", "answers": {"child_involved": True, "going_on": True}},
    ],
)
def test_filed_on_a_saturday_night_the_duty_officer_is_called_at_once(called, post, at, facts):  # noqa: F811
    submission = file_one(text=WORDS, **facts).submission
    work()
    (mail,) = post.mails
    assert mail["To"] == "second@vi-du.vn"
    assert mail["Subject"].strip() == "Có phản ánh khẩn chờ anh/chị: mở Nếp Số"
    assert "https://nepso.vi-du.vn/phan-loai/" in mail.get_content()
    for told in (WORDS, submission.public_id, submission.get_harm_display(), "nguy hiểm"):
        assert told not in mail.as_string() + mail.get_content()


def test_it_is_called_although_its_text_cannot_be_read(called, post, at):  # noqa: F811
    file_one(text=WORDS, harm="harassment", answers={"life_in_danger": True})
    Job.objects.filter(name="triage.read_submission").delete()
    work()
    assert post.receivers == ["second@vi-du.vn"]


def test_an_ordinary_one_calls_nobody(called, post, at):  # noqa: F811
    file_one(text="Ảnh của tôi bị lấy.", harm="copyright")
    work()
    assert post.mails == []


def test_until_it_is_taken_and_after_two_rounds_all_of_reception(called, post, at):  # noqa: F811
    item = arrive(text=WORDS, harm="harassment", answers={"life_in_danger": True})
    for minute in (0, 15, 30):
        at(minute)
        ring_job()
    assert post.receivers == ["reception@vi-du.vn", *["second@vi-du.vn"] * 3]
    assert urgent_untaken(called["reception"]) == [item]
    item_read(item=item, by=called["reception"])
    at(45)
    ring_job()
    assert len(post.mails) == 6, "who looked and went away keeps nobody from being called"
    assert urgent_untaken(called["reception"]) == [item]
    triage_claim(item=item, by=called["reception"])
    at(60)
    ring_job()
    assert len(post.mails) == 6
    assert urgent_untaken(called["reception"]) == []


def test_given_back_or_left_lying_it_rings_anew(called, post, at):  # noqa: F811
    item = arrive(text=WORDS, harm="harassment", answers={"life_in_danger": True})
    ring_job()
    triage_claim(item=item, by=called["second"])
    triage_release(item=item, by=called["second"])
    assert urgent_untaken(called["reception"]) == [item]
    at(2)
    ring_job()
    assert len(post.mails) == 2
    triage_claim(item=item, by=called["second"])
    for minute, calls in ((31, 2), (33, 3), (34, 3)):
        at(minute)
        ring_lapsed()
        ring_job()
        assert len(post.mails) == calls, minute
    assert urgent_untaken(called["reception"]) == [item]
    triage_claim(item=item, by=called["reception"])
    assert urgent_untaken(called["reception"]) == []


DANGER = {"harm": "harassment", "answers": {"life_in_danger": True}}


def test_the_answer_of_who_was_asked_rings_anew(called):
    item = arrive(text=WORDS, **DANGER)
    asked = Verdict("ask", "need_facts", explanation="Chị đang ở đâu?")
    triage_decide(item=item, verdict=asked, by=called["reception"])
    assert urgent_untaken(called["second"]) == []
    submission = again(item.submission)
    thread_answer(submission=submission, text="Vẫn trong nhà, hắn có dao.", token="1")
    assert urgent_untaken(called["second"]) == [item]


def test_an_answer_about_what_is_no_danger_rings_for_nobody(called):
    item = arrive(text="Ảnh của tôi bị lấy.", harm="copyright")
    asked = Verdict("ask", "need_facts", explanation="Ảnh nào?")
    triage_decide(item=item, verdict=asked, by=called["reception"])
    thread_answer(submission=again(item.submission), text="Ảnh bìa.", token="1")
    assert not Ring.objects.exists()


def test_taken_from_who_is_of_the_agency_complained_of_it_rings_anew(called, tree):
    item = arrive(text=WORDS, **DANGER)
    triage_claim(item=item, by=called["reception"])
    complained_of_set(item=item, agency=tree["so-vh"], reason="Trang của Sở", by=called["second"])
    assert urgent_untaken(called["second"]) == [item]
    assert urgent_untaken(called["reception"]) == []


def test_named_anew_in_the_hand_of_who_may_have_it_it_stays_quiet(called, tree):
    item = arrive(text=WORDS, **DANGER)
    triage_claim(item=item, by=called["second"])
    complained_of_set(item=item, agency=tree["so-vh"], reason="Trang của Sở", by=called["second"])
    assert not is_ringing(item.submission)


def test_decided_anew_after_an_appeal_it_rings_anew(called):
    item = arrive(text=WORDS, **DANGER)
    refused = Verdict("refuse", "unfounded", explanation="Đã xem kỹ.")
    triage_decide(item=item, verdict=refused, by=called["reception"])
    assert not is_ringing(item.submission)
    triage_reopen(submission=item.submission, by=None)
    assert urgent_untaken(called["second"]) == [item]


def test_none_is_hidden_behind_those_that_were_answered_already(called, monkeypatch):
    monkeypatch.setattr("nepso.casework.triage.selectors.queue.URGENT_SHOWN", 2)
    facts = {"harm": "harassment", "answers": {"life_in_danger": True}}
    for _ in range(3):
        triage_claim(item=arrive(text=WORDS, **facts), by=called["reception"])
    last = arrive(text=WORDS, **facts)
    assert urgent_untaken(called["reception"]) == [last]


def test_read_anew_it_is_rung_once(called, post, at):  # noqa: F811
    item = arrive(text=WORDS, harm="harassment", answers={"life_in_danger": True})
    triage_claim(item=item, by=called["reception"])
    suggestion_make(submission=item.submission)
    ring_job()
    assert post.mails == []


def test_nobody_of_the_agency_complained_of_is_called(called, tree, post, at):  # noqa: F811
    facts = {"harm": "official_channel", "answers": {"life_in_danger": True}}
    arrive(text=WORDS, complained_of=tree["so-vh"], **facts)
    for minute in (0, 15, 30, 45):
        at(minute)
        ring_job()
    assert set(post.receivers) == {"second@vi-du.vn"}


@pytest.mark.parametrize(
    ("answers", "urgency"),
    [
        ({}, Urgency.USUAL),
        ({"child_involved": True}, Urgency.GOING_ON),
        ({"child_involved": True, "going_on": True}, Urgency.DANGER),
    ],
)
def test_a_child_makes_it_more_urgent(desk, answers, urgency):
    submission = file_one(text="Ảnh bị đăng.", harm="private_data", answers=answers).submission
    assert urgency_of(submission) == urgency
    assert TriageItem.objects.get(submission=submission).urgency == urgency


def test_a_case_of_danger_calls_those_who_handle_it_until_one_takes_it(called, tree, post, at):  # noqa: F811
    item = arrive(text=WORDS, harm="harassment", answers={"life_in_danger": True})
    ring_job()
    verdict = Verdict("refer", "competent", harm="harassment", agency=tree["ca"])
    triage_decide(item=item, verdict=verdict, by=called["reception"])
    ring_job()
    assert post.mails[-1]["To"] == "police@vi-du.vn"
    assert post.mails[-1]["Subject"].strip() == "Có hồ sơ khẩn chờ anh/chị: mở Nếp Số"
    assert "/ho-so/" in post.mails[-1].get_content()
    case = again(item.submission).case_link.case
    case_read_note(case=case, page="case", by=called["reception"])
    at(15)
    ring_job()
    assert len([m for m in post.mails if m["To"] == "police@vi-du.vn"]) == 2, "not theirs to open"
    case_read_note(case=case, page="case", by=called["police"])
    at(30)
    ring_job()
    assert len([m for m in post.mails if m["To"] == "police@vi-du.vn"]) == 3, "looking is no act"
    case_claim(case=case, revision=case.revision, by=called["police"])
    so_far = len(post.mails)
    at(45)
    ring_job()
    assert len(post.mails) == so_far
    assert Notice.objects.filter(kind="cases.urgent", account=called["police"]).count() == 1


def test_the_desk_shows_it_at_the_top_and_asks_anew(client, called, at):  # noqa: F811
    item = arrive(
        text=WORDS, harm="harassment", answers={"life_in_danger": True}, held_reason="pace"
    )
    client.force_login(called["reception"])
    for address in ("/phan-loai/", "/phan-loai/khan/"):
        page = client.get(address).content.decode()
        assert "Phản ánh khẩn chưa ai nhận" in page
        assert f"/phan-loai/{item.submission.public_id}/" in page
        assert 'hx-trigger="every 60s"' in page
    page = client.get(f"/phan-loai/{item.submission.public_id}/").content.decode()
    assert "Đang gọi khẩn" in page
    assert "chưa ai nhận" in client.get("/phan-loai/khan/").content.decode()
    client.post(f"/phan-loai/{item.submission.public_id}/buoc/", {"buoc": "cam"})
    page = client.get(f"/phan-loai/{item.submission.public_id}/").content.decode()
    assert "Đang gọi khẩn" not in page
    assert "chưa ai nhận" not in client.get("/phan-loai/khan/").content.decode()
    client.force_login(called["police"])
    assert client.get("/phan-loai/khan/").status_code == 403
