"""Search against a plain scan of the folded text, on rows of the register."""

import pytest

# The declared model of a later package stands in: search itself owns no table.
from django.apps import apps
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nepso.foundation.search.declaring import index_of, search_columns
from nepso.foundation.search.indexing import indexes_prepare
from nepso.foundation.search.selectors import matching, search_page
from nepso.kernel.folding import fold, lowered

TEXTS = [
    "Đất đai và môi trường số", "Dat dai viet khong dau", "Văn hóa ứng xử trên mạng",
    "Vận hoa quả ra chợ", "An toàn thông tin", "Cán bộ xã Đồng Phúc", "50% người dân; “ngoặc”",
    "a_b c\\d", "Tuyên truyền, phổ biến Bộ Quy tắc", "số sở sổ so", "Ủy ban nhân dân xã",
]  # fmt: skip


@pytest.fixture
def rows(db):
    model = apps.get_model("register", "PlanTask")
    plan = apps.get_model("plans", "Plan").objects.create(title="x")
    version = plan.versions.create(number=1)
    duty = version.duties.create(order=1, clause="I", kind="measure", role="thuc_hien", text="x")
    agency = apps.get_model("agencies", "Agency")
    for number, text in enumerate(TEXTS * 3):
        marked, folded = search_columns([text, f"dòng {number}"])
        owner = agency.objects.create(code=str(number), name=str(number), kind="other")
        model.objects.create(
            version=version, duty=duty, agency=owner, search_text=marked, folded=folded
        )
    return model.objects.all()


def scan(rows, query):
    words = fold(query).split()
    return {r.pk for r in rows if words and all(w in r.folded for w in words)}


def found(rows, query, size=4):
    pks, after, first = [], "", True
    while first or after:
        hits = search_page(rows, query, size=size, after=after)
        pks += [r.pk for r in hits.rows]
        after, first = hits.after, False
    assert len(pks) == len(set(pks)), "a row was shown twice"
    return pks


QUERIES = [
    "đất đai", "dat dai", "DAT", "số", "so", "s", "mạng văn hoá", "ung xu van", "xã", "zz", "50%",
    "_", "\\", '"', "“ngoặc”", "đ", "%", "nhân dân ủy", "dong 7", "dòng 7", "' OR 1", "* AND NOT",
]  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
def test_finds_what_a_scan_of_the_folded_text_finds(rows, query):
    assert set(found(rows, query)) == scan(rows, query)
    assert set(matching(rows, query).values_list("pk", flat=True)) == scan(rows, query)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_pieces_of_a_text_in_any_order_and_marks(rows, data):
    text = data.draw(st.sampled_from(TEXTS))
    words = data.draw(st.lists(st.sampled_from(text.split()), min_size=1, max_size=4))
    words = [data.draw(st.sampled_from([w, fold(w), w.upper(), w[:3], w[-2:]])) for w in words]
    query = " ".join(words)
    assert set(found(rows, query)) == scan(rows, query)


@pytest.mark.parametrize("query", ["văn hóa", "đất", "số", "xã đồng"])
def test_hits_to_the_tone_mark_come_first(rows, query):
    texts = {r.pk: r.search_text for r in rows}
    words = lowered(query).split()
    exact = [all(w in texts[pk] for w in words) for pk in found(rows, query)]
    assert exact == sorted(exact, reverse=True)
    assert exact[0]


def test_the_index_follows_updates_deletions_and_bulk_changes(rows):
    one = rows.first()
    marked, folded = search_columns(["Khẩu hiệu hoàn toàn mới"])
    rows.filter(pk=one.pk).update(search_text=marked, folded=folded)
    assert found(rows, "khau hieu") == [one.pk]
    assert one.pk not in found(rows, "đất đai")
    rows.filter(pk=one.pk).delete()
    assert found(rows, "khẩu hiệu") == []


@pytest.mark.parametrize("cursor", ["", "x", "WzEsMl0:bent"])
def test_a_bent_cursor_starts_from_the_first_page(rows, cursor):
    first = search_page(rows, "dong", size=3)
    assert search_page(rows, "dong", size=3, after=cursor).rows == first.rows


def test_no_words_no_hits(rows):
    assert search_page(rows, "  ", size=3).rows == []


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="FTS5 is SQLite's")
def test_an_index_that_lost_a_trigger_is_made_whole_again(rows):
    index = index_of(rows.model)
    with connection.cursor() as cursor:
        cursor.execute(f'DROP TRIGGER "{index.fts_table}_changed"')
    marked, folded = search_columns(["Ngoài chỉ mục"])
    rows.filter(pk=rows.first().pk).update(search_text=marked, folded=folded)
    indexes_prepare(app_config=apps.get_app_config("register"), using="default")
    assert len(found(rows, "ngoai chi muc")) == 1


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="FTS5 is SQLite's")
def test_an_index_of_an_earlier_version_is_made_anew(rows):
    index = index_of(rows.model)
    with connection.cursor() as cursor:
        cursor.execute(f'DROP TABLE "{index.fts_table}"')
        cursor.execute(
            f'CREATE VIRTUAL TABLE "{index.fts_table}" USING fts5("folded", "search_text", '
            f"content=\"{index.table}\", content_rowid='id')"
        )
    indexes_prepare(app_config=apps.get_app_config("register"), using="default")
    assert set(found(rows, "dat dai")) == scan(rows, "dat dai")
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [index.fts_table])
        assert "trigram" in cursor.fetchone()[0]


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="FTS5 is SQLite's")
def test_the_index_of_titles_follows_and_every_table_can_be_counted(db):
    from nepso.foundation.search.tests.test_order import correction

    one = correction("Đầu đề cũ", "x")
    index = index_of(type(one))
    assert _titles_holding(index, "dau de cu") == [one.pk]
    one.search_text, one.folded = search_columns(["Tên mới", "x"])
    one.save()
    assert (_titles_holding(index, "dau de cu"), _titles_holding(index, "ten moi")) == (
        [],
        [one.pk],
    )
    one.delete()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT COUNT(*) FROM "{table}"')  # as a copy counts them
            assert index.titles_table != table or cursor.fetchone() == (0,)


def _titles_holding(index, words):
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT rowid FROM "{index.titles_table}" WHERE "{index.titles_table}" MATCH %s',
            [f'"{words}"'],
        )
        return [pk for (pk,) in cursor.fetchall()]


def test_without_a_marked_column_all_hits_are_alike(db):
    from nepso.casework.intake.models import Submission
    from nepso.casework.intake.tests.conftest import file_one

    first = file_one(text="Nhan thuong xe may").submission
    second = file_one(text="Nhận thưởng xe máy").submission
    assert found(Submission.objects.all(), "nhận thưởng", size=1) == [first.pk, second.pk]
