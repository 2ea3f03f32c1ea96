"""Search over everything public: what a folded scan finds, the marks first; nothing else."""

import re

import pytest
from django.utils.translation import override

from nepso.casework.corrections.models import Correction
from nepso.casework.corrections.tests.conftest import AtWork
from nepso.kernel.folding import fold, lowered
from nepso.outreach.products.models import Product
from nepso.portal.own_pages import own_pages, reports
from nepso.portal.public_search import excerpt_of, public_hits, sources
from nepso.portal.tests.conftest import seeded_tree

QUERIES = [
    "lừa đảo", "lua dao", "xã", "xa", "tiêm phòng", "tiem phong", "máy thử", "thu", "UBND",
    "không có trong này zzz", "số điện thoại", "ứng xử văn hóa", "chuyển tiền", "a",
]  # fmt: skip


@pytest.fixture
def tree(real_plan):
    return seeded_tree()


@pytest.fixture
def public(real_plan, press, code):
    """Something of each source."""
    press.product()
    press.product(title="Lừa đảo qua mạng", audience="pupil")
    work = AtWork(press.people, press.tree)
    press.people["second"] = press.people["officer"]
    work.publish()
    return press


def columns(row):
    return (row.marked, row.folded) if hasattr(row, "marked") else (row.search_text, row.folded)


def scanned(query):
    """All public rows that hold every folded word, read one by one; agencies all of them."""
    words, found = fold(query).split(), set()
    for source in sources(""):
        rows = source.rows() if callable(source.rows) else source.rows
        rows = rows if isinstance(rows, (list, tuple)) else rows.order_by("pk")
        for row in rows:
            if words and all(word in columns(row)[1] for word in words):
                found.add((source.name, getattr(row, "pk", None) or (row.title, row.text, row.url)))
    return found


def paged(query, size):
    rows, after = [], ""
    while True:
        page = public_hits(query, size=size, after=after)
        rows += page.rows
        after = page.after
        if not after:
            return rows


def test_recall_is_that_of_a_folded_scan(public):
    for query in QUERIES:
        found, wanted = paged(query, size=7), scanned(query)
        assert len(found) == len(wanted), query


def test_each_source_is_found_and_leads_where_it_is_read(client, public):
    wanted = {
        "tiem phong": "/dinh-chinh/1/", "may thu": "/bo-quy-tac/dieu-2/", "otp": "/kiem-tra/",
        "so van hoa": "/don-vi/", "kenh tiep nhan": "/tien-do/muc/", "cuoc goi": "/tin/",
    }  # fmt: skip
    for query, url in wanted.items():
        rows = paged(query, size=20)
        assert any(row.url.startswith(url) for row in rows), query
    for row in paged("xa", size=50):
        assert client.get(row.url.split("#")[0]).status_code == 200, row.url


def test_hits_to_the_mark_come_first(public):
    rows = paged("lừa đảo", size=5)
    marks = ["lừa đảo" in lowered(f"{row.title} {row.excerpt}") for row in rows]
    assert marks[0]
    assert "lừa đảo" in lowered(rows[0].title), "an article before the plan"


def test_titles_stand_before_texts_and_an_agency_of_that_name_before_all(client, public):
    public.product(title="Giữ Bộ Quy tắc trong nhà")
    page, first = paged("bộ quy tắc", size=5)[:2]
    assert page.url == "/bo-quy-tac/", "the page of the Code itself"
    assert first.title == "Giữ Bộ Quy tắc trong nhà", "the plan and articles hold it in their text"
    public.product(title="Sở Y tế trả lời")
    named = paged("sở y tế", size=5)
    assert (named[0].kind, named[0].title) == ("Cơ quan, đơn vị", "Sở Y tế")
    assert named[1].title == "Sở Y tế trả lời"
    assert paged("xã", size=5)[0].kind != "Cơ quan, đơn vị", "more than a few are no one"


def test_what_is_not_public_has_no_hit(client, public):
    Product.objects.update(state="recalled")
    Correction.objects.update(state="withdrawn")
    for query in ("giả danh", "cuoc goi", "tiêm phòng", "Lừa đảo qua mạng"):
        page = re.sub("</?mark>", "", client.get("/tim-kiem/", {"q": query}).content.decode())
        for secret in ("Nhận ra cuộc gọi", "tiêm phòng miễn phí", "Lừa đảo qua mạng</a>"):
            assert secret not in page, (query, secret)


