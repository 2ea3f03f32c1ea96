"""What is suggested, and above all what is not."""

from collections import Counter
from random import Random

import pytest

from nepso.casework.intake.harms import SUGGESTED, Harm
from nepso.casework.triage.rules import Rule, rule_book
from nepso.casework.triage.suggesting import suggest
from nepso.casework.triage.tests.sentences import alarming, harmful, lawful
from nepso.kernel.folding import fold
from tests.pace import within


def test_there_are_enough_lawful_sentences_and_each_stands_once():
    sentences = lawful()
    assert len(sentences) >= 900
    assert len(set(sentences)) == len(sentences)


def test_lawful_speech_of_every_kind_raises_nothing():
    flagged = {text: suggest(text).harms for text in lawful()}
    wrong = {text: harms for text, harms in flagged.items() if harms}
    assert not wrong, (
        f"{len(wrong)} lawful sentences are flagged: mend the rule that did it: {wrong}"
    )


def test_nor_does_it_when_typed_without_tone_marks():
    wrong = {text: suggest(fold(text)).harms for text in lawful()}
    assert not [text for text, harms in wrong.items() if harms]


def test_lawful_sentences_side_by_side_seldom_make_a_harm_by_accident():
    """Words of rules that are too loose meet where sentences are joined at random."""
    sentences, chance = lawful(), Random(2026)
    pairs = [chance.sample(sentences, 2) for _ in range(1000)]
    flagged = [pair for pair in pairs if suggest(", ".join(pair)).harms]
    assert len(flagged) <= 0.012 * len(pairs), flagged


def test_a_long_text_takes_no_longer_than_its_length():
    """Words of all needs, never near each other, in a text as long as is read."""
    with within(1):
        suggest(("mày " * 2400 + "x " * 60 + "đánh chết " * 1000)[:20_000])


# The lists were mended with so many of the first sentences; the weights were fitted to all.
MENDED_WITH = 1_363


def test_harmful_sentences_are_seen_with_the_right_harm():
    seen, all_of, of_the_first = Counter(), Counter(), 0
    for at, (harm, text) in enumerate(harmful()):
        found = suggest(text).harms
        is_right = bool(found) and found[0].harm == harm
        all_of[harm] += 1
        seen[harm] += is_right
        of_the_first += is_right and at < MENDED_WITH
    assert set(all_of) == set(SUGGESTED)
    assert of_the_first >= 0.93 * MENDED_WITH
    assert seen.total() >= 0.91 * all_of.total(), dict(seen)
    weak = {harm: seen[harm] / all_of[harm] for harm in all_of if seen[harm] < 0.85 * all_of[harm]}
    assert not weak


def test_every_suggestion_quotes_the_text():
    for _, text in harmful():
        for one in suggest(text).harms:
            assert one.why
            assert all("“" in sentence for sentence in one.why)
            assert 0.5 <= one.score < 1


def test_life_in_danger_rings_and_hyperbole_does_not():
    wrong = [(flag, text) for flag, text in alarming() if suggest(text).urgent != flag]
    missed = [text for flag, text in wrong if flag]
    assert len(missed) <= 0.15 * len(alarming()) / 2, missed
    assert not [text for flag, text in wrong if not flag]


def test_no_word_stands_for_two_needs_of_a_rule():
    assert suggest("Em muốn bao ăn").harms == ()
    assert suggest("Tin giả").harms == ()


def test_what_is_not_done_is_demanded_where_a_threat_follows():
    demand = "Không gửi thêm ảnh nhạy cảm thì anh gửi hết ảnh cũ của em cho cả lớp 7 xem."
    assert "child_safety" in {one.harm for one in suggest(demand).harms}


def _first(text):
    found = suggest(text).harms
    return found[0].harm if found else ""


def test_advice_elsewhere_in_the_text_does_not_hide_what_happened_to_the_writer():
    advice = "Công an cảnh báo đừng chuyển tiền cho người lạ. "
    account = "Tôi bị một người tự xưng công an gọi bắt chuyển 20 triệu vào tài khoản tạm giữ."
    assert _first(account) == _first(advice + account) == "scam"


def test_the_same_told_by_nobody_stays_advice():
    advice = "Công an cảnh báo. "
    told = "Kẻ gian tự xưng công an gọi bắt chuyển 20 triệu vào tài khoản tạm giữ. "
    assert _first(told) == "scam"
    assert _first(advice + told + "Người dân cần cảnh giác.") == ""


def test_somebody_harmed_may_ask_what_to_do():
    assert _first("Mẹ tôi bị lừa chuyển 20 triệu qua Zalo, giờ phải làm sao ạ?") == "scam"


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        (
            "Con trai tôi 13 tuổi bị người lạ dọa tung ảnh nhạy cảm nếu không gửi thêm",
            "child_safety",
        ),
        (
            "Trang trường tiểu học đăng hình các cháu tắm, phụ huynh chưa ai đồng ý",
            "official_channel",
        ),
        (
            "Thuốc gia truyền trên mạng chữa tiểu đường, mẹ uống xong nhập viện vì trộn tân dược",
            "dangerous_goods",
        ),
        ("Kênh hoạt hình cho trẻ em có cảnh khỏa thân", "harmful_to_minors"),
    ],
)
def test_of_two_harms_the_graver_comes_first(text, harm):
    assert _first(text) == harm


@pytest.mark.parametrize(
    "text",
    [
        "Đừng chuyển tiền cho người tự xưng là công an.",
        "Không ai được đăng ảnh căn cước của người khác.",
        "",
        "   \n\t ",
        "!!!???",
        "a" * 50_000,
        "İİİ chuyển tiền İ",
    ],
)
def test_advice_and_nothing_at_all_raise_nothing(text):
    assert suggest(text).harms == ()


def test_the_book_knows_no_harm_outside_the_closed_list():
    harms = {rule.harm for rule in rule_book().rules}
    assert harms - {"urgent"} == {str(harm) for harm in SUGGESTED}
    assert Harm.SOMETHING_ELSE not in harms


def test_no_rule_makes_a_harm_of_one_concept():
    rules: tuple[Rule, ...] = rule_book().rules
    assert all(len(rule.needs) >= 2 for rule in rules if rule.harm != "urgent")
