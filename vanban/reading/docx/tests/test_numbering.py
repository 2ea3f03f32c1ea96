"""What Word prints before paragraphs of a list, from definitions that hold no number."""

from __future__ import annotations

from vanban.reading.docx import read_docx
from vanban.reading.docx.number_words import number_in
from vanban.reading.docx.tests.making import abstract, docx, lvl, num, p


def _printed(body: str, **parts: str) -> list[str]:
    return [block.text for block in read_docx(docx(body, **parts)).blocks]


def test_levels_count_and_restart_under_each_other():
    numbering = abstract(
        0,
        lvl(0, "upperRoman", "%1."),
        lvl(1, "decimal", "%2."),
        lvl(2, "decimal", "%2.%3."),
        lvl(3, "lowerLetter", "%4)"),
    ) + num(1, 0)
    body = "".join(
        p(text, num=(1, level))
        for text, level in [
            ("MỤC ĐÍCH", 0),
            ("Mục đích", 1),
            ("Yêu cầu", 1),
            ("NHIỆM VỤ", 0),
            ("Tuyên truyền", 1),
            ("Nội dung", 2),
            ("Hình thức", 2),
            ("Báo chí", 3),
            ("Mạng xã hội", 3),
            ("Kiểm tra", 1),
            ("Định kỳ", 2),
        ]
    )
    assert _printed(body, numbering=numbering) == [
        "I. MỤC ĐÍCH",
        "1. Mục đích",
        "2. Yêu cầu",
        "II. NHIỆM VỤ",
        "1. Tuyên truyền",
        "1.1. Nội dung",
        "1.2. Hình thức",
        "a) Báo chí",
        "b) Mạng xã hội",
        "2. Kiểm tra",
        "2.1. Định kỳ",
    ]


def test_two_lists_of_one_definition_go_on_and_an_override_starts_anew():
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0) + num(2, 0) + num(3, 0, override)
    body = (
        p("một", num=(1, 0)) + p("hai", num=(2, 0)) + p("lại một", num=(3, 0)) + p("x", num=(3, 0))
    )
    assert _printed(body, numbering=numbering) == ["1. một", "2. hai", "1. lại một", "2. x"]


def test_an_override_may_redefine_the_level():
    override = f'<w:lvlOverride w:ilvl="0">{lvl(0, "lowerRoman", "(%1)")}</w:lvlOverride>'
    numbering = abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0, override)
    assert _printed(p("ý", num=(1, 0)) * 2, numbering=numbering) == ["(i) ý", "(ii) ý"]


def test_a_level_that_never_restarts_and_one_that_starts_at_three():
    numbering = abstract(
        0,
        lvl(0, "decimal", "%1.", '<w:start w:val="3"/>'),
        lvl(1, "decimal", "Điều %2.", '<w:lvlRestart w:val="0"/>'),
    ) + num(1, 0)
    body = "".join(p("x", num=(1, level)) for level in (0, 1, 1, 0, 1))
    assert _printed(body, numbering=numbering) == [
        "3. x",
        "Điều 1. x",
        "Điều 2. x",
        "4. x",
        "Điều 3. x",
    ]


def test_legal_numbering_prints_roman_parents_as_digits():
    numbering = abstract(
        0, lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%1.%2.", "<w:isLgl/>")
    ) + num(1, 0)
    body = p("A", num=(1, 0)) + p("B", num=(1, 0)) + p("c", num=(1, 1))
    assert _printed(body, numbering=numbering) == ["I. A", "II. B", "2.1. c"]


def test_numbers_come_from_a_style_and_its_parents():
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Muc"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Diem"><w:name w:val="Diem"/>'
        '<w:basedOn w:val="Muc"/></w:style>'
    )
    numbering = abstract(
        0,
        lvl(0, "upperRoman", "%1.", '<w:pStyle w:val="Muc"/>'),
        lvl(1, "decimal", "%2.", '<w:pStyle w:val="Diem"/>'),
    ) + num(1, 0)
    body = p("A", style="Muc") + p("b", style="Diem") + p("c", style="Diem") + p("D", style="Muc")
    assert _printed(body, numbering=numbering, styles=styles) == ["I. A", "1. b", "2. c", "II. D"]


def test_number_zero_takes_the_number_of_a_style_away():
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Muc"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0)
    body = p("A", style="Muc") + p("không số", style="Muc", num=(0, 0)) + p("B", style="Muc")
    assert _printed(body, numbering=numbering, styles=styles) == ["1. A", "không số", "2. B"]


def test_bullets_are_printed_as_an_office_types_them():
    numbering = (
        abstract(0, lvl(0, "bullet", "\uf0b7"), lvl(1, "bullet", "o"))
        + abstract(1, lvl(0, "bullet", "-"))
        + abstract(2, lvl(0, "bullet", "+"))
        + num(1, 0)
        + num(2, 1)
        + num(3, 2)
    )
    body = p("a", num=(1, 0)) + p("b", num=(1, 1)) + p("c", num=(2, 0)) + p("d", num=(3, 0))
    assert _printed(body, numbering=numbering) == ["- a", "+ b", "- c", "+ d"]


def test_an_empty_paragraph_of_a_list_counts_as_word_counts_it():
    numbering = abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0)
    body = p("một", num=(1, 0)) + p("", num=(1, 0)) + p("ba", num=(1, 0))
    assert _printed(body, numbering=numbering) == ["1. một", "3. ba"]


def test_a_definition_that_only_names_a_numbering_style():
    styles = (
        '<w:style w:type="numbering" w:styleId="DS"><w:name w:val="DS"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = (
        abstract(0, lvl(0, "upperLetter", "%1."), extra='<w:styleLink w:val="DS"/>')
        + abstract(1, extra='<w:numStyleLink w:val="DS"/>')
        + num(1, 0)
        + num(2, 1)
    )
    assert _printed(p("x", num=(2, 0)), numbering=numbering, styles=styles) == ["A. x"]


def test_a_list_that_is_defined_nowhere_prints_no_number():
    assert _printed(p("x", num=(9, 0))) == ["x"]


def test_numbers_in_words_formats():
    assert [number_in("lowerLetter", n) for n in (1, 4, 5, 26, 27)] == ["a", "d", "e", "z", "aa"]
    assert [number_in("upperRoman", n) for n in (4, 9, 14, 40)] == ["IV", "IX", "XIV", "XL"]
    assert number_in("decimalZero", 7) == "07"
    assert number_in("lowerRoman", 3) == "iii"
    assert number_in("chineseCounting", 3) == "3"
