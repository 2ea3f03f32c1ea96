"""What agencies published: only what is out, everywhere; what was recalled is nowhere."""

import datetime as dt
import re

import feedparser
import pytest
from django.utils import timezone

from nepso.outreach.products.models import Product
from nepso.portal.ports import Wanted, published
from nepso.portal.published import slug_of

TITLE = "Nhận ra cuộc gọi giả danh"
MESSAGE = "Không chuyển tiền theo lời một cuộc gọi."
HIDDEN = ["draft", "in_review", "approved", "scheduled", "recalled"]


def text(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def path_of(product):
    return f"/tin/{slug_of(product.title, product.public_id)}/"


def surfaces(product):
    """Every public address on which something of a product could be read."""
    agency = product.agency.public_id
    return [
        "/", "/tin/", "/tin/nhom/nguoi-cao-tuoi/", "/tin/atom.xml", "/tin/rss.xml",
        "/tin/nhom/nguoi-cao-tuoi/atom.xml", "/tim-kiem/?q=cuoc+goi", "/sitemap-bai.xml",
        f"/don-vi/{agency}/", f"/don-vi/{agency}/rss.xml", "/bo-quy-tac/dieu-5/",
        "/bo-quy-tac/dieu-5/atom.xml",
    ]  # fmt: skip


def test_what_is_out_is_on_every_page(client, press, code):
    product = press.product()
    for address in surfaces(product):
        assert path_of(product) in text(client, address), address
    page = text(client, path_of(product))
    for told in (TITLE, MESSAGE, "Dừng cuộc gọi.", "UBND xã A", "Người nghe biết dừng cuộc gọi.",
                 "Điều 5. Hiệu lực thử"):  # fmt: skip
        assert told in page
    assert not [p.full_name for p in press.people.values() if p.full_name in page]


@pytest.mark.parametrize("state", HIDDEN)
def test_what_is_not_out_is_nowhere(client, press, code, state):
    product = press.product(state=state)
    for address in surfaces(product):
        page = text(client, address)
        for secret in (TITLE, MESSAGE, product.public_id, slug_of(TITLE, "")):
            assert secret not in page, (state, address)
    page = text(client, path_of(product), 410 if state == "recalled" else 404)
    assert TITLE not in page
    assert MESSAGE not in page


def test_a_recalled_one_says_so_at_its_address_and_is_not_indexed(client, press):
    product = press.product(state="recalled")
    page = text(client, path_of(product), 410)
    assert "đã được thu hồi" in page
    assert 'content="noindex"' in page
    answer = client.get(f"/tin/{product.public_id}/")
    assert answer.status_code == 410, "no other address leads to its title"


def test_a_recall_is_seen_within_a_minute(client, press):
    product = press.product()
    for address in (
        "/",
        "/tin/",
        path_of(product),
        "/tin/atom.xml",
        f"/don-vi/{product.agency.public_id}/",
    ):
        ages = re.findall(r"max-age=(\d+)", client.get(address)["Cache-Control"])
        assert [int(age) for age in ages] == [60], address


def test_the_address_stays_whatever_the_title(client, press):
    product = press.product()
    answer = client.get(f"/tin/ten-cu-{product.public_id}/")
    assert (answer.status_code, answer["Location"]) == (302, path_of(product))
    for nowhere in ("/tin/khong-co/", f"/tin/{'z' * 16}/", f"/tin/x{product.public_id}/"):
        assert client.get(nowhere).status_code == 404, nowhere


def test_pictures_are_public_only_while_their_product_is_out(client, press, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    asset = press.desk.asset()
    product = press.product(assets=[asset])
    (tmp_path / asset.stored.thumbnail_path).parent.mkdir(parents=True)
    (tmp_path / asset.stored.thumbnail_path).write_bytes(b"jpeg")
    address = f"/tin/anh/{asset.public_id}/"
    page = text(client, path_of(product))
    assert f'src="{address}"' in page
    assert asset.alt in page
    answer = client.get(address)
    assert b"".join(answer.streaming_content) == b"jpeg"
    assert set(answer["Cache-Control"].split(", ")) == {"public", "max-age=60"}
    type(asset).objects.update(expires_on=dt.date(2020, 1, 1))
    assert client.get(address).status_code == 404, "the right to use it has ended"
    assert address not in text(client, path_of(product))
    type(asset).objects.update(expires_on=None)
    for state in HIDDEN:
        Product.objects.update(state=state)
        assert client.get(address).status_code == 404, state


def test_whoever_paid_is_told(client, press):
    product = press.product(disclosure="paid", disclosed_as="Ngân hàng Thử tài trợ")
    assert "Ngân hàng Thử tài trợ" in text(client, path_of(product))


def test_pages_of_lists_show_each_once_the_newest_first(press):
    moment = timezone.now()
    keys = []
    for number in range(7):
        product = press.product(title=f"Bài số {number}")
        at = moment - dt.timedelta(days=number // 3)  # several at one moment
        product.postings.update(out_at=at)
        keys.append((at, product.pk, f"Bài số {number}"))
    shown, after = [], ""
    while True:
        page = published().page(Wanted(), size=3, after=after)
        shown += [line.title for line in page.rows]
        after = page.after
        if not after:
            break
    assert shown == [title for _, _, title in sorted(keys, reverse=True)]


def test_by_audience_agency_and_article(press):
    press.product(title="Cho người già", articles=[5, 8])
    press.product(title="Cho học sinh", audience="pupil", articles=[15])
    press.product(title="Không điều nào", articles=[])

    def titles(**wanted):
        return {line.title for line in published().page(Wanted(**wanted), size=9).rows}

    assert titles(audience="pupil") == {"Cho học sinh"}
    assert titles(article=5) == {"Cho người già"}, "15 is another number"
    assert titles(article=8) == {"Cho người già"}
    assert titles(article=1) == set()
    assert len(titles(agency=press.tree["xa-a"].public_id)) == 3
    assert titles(agency=press.tree["so-yt"].public_id) == set()


def test_an_article_tells_whom_it_speaks_to(client, press, code):
    press.product(title="Cho người già", articles=[2])
    press.product(title="Cho học sinh", audience="pupil", articles=[2])
    page = text(client, "/bo-quy-tac/dieu-2/")
    order = [page.index(one) for one in (">Học sinh, sinh viên</h3>", "Cho học sinh",
                                         ">Người cao tuổi</h3>", "Cho người già")]  # fmt: skip
    assert order == sorted(order)


NOWHERE = [
    "/tin/nhom/khong-co/", "/tin/nhom/khong-co/atom.xml", "/tin/xml.xml",
    "/don-vi/khong-co/rss.xml", "/tin/anh/khong/", "/bo-quy-tac/dieu-5a/atom.xml",
    "/bo-quy-tac/dieu-99999/rss.xml", "/don-vi/%00/", "/tin/anh/%00/",
]  # fmt: skip


@pytest.mark.parametrize("address", NOWHERE)
def test_what_is_not_there_is_not_found_in_words(client, db, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Không có" in answer.content.decode() or "Ch" in answer.content.decode()


@pytest.mark.parametrize("form", ["atom", "rss"])
@pytest.mark.parametrize(
    "where", ["/tin/", "/tin/nhom/nguoi-cao-tuoi/", "/bo-quy-tac/dieu-5/", "/don-vi/"]
)
def test_feeds_are_read_by_a_reader(client, press, code, settings, form, where):
    settings.NEPSO_URL = "https://nepso.example"
    product = press.product(title="Dấu <b>&amp;</b> lạ")
    if where == "/don-vi/":
        where += f"{product.agency.public_id}/"
    answer = client.get(f"{where}{form}.xml")
    feed = feedparser.parse(
        answer.content, response_headers={"content-type": answer["Content-Type"]}
    )
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == {"atom": "atom10", "rss": "rss20"}[form]
    assert feed.feed.language == "vi"
    (entry,) = feed.entries
    assert entry.link == f"https://nepso.example{path_of(product)}"
    assert (entry.id, entry.author) == (entry.link, "UBND xã A")
    assert entry.published_parsed
    assert entry.tags[0].term == "Người cao tuổi"


TITLES_ASKED = {"/": 9, "/tin/": 2, "/don-vi/": 1}


@pytest.mark.parametrize("address", TITLES_ASKED)
def test_a_page_asks_as_many_questions_however_many_articles(
    client, press, django_assert_max_num_queries, address
):
    for number in range(4):
        press.product(title=f"Bài {number}")
    with django_assert_max_num_queries(TITLES_ASKED[address]):
        client.get(address)
