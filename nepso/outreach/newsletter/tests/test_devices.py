"""The same news on devices, through a real push service that reads as a browser does."""

import pytest
from django.urls import reverse

from nepso.foundation.webpush.models import PushSubscription
from nepso.outreach.newsletter.models import Reader, ReaderCopy
from nepso.outreach.products.models import Product

pytestmark = pytest.mark.django_db


def permit(paper, service, newsletter, audiences=()):
    device = service.device()
    typed = {**device.facts, "newsletters": [newsletter.public_id], "audiences": list(audiences)}
    answer = paper.client.post(reverse("newsletter:device"), typed)
    assert "Đã bật báo tin" in answer.content.decode()
    return device


def test_a_device_reads_the_title_and_where_and_a_recall_takes_its_place(paper, service):
    newsletter = paper.open("web_push")
    permit(paper, service, newsletter)
    product = paper.air.desk.approve()
    paper.air.out(paper.air.outlet("portal"), product)
    posting = paper.due(newsletter, product)
    paper.round()
    paper.round()
    said = service.said[0]
    assert len(service.said) == 1
    assert said["title"] == "Nhận ra cuộc gọi giả danh"
    assert said["tag"] == posting.public_id
    assert said["url"].startswith("/tin/nhan-ra-cuoc-goi-gia-danh-")
    paper.air.recall(Product.objects.get())
    paper.round()
    again = service.said[1]
    assert again["title"].startswith("Đã thu hồi: ")
    assert again["tag"] == said["tag"]
    assert again["url"].startswith("/thu-hoi/")
    first, second = service.taken
    assert first.headers["topic"] == second.headers["topic"]
    assert second.headers["urgency"] == "high"
    posting.refresh_from_db()
    assert posting.state == "recalled"
    assert paper.post.mails == []


def test_a_device_that_is_gone_is_erased_and_one_that_left_too(paper, service):
    newsletter = paper.open("web_push")
    gone, left, stays = (permit(paper, service, newsletter) for _ in range(3))
    typed = {"endpoint": left.endpoint}
    answer = paper.client.post(reverse("newsletter:device_leave"), typed)
    unknown = paper.client.post(reverse("newsletter:device_leave"), {"endpoint": "https://x/"})
    assert answer.content == unknown.content
    assert Reader.objects.count() == PushSubscription.objects.count() == 2
    service.answers = [410]
    paper.due(newsletter)
    paper.round()
    assert PushSubscription.objects.get().endpoint == stays.endpoint
    assert Reader.objects.count() == 1
    assert gone.endpoint != stays.endpoint


def test_a_busy_service_is_asked_again_later(paper, service):
    newsletter = paper.open("web_push")
    permit(paper, service, newsletter)
    paper.due(newsletter)
    service.answers = [503]
    paper.round()
    assert ReaderCopy.objects.get().state == "waiting"
    paper.later()
    paper.round()
    assert ReaderCopy.objects.get().state == "sent"


def test_a_device_that_asks_twice_is_one_and_its_last_choice_holds(paper, service):
    newsletter = paper.open("web_push")
    device = permit(paper, service, newsletter)
    typed = {**device.facts, "newsletters": [newsletter.public_id], "audiences": ["pupil"]}
    paper.client.post(reverse("newsletter:device"), typed)
    assert Reader.objects.get().audiences == ["pupil"]
    paper.due(newsletter)  # for elders
    paper.round()
    assert service.said == []


@pytest.mark.parametrize(
    "bent", [{"endpoint": "https://vi-du.vn/x"}, {"p256dh": "AAAA"}, {"auth": ""}]
)
def test_bent_facts_are_one_sentence_and_nothing_is_kept(paper, service, bent):
    newsletter = paper.open("web_push")
    typed = {**service.device().facts, "newsletters": [newsletter.public_id], **bent}
    answer = paper.client.post(reverse("newsletter:device"), typed)
    assert answer.status_code == 422
    assert "hãy" in answer.content.decode()
    assert not PushSubscription.objects.exists()
