"""The words of one Word paragraph: runs, fields, breaks, notes, boxes, tracked changes.

Kept: inserted text, field results, content controls, hyperlinks, smart tags. Dropped: deleted and
hidden text, field codes, the fallback copy of a drawing (ECMA-376 part 1, 17.3, 17.13, 17.16).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from vanban.reading.docx.package import Element, W
from vanban.reading.docx.styles import RunLook, Styles, value

LINE, PAGE, TAB = "\n", "\f", "\t"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DROPPED = {
    f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}delText",
    f"{W}delInstrText", f"{W}sdtPr", f"{W}sdtEndPr", f"{_MC}Fallback", f"{W}rt",
}  # fmt: skip
_LETTERS = {
    f"{W}tab": TAB, f"{W}ptab": TAB, f"{W}cr": LINE, f"{W}noBreakHyphen": "-",
    f"{W}lastRenderedPageBreak": PAGE, f"{W}softHyphen": "",
}  # fmt: skip
_SYMBOLS = {0xB7: "•", 0xA7: "▪", 0xFC: "✓", 0xD8: "➢", 0x2D: "-", 0x6F: "□", 0xA8: "□", 0xFE: "☑"}


@dataclass(slots=True)
class Words:
    """The text of a paragraph and what hangs on it."""

    text: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)  # (footnote | endnote, id)
    boxes: list[Element] = field(default_factory=list)
    bold: bool | None = None
    italic: bool | None = None
    points: float | None = None


@dataclass(slots=True)
class _Piece:
    text: str
    look: RunLook


class WordsReader:
    """Reads paragraphs one after another; a field may begin in one and end in another."""

    def __init__(self, styles: Styles, *, pages_marked: bool) -> None:
        """``pages_marked``: Word left its own page marks, so typed page breaks do not count."""
        self._styles = styles
        self._pages_marked = pages_marked
        self._fields: list[bool] = []  # for each open field: are we in its result yet

    def read(self, paragraph: Element, base: RunLook) -> Words:
        """The words of ``paragraph``; ``base`` is how its style lets letters look."""
        words = Words()
        pieces = [piece for piece in self._walk(paragraph, base, words) if piece.text]
        words.text = "".join(piece.text for piece in pieces)
        solid = [piece for piece in pieces if piece.text.strip()]
        if solid:
            words.bold = all(piece.look.bold for piece in solid)
            words.italic = all(piece.look.italic for piece in solid)
            longest = max(solid, key=lambda piece: len(piece.text))
            half_points = longest.look.half_points
            words.points = half_points / 2 if half_points else None
        return words

    def _walk(self, element: Element, look: RunLook, words: Words) -> Iterator[_Piece]:
        waiting: list[tuple[Element, RunLook]] = [(child, look) for child in reversed(element)]
        while waiting:
            child, look = waiting.pop()
            tag = child.tag
            if not isinstance(tag, str) or tag in _DROPPED:
                continue
            if tag == f"{W}txbxContent":
                words.boxes.append(child)
                continue
            if tag == f"{W}r":
                look = self._run_look(child, look)
            text = self._letters(child, words)
            if text and self._shown(look):
                yield _Piece(text.upper() if look.caps else text, look)
            waiting.extend((grandchild, look) for grandchild in reversed(child))

    def _run_look(self, run: Element, look: RunLook) -> RunLook:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return look
        style = value(properties, "rStyle")
        return (self._styles.run(style, look) if style else look).under(properties)

    def _shown(self, look: RunLook) -> bool:
        return not look.hidden and all(self._fields)

    def _letters(self, element: Element, words: Words) -> str:
        """The letters that ``element`` itself stands for; "" for a mere holder of others."""
        tag = element.tag
        if tag in {f"{W}t", f"{_M}t"}:
            return element.text or ""
        if tag in _LETTERS:
            return _LETTERS[tag]
        if tag == f"{W}br":
            return self._break(element.get(f"{W}type"))
        if tag == f"{W}sym":
            return _symbol(element.get(f"{W}char", ""))
        if tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
            kind = "footnote" if tag == f"{W}footnoteReference" else "endnote"
            words.notes.append((kind, element.get(f"{W}id", "")))
        elif tag == f"{W}fldChar":
            self._field(element.get(f"{W}fldCharType"))
        return ""

    def _break(self, kind: str | None) -> str:
        if kind == "page" and not self._pages_marked:
            return LINE + PAGE
        return LINE

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()


def _symbol(code: str) -> str:
    """A letter of a symbol font: those that offices use, else the letter itself if it is one."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= number <= 0xF0FF:
        return _SYMBOLS.get(number - 0xF000, "")
    return chr(number) if 0x20 <= number < 0xD800 else ""
