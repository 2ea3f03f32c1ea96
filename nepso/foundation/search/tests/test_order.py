"""The order of hits: a title that is the query, that holds it, then what holds its words."""

import pytest
from django.apps import apps

from nepso.foundation.search.across import Passage, Source, passage, search_across
from nepso.foundation.search.declaring import search_columns
from nepso.kernel.folding import fold, lowered

# In the order wanted for "bộ quy tắc"; told to the database from the last to the first.
WANTED = [
    ("Bộ Quy Tắc", "toàn văn"),  # the title whole
    ("bo quy tac", "khong dau"),
    ("Đọc bộ quy tắc cùng con", "x"),  # in the title, to the mark
    ("Bổ quỷ tác dụng", "x"),  # in the title, without marks
    ("Chuyện trong xóm", "nói về quy tắc của bộ"),  # in the text, to the mark
    ("Chuyen trong xom", "noi ve quy tac cua bo"),
]


def correction(title, text):
    agency = apps.get_model("agencies", "Agency").objects.get_or_create(
        code="a", name="A", kind="other"
    )[0]
    marked, folded = search_columns([title, text])
    model = apps.get_model("corrections", "Correction")
    return model.objects.create(
        agency=agency, area="health", title=title, search_text=marked, folded=folded
    )


def correction_rows():
    return apps.get_model("corrections", "Correction").objects.all()


def titles(sources, query, size=50):
    found, after = [], ""
    while True:
        page = search_across(sources, query, size=size, after=after)
        found += page.found
        after = page.after
        if not after:
            return [hit.row.title for hit in found]


@pytest.mark.parametrize("size", [1, 2, 4, 50])
def test_rows_of_a_table_stand_by_what_their_titles_hold(db, size):
    for title, text in reversed(WANTED):
        correction(title, text)
    rows = [Source("đính chính", correction_rows())]
    found = titles(rows, "bộ quy tắc", size)
    assert sorted(found[:2]) == sorted(title for title, _ in WANTED[:2])
    assert found[2:] == [title for title, _ in WANTED[2:]]


@pytest.mark.parametrize("size", [1, 3, 50])
def test_titles_of_all_sources_stand_before_texts_of_any(db, size):
    for title, text in reversed(WANTED[3:]):
        correction(title, text)
    listed = [passage(title, "/", text) for title, text in reversed(WANTED[:3])]
    sources = [Source("đính chính", correction_rows()), Source("đoạn", listed)]
    found = titles(sources, "bộ quy tắc", size)
    assert found[2:] == [title for title, _ in WANTED[2:]]


def test_a_short_query_is_looked_for_in_titles_as_a_whole_word(db):
    correction("Toàn tỉnh", "x")  # "an" is a part of a word here
    correction("Chuyện khác", "an")
    correction("Sống an vui", "x")
    correction("An", "x")
    found = titles([Source("đính chính", correction_rows())], "an")
    assert found == ["An", "Sống an vui", "Toàn tỉnh", "Chuyện khác"]


def agencies(*names):
    return [Passage(name, "/", name, lowered(name), fold(name)) for name in names]


def test_few_agencies_of_that_name_stand_first_many_in_their_place(db):
    correction("Đại Phúc", "x")
    for most, first in ((8, "Xã Đại Phúc 0"), (9, "Đại Phúc")):
        named = agencies(*(f"Xã Đại Phúc {n}" for n in range(most)), "Phúc Đại")
        sources = [Source("đính chính", correction_rows()), Source("cơ quan", named, leads_up_to=8)]
        for size in (1, 3, 50):
            found = titles(sources, "đại phúc", size)
            assert found[0] == first
            assert found[-1] == "Phúc Đại"
            assert len(found) == len(set(found)) == most + 2


def test_a_page_costs_two_questions_and_one_a_table_of_its_hits(db, django_assert_max_num_queries):
    for title, text in WANTED:
        correction(title, text)
    sources = [Source(str(n), correction_rows()) for n in range(6)]
    with django_assert_max_num_queries(3 + 6):
        assert len(search_across(sources, "bộ quy tắc", size=50).found) == 6 * len(WANTED)
    with django_assert_max_num_queries(3):
        search_across(sources, "không có ở đâu", size=50)
