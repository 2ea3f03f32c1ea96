"""What a page says when its link is passed on, and to programs that read feeds; every public page
that is told to search engines says it, whichever lane it is of."""

import re

import feedparser
import lxml.html
import pytest
from django.urls import reverse

from nepso.portal.sitemaps import STATIC
from nepso.portal.tests.conftest import seeded_tree

SITE = "https://nepso.example"


@pytest.fixture
def tree(real_plan):
    return seeded_tree()


def told(page):
    head = lxml.html.fromstring(page).find("head")
    found = {one.get("property"): one.get("content") for one in head.iterfind("meta[@property]")}
    found["description"] = head.find("meta[@name='description']").get("content")
    found["canonical"] = head.find("link[@rel='canonical']").get("href")
    return found


def test_every_page_of_the_site_map_can_be_passed_on(client, press, code, settings):

    settings.NEPSO_URL = SITE
    article = press.product()
    addresses = [reverse(name) for name in STATIC]
    addresses += ["/tin/nhom/hoc-sinh/", "/bo-quy-tac/dieu-2/", "/api/v1/"]
    addresses += ["/open311/", "/tien-do/muc/II.1.1/"]
    addresses += [f"/don-vi/{article.agency.public_id}/"]
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        about = told(answer.content)
        assert about["canonical"] == about["og:url"] == f"{SITE}{address}", address
        assert about["og:image"].startswith(f"{SITE}/"), address
        assert about["og:title"], address
        assert len(about["og:description"]) > 20, address
        assert about["og:description"] == about["description"], address
        assert (about["og:site_name"], about["og:locale"]) == ("Nếp Số", "vi_VN")


def test_a_year_of_figures_is_a_page_of_its_own(client, tree, settings, monkeypatch):
    settings.NEPSO_URL = SITE
    monkeypatch.setattr("nepso.portal.views_figures.years_shown", lambda: [2026, 2025])
    page = client.get("/so-lieu/", {"nam": "2025"}).content
    assert told(page)["og:url"] == f"{SITE}/so-lieu/?nam=2025"


def test_every_feed_that_a_page_names_is_read_without_a_fault(client, press, code):
    product = press.product(articles=[2])
    pages = ["/", "/tin/", "/tin/nhom/moi-nguoi/", "/bo-quy-tac/dieu-2/", "/dinh-chinh/"]
    pages += [f"/don-vi/{product.agency.public_id}/", "/canh-bao/"]
    seen = set()
    for address in pages:
        page = client.get(address).content.decode()
        links = re.findall(
            r'<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)">', page
        )
        assert links, address
        for media_type, path in links:
            answer = client.get(path)
            assert answer.status_code == 200, path
            assert answer["Content-Type"].startswith(media_type), path
            read = feedparser.parse(answer.content)
            assert not read.bozo, (path, read.get("bozo_exception"))
            assert read.version == ("atom10" if "atom" in media_type else "rss20"), path
            assert read.feed.title, path
            seen.add(path)
    assert {"/tin/rss.xml", "/dinh-chinh/rss.xml", "/bo-quy-tac/dieu-2/rss.xml"} <= seen
    assert f"/don-vi/{product.agency.public_id}/rss.xml" in seen
    assert "/tin/nhom/moi-nguoi/rss.xml" in seen