def test_the_words_stand_in_the_excerpt():
    text = "Đầu câu dài. " * 30 + "Ở đây có lừa đảo thật. " + "Cuối câu. " * 30
    for query in ("lừa đảo", "lua dao", "LUA  ĐẢO"):
        shown = excerpt_of(text, query)
        assert shown.startswith("… ")
        assert "lừa đảo" in shown
    assert excerpt_of("ngắn", "zzz") == "ngắn"


def test_odd_queries_are_answered(client, public):
    for query in ("", "   ", "\x00", "a" * 5000, "%", "_", '"', "' OR 1=1", "NEAR(a)", "a\x00b"):
        assert client.get("/tim-kiem/", {"q": query, "after": "bẻ"}).status_code == 200, query


def test_questions_of_a_search(client, public, django_assert_max_num_queries):
    client.get("/tim-kiem/", {"q": "xa"})  # the plan is cut once
    for query in ("lừa đảo", "xa", "zzzz"):
        with django_assert_max_num_queries(14):
            client.get("/tim-kiem/", {"q": query})


@pytest.mark.parametrize(
    ("query", "url"),
    [("phản ánh", "/phan-anh/"), ("kiem tra", "/kiem-tra/"), ("tra cuu", "/tra-cuu/")],
)
def test_who_names_a_page_of_the_site_is_led_there_first(public, query, url):
    assert public_hits(query).rows[0].url == url


@pytest.mark.parametrize(
    ("query", "harm"),
    [("bat nat", "harassment"), ("trẻ em", "child_safety"), ("tre em", "child_safety"),
     ("quang cao sai", "false_advert"), ("lua dao", "scam"), ("Lừa đảo", "scam")],
)  # fmt: skip
def test_who_names_a_harm_is_led_to_its_report_first(public, query, harm):
    public.product(title="Nói về bắt nạt, trẻ em, quảng cáo sai, lừa đảo")
    first = public_hits(query).rows[0]
    assert (first.kind, first.url) == ("Gửi phản ánh", f"/phan-anh/{harm}/")


def test_the_harms_are_found_in_vietnamese_whoever_asked_first():
    reports.cache_clear()
    with override("en"):
        assert reports()[0].title == "Lừa đảo, mạo danh để chiếm đoạt"


def test_the_plan_is_found_by_its_words_and_without_its_letterhead(public, real_plan):
    rows = paged("ke hoach", size=50)
    assert rows[0].url == "/ke-hoach-cong-khai/"
    told = [row for row in rows if row.kind == "Kế hoạch" and row.title != real_plan.plan.title]
    assert told
    assert all("ke hoach" in fold(row.excerpt) for row in told)
    letters = {"cong hoa xa hoi chu nghia viet nam", "doc lap - tu do - hanh phuc", "kt. chu tich",
               "uy ban nhan dan", "tm. uy ban nhan dan"}  # fmt: skip
    for query in letters:
        assert not {fold(row.excerpt) for row in paged(query, size=50)} & letters, query
    assert public_hits("mục II.1.2.a").rows[0].title == "Kế hoạch, mục II.1.2.a"


def test_the_words_shown_are_those_that_are_marked():
    text = f"Sáng nay, hôm này {'rất đông ' * 60}người đến trạm y tế."
    assert "y tế" in excerpt_of(text, "y tế")


def test_who_finds_nothing_is_told_where_to_report_and_to_check(client, public):
    page = client.get("/tim-kiem/", {"q": "zzzz"}).content.decode()
    assert "Không tìm thấy" in page
    ways = page.split("Không tìm thấy")[1]
    assert 'href="/phan-anh/"' in ways
    assert 'href="/kiem-tra/"' in ways


def test_each_page_of_the_site_is_called_what_it_calls_itself(client, public):
    for page in own_pages() + reports():
        html = client.get(page.url).content.decode()
        title = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)[1]
        assert " ".join(re.sub(r"<[^>]+>", " ", title).split()) == page.title, page.url
