"""What everybody reads: list, page, structured data, feed."""

import datetime as dt
import json

import feedparser
import lxml.html
import pytest

from nepso.casework.corrections import services
from nepso.casework.corrections.facts import clean
from nepso.casework.corrections.models import Correction
from nepso.casework.corrections.selectors import PublicFilters, corrections_public_page
from nepso.casework.corrections.tests.conftest import CLAIM, FACTS, SOURCE
from tests.conventions.vietnamese import english_words

ALL = "/dinh-chinh/"
# What a script could come in by, in every field a person fills.
XSS = (
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<!--<script>",
    "\"><img src=x onerror=alert(1)>", "'><svg/onload=alert(1)>", "javascript:alert(1)",
    "{{ 7*7 }}{% debug %}", "]]><x>", "&lt;script&gt;alert(1)", "\u2028alert(1)\u2029",
    "a\x0b\x1b[31m\ufffeb",
)  # fmt: skip


def data_of(page):
    """The structured data of a page, read as a machine reads it."""
    blocks = lxml.html.fromstring(page).xpath("//script[@type='application/ld+json']")
    return [json.loads(block.text) for block in blocks]


def scripts_of(page):
    return lxml.html.fromstring(page).xpath("//script[not(@type='application/ld+json')]")


def test_before_the_first_one_the_pages_say_so(client, db):
    assert "Chưa có đính chính nào" in client.get(ALL).content.decode()
    assert feedparser.parse(client.get(f"{ALL}atom.xml").content).entries == []
    assert client.get(f"{ALL}1/").status_code == 404
    assert client.get(f"{ALL}{10**30}/").status_code == 404


def test_a_draft_is_nowhere_public(client, at_work):
    sent = at_work.submit()
    for address in (ALL, f"{ALL}?q=tiem+phong", f"{ALL}?cu=1", f"{ALL}atom.xml", "/"):
        assert sent.title not in client.get(address).content.decode(), address


def test_the_page_tells_both_the_sources_and_no_officer(client, at_work):
    at_work.publish()
    page = client.get(f"{ALL}1/").content.decode()
    for told in (CLAIM, FACTS["truth"], "Thông báo lịch tiêm", "số 12/TB", "02/11/2026",
                 "UBND xã A", "Quyền phản hồi"):  # fmt: skip
        assert told in page
    assert not [p.full_name for p in at_work.people.values() if p.full_name in page]
    assert not english_words(page)
    assert not scripts_of(page)


def test_structured_data_names_the_claim_the_agency_and_no_speaker(client, at_work, settings):
    settings.NEPSO_URL = "https://nepso.vidu.gov.vn"
    one = at_work.publish()
    (review,) = data_of(client.get(f"{ALL}1/").content.decode())
    assert (review["@context"], review["@type"]) == ("https://schema.org", "ClaimReview")
    assert review["url"] == "https://nepso.vidu.gov.vn/dinh-chinh/1/"
    assert review["claimReviewed"] == CLAIM
    rating = review["reviewRating"]
    assert rating["@type"] == "Rating"
    assert rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]
    assert rating["alternateName"] == "Sai sự thật"
    assert review["author"] == {"@type": "GovernmentOrganization", "name": "UBND xã A"}
    published = dt.datetime.fromisoformat(review["datePublished"])
    assert published == one.published_at.replace(microsecond=0)
    assert review["citation"][0]["url"] == SOURCE["url"]
    words = set(json.dumps(review).split('"'))
    assert not {"itemReviewed", "appearance", "firstAppearance", "Person"} & words


def test_structured_data_is_gone_with_the_force_of_the_correction(client, at_work):
    old, new = at_work.publish(), at_work.publish(title="Mới")
    at_work.do("supersede", old, by="head", by_which=new, reason="Đầy đủ hơn.")
    page = client.get(f"{ALL}1/").content.decode()
    assert data_of(page) == []
    assert "/dinh-chinh/2/" in page
    assert "Đầy đủ hơn." in page
    assert "/dinh-chinh/1/" in client.get(f"{ALL}2/").content.decode()


