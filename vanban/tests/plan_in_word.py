"""The demonstration plan as offices would have typed it in Word: made anew for each test.

The text is that of ``demo/ke-hoach-thai-nguyen.txt``, joined to paragraphs; heading and signature
stand in borderless tables, and (where asked) Word itself counts the headings and items.
"""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Length, Mm, Pt
from docx.table import _Cell

DEMO = Path(__file__).resolve().parents[2] / "demo" / "ke-hoach-thai-nguyen.txt"
_MARK = re.compile(
    r"(?:([IVX]+\.)|(\d+\.\d+\.)|(\d+\.)|([a-zđ]\))|(-)) (?=\S)|Nơi nhận|TM\.|KT\.|PHÓ|KẾ HOẠCH|"
    r"Trên đây là|Thực hiện Quyết định số 423"
)
_TABLE_ROWS = 16
_LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."))


def paragraphs() -> list[str]:
    """The body and end of the plan, one string a paragraph, from the line of its kind on."""
    source = unicodedata.normalize("NFC", DEMO.read_text(encoding="utf-8"))
    lines = [line.strip() for line in source.split("\n")]
    made: list[str] = []
    last = ""
    for line in lines[lines.index("KẾ HOẠCH") :]:
        if not line:
            continue
        if not made or _MARK.match(line) or (len(last) < 60 and line[0].isupper()):
            made.append(line)
        else:
            made[-1] += f" {line}"
        last = line
    return made


def plan_docx(*, word_counts: bool, times: int = 1, task_table: bool = False) -> bytes:
    """The plan as .docx; ``word_counts`` leaves numbers and dashes to Word's numbering.

    ``times`` repeats the duties to make it longer; ``task_table`` adds an appendix with a table.
    """
    document = Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(13)
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin = Mm(30), Mm(20)
    page.top_margin = page.bottom_margin = Mm(20)
    _heading(document)
    texts = paragraphs()
    end = next(n for n, text in enumerate(texts) if text.startswith("Nơi nhận"))
    begin = texts.index("II. NHIỆM VỤ, GIẢI PHÁP")
    lists = _Lists(document) if word_counts else None
    for text in texts[:begin] + texts[begin : end - 1] * times + texts[end - 1 : end]:
        _add(document, text, lists)
    _signature(document, texts[end:])
    if task_table:
        _appendix(document, texts[begin:end])
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _heading(document: WordDocument) -> None:
    table = document.add_table(rows=2, cols=2)
    left, right = Mm(60), Mm(100)
    table.columns[0].width, table.columns[1].width = left, right
    national = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    _fill(table.cell(0, 0), ["ỦY BAN NHÂN DÂN", "TỈNH THÁI NGUYÊN"], left)
    _fill(table.cell(0, 1), national, right)
    _fill(table.cell(1, 0), ["Số:             /KH-UBND"], left)
    _fill(table.cell(1, 1), ["Thái Nguyên, ngày        tháng       năm 2026"], right)


def _signature(document: WordDocument, texts: list[str]) -> None:
    table = document.add_table(rows=1, cols=2)
    signer = next(n for n, text in enumerate(texts) if text.startswith("TM."))
    _fill(table.cell(0, 0), texts[:signer], Mm(85), size=11, centred=False)
    _fill(table.cell(0, 1), texts[signer:], Mm(75))


def _fill(
    cell: _Cell, lines: list[str], width: Length, *, size: int = 12, centred: bool = True
) -> None:
    cell.width = width
    for line in lines:
        first = line is lines[0]
        paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
        paragraph.add_run(line).font.size = Pt(size)
        paragraph.paragraph_format.space_after = Pt(0)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


class _Lists:
    """Numbering as Word writes it: one outline list, letters that restart, and dashes."""

    def __init__(self, document: WordDocument) -> None:
        self._root = document.part.numbering_part.element
        outline = "".join(_level(n, form, text) for n, (form, text) in enumerate(_LEVELS))
        self._define(90, outline)
        self._define(91, _level(0, "lowerLetter", "%1)"))
        self._define(92, _level(0, "bullet", "-"))
        self._root.append(_num(90, 90))
        self._root.append(_num(92, 92))
        self._letters = 200

    def of(self, mark: re.Match[str]) -> tuple[int, int] | None:
        """(numId, level) for a label, None where Word cannot count it (its letters lack đ)."""
        roman, _, first, letter, dash = mark.groups()
        if dash:
            return 92, 0
        if letter:
            return self._lettered(letter)
        return 90, 0 if roman else 1 if first else 2

    def _lettered(self, letter: str) -> tuple[int, int] | None:
        if letter not in {"a)", "b)", "c)", "d)"}:
            return None
        if letter == "a)":
            self._letters += 1
            self._root.append(_num(self._letters, 91, restart=True))
        return self._letters, 0

    def _define(self, number: int, levels: str) -> None:
        definition = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{levels}</w:abstractNum>'
        )
        self._root.insert(0, definition)


def _level(number: int, form: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def _num(number: int, of: int, *, restart: bool = False) -> object:
    override = (
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if restart else ""
    )
    return parse_xml(
        f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{of}"/>'
        f"{override}</w:num>"
    )


def _add(document: WordDocument, text: str, lists: _Lists | None) -> None:
    mark = _MARK.match(text)
    place = lists.of(mark) if lists and mark and any(mark.groups()) else None
    paragraph = document.add_paragraph(text[mark.end() :] if place and mark else text)
    if place:
        paragraph._p.get_or_add_pPr().append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{place[1]}"/>'
                f'<w:numId w:val="{place[0]}"/></w:numPr>'
            )
        )
    if text == "KẾ HOẠCH" or text.startswith("Triển khai thực hiện Bộ Quy tắc ứng xử văn hóa trên"):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.runs[0].bold = True


def _appendix(document: WordDocument, texts: list[str]) -> None:
    document.add_paragraph("PHỤ LỤC").alignment = WD_ALIGN_PARAGRAPH.CENTER
    rows = [text for text in texts if text.startswith("- ")][:_TABLE_ROWS]
    table = document.add_table(rows=1, cols=4, style="Table Grid")
    for cell, text in zip(
        table.rows[0].cells, ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"), strict=True
    ):
        cell.text = text
    for number, text in enumerate(rows, start=1):
        cells = table.add_row().cells
        for cell, words in zip(
            cells, (str(number), text[2:], "Sở Y tế", "Quý IV/2026"), strict=True
        ):
            cell.text = words
