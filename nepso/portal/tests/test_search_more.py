"""The search finds what else is public: translations, words in sounds, recalls, alerts."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from nepso.foundation.files.services import media_keep
from nepso.foundation.files.tests.test_media import sample
from nepso.outreach.distribution import services
from nepso.outreach.products.models import Asset, Product
from nepso.outreach.products.services import (
    asset_add,
    translation_decide,
    translation_write,
)
from nepso.outreach.products.tests.conftest import FACTS, RIGHTS
from nepso.outreach.screens.models import Alert
from nepso.portal.tests.test_news import path_of, text


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def found(client, words):
    return text(client, f"/tim-kiem/?q={words.replace(' ', '+')}")


def test_a_translation_by_its_own_words(client, press):
    product = press.desk.approve()
    by = press.desk.person
    texts = {"title": "Spot a fake call", "key_message": "Hang up.", "source": "Never wire money."}
    one = translation_write(
        product=product, language="en", texts=texts, is_machine_made=True, revision=0,
        by=by("officer"),
    )  # fmt: skip
    assert "Spot a fake call" not in found(client, "wire money"), "nobody approved it"
    translation_decide(
        translation=one, revision=one.revision, is_good=True, reason="", by=by("second")
    )
    assert "Spot a fake call" not in found(client, "wire money"), "its product runs nowhere"
    press.put_out(press.plan(Product.objects.get(pk=product.pk)))
    page = found(client, "wire money")
    assert "Spot a fake call" in page.replace("<mark>", "").replace("</mark>", "")
    assert "do máy dịch" in page
    assert path_of(product) in page


def test_a_translation_of_words_that_were_changed_since_is_not_found(client, press):
    product = press.desk.approve()
    by = press.desk.person
    texts = {"title": "Spot a fake call", "key_message": "Hang up.", "source": "Never wire money."}
    one = translation_write(
        product=product, language="en", texts=texts, is_machine_made=False, revision=0,
        by=by("officer"),
    )  # fmt: skip
    translation_decide(
        translation=one, revision=one.revision, is_good=True, reason="", by=by("second")
    )
    press.desk.do("reopen", product, reason="Số điện thoại đã đổi.")
    press.desk.do("edit", product, facts={**FACTS, "key_message": "Gọi số mới."})
    press.desk.do("submit", product)
    press.put_out(press.plan(press.desk.do("approve", product, by="head")))
    assert "Gọi số mới" in text(client, path_of(product))
    assert "Spot a fake call" not in found(client, "wire money")


def test_words_that_are_heard(client, press):
    by = press.desk.person("officer")
    stored = media_keep(content=ContentFile(sample("tone.mp3")), name="bai.mp3", by=by)
    facts = {**RIGHTS, "transcript": "Chào bà con thôn Nà Lùng.", "title": "Bài nói"}
    sound = asset_add(agency=press.tree["xa-a"], stored=stored, facts=facts, by=by)
    product = press.product(assets=[sound])
    for words in ("thôn Nà Lùng", "thon na lung"):
        page = found(client, words)
        assert path_of(product) in page, words
        assert "Bài nghe trong bài" in page
    Asset.objects.update(expires_on=dt.date(2020, 1, 1))
    assert path_of(product) not in found(client, "thon na lung")


def test_what_was_taken_back(client, press):
    recall = services.recall_begin(
        product=press.product(), kind="wrong", reason="Sai.", by=press.desk.person("officer"),
        statement={"was_wrong": "Ghi nhầm bến xe Gang Thép.", "is_right": "Bến xe khác."},
    )  # fmt: skip
    for words in ("bến xe Gang Thép", "ben xe gang thep"):
        assert f"/thu-hoi/{recall.statement.public_id}/" in found(client, words), words


def test_alerts_and_whether_they_hold(client, press):
    moment = timezone.now()
    alert = Alert.objects.create(
        agency=press.tree["xa-a"], event="Lũ", headline="Lũ trên sông Cầu", area="Xã A",
        category="Met", severity="Severe", urgency="Immediate", certainty="Observed",
        state="published", identifier="thu-1", sender="xa-a", sent_at=moment,
        begins_at=moment - dt.timedelta(hours=1), expires_at=moment + dt.timedelta(hours=1),
    )  # fmt: skip
    page = found(client, "lu tren song cau")
    assert "/canh-bao/" in page
    assert "không còn hiệu lực" not in page
    Alert.objects.filter(pk=alert.pk).update(expires_at=moment - dt.timedelta(minutes=1))
    assert "không còn hiệu lực" in found(client, "lũ trên sông")
    Alert.objects.filter(pk=alert.pk).update(state="waiting", sent_at=None)
    assert "sông Cầu" not in found(client, "lu tren song cau")
