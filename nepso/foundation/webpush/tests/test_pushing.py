"""From a browser's facts to a word on its screen, through a real push service."""

import pytest

from nepso.foundation.jobs.models import Job
from nepso.foundation.jobs.running import run_job
from nepso.foundation.jobs.services import job_claim
from nepso.foundation.webpush.endpoints import is_known
from nepso.foundation.webpush.models import PushKey, PushSubscription
from nepso.foundation.webpush.sending import Outcome, Pushed, push_key, push_send
from nepso.foundation.webpush.services import (
    push_all,
    push_key_ensure,
    push_subscribe,
    push_unsubscribe,
)
from nepso.foundation.webpush.tests.push_service import push_service
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid

PUSHED = Pushed("Nếp Số", "Có cập nhật mới.", "/tra-cuu/", "cap-nhat", seconds=600, urgency="high")


@pytest.fixture
def service(db, settings):
    push_key_ensure()
    with push_service(settings) as running:
        yield running


def subscribed(service, holder="h1"):
    return push_subscribe(use="tests", holder=holder, device=service.device().facts)


def work():
    """Run what is due, once."""
    Job.objects.filter(state="waiting").update(run_at=now())
    while (job := job_claim(worker="w")) is not None:
        run_job(job)
        if Job.objects.filter(state="waiting", run_at__gt=now()).exists():
            break


def test_the_device_reads_what_was_said_and_nobody_else_can(service):
    answer = push_send(subscribed(service), PUSHED, key=push_key())
    assert answer.outcome == Outcome.SENT
    assert service.said == [
        {"title": "Nếp Số", "body": "Có cập nhật mới.", "url": "/tra-cuu/", "tag": "cap-nhat"}
    ]
    taken = service.taken[0]
    assert taken.headers["ttl"] == "600"
    assert taken.headers["urgency"] == "high"
    assert taken.headers["content-encoding"] == "aes128gcm"
    assert 0 < len(taken.headers["topic"]) <= 32
    assert taken.claims["aud"] == service.address
    assert taken.claims["sub"] == "https://nepso.vi-du.vn"
    assert "nhật".encode() not in taken.body


def test_endpoint_and_keys_lie_sealed(service):
    row = subscribed(service)
    raw = PushSubscription.objects.extra(select={"e": "endpoint", "k": "secret"}).values("e", "k")
    assert row.endpoint not in str(raw)
    assert row.secret not in str(raw)
    assert PushKey.objects.get().private not in str(
        PushKey.objects.extra(select={"p": "private"}).values("p")
    )


def test_one_device_for_one_thing_is_one_and_two_things_cannot_be_told_to_be_one_device(service):
    device = service.device()
    for holder in ("h1", "h1", "h2"):
        push_subscribe(use="tests", holder=holder, device=device.facts)
    hashes = PushSubscription.objects.values_list("endpoint_hash", flat=True)
    assert len(set(hashes)) == 2
    assert push_unsubscribe(use="tests", holder="h1", endpoint=device.endpoint) == 1
    assert PushSubscription.objects.get().holder == "h2"


@pytest.mark.parametrize("status", [404, 410])
def test_a_device_that_is_gone_is_forgotten(service, status):
    subscribed(service)
    service.answers = [status]
    assert push_all(use="tests", holder="h1", pushed=PUSHED) == 1
    work()
    assert not PushSubscription.objects.exists()
    assert Job.objects.get().state == "done"


def test_a_busy_service_is_asked_again_when_it_said_so(service):
    subscribed(service)
    service.answers = [(429, 120), 503]
    push_all(use="tests", holder="h1", pushed=PUSHED)
    work()
    first, second = Job.objects.order_by("id")
    assert first.state == "done"
    assert 100 < (second.run_at - now()).total_seconds() <= 120
    work()  # 503 without a time: the job's own pause
    second.refresh_from_db()
    assert second.state == "waiting"
    work()
    assert len(service.said) == 1


def test_a_refusal_is_not_tried_again(service):
    subscribed(service)
    service.answers = [400]
    push_all(use="tests", holder="h1", pushed=PUSHED)
    work()
    assert Job.objects.get().state == "done"
    assert service.said == []


@pytest.mark.parametrize(
    ("endpoint", "known"),
    [
        ("https://fcm.googleapis.com/fcm/send/abc", True),
        ("https://updates.push.services.mozilla.com/wpush/v2/abc", True),
        ("https://web.push.apple.com/abc", True),
        ("https://wns2-sg2p.notify.windows.com/w/?token=abc", True),
        ("http://fcm.googleapis.com/fcm/send/abc", False),
        ("https://fcm.googleapis.com:8443/x", False),
        ("https://fcm.googleapis.com.vi-du.vn/x", False),
        ("https://a@fcm.googleapis.com/x", False),
        ("https://xnotify.windows.com/x", False),
        ("https://127.0.0.1/x", False),
        ("https://fcm.googleapis.com/" + "x" * 1000, False),
        ("https://fcm.googleapis.com/x\nHost: y", False),
        ("https://[x", False),
        ("", False),
    ],
)
def test_only_push_services_of_browsers_are_known(endpoint, known):
    assert is_known(endpoint) is known


def test_bent_facts_of_a_browser_are_refused_in_words(service):
    good = service.device().facts
    for bent in ({"p256dh": "x"}, {"auth": "AAAA"}, {"endpoint": "https://vi-du.vn/x"},
                 {"p256dh": "A" * 87}):  # fmt: skip
        with pytest.raises(Invalid, match="hãy"):
            push_subscribe(use="tests", holder="h", device={**good, **bent})
    assert not PushSubscription.objects.exists()


def test_a_closed_house_sends_nothing(service, settings):
    row = subscribed(service)
    settings.NEPSO_OUTBOUND = False
    assert push_send(row, PUSHED, key=push_key()).outcome == Outcome.REFUSED
    assert service.said == []
