"""What was taken back is told: on home, in a feed, by the API, also when rights ended; and a person
may change the sentence."""

import datetime as dt

import feedparser
import pytest
from django.urls import reverse

from nepso.kernel.errors import Conflict, Invalid, NotAllowed
from nepso.outreach.distribution import services
from nepso.outreach.distribution.jobs import rights_over
from nepso.outreach.distribution.models import Recall, RecallStatement
from nepso.outreach.products.models import Asset
from nepso.portal.tests.test_news import text

WRONG = {"was_wrong": "Ghi nhầm số điện thoại.", "is_right": "Hãy gọi 113."}


def recalled(press, kind="wrong", statement=WRONG, **facts) -> Recall:
    product = press.product(**facts)
    return services.recall_begin(
        product=product, kind=kind, reason="Sai số.", statement=statement,
        by=press.desk.person("officer"),
    )  # fmt: skip


def test_on_home_and_in_feeds(client, press, settings):
    settings.NEPSO_URL = "https://nepso.example"
    recall = recalled(press)
    address = reverse("distribution:statement", args=[recall.statement.public_id])
    home = text(client, "/")
    assert "Mới thu hồi" in home
    assert f'href="{address}"' in home
    assert "Ghi nhầm số điện thoại." in home
    for form, version in (("atom", "atom10"), ("rss", "rss20")):
        answer = client.get(f"/thu-hoi/{form}.xml")
        feed = feedparser.parse(answer.content)
        assert (feed.bozo, feed.version) == (False, version)
        (entry,) = feed.entries
        assert entry.link == f"https://nepso.example{address}"
        assert "Hãy gọi 113." in entry.summary
        assert entry.author == "UBND xã A"
    assert "/thu-hoi/atom.xml" in text(client, "/thu-hoi/")


def test_the_api_answers_gone_with_the_statement(client, press):
    recall = recalled(press)
    answer = client.get(f"/api/v1/products/{recall.product.public_id}")
    assert answer.status_code == 410
    error = answer.json()["error"]
    assert error["code"] == "gone"
    assert "Ghi nhầm số điện thoại. Hãy gọi 113." in error["sentence"]
    silent = recalled(press, kind="over", statement=None, title="Bài khác hẳn về rừng")
    answer = client.get(f"/api/v1/products/{silent.product.public_id}")
    assert answer.status_code == 410
    assert client.get(f"/api/v1/products/{'z' * 16}").status_code == 404


def test_when_rights_end_a_plain_sentence_is_told_and_may_be_changed(client, press):
    asset = press.desk.asset(title="Ảnh bà Nguyễn Thị Thử")
    product = press.product(assets=[asset])
    Asset.objects.update(expires_on=dt.date(2020, 1, 1))
    rights_over()
    statement = RecallStatement.objects.get(recall__product=product)
    page = text(client, f"/thu-hoi/{statement.public_id}/")
    assert "không còn quyền dùng" in page
    assert "Vì sao thu hồi" in page
    assert "Nguyễn Thị Thử" not in page, "no title of a picture, no name"
    assert statement.told_by is None
    client.force_login(press.desk.person("officer"))
    recall = statement.recall
    address = reverse("distribution:recall", args=[recall.public_id])
    assert "Sửa lời cho người dân" in text(client, address)
    told = {"was_wrong": "Ảnh minh họa hết hạn dùng.", "is_right": ""}
    change = reverse("distribution:recall_tell", args=[recall.public_id])
    stale = client.post(change, {**told, "da_doc": "hôm qua"})
    assert stale.status_code == 409
    both = stale.content.decode()
    for shown in ("Người khác vừa sửa", "Lời đang có", "không còn quyền dùng", told["was_wrong"]):
        assert shown in both, shown
    done = client.post(change, {**told, "da_doc": statement.told_at.isoformat()})
    assert done.status_code == 302
    client.logout()
    page = text(client, f"/thu-hoi/{statement.public_id}/")
    assert "Ảnh minh họa hết hạn dùng." in page
    assert "không còn quyền dùng" not in page
    assert f"/thu-hoi/{statement.public_id}/" in text(client, "/tim-kiem/?q=minh+hoa+het+han")


def test_who_may_not_tell_and_what_may_not_be_told(press):
    recall = recalled(press)
    read, person = recall.statement, press.desk.person
    with pytest.raises(NotAllowed):
        services.recall_tell(recall=recall, facts=WRONG, read=read, by=person("other_head"))
    half = {"was_wrong": "Sai.", "is_right": ""}
    with pytest.raises(Invalid):
        services.recall_tell(recall=recall, facts=half, read=read, by=person("officer"))
    services.recall_tell(recall=recall, facts=WRONG, read=read, by=person("officer"))
    with pytest.raises(Conflict):
        services.recall_tell(recall=recall, facts=WRONG, read=read, by=person("officer"))


def test_rights_taken_back_by_hand_need_no_words_of_their_own(press):
    recall = recalled(press, kind="rights", statement=None)
    assert "không còn quyền dùng" in recall.statement.was_wrong
