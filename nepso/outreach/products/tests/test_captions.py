"""Captions: read by their grammar, faults told by the line, nothing of the file handed on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nepso.kernel.errors import Invalid
from nepso.outreach.products.captions import Cue, as_subrip, captions_read, captions_written

VTT = """WEBVTT - tiêu đề

NOTE người làm: Ông A, máy B

STYLE
::cue { background: url(http://xau.vn/) }

1
00:00.000 --> 00:02.500 align:start
<v Phát thanh viên>Chào bà con.

00:00:02.500 --> 00:00:04.000
Dừng cuộc gọi & báo
<b>công an</b>.
"""
SRT = "\ufeff1\r\n00:00:00,000 --> 00:00:02,500\r\nChào bà con.\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nHai.\r\n"  # fmt: skip  # noqa: E501


def test_webvtt_is_written_anew_without_style_notes_or_settings():
    written = captions_written(captions_read(VTT))
    assert written == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:02.500\n<v Phát thanh viên>Chào bà con.\n\n"
        "00:00:02.500 --> 00:00:04.000\nDừng cuộc gọi &amp; báo\n<b>công an</b>.\n"
    )
    assert captions_written(captions_read(written)) == written


def test_subrip_becomes_webvtt_and_back():
    cues = captions_read(SRT)
    assert cues[0] == Cue(0, 2500, "Chào bà con.")
    assert as_subrip(captions_written(cues)).splitlines()[:3] == [
        "1", "00:00:00,000 --> 00:00:02,500", "Chào bà con.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("WEBVTT\n\n00:01 --> 00:02\nA", "dòng 3: cần giờ dạng"),
        ("WEBVTT\n\n00:05.000 --> 00:02.000\nA", "dòng 3: giờ kết thúc"),
        ("00:05.000 --> 00:06.000\nA\n\n00:01.000 --> 00:02.000\nB", "dòng 4: câu này bắt đầu"),
        ("00:05.000 --> 00:06.000", "dòng 1: thiếu lời"),
        ("00:01.000 --> 00:02.000\n<script>alert(1)</script>", "dòng 2: có thẻ lạ <script>"),
        ("00:01.000 --> 00:02.000\n<img src=x onerror=alert(1)>", "dòng 2: có thẻ lạ"),
        ("00:01.000 --> 00:02.000\na < b", "dòng 2: có dấu <"),
        ("00:01.000 --> 00:02.000\n<v \" onload=>a", "dòng 2: có thẻ lạ"),
        ("", "chưa có câu nào"),
        ("<html><body>", "dòng 1: cần giờ"),
    ],
)  # fmt: skip
def test_each_fault_is_told_by_its_line(text, told):
    with pytest.raises(Invalid) as refused:
        captions_read(text)
    assert told in refused.value.sentence


def test_many_faults_are_counted():
    text = "\n\n".join(["x --> y\nA"] * 20)
    with pytest.raises(Invalid, match="và 8 lỗi nữa"):
        captions_read(text)


@given(st.text(alphabet="WEBVT0123456789:.,-> <>/abv\n&", max_size=200))
def test_whatever_is_typed_ends_with_cues_or_with_one_sentence(text):
    cues, sentence = [], ""
    try:
        cues = captions_read(text)
    except Invalid as refused:
        sentence = refused.sentence
    assert bool(cues) is not bool(sentence)
    assert not sentence or (sentence.startswith("Phụ đề chưa đúng: ") and sentence.endswith("."))


WORDS = st.text(alphabet="aăâđê Ơự0?&;amp.", min_size=1, max_size=40).map(
    lambda words: " ".join(words.split()) or "a"
)
STEPS = st.tuples(st.integers(0, 60_000), st.integers(1, 9_000), WORDS)


@given(st.lists(STEPS, min_size=1, max_size=30))
def test_what_was_written_reads_as_the_same_cues_and_times(steps):
    cues, at = [], 0
    for wait, length, words in steps:
        at += wait
        cues.append(Cue(at, at + length, words))
    read = captions_read(captions_written(cues))
    assert [(one.begins, one.ends) for one in read] == [(one.begins, one.ends) for one in cues]
    plain = [one.text.replace("&amp;", "&") for one in read]
    assert plain == [one.text.replace("&amp;", "&") for one in cues]
    assert captions_written(read) == captions_written(cues), "writing again changes nothing"
