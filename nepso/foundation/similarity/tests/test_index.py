"""The index in the database, on SQLite and PostgreSQL alike."""

import pytest

from nepso.foundation.similarity.index import (
    index_forget,
    photo_near,
    photo_put,
    text_near,
    text_put,
    texts_put,
)
from nepso.foundation.similarity.models import Sketch, SketchMark
from nepso.foundation.similarity.photos import photo_mark
from nepso.foundation.similarity.tests.pictures import landscape, resaved
from nepso.foundation.similarity.tests.test_texts import BROADCAST, LESSON

pytestmark = pytest.mark.django_db
TEXTS = {"a": BROADCAST, "b": BROADCAST + " Xin cảm ơn.", "c": LESSON}


@pytest.fixture
def kept():
    texts_put("loa", TEXTS)


def of(ids):
    return {i: TEXTS[i] for i in ids}


def test_finds_the_near_ones_with_the_reason_and_leaves_itself_out(kept):
    found = text_near("loa", BROADCAST, of, but="a")
    assert [near.key for near in found] == ["b"]
    assert found[0].likeness.sentence == "giống 97 %: cùng 1 đoạn"


def test_spaces_do_not_meet(kept):
    assert text_near("khac", BROADCAST, of) == []


def test_what_the_eyes_may_not_see_is_not_told_of(kept):
    assert text_near("loa", BROADCAST, lambda ids: {}) == []


def test_putting_again_replaces_and_the_same_twice_is_one(kept):
    text_put("loa", "a", LESSON)
    text_put("loa", "a", LESSON)
    assert Sketch.objects.filter(space="loa", item="a").count() == 1
    assert [n.key for n in text_near("loa", LESSON, lambda ids: dict.fromkeys(ids, LESSON))] == [
        "c",
        "a",
    ]


def test_forgetting_leaves_nothing(kept):
    assert index_forget("loa", ["a", "b", "zz"]) == 2
    assert text_near("loa", BROADCAST, of) == []
    assert SketchMark.objects.filter(sketch__item="a").count() == 0


def test_rows_change_with_the_secret_and_tell_nothing_without_it(kept, settings):
    before = set(SketchMark.objects.filter(sketch__item="a").values_list("value", flat=True))
    settings.SECRET_KEY = "another"
    text_put("loa", "a", BROADCAST)
    after = set(SketchMark.objects.filter(sketch__item="a").values_list("value", flat=True))
    assert len(before) == len(after) == 16
    assert not before & after


def test_the_number_of_queries_does_not_grow(kept, django_assert_num_queries):
    texts_put("loa", {f"n{n}": f"{n} {BROADCAST}" for n in range(300)})
    with django_assert_num_queries(2):
        assert text_near("loa", BROADCAST, lambda ids: dict.fromkeys(ids, BROADCAST))
    with django_assert_num_queries(5):  # savepoint, look, two inserts, release
        text_put("loa", "new", LESSON)


def test_photos_resaved_are_found_and_others_are_not():
    for number in range(30):
        photo_put("anh", str(number), photo_mark(landscape(number)))
    small = resaved(landscape(7), width=500, quality=45)
    found = photo_near("anh", photo_mark(small), but="")
    assert [near.key for near in found] == ["7"]
    assert photo_near("anh", photo_mark(small), but="7") == []
