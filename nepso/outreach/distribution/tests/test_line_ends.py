"""A line that the writer ended ends in every channel; an announcer pauses there, never inside a
sentence."""

import pytest

from nepso.outreach.distribution.artwork.content import Numbered
from nepso.outreach.distribution.artwork_parts import questions_of
from nepso.outreach.distribution.making.cutting import cut
from nepso.outreach.distribution.making.plain import plain_blocks
from nepso.outreach.distribution.making.scripts import script
from nepso.outreach.distribution.making.source import Rule, Source
from nepso.outreach.distribution.printing import content_of
from nepso.outreach.distribution.sources import blocks_of

NUMBERS = "Hãy gọi:\nCông an: 113\nCứu thương: 115"


def said(text):
    source = Source("Tên", "", "", tuple(blocks_of(text)))
    return script("loudspeaker", source, Rule())["script"].split("\n")[1:]


@pytest.mark.parametrize(
    "text",
    [
        NUMBERS,
        "a) Tắt máy\nb) Gọi ngân hàng",
        "1. Tắt máy\n   rồi đợi\n2. Gọi 113",
        "• Tắt máy\n• Gọi 113",
        "Trước.\n\nMột\nhai\n\nSau.",
    ],
)
def test_a_post_keeps_the_lines_as_typed(text):
    assert plain_blocks(blocks_of(text)) == text.replace("   ", "")


def test_an_announcer_pauses_at_each_line():
    assert said(NUMBERS)[0] == "Hãy gọi: //"
    assert said(NUMBERS)[1].startswith("Công an: / một ")
    assert len(said(NUMBERS)) == 3
    assert len(said("a) Tắt máy\nb) Gọi ngân hàng")) == 2


def test_an_announcer_reads_on_where_a_narrow_page_broke_a_sentence():
    assert said("Bà con cảnh giác với\ncuộc gọi lạ.\nGọi công an.") == [
        "Bà con cảnh giác với cuộc gọi lạ. //",
        "Gọi công an. //",
    ]


def test_steps_that_answer_a_question_are_steps_in_the_booklet(air):
    steps = "## Làm gì ngay?\n\n1. Tắt **máy**.\n2. Gọi 113.\n\n## Vì sao?\n\nĐể an toàn."
    product = air.desk.approve(source=steps)
    _, questions = questions_of(content_of(product, product.versions.get()).blocks)
    first = questions[0].blocks[0]
    assert isinstance(first, Numbered)
    assert [run.text for run in first.items[0] if run.bold] == ["máy"]
    assert questions[0].answer == "Tắt máy.\nGọi 113."


def test_a_text_never_ends_on_the_heading_of_what_was_cut_off():
    text = "Tắt máy ngay. Đừng nghe.\n\nNhận ra bằng cách nào?\n\n" + "Giọng gấp gáp lạ lùng, " * 9
    for room in range(26, 50):
        assert cut(text, room, "utf16") == "Tắt máy ngay. Đừng nghe.", room
    assert cut(text, 65, "utf16").endswith("nào?\n\nGiọng gấp gáp…")
    text = "Tắt máy ngay, đừng nghe\n\nNhận ra bằng cách nào?\n\n" + "Giọng gấp gáp lạ lùng, " * 9
    assert cut(text, 48, "utf16") == "Tắt máy ngay, đừng nghe…"
    assert cut("Ai gọi cho bạn vậy?\n" + "Giọng gấp gáp lạ lùng, " * 9, 22, "utf16") == ""
    # A question inside a paragraph is a sentence like others.
    text = "Ai gọi bạn? Hãy hỏi lại. Bạn có biết họ không? " + "Giọng gấp gáp lạ lùng, " * 9
    assert cut(text, 60, "utf16") == "Ai gọi bạn? Hãy hỏi lại. Bạn có biết họ không?"
