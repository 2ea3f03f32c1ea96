"""A kept sentence is found inside a longer message, typed with or without tone marks."""

import pytest

from nepso.foundation.similarity.holding import text_held
from nepso.foundation.similarity.index import texts_put
from nepso.foundation.similarity.tests.test_texts import LESSON
from nepso.kernel.folding import fold

pytestmark = pytest.mark.django_db
CLAIM = "Từ ngày mai toàn bộ học sinh của phường nghỉ học hai tuần vì có dịch bệnh mới"
OTHER = "Trạm y tế xã ngừng tiêm phòng miễn phí cho trẻ em dưới sáu tuổi từ tháng sau"
KEPT = {"a": CLAIM, "b": OTHER}


@pytest.fixture(autouse=True)
def kept():
    texts_put("loi", KEPT)


def of(ids):
    return {i: KEPT[i] for i in ids}


@pytest.mark.parametrize("typed", [str, fold, str.upper])
def test_a_sentence_in_a_long_message_is_found_with_what_they_share(typed):
    found = text_held("loi", typed(f"{LESSON} KHẨN: {CLAIM}, mọi người chia sẻ ngay!"), of)
    assert [(one.key, one.percent) for one in found] == [("a", 100)]
    assert fold(found[0].passages[0].text) == fold(CLAIM)


def test_some_words_changed_are_still_it_half_of_it_is_not():
    changed = CLAIM.replace("hai tuần", "ba tuần")
    assert [one.key for one in text_held("loi", f"Nghe nói: {changed}. {LESSON}", of)] == ["a"]
    assert text_held("loi", "Từ ngày mai toàn bộ học sinh của phường tập thể dục", of) == []


@pytest.mark.parametrize("text", ["", "xin chào", LESSON])
def test_what_holds_nothing_finds_nothing(text):
    assert text_held("loi", text, of) == []


def test_spaces_do_not_meet_and_hidden_texts_are_not_told_of():
    assert text_held("khac", CLAIM, of) == []
    assert text_held("loi", CLAIM, lambda ids: {}) == []


def test_the_cost_does_not_grow_with_the_message(django_assert_num_queries):
    for message in (CLAIM, CLAIM + LESSON * 200):
        with django_assert_num_queries(2):
            assert text_held("loi", message, of)
