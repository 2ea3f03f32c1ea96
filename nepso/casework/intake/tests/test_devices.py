"""A device of the reporter is told that there is news: never what, never by which code."""

import pytest
from django.db import connection

from nepso.casework.intake.services import (
    contact_erase,
    submission_erase,
    submission_withdraw,
    thread_write,
)
from nepso.foundation.audit.models import AuditLine
from nepso.foundation.jobs.models import Job
from nepso.foundation.jobs.running import run_job
from nepso.foundation.jobs.services import job_claim
from nepso.foundation.webpush.models import PushSubscription
from nepso.foundation.webpush.services import push_key_ensure, push_subscribe
from nepso.foundation.webpush.tests.push_service import push_service


@pytest.fixture
def service(db, settings):
    push_key_ensure()
    with push_service(settings) as running:
        yield running


@pytest.fixture
def device(client, filed, service):
    made = service.device()
    answer = client.post("/tra-cuu/", {"ma": filed.code, "viec": "bao-may", **made.facts})
    assert "Đã bật." in answer.content.decode()
    return made


def write(filed, people, text="Bí mật"):
    thread_write(submission=filed.submission, kind="reply", text=text, by=people["officer"])


def push():
    Job.objects.exclude(name="webpush.push").delete()
    while (job := job_claim(worker="w")) is not None:
        run_job(job)


def test_every_push_is_the_same_few_words_and_lies_nowhere_in_clear(filed, people, service, device):
    for text in ("Bí mật", "Dài hơn nhiều " * 50):
        write(filed, people, text)
    push()
    assert (
        service.said
        == [
            {
                "title": "Nếp Số",
                "body": "Có cập nhật mới. Mở trang tra cứu để xem.",
                "url": "/tra-cuu/",
                "tag": "tra-cuu",
            }
        ]
        * 2
    )
    assert len({len(taken.body) for taken in service.taken}) == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM webpush_pushsubscription")
        stored = str(cursor.fetchall())
    told = stored + str(list(Job.objects.values())) + str(list(AuditLine.objects.values("detail")))
    for secret in (device.endpoint, device.facts["auth"], filed.code, "Bí mật"):
        assert secret not in told


def test_it_is_turned_off_by_the_code_and_nothing_of_the_device_stays(client, filed, device):
    page = client.post("/tra-cuu/", {"ma": filed.code}).content.decode()
    assert "Đang báo trên thiết bị bạn đã bật." in page
    assert "bao-tin.js" not in page
    answer = client.post("/tra-cuu/", {"ma": filed.code, "viec": "thoi-bao-may"})
    assert "Đã tắt." in answer.content.decode()
    assert not PushSubscription.objects.exists()


@pytest.mark.parametrize("end", ["erase", "contact", "withdraw"])
def test_it_ends_with_the_data(filed, device, end):
    if end == "erase":
        submission_erase(submission=filed.submission, by=None, why="by_code")
    elif end == "contact":
        contact_erase(submission=filed.submission, by=None)
    else:
        submission_withdraw(submission=filed.submission)
    assert not PushSubscription.objects.exists()


def test_once_withdrawn_no_device_is_taken(client, filed, service):
    submission_withdraw(submission=filed.submission)
    facts = service.device().facts
    answer = client.post("/tra-cuu/", {"ma": filed.code, "viec": "bao-may", **facts})
    assert "không còn tin để báo" in answer.content.decode()
    assert not PushSubscription.objects.exists()


def test_without_what_a_browser_gives_it_is_one_sentence(client, filed, service):
    for bent in ({}, {**service.device().facts, "endpoint": "https://vi-du.vn/x"}):
        answer = client.post("/tra-cuu/", {"ma": filed.code, "viec": "bao-may", **bent})
        assert answer.status_code == 400
        assert "hãy" in answer.content.decode()
    assert not PushSubscription.objects.exists()


def test_two_submissions_of_one_device_cannot_be_told_to_be_one(filed, service):
    made = service.device()
    for holder in ("mot", "hai"):
        push_subscribe(use="intake", holder=holder, device=made.facts)
    one, two = PushSubscription.objects.all()
    assert one.endpoint_hash != two.endpoint_hash


def test_the_page_asks_for_nothing_before_the_button_and_works_without_script(
    client, filed, service
):
    page = client.post("/tra-cuu/", {"ma": filed.code}).content.decode()
    assert "bao-tin.js" in page
    assert "giu-trang.js" not in page
    assert "cai-dat.js" not in page
    place = page.split('data-push="')[1]
    assert " hidden>" in place.split(">")[0] + ">"
    assert 'name="email"' in page  # the other way, for every browser