def test_a_withdrawn_one_keeps_its_address_and_tells_why_but_not_what(client, at_work):
    at_work.do("withdraw", at_work.publish(), by="head", reason="Nguồn ghi nhầm ngày.")
    answer = client.get(f"{ALL}1/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Nguồn ghi nhầm ngày." in page
    for address in (f"{ALL}1/", f"{ALL}?cu=1", f"{ALL}atom.xml"):
        text = client.get(address).content.decode()
        assert CLAIM not in text, address
        assert FACTS["truth"] not in text, address
    found = client.get(f"{ALL}?cu=1&q=ngung+tiem").content.decode()
    assert FACTS["title"] not in found, "nobody finds by words that are shown no more"


@pytest.mark.parametrize("bad", XSS)
def test_no_field_brings_a_script_into_any_page(client, at_work, bad):
    source = {**SOURCE, "title": bad, "publisher": bad, "document_number": bad, "url": ""}
    facts = {name: f"{bad} x" for name in ("title", "claim", "truth", "wordings")}
    one = at_work.publish(**facts, sources=[source])
    at_work.do("reply_add", one, by="head", from_whom=bad, text=bad, replied_on=SOURCE["seen_on"])
    client.force_login(at_work.people["lead_desk"])
    staff = f"{ALL}quan-ly/{one.public_id}/"
    for address in (ALL, f"{ALL}1/", f"{ALL}quan-ly/", staff, "/"):
        page = client.get(address).content.decode()
        tree = lxml.html.fromstring(page)
        assert not [s for s in scripts_of(page) if not s.get("src")], address
        assert not tree.xpath(
            "//main//@onerror|//main//@onload|//main//img|//*[@href=$b]", b=clean(bad)
        )
        assert "{% debug" not in page or bad.startswith("{{")
    assert data_of(client.get(f"{ALL}1/").content.decode())[0]["claimReviewed"] == clean(f"{bad} x")
    feed = client.get(f"{ALL}atom.xml").content
    parsed = feedparser.parse(feed)
    assert not parsed.bozo
    assert b"<script" not in feed
    at_work.do("withdraw", one, by="head", reason=bad)
    assert not scripts_of(client.get(f"{ALL}1/").content.decode())


def test_the_feed_is_read_by_a_reader_we_did_not_write(client, at_work, settings):
    settings.NEPSO_URL = "https://nepso.vidu.gov.vn"
    first, second = at_work.publish(), at_work.publish(title="Điều thứ hai")
    at_work.do("withdraw", first, by="head", reason="Nguồn đã đổi.")
    answer = client.get(f"{ALL}atom.xml")
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    assert (feed.version, feed.feed.language) == ("atom10", "vi")
    gone, there = feed.entries
    assert gone.title == f"[Đã rút] {FACTS['title']}"
    assert "Nguồn đã đổi." in gone.summary
    assert there.link == there.id == "https://nepso.vidu.gov.vn/dinh-chinh/2/"
    assert there.author == "UBND xã A"
    assert there.summary == f"<p>{FACTS['truth']}</p>", "a summary that says html holds HTML"
    assert there.summary_detail.type == "text/html"
    assert there.published_parsed[:6] == second.published_at.utctimetuple()[:6]
    assert gone.updated_parsed >= gone.published_parsed


def test_search_with_and_without_tone_marks(client, at_work):
    at_work.publish()
    at_work.publish(title="Cầu vẫn mở", claim="Cầu qua sông bị đóng từ ngày mai.", area="service")
    for words in ("tiem phong", "TIÊM phòng", "phong tiem"):
        page = client.get(ALL, {"q": words}).content.decode()
        assert "/dinh-chinh/1/" in page, words
        assert "/dinh-chinh/2/" not in page, words
    page = client.get(ALL, {"linh_vuc": "service", "q": "dong"}).content.decode()
    assert "/dinh-chinh/2/" in page
    assert "không có đính chính nào khớp" in client.get(ALL, {"q": "voi"}).content.decode().lower()


@pytest.fixture
def many(at_work):
    one = at_work.publish()
    rows = []
    for number in range(2, 60):
        row = Correction.objects.get(pk=one.pk)
        row.pk, row.public_id, row.number = None, f"{number:016}", number
        row.title = f"Điều {number}"
        rows.append(row)
    Correction.objects.bulk_create(rows)
    return one


def test_each_row_is_shown_once_by_keyset_in_both_directions(many):
    filters, numbers, after = PublicFilters(), [], ""
    while True:
        page = corrections_public_page(filters, after=after)
        numbers += [row.number for row in page.rows]
        if not page.after:
            break
        after = page.after
    assert numbers == list(range(59, 0, -1))
    back = corrections_public_page(filters, before=page.before)
    assert [row.number for row in back.rows] == numbers[-39:-19]
    bent = corrections_public_page(filters, after="khong-phai-con-tro")
    assert bent.rows[0].number == 59


@pytest.mark.parametrize(
    ("address", "number"),
    [(ALL, 2), (f"{ALL}?q=tiem+phong", 2), (f"{ALL}1/", 5), (f"{ALL}atom.xml", 1)],
)
def test_a_page_asks_as_many_questions_for_many_as_for_few(
    client, many, django_assert_num_queries, address, number
):
    with django_assert_num_queries(number):
        assert client.get(address).status_code == 200


def test_replies_stand_beside_it_in_their_own_words(client, at_work):
    one, day = at_work.publish(), SOURCE["seen_on"]
    given = {"from_whom": "Công ty Minh Họa", "text": "Chúng tôi đồng ý.", "replied_on": day}
    at_work.do("reply_add", one, by="head", **given)
    page = client.get(f"{ALL}1/").content.decode()
    assert "Chúng tôi đồng ý." in page
    reply = one.replies.get()
    fresh = Correction.objects.get(pk=one.pk)
    services.correction_reply_remove(
        reply=reply, revision=fresh.revision, reason="Bên phản hồi xin gỡ.",
        by=at_work.person("lead_desk"),
    )  # fmt: skip
    page = client.get(f"{ALL}1/").content.decode()
    assert "Chúng tôi đồng ý." not in page
    assert "Bên phản hồi xin gỡ." in page
