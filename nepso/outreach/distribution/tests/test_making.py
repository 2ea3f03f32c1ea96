"""Each variant is within what its outlet takes, whole in its words, and says who paid."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nepso.outreach.distribution.kinds import PARTS, OutletKind
from nepso.outreach.distribution.making.counting import SmsSize, measured, sms_size
from nepso.outreach.distribution.making.cutting import MORE, CannotFit, cut, lines_of
from nepso.outreach.distribution.making.limits import LIMITS, MAIN_PART, limit_of
from nepso.outreach.distribution.making.plain import hashtags_of, without_marks
from nepso.outreach.distribution.making.source import Block, Rule, Source, default_rule
from nepso.outreach.distribution.making.variants import parts_made
from nepso.outreach.distribution.sources import blocks_of

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
        if kind == "youtube":
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


@pytest.mark.parametrize(
    "text",
    ["拨打 113 报警 请不要转账", "请在 2026 年 12 月 5 日 前完成", "热线 0208 3855 555 随时"],
)
def test_lines_of_chinese_with_numbers_are_as_it_was_written(text):
    assert " ".join(lines_of(text, 20)) == text


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


@pytest.mark.parametrize(
    ("text", "units", "parts", "is_seven_bit"),
    [
        ("", 0, 0, True),
        ("a" * 160, 160, 1, True),
        ("a" * 161, 161, 2, True),
        ("[" * 80, 160, 1, True),
        ("[" * 81, 162, 2, True),
        ("ề" * 70, 70, 1, False),
        ("ề" * 71, 71, 2, False),
        # Both would fill two messages to the last place, were what takes two places torn in two.
        ("a" * 152 + "[" + "b" * 152, 306, 3, True),
        ("đ" * 66 + "😀" + "đ" * 66, 134, 3, False),
    ],
)
def test_a_message_is_as_many_as_are_billed(text, units, parts, is_seven_bit):
    assert sms_size(text) == SmsSize(units, parts, is_seven_bit)


# The table of 3GPP TS 23.038, 6.2.1.1, row by row of its code (0x1B is the escape to the next).
GSM_TABLE = (
    "0040 00A3 0024 00A5 00E8 00E9 00F9 00EC 00F2 00C7 000A 00D8 00F8 000D 00C5 00E5 "
    "0394 005F 03A6 0393 039B 03A9 03A0 03A8 03A3 0398 039E      00C6 00E6 00DF 00C9 "
    "0020 0021 0022 0023 00A4 0025 0026 0027 0028 0029 002A 002B 002C 002D 002E 002F "
    "0030 0031 0032 0033 0034 0035 0036 0037 0038 0039 003A 003B 003C 003D 003E 003F "
    "00A1 0041 0042 0043 0044 0045 0046 0047 0048 0049 004A 004B 004C 004D 004E 004F "
    "0050 0051 0052 0053 0054 0055 0056 0057 0058 0059 005A 00C4 00D6 00D1 00DC 00A7 "
    "00BF 0061 0062 0063 0064 0065 0066 0067 0068 0069 006A 006B 006C 006D 006E 006F "
    "0070 0071 0072 0073 0074 0075 0076 0077 0078 0079 007A 00E4 00F6 00F1 00FC 00E0 "
)
GSM_EXTENSION = "000C 005E 007B 007D 005C 005B 007E 005D 007C 20AC"
ONE_PLACE = {chr(int(code, 16)) for code in GSM_TABLE.split()}
TWO_PLACES = {chr(int(code, 16)) for code in GSM_EXTENSION.split()}


def test_every_letter_of_the_alphabet_of_messages_takes_its_places_and_no_other_is_in_it():
    assert (len(ONE_PLACE), len(TWO_PLACES)) == (127, 10)
    for code in range(0x10000):
        letter = chr(code)
        if 0xD800 <= code < 0xE000:  # half of a pair is no letter
            continue
        is_in = letter in ONE_PLACE or letter in TWO_PLACES
        places = 2 if letter in TWO_PLACES else 1
        assert sms_size(letter) == SmsSize(places, 1, is_in), f"{code:04X}"


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


LONG = tuple(
    Block("paragraph", f"Đoạn {n}. Câu thứ hai của đoạn, có số 1.234.567.") for n in range(99)
)


@pytest.mark.parametrize("kind", ["loudspeaker", "folder", "mobile"])
def test_a_script_keeps_to_the_length_of_its_rule_in_whole_sentences(kind):
    source = Source("Cuộc gọi lạ", "Dừng cuộc gọi.", "", LONG, "Công ty X tài trợ.")
    rule = Rule(length=600, greeting="Kính thưa bà con.", repeats=2)
    made = parts_made(kind, source, rule)["script"]
    assert len(made) <= 600
    assert made.count("Xin nhắc lại") == 2
    assert "Công ty X tài trợ." in made
    assert all(line.endswith(". //") or line.endswith(": //") for line in made.split("\n"))
    with pytest.raises(CannotFit, match="quá ngắn"):
        parts_made(kind, source, Rule(length=40))


@pytest.mark.parametrize("kind", KINDS)
def test_the_longest_product_is_made_within_its_limit_or_it_is_said_what_to_cut(kind):
    blocks = (*LONG * 3, Block("paragraph", "9 " * 3_000))
    typed = "\n\n".join(one.text for one in blocks)
    source = Source("Tên " * 50, "Dừng cuộc gọi.", typed, blocks, "Công ty X tài trợ.")
    for rule in (default_rule(kind), Rule(), Rule(length=1000)):
        if rule.length and kind in ("portal", "feed", "website", "webhook"):
            with pytest.raises(CannotFit, match="hãy cắt bớt") as refused:
                parts_made(kind, source, rule)
            assert ". " not in refused.value.sentence, "one sentence"
            continue
        made = parts_made(kind, source, rule)
        for part, text in made.items():
            limit = limit_of(kind, part, rule.length)
            assert part == "line" or measured(text, limit.counted) <= limit.most, (part, len(text))


def test_a_website_is_given_plain_words_and_no_markdown():
    typed = "## Dấu hiệu\n\n- Gọi **đêm**, xem [trang](https://vidu.gov.vn)\n- Giục chuyển tiền"
    source = Source("Cuộc gọi lạ", "Dừng.", typed, tuple(blocks_of(typed)))
    made = parts_made("website", source, Rule())["body"]
    assert made == ("Dấu hiệu\n\n- Gọi đêm, xem trang (https://vidu.gov.vn)\n- Giục chuyển tiền")
    assert parts_made("portal", source, Rule())["body"] == typed, "the portal draws it itself"


def test_tags_are_tags_once_each():
    assert hashtags_of("#An_toàn số, số #a!b") == "#An_toàn #số #ab"


@pytest.mark.parametrize(
    ("text", "length", "kept"),
    [
        ("Nghi bị lừa: gọi 0208 3855 555 ngay", 16, "0208 3855 555"),
        ("Đừng chuyển 1,5 triệu đồng cho ai", 20, "1,5 triệu"),
        ("Chờ 30 phút rồi gọi lại", 7, "30 phút"),
    ],
)
def test_a_page_of_a_board_parts_no_number(text, length, kept):
    lines = lines_of(text, length)
    assert any(kept in line for line in lines), lines
    assert " ".join(lines) == text
    assert max(map(len, lines)) <= length
