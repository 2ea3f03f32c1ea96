"""What has an order keeps it: printed with its number, read aloud with its number."""

import pytest

from nepso.outreach.distribution.artwork.content import Numbered
from nepso.outreach.distribution.making.plain import plain_blocks
from nepso.outreach.distribution.making.scripts import script
from nepso.outreach.distribution.making.source import Block, Rule, Source
from nepso.outreach.distribution.printing import content_of
from nepso.outreach.distribution.slides import slide_words
from nepso.outreach.distribution.sources import blocks_of
from nepso.outreach.distribution.worded import blocks_of_lines, in_words_of

STEPS = "Làm theo:\n\n1. Dừng cuộc gọi.\n2. Gọi 113 báo công an.\n\nXong."


def test_the_items_of_an_ordered_list_know_their_number():
    told = [(one.kind, one.number, one.text) for one in blocks_of(STEPS)]
    assert told == [
        ("paragraph", 0, "Làm theo:"),
        ("point", 1, "Dừng cuộc gọi."),
        ("point", 2, "Gọi 113 báo công an."),
        ("paragraph", 0, "Xong."),
    ]


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        (STEPS, "Làm theo:\n\n1. Dừng cuộc gọi.\n2. Gọi 113 báo công an.\n\nXong."),
        ("- Một.\n- Hai.", "• Một.\n• Hai."),
        ("1. A.\n\n2. B.\n\n   Thêm.\n\n3. C.", "1. A.\n2. B.\n\nThêm.\n\n3. C."),
        ("1. A.\n   1. a.\n   2. b.\n2. B.", "1. A.\n• a.\n• b.\n2. B."),
        ("<ol><li>A.</li><li><p>B.</p></li></ol>", "1. A.\n2. B."),
        ("1. A.\n\nGhi chú.\n\n2. B.", "1. A.\n\nGhi chú.\n\n2. B."),
        ("<ol><li>A.<p>Thêm.</p></li></ol>", "1. A.\n\nThêm."),
        ("1. A.\n\n   1. a.\n\n   2. b.", "1. A.\n• a.\n• b."),
        ('<ol start="x1"><li>A.</li></ol>', "1. A."),
    ],
)
def test_plain_text_prints_the_number_and_a_bullet_without_one(source, plain):
    assert plain_blocks(blocks_of(source)) == plain


def script_of(blocks, **facts):
    source = Source("Tên bài", "", "", tuple(blocks), **facts)
    return script("loudspeaker", source, Rule())["script"].split("\n")


def test_a_script_reads_the_number_in_words():
    lines = script_of(blocks_of(STEPS))
    assert lines[2] == "Một: Dừng cuộc gọi. //"
    assert lines[3].startswith("Hai: Gọi một một ba")
    assert script_of([Block("point", "Đi.", 12)])[1] == "Mười hai: Đi. //"
    assert script_of([Block("point", "Đi.")])[1] == "Đi. //"
    assert script_of([Block("point", "Go.", 2)], language="en")[1] == "2. Go. //"


def test_a_number_is_never_read_without_its_item():
    blocks = [Block("point", "Dừng lại ngay. Gọi cho công an.", 1)]
    whole = "\n".join(script_of(blocks))
    for length in range(30, len(whole) + 1):
        source = Source("Tên bài", "", "", tuple(blocks))
        said = script("loudspeaker", source, Rule(length=length))["script"]
        assert ("Một:" in said) == ("Dừng lại ngay." in said)


def test_posts_and_scripts_of_a_product_keep_the_order(air):
    product = air.desk.approve(source=STEPS)
    for kind in ("facebook", "zalo_oa", "leaflet"):
        assert "2. Gọi 113" in "\n".join(air.variant(product, kind).made.values()), kind
    assert "Hai: Gọi" in air.variant(product, "loudspeaker").made["script"]


def steps_of(content):
    orders = [one for one in content.blocks if isinstance(one, Numbered)]
    return [(one.start, [step[0].text for step in one.items]) for one in orders]


def test_a_line_of_an_order_is_a_step_wherever_the_words_are_laid_out_again():
    lines = ["Làm theo:", "1. Dừng.", "2. Gọi 113.", "", "5. Báo.", "• Điểm.", "2026. Năm."]
    made = blocks_of_lines(lines)
    assert [type(one).__name__ for one in made] == [
        "Paragraph", "Numbered", "Numbered", "Bullets", "Paragraph",
    ]  # fmt: skip
    assert [(one.start, len(one.items)) for one in made[1:3]] == [(1, 2), (5, 1)]


def test_a_slide_and_an_edited_leaflet_keep_the_order(air):
    product = air.desk.approve(source=STEPS)
    variant = air.variant(product, "lcd_screen")
    content = content_of(product, variant.version)
    shown = slide_words(variant, variant.made)
    assert steps_of(shown) == [(1, ["Dừng cuộc gọi.", "Gọi 113 báo công an."])]
    edited = in_words_of(content, {"body": "1. Dừng cuộc gọi.\n2. Gọi 113."}, "")
    assert edited.key_message == ""
    assert steps_of(edited) == [(1, ["Dừng cuộc gọi.", "Gọi 113."])]
