"""Every public page of the portal: light at first sight, whole without script, plain HTML."""

import gzip
import re
from pathlib import Path

import html5lib
import pytest
from django.contrib.staticfiles import finders

from nepso.portal.published import slug_of
from nepso.portal.tests.conftest import seeded_tree
from tests.conventions.vietnamese import english_words

FIRST_VIEW, STRETCH = 100_000, 60_000
PAGES = [
    "/", "/bo-quy-tac/", "/bo-quy-tac/dieu-2/", "/tin/", "/tin/nhom/nguoi-cao-tuoi/", "{article}",
    "/don-vi/", "{agency}", "/tim-kiem/?q=xa", "/tro-nang/", "/khong-co-mang/", "/tien-do/",
    "/ke-hoach-cong-khai/", "/so-lieu/",
]  # fmt: skip


@pytest.fixture
def tree(real_plan):
    return seeded_tree()


@pytest.fixture
def places(press, code):
    for number in range(20):
        press.product(title=f"Bài về cuộc gọi số {number}")
    product = press.product()
    agency = product.agency.public_id
    return {
        "article": f"/tin/{slug_of(product.title, product.public_id)}/",
        "agency": f"/don-vi/{agency}/",
    }


def weight(page):
    """Page, style and scripts as sent (gzip), fonts and icon as they are."""
    names = set(re.findall(r'(?:href|src)="/tinh/([^"]+)"', page.decode()))
    files = [Path(finders.find(name)) for name in names]
    texts = [f for f in files if f.suffix in (".css", ".js")]
    style = next(f for f in files if f.suffix == ".css")
    rest = [*(f for f in files if f.suffix == ".svg"), *(style.parent / "vendor").glob("*.woff2")]
    sent = len(gzip.compress(page)) + sum(len(gzip.compress(f.read_bytes())) for f in texts)
    return sent + sum(f.stat().st_size for f in rest)


def test_each_is_light_plain_and_vietnamese(client, places):
    heaviest = 0
    for template in PAGES:
        address = template.format(**places)
        answer = client.get(address)
        assert answer.status_code == 200, address
        page = answer.content
        heaviest = max(heaviest, weight(page))
        assert weight(page) <= FIRST_VIEW, (address, weight(page))
        html5lib.HTMLParser(strict=True).parse(page.decode())
        assert not english_words(page.decode()), address
        assert page.count(b"<h1") == 1, address
        if address not in ("/ke-hoach-cong-khai/",):
            assert weight(page) <= STRETCH, (address, weight(page))


def test_each_names_its_one_address_and_nobody(client, places, press, settings):
    settings.NEPSO_URL = "https://nepso.example"
    for template in PAGES[:8]:
        address = template.format(**places)
        page = client.get(address).content.decode()
        assert f'<link rel="canonical" href="https://nepso.example{address}">' in page
        for name in ("og:title", "og:description", "og:url", "og:image", "og:type"):
            assert re.search(rf'<meta property="{name}" content="[^"]+">', page), (address, name)
        assert not [p.full_name for p in press.people.values() if p.full_name in page]
        scripts = re.findall(r'<script src="([^"]+)" defer></script>', page)
        assert scripts == ["/tinh/ui/menu.js", "/tinh/portal/cai-dat.js"]


def test_the_answers_of_the_first_screen(client, db):
    page = client.get("/").content.decode()
    for way in ("/phan-anh/", "/kiem-tra/", "/bo-quy-tac/", "/tin/", "/dinh-chinh/", "/tien-do/"):
        assert f'href="{way}"' in page, way
    for group in ("hoc-sinh", "can-bo", "nguoi-cao-tuoi", "doanh-nghiep", "dan-toc-thieu-so"):
        assert f'href="/tin/nhom/{group}/"' in page


def test_an_agency_tells_how_to_reach_it_and_no_delay(client, world):
    agency = world.commune
    agency.telephone, agency.email = "0200 000 000", "xa@nepso.example"
    agency.save()
    page = client.get(f"/don-vi/{agency.public_id}/").content.decode()
    for told in ("0200 000 000", "mailto:xa@nepso.example", "Đã làm được gì"):
        assert told in page
    assert "quá hạn" not in page.lower()
    assert not [p.full_name for p in world.people.values() if p.full_name in page]
    found = client.get("/don-vi/", {"q": "so van hoa"}).content.decode()
    assert "Sở Văn hóa" in found
