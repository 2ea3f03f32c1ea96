"""Each variant is within what its outlet takes, whole in its words, and says who paid."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nepso.outreach.distribution.kinds import PARTS, OutletKind
from nepso.outreach.distribution.making.counting import measured, sms_size
from nepso.outreach.distribution.making.cutting import MORE, CannotFit, cut, lines_of
from nepso.outreach.distribution.making.limits import LIMITS, MAIN_PART, limit_of
from nepso.outreach.distribution.making.plain import hashtags_of, without_marks
from nepso.outreach.distribution.making.source import Block, Rule, Source, default_rule
from nepso.outreach.distribution.making.variants import parts_made

PIECES = st.sampled_from(
    [
        *("Dừng", "cuộc gọi", "không", "chuyển tiền.", "gọi 113", "0208 3855 555", "nghiêng!"),
        *("https://vidu.gov.vn/a-b?c=1", "3,5%", "😀", "👨‍👩‍👧", "ngày 05/3/2026", "<b>"),
        *("1.500.000 đồng", "1 500 000"),
    ]
)
TEXTS = st.lists(PIECES, max_size=60).map(" ".join)
SOURCES = st.builds(
    Source,
    title=TEXTS.filter(bool).map(lambda t: t[:200].strip() or "Tên"),
    key_message=TEXTS.map(lambda t: t[:120].strip()),
    typed=TEXTS,
    blocks=st.lists(
        st.builds(
            Block, st.sampled_from(["heading", "paragraph", "point"]), TEXTS.filter(bool)
        ),
        max_size=6,
    ).map(tuple),
    disclosed_as=st.sampled_from(["", "Nội dung do Công ty X tài trợ."]),
    link=st.sampled_from(["", "https://vidu.gov.vn/san-pham/abc"]),
)  # fmt: skip
RULES = st.builds(
    Rule,
    length=st.sampled_from([0, 40, 160, 400, 2000]),
    greeting=st.sampled_from(["", "Kính thưa bà con."]),
    prefix=st.sampled_from(["", "Cảnh giác:"]),
    suffix=st.sampled_from(["", "Trân trọng."]),
    hashtags=st.sampled_from(["", "an_toàn_số, #NếpSố"]),
    with_key_message=st.booleans(),
    with_link=st.booleans(),
    without_marks=st.booleans(),
)
COUNTED = st.sampled_from(["characters", "utf16", "bytes", "septets"])
KINDS = sorted(OutletKind.values)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_makes_its_parts_within_every_limit_and_says_who_paid(kind):
    @given(SOURCES, RULES)
    def holds(source, rule):
        try:
            made = parts_made(kind, source, rule)
        except CannotFit:
            assume(False)
        assert set(made) == {part.name for part in PARTS[kind]}
        for part, text in made.items():
            limit = limit_of(kind, part, rule.length)
            if part != "line":
                assert measured(text, limit.counted) <= limit.most, (part, text)
            elif rule.length:
                assert all(len(line) <= rule.length for line in text.split("\n"))
            assert unicodedata.is_normalized("NFC", text)
        said = " ".join(" ".join(made.values()).split())
        bare = without_marks(source.disclosed_as)
        assert source.disclosed_as in said or bare in said
        if kind in ("youtube", "podcast"):
            assert not set("<>") & set(said)

    holds()


@given(TEXTS, st.integers(0, 400), COUNTED)
def test_cutting_never_goes_over_nor_through_a_word_a_number_or_a_link(text, room, counted):
    made = cut(text, room, counted)
    assert measured(made, counted) <= room or not made
    if made == text or not made:
        return
    kept = made.removesuffix(MORE).rstrip()
    assert text.startswith(kept)
    rest = text[len(kept) :].lstrip(",;:–- ")
    assert not rest or text[len(kept)] in " ,;:–-"
    for whole in ("0208 3855 555", "1.500.000 đồng", "gọi 113", "1 500 000", "ngày 05/3/2026"):
        before = text[: len(kept)]
        tails = [whole[:n] for n in range(1, len(whole)) if whole[n - 1].isdigit()]
        ends = [tail for tail in tails if before.endswith(tail) and any(c.isdigit() for c in tail)]
        assert not [e for e in ends if text[len(kept) - len(e) :].startswith(whole)], (kept, rest)


@given(st.text(max_size=200), st.integers(0, 100), COUNTED)
def test_cutting_any_text_never_goes_over(text, room, counted):
    made = cut(text, room, counted)
    assert measured(made, counted) <= room or not made


@given(TEXTS, st.integers(1, 60))
def test_lines_lose_nothing_and_are_never_over(text, length):
    try:
        lines = lines_of(text, length)
    except CannotFit:
        assert any(len(word) > length for word in text.split())
        return
    assert all(len(line) <= length for line in lines)
    assert " ".join(lines) == " ".join(text.split())


def test_the_platforms_count_differently():
    assert measured("đ😀", "characters") == 2
    assert measured("đ😀", "utf16") == 3
    assert measured("đ😀", "bytes") == 6
    assert sms_size("a" * 160).parts == 1
    assert sms_size("a" * 161).parts == 2
    assert sms_size("[" * 81) == (162, 2, True) or sms_size("[" * 81).units == 162
    marked = sms_size("ề" * 71)
    assert (marked.parts, marked.is_seven_bit) == (2, False)


def test_a_platforms_limit_holds_whatever_a_rule_allows():
    assert limit_of("tiktok", "text", 9000).most == 2200
    assert limit_of("tiktok", "text", 400).most == 400
    assert limit_of("facebook", "text").source
    assert not limit_of("tiktok", "text", 400).source, "that one is a setting of ours"
    assert all(limit.source for limit in LIMITS.values())
    assert set(MAIN_PART) <= set(KINDS)


def test_a_short_message_has_no_marks_by_default_and_one_part():
    source = Source("Cuộc gọi", "Bị giục chuyển tiền: dừng cuộc gọi, tự kiểm tra lại.", "", ())
    made = parts_made("telecom_message", source, default_rule("telecom_message"))["text"]
    assert made == "Bi giuc chuyen tien: dung cuoc goi, tu kiem tra lai."
    assert sms_size(made).parts == 1


def test_a_message_that_cannot_fit_is_told_not_cut():
    source = Source("Tên", "Câu dài hơn giới hạn", "", (), "Công ty X tài trợ.")
    with pytest.raises(CannotFit, match="quá ngắn"):
        parts_made("facebook", source, Rule(length=20))
    with pytest.raises(CannotFit, match="Bảng chỉ có 2 ký tự"):
        parts_made("led_board", source, Rule(length=2))


def test_tags_are_tags_once_each():
    assert hashtags_of("#An_toàn số, số #a!b") == "#An_toàn #số #ab"
