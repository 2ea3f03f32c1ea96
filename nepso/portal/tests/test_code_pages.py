"""The Code on its pages: sourced facts until it is loaded, then article by article."""

import json

import lxml.html
import pytest
import rdflib

from nepso.foundation.rulebook.reported import FACTS, SOURCES
from nepso.foundation.rulebook.services import code_import
from nepso.foundation.rulebook.tests.made import TEXT
from tests.conventions.vietnamese import english_words


def text(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def data_of(page):
    blocks = lxml.html.fromstring(page).xpath("//script[@type='application/ld+json']")
    return [json.loads(block.text) for block in blocks]


def test_until_it_is_loaded_only_sourced_facts_are_shown(client, db):
    page = text(client, "/bo-quy-tac/")
    assert "Toàn văn chưa được nạp" in page
    for fact in FACTS:
        assert fact.text in page
        assert fact.sources
        assert set(fact.sources) <= set(SOURCES)
    assert all(f'id="nguon-{key}"' in page for key in SOURCES)
    assert "Điều 1" not in page
    assert data_of(page) == [], "there is no legislation to tell of yet"


def test_an_article_that_is_not_loaded_is_not_said_to_be_missing(client, db):
    for slug in ("2", "5a", "khong-co"):
        page = text(client, f"/bo-quy-tac/dieu-{slug}/", 404)
        assert "Toàn văn chưa được nạp" in page
        assert "không có điều này" not in page
        assert all(fact.text in page for fact in FACTS)
        assert not english_words(page)
    rss = text(client, "/bo-quy-tac/dieu-2/rss.xml")
    assert "/bo-quy-tac/</link>" in rss, "it leads to the page that says what is not loaded"


def test_the_feed_of_an_article_says_what_its_page_says(client, code):
    assert "không có điều này" in text(client, "/bo-quy-tac/dieu-99/", 404)
    assert "không có điều này" in text(client, "/bo-quy-tac/dieu-99/rss.xml", 404)
    assert "/bo-quy-tac/dieu-2/</link>" in text(client, "/bo-quy-tac/dieu-2/rss.xml")


def test_by_chapter_then_each_article_at_its_address(client, code):
    page = text(client, "/bo-quy-tac/")
    assert "Toàn văn chưa được nạp" not in page
    for told in ("Chương I. QUY ĐỊNH CHUNG", "Mục 1. THỬ NHANH", "Điều 2. Từ ngữ thử"):
        assert told in page
    for number in range(1, 6):
        assert f'href="/bo-quy-tac/dieu-{number}/"' in page
        assert text(client, f"/bo-quy-tac/dieu-{number}/")
    assert not english_words(page)


def test_clauses_and_points_have_anchors_before_and_after_have_links(client, code):
    page = lxml.html.fromstring(text(client, "/bo-quy-tac/dieu-2/"))
    ids = page.xpath("//*[contains(@class,'nep-law')]//@id")
    assert ids[:3] == ["khoan-1", "khoan-1-diem-a", "khoan-1-diem-b"]
    assert {"khoan-1-diem-d", "khoan-1-diem-dd"} <= set(ids)
    assert len(ids) == len(set(ids))
    assert page.xpath("//a[@rel='prev']/@href") == ["/bo-quy-tac/dieu-1/"]
    assert page.xpath("//a[@rel='next']/@href") == ["/bo-quy-tac/dieu-3/"]
    assert lxml.html.fromstring(text(client, "/bo-quy-tac/dieu-1/")).xpath("//a[@rel='prev']") == []


def test_an_older_version_stays_readable_and_says_that_it_is_old(client, code):
    shorter = TEXT[: TEXT.index("Điều 5.")].replace("máy thử", "máy thử mới")
    code_import(name="b.txt", data=shorter.encode())
    assert "máy thử mới" in text(client, "/bo-quy-tac/dieu-2/")
    old = text(client, "/bo-quy-tac/ban-1/dieu-2/")
    assert "Đây là bản cũ" in old
    assert "máy thử mới" not in old
    assert 'rel="canonical" href="http://127.0.0.1:8000/bo-quy-tac/ban-1/dieu-2/"' in old
    gone = text(client, "/bo-quy-tac/dieu-5/")
    assert "Bản mới nhất không còn điều này" in gone
    assert 'rel="canonical" href="http://127.0.0.1:8000/bo-quy-tac/ban-1/dieu-5/"' in gone
    # To machines the Code is what is in force, and no feed follows what is not.
    for page in (old, gone, text(client, "/bo-quy-tac/ban-1/")):
        assert data_of(page) == []
    assert "nguon.atom" not in old
    newest = text(client, "/bo-quy-tac/ban-2/dieu-2/")
    assert 'rel="canonical" href="http://127.0.0.1:8000/bo-quy-tac/dieu-2/"' in newest
    assert data_of(newest)
    assert "Đây là bản cũ" in text(client, "/bo-quy-tac/ban-1/")
    for nowhere in (
        "/bo-quy-tac/ban-9/",
        f"/bo-quy-tac/ban-{10**30}/",
        "/bo-quy-tac/ban-2/dieu-5/",
    ):
        assert text(client, nowhere, 404)


def test_markup_in_the_document_is_shown_as_letters(client, settings, tmp_path, db):
    settings.MEDIA_ROOT = tmp_path
    bad = TEXT.replace("máy chạy phần mềm", "</script><script>alert(1)</script>")
    code_import(name="a.txt", data=bad.encode())
    for address in ("/bo-quy-tac/dieu-2/", "/tim-kiem/?q=alert"):
        page = text(client, address)
        assert "<script>alert" not in page
        assert "alert(1)" in page.replace("<mark>", "").replace("</mark>", "")


# Said by the library about its own JSON-LD reader.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("address", ["/bo-quy-tac/", "/bo-quy-tac/dieu-2/"])
def test_machines_read_legislation(client, code, settings, address):
    settings.NEPSO_URL = "https://nepso.example"
    (data,) = data_of(text(client, address))
    assert data.pop("@context") == "https://schema.org"
    whole = {"@context": {"@vocab": "https://schema.org/", "@base": "https://nepso.example/"}}
    graph = rdflib.Graph().parse(data=json.dumps(whole | data), format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    laws = set(graph.subjects(rdflib.RDF.type, schema.Legislation))
    code_page = rdflib.URIRef("https://nepso.example/bo-quy-tac/")
    second = rdflib.URIRef("https://nepso.example/bo-quy-tac/dieu-2/")
    assert {code_page, second} <= laws
    assert str(graph.value(code_page, schema.legislationIdentifier)) == "01/QC-THU"
    assert str(graph.value(second, schema.name)) == "Điều 2. Từ ngữ thử"
    if address.endswith("dieu-2/"):
        assert graph.value(second, schema.isPartOf) == code_page
        assert "Chạy nhanh;" in str(graph.value(second, schema.text))


@pytest.mark.parametrize(("address", "most"), [("/bo-quy-tac/", 4), ("/bo-quy-tac/dieu-2/", 4)])
def test_questions_of_a_page(client, code, django_assert_max_num_queries, address, most):
    with django_assert_max_num_queries(most):
        client.get(address)
