"""Whoever paid or took part is told wherever a product is read, heard or seen by the public."""

import io
import json
import re
import zipfile

import feedparser
import lxml.html
import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from nepso.foundation.files.services import media_keep
from nepso.foundation.files.tests.test_media import sample
from nepso.kernel.errors import Invalid
from nepso.kernel.folding import fold
from nepso.outreach.campaigns.models import Campaign
from nepso.outreach.distribution import services
from nepso.outreach.distribution.kinds import OUTLET_KINDS, PARTS
from nepso.outreach.distribution.kits import kit_take
from nepso.outreach.distribution.models import Posting
from nepso.outreach.distribution.variant_checks import says_who_paid
from nepso.outreach.newsletter.models import Newsletter, Sending
from nepso.outreach.newsletter.wording import words_of
from nepso.outreach.products.services import asset_add
from nepso.outreach.products.tests.conftest import RIGHTS
from nepso.outreach.screens.services import screen_add
from nepso.outreach.sending.composing import what_of
from nepso.outreach.sending.models import Delivery
from nepso.portal.tests.test_news import path_of, text

PAID = "Công ty Thử tài trợ bài này."
SAID = "Công ty Thử tài trợ bài này"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def product(press):
    """One with a sound, paid for, on the portal."""
    by = press.desk.person("officer")
    stored = media_keep(content=ContentFile(sample("tone.mp3")), name="bai.mp3", by=by)
    facts = {**RIGHTS, "transcript": "Chào bà con.", "title": "Bài nói"}
    sound = asset_add(agency=press.tree["xa-a"], stored=stored, facts=facts, by=by)
    return press.product(assets=[sound], disclosure="paid", disclosed_as=PAID)


def pages(product):
    agency = product.agency.public_id
    return ["/", "/tin/", "/tin/nhom/nguoi-cao-tuoi/", f"/don-vi/{agency}/", "/bo-quy-tac/dieu-5/",
            "/tim-kiem/?q=cuoc+goi", path_of(product)]  # fmt: skip


def test_on_every_page_that_names_it(client, press, code, product):
    for address in pages(product):
        page = text(client, address)
        assert path_of(product) in page, address
        assert SAID in page, address


def test_in_what_a_page_says_of_itself(client, product):
    head = lxml.html.fromstring(text(client, path_of(product))).find("head")
    told = head.xpath("meta[@property='og:description']/@content")
    assert SAID in told[0]
    assert SAID in head.xpath("meta[@name='description']/@content")[0]
    data = json.loads(head.xpath("//script[@type='application/ld+json']/text()")[0])
    assert data["sponsor"]["name"] == PAID
    assert SAID in data["description"]


def test_in_every_feed(client, press, code, product):
    agency = product.agency.public_id
    wheres = ["/tin", "/tin/nhom/nguoi-cao-tuoi", f"/don-vi/{agency}", "/bo-quy-tac/dieu-5"]
    for where in wheres:
        for form in ("rss", "atom"):
            (entry,) = feedparser.parse(client.get(f"{where}/{form}.xml").content).entries
            assert SAID in entry.summary, (where, form)


def test_in_the_api(client, product):
    for address in ("/api/v1/products", "/api/v1/postings"):
        (line,) = client.get(address).json()["items"]
        assert line["disclosed_as"] == PAID, address
        whole = client.get(f"{address}/{line['id']}").json()
        assert whole["disclosed_as"] == PAID, address


def test_on_the_page_of_its_campaign(client, press, product):
    made = Campaign.objects.create(
        agency=product.agency, title="Chiến dịch thử", goal="Để thử.", state="running",
        begins=product.created_at.date(), ends=product.created_at.date(),
    )  # fmt: skip
    made.products.add(product)
    page = text(client, reverse("campaigns:read", args=[made.public_id]))
    assert path_of(product) in page
    assert SAID in page


def test_in_the_podcast(client, press, product):
    press.put_out(press.plan(product, press.outlet(kind="podcast")))
    (entry,) = feedparser.parse(client.get("/podcast/tat-ca.xml").content).entries
    assert SAID in entry.summary


@pytest.mark.parametrize(("kind", "shape"), [("lcd_screen", "landscape"), ("led_board", "led")])
def test_on_screens_and_boards(client, press, product, kind, shape):
    outlet = press.outlet(kind=kind)
    screen = screen_add(outlet=outlet, shape=shape, by=press.desk.person("officer"))
    press.put_out(press.plan(product, outlet))
    listed = client.get(f"/man-hinh/{screen.code}/danh-sach.json").content.decode()
    shown = json.dumps(json.loads(listed), ensure_ascii=False)
    assert SAID in " ".join(shown.replace("\\n", " ").split())


def test_in_the_newsletter_and_on_devices(press, product):
    for kind in ("newsletter", "web_push"):
        outlet = press.outlet(kind=kind)
        posting = press.put_out(press.plan(product, outlet))
        newsletter = Newsletter.objects.create(outlet=outlet)
        words = words_of(Sending(posting=posting, newsletter=newsletter, of=Sending.Of.ISSUE))
        assert SAID in words.body, kind
        assert SAID in words.pushed().body, kind


def test_in_every_variant_and_in_what_machines_are_given(press, product):
    for kind, _ in OUTLET_KINDS:
        variant = press.variant(product, press.outlet(kind=kind))
        assert says_who_paid(kind, variant.parts, PAID), kind
        assert set(variant.parts) == {part.name for part in PARTS[kind]}
    posting = press.plan(product, press.outlet(kind="youtube"))
    what = what_of(Delivery(posting=posting), lambda memory: None)
    assert what.disclosed_as == PAID


def test_on_paper_and_in_the_kit(client, press, product):
    person = press.desk.person("officer")
    client.force_login(person)
    for kind in ("poster_a3", "leaflet_a5", "leaflet_folded", "banner"):
        address = reverse("distribution:artwork", args=[product.public_id, kind])
        assert SAID in printed(client.post(address).content), kind
    with kit_take(product, product.agency, person) as taken:
        kit = zipfile.ZipFile(io.BytesIO(taken.read()))
    texts = [name for name in kit.namelist() if name.endswith(".txt")]
    told = [name for name in texts if _plain(SAID) in _plain(kit.read(name).decode("utf-8-sig"))]
    assert len(told) >= len(texts) - 1, set(texts) - set(told)  # but the note on how to use it
    sheets = [name for name in kit.namelist() if name.endswith(".pdf")]
    assert sheets
    for name in sheets:
        assert SAID in printed(kit.read(name)), name


def printed(pdf):
    document = pypdfium2.PdfDocument(pdf)
    found = " ".join(page.get_textpage().get_text_bounded() for page in document)
    return " ".join(found.split())


def _plain(words):
    """As a script or a short message says it: pauses, letters without marks, capitals aside."""
    return " ".join(re.sub(r"[^\w\s]", " ", fold(words)).split())


def test_it_stays_when_words_are_edited(press, product):
    made = press.variant(product, press.outlet())
    with pytest.raises(Invalid, match="Thiếu lời công khai"):
        services.variant_edit(
            variant=made, revision=made.revision, by=press.desk.person("officer"),
            parts={"title": "Tên", "lead": "Dẫn.", "body": "Không nói ai trả tiền."},
        )  # fmt: skip
    assert Posting.objects.get(product=product, is_on_portal=True).shown["body"].startswith(PAID)
