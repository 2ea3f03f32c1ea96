"""A search over several tables and over texts in no table, against a plain scan of all of them."""

import pytest
from django.apps import apps
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nepso.foundation.search.across import Source, passage, search_across
from nepso.foundation.search.declaring import search_columns
from nepso.kernel.folding import fold, lowered

TEXTS = [
    "Đất đai và môi trường số", "Dat dai viet khong dau", "Văn hóa ứng xử trên mạng",
    "Vận hoa quả ra chợ", "Cán bộ xã Đồng Phúc", "50% người dân; “ngoặc”", "số sở sổ so",
    "Lừa đảo qua điện thoại", "lua dao", "Ủy ban nhân dân xã",
]  # fmt: skip
WORDS = sorted({w for text in TEXTS for w in (*text.split(), *fold(text).split())})


@pytest.fixture
def sources(db):
    """Two tables and one list; the tables are those of later packages, search owns none."""
    version = apps.get_model("rulebook", "CodeVersion").objects.create(
        number=1, text="x", source_name="x", source_file="x"
    )
    articles = apps.get_model("rulebook", "CodeArticle")
    for number, text in enumerate(TEXTS, 1):
        marked, folded = search_columns([text, f"điều {number}"])
        articles.objects.create(
            version=version, order=number, number=str(number), slug=str(number),
            search_text=marked, folded=folded,
        )  # fmt: skip
    agency = apps.get_model("agencies", "Agency").objects.create(code="a", name="A", kind="other")
    corrections = apps.get_model("corrections", "Correction")
    for text in TEXTS:
        marked, folded = search_columns([text])
        corrections.objects.create(agency=agency, area="health", search_text=marked, folded=folded)
    listed = [passage(text, f"/{n}/", "Đoạn") for n, text in enumerate(TEXTS)]
    return [
        Source("điều", articles.objects.all()),
        Source("đoạn", listed),
        Source("đính chính", corrections.objects.all()),
    ]


def key(hit):
    return hit.source, getattr(hit.row, "pk", None) or hit.row.url


def columns(row):
    return (row.marked, row.folded) if hasattr(row, "marked") else (row.search_text, row.folded)


def everything(sources):
    return [
        (source.name, row)
        for source in sources
        for row in (source.rows if isinstance(source.rows, list) else source.rows.order_by("pk"))
    ]


def paged(sources, query, size):
    found, after = [], ""
    while True:
        page = search_across(sources, query, size=size, after=after)
        assert len(page.found) <= size
        found += page.found
        after = page.after
        if not after:
            return found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), size=st.integers(1, 9))
def test_it_finds_what_a_scan_finds_each_once_titles_and_marks_first(sources, words, size):
    query = " ".join(words)
    found = paged(sources, query, size)
    keys = [key(hit) for hit in found]
    assert len(keys) == len(set(keys)), "a hit was shown twice"
    scanned = {
        (name, getattr(row, "pk", None) or row.url)
        for name, row in everything(sources)
        if all(word in columns(row)[1] for word in fold(query).split())
    }
    assert set(keys) == scanned
    stand = [tier(columns(hit.row)[0], lowered(query)) for hit in found]
    assert stand == sorted(stand), "a hit stands before one that is nearer"


def within(phrase, title):
    return phrase in title if len(phrase) > 2 else f" {phrase} " in f" {title} "


def tier(text, query):
    """What the order promises, read from the text alone."""
    title, is_marked = text.split(" · ")[0], fold(query) != query
    if fold(title) == fold(query):
        return 1
    if is_marked and within(query, title):
        return 2
    if within(fold(query), fold(title)):
        return 3
    return 4 if is_marked and all(word in text for word in query.split()) else 5


def test_a_bent_cursor_starts_anew_and_no_words_have_no_hits(sources):
    first = search_across(sources, "xa", size=2)
    assert search_across(sources, "xa", size=2, after="bẻ" + first.after) == first
    assert search_across(sources, "  ", size=2).found == []


def test_a_page_asks_all_tables_together(sources, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        search_across(sources, "không có ở đâu", size=20)
    with django_assert_max_num_queries(2):
        search_across(sources, "xa", size=2)
