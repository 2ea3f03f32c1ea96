"""Near-duplicate texts against the plain comparison of every pair."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nepso.foundation.similarity.likeness import compare
from nepso.foundation.similarity.shingles import jaccard, shingles, words
from nepso.foundation.similarity.texts import TextIndex, group_near, near_texts
from nepso.kernel.folding import fold

BROADCAST = (
    "Đài truyền thanh xã đã phát 12 buổi về Bộ Quy tắc ứng xử văn hóa trên môi trường số. "
    "Mỗi buổi dài 15 phút, phát vào 5 giờ 30 và 17 giờ. Người dân ở 9 xóm đều nghe được. "
    "Khó khăn: hai cụm loa ở xóm Nà Khoang hỏng từ tháng 6, chưa có kinh phí sửa."
)
LESSON = (
    "Trường đã tổ chức ba tiết sinh hoạt dưới cờ, 640 học sinh tham gia, mời công an xã nói về "
    "cách nhận biết trò lừa nhận quà qua mạng; học sinh khối 9 đóng tiểu phẩm."
)
SHORT = st.lists(
    st.sampled_from(["an", "bình", "cả", "đất", "em", "gì", "hòa", "ơn"]), max_size=14
).map(" ".join)


def test_a_retyped_text_without_marks_is_the_very_same():
    found = near_texts(BROADCAST, {"a": fold(BROADCAST).upper(), "b": LESSON})
    assert [near.key for near in found] == ["a"]
    assert found[0].likeness.percent == 100
    assert "giống hệt" in found[0].likeness.sentence


def test_the_explanation_counts_the_passages_and_shows_them_as_printed():
    changed = BROADCAST.replace("12 buổi", "14 buổi").replace("9 xóm", "11 xóm")
    likeness = compare(BROADCAST, changed)
    assert likeness.sentence == f"giống {likeness.percent} %: cùng 3 đoạn"
    assert 90 <= likeness.percent < 100
    for passage in likeness.passages:
        assert BROADCAST[passage.start : passage.end] == passage.text
        other = changed[passage.other_start : passage.other_end]
        assert words(other) == words(passage.text)
    assert likeness.passages[0].text == "Đài truyền thanh xã đã phát"


def test_sentences_in_another_order_are_near():
    first, second, third = BROADCAST.split(". ", 2)
    assert near_texts(BROADCAST, {1: f"{third} {second}. {first}."})


def test_the_same_subject_in_other_words_is_not_near():
    other = (
        "Trong năm, loa của xã phát tin về Bộ Quy tắc ứng xử văn hóa trên môi trường số vào buổi "
        "sáng; nhân dân hưởng ứng. Kinh phí còn thiếu nên chưa thay được thiết bị."
    )
    assert near_texts(BROADCAST, {1: other, 2: LESSON, 3: ""}) == []


@pytest.mark.parametrize("text", ["", "  … ", "!"])
def test_a_text_without_words_is_near_nothing(text):
    assert near_texts(text, {1: text, 2: BROADCAST}) == []
    assert group_near({1: text, 2: text}) == []
    assert compare(text, text).percent == 0


def test_groups_hang_together_and_name_their_longest():
    near_end = BROADCAST + " Đề nghị huyện hỗ trợ trong quý tới."
    texts = {"x": LESSON, "a": BROADCAST, "y": "Không có.", "b": near_end, "z": "Không có"}
    first, second = group_near(texts)
    assert (first.lead, [m.key for m in first.members]) == ("b", ["a"])
    assert {second.lead, *(m.key for m in second.members)} == {"y", "z"}


def test_thousands_of_the_same_text_are_one_group_soon():
    texts = {n: f"Xã số {n}: " + BROADCAST for n in range(1500)}
    (group,) = group_near(texts)
    assert len(group.members) == 1499


@given(first=SHORT, second=SHORT)
def test_likeness_is_the_same_both_ways_and_its_passages_are_shared(first, second):
    here, there = compare(first, second), compare(second, first)
    assert here.jaccard == there.jaccard == jaccard(shingles(first), shingles(second))
    assert (here.percent == 100) == (words(first) == words(second) != [])
    for passage in here.passages:
        assert f" {fold(passage.text)} " in f" {fold(second)} "


@given(st.lists(SHORT, max_size=12))
def test_the_index_finds_what_comparing_every_pair_finds_among_short_texts(texts):
    index, found = TextIndex(), set()
    for at, text in enumerate(texts):
        found |= {(other, at) for other, _ in index.meet(at, shingles(text))}
    assert found == {
        (other, at)
        for at, text in enumerate(texts)
        for other in range(at)
        if shingles(text) and jaccard(shingles(text), shingles(texts[other])) >= 0.5
    }


def test_the_index_finds_99_of_100_pairs_among_long_texts():
    dice = random.Random(4)
    syllables = [
        a + b
        for a in ["b", "c", "d", "đ", "h", "l", "m", "n", "ng", "th", "tr"]
        for b in ["a", "ai", "ân", "ông", "ươi"]
    ]
    index, found, texts = TextIndex(), set(), []
    for at in range(600):
        body = dice.choices(syllables, k=120)
        if texts and dice.random() < 0.5:
            body = list(dice.choice(texts))
            for place in dice.sample(range(120), dice.randint(0, 14)):
                body[place] = dice.choice(syllables)
        texts.append(body)
        found |= {(other, at) for other, _ in index.meet(at, shingles(" ".join(body)))}
    sets = [shingles(" ".join(body)) for body in texts]
    truth = {(a, b) for b in range(600) for a in range(b) if jaccard(sets[a], sets[b]) >= 0.5}
    assert len(truth) > 300
    assert found <= truth
    assert len(found) >= 0.99 * len(truth)
