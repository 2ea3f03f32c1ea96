"""The body of a .docx in reading order: paragraphs, tables, notes and boxes become blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from vanban.reading.block import Block, BlockKind, Column, Look, table_text
from vanban.reading.docx.lines import columns_of, lines_of
from vanban.reading.docx.numbering import Numbering
from vanban.reading.docx.package import Element, Package, W
from vanban.reading.docx.styles import ParagraphLook, Styles, value
from vanban.reading.docx.tables import (
    Cell,
    filled,
    grid,
    inside,
    is_frame,
    is_layout,
)
from vanban.reading.docx.words import PAGE, Words, WordsReader
from vanban.reading.repair import repair_line

MAX_DEPTH = 20
_SIGNING_ZONE = 30  # blocks after "Nơi nhận" among which the signature may
_HEADING_ZONE = 14  # blocks at the start among which the heading may stand in tabbed columns


class BodyReader:
    """Turns elements into blocks, counting lists and pages as it goes."""

    def __init__(self, package: Package, *, pages_marked: bool = True) -> None:
        styles = package.beside_main("styles")
        self._styles = Styles(styles[0][1] if styles else None)
        numbering = package.beside_main("numbering")
        self._numbering = Numbering(numbering[0][1] if numbering else None, self._styles)
        self._words = WordsReader(self._styles, pages_marked=pages_marked)
        self._notes = {kind: _notes(package, kind) for kind in ("footnote", "endnote")}
        self._shown_notes: set[tuple[str, str]] = set()
        self._carried = ""
        self._recipients_at: int | None = None
        self._late_notes: list[Block] = []
        self.page = 1
        self.blocks: list[Block] = []

    def read(self, holder: Element, depth: int = 0) -> None:
        """Append the blocks of everything inside ``holder`` (a body, a cell, a text box)."""
        for block in self._blocks(holder, Column.FULL, depth):
            self.blocks.append(block)  # one by one: what is read already steers what follows

    def _blocks(self, holder: Element, column: Column, depth: int) -> Iterator[Block]:
        if depth > MAX_DEPTH:
            return
        for child in inside(holder):
            if child.tag == f"{W}p":
                yield from self._paragraph(child, column, depth)
            elif child.tag == f"{W}tbl":
                yield from self._table(child, column, depth)

    def _paragraph(self, element: Element, column: Column, depth: int) -> Iterator[Block]:
        properties = element.find(f"{W}pPr")
        style_id = value(properties, "pStyle")
        style = self._styles.paragraph(style_id)
        look = style.under(properties)
        words = self._words.read(element, style.run)
        text = self._carried + words.text
        self._carried = ""
        if _mark_deleted(properties):
            self._carried = text
            return
        number = ""
        if look.num_id:  # Word counts an empty paragraph of a list, too
            number = self._numbering.printed(
                look.num_id, look.level, self._styles.chain_ids(style_id)
            )
        printed = f"{number} {text}" if number and text.strip() else text
        yield from self._lines(printed, words, look, column)
        for kind, note in words.notes:
            yield from self._note(kind, note, depth)
        for box in words.boxes:
            yield from self._blocks(box, column, depth + 1)

    def _lines(
        self, text: str, words: Words, look: ParagraphLook, column: Column
    ) -> Iterator[Block]:
        kind = BlockKind.PAGE_FURNITURE if look.is_contents else BlockKind.PARAGRAPH
        block = Block(kind, "", look=_look(words, look), heading_level=_heading_level(look))
        apart = column is not Column.FULL or bool(block.look.centred)
        for line in lines_of(text, apart=apart):
            words_begin = len(line) - len(line.lstrip())  # blanks hold page marks, too
            self.page += line.count(PAGE, 0, words_begin)
            for side, part in self._sides(line.replace(PAGE, ""), column):
                printed = repair_line(part)
                if printed:
                    if printed.upper().startswith("NƠI NHẬN"):
                        self._recipients_at = len(self.blocks)
                    yield replace(block, text=printed, page=self.page, column=side)
            self.page += line.count(PAGE, words_begin)

    def _sides(self, line: str, column: Column) -> list[tuple[Column, str]]:
        here = len(self.blocks)
        signing = self._recipients_at is not None and here < self._recipients_at + _SIGNING_ZONE
        if column is Column.FULL and (signing or here < _HEADING_ZONE):
            return columns_of(line, signing=signing)
        return [(column, line)]

    def _note(self, kind: str, note: str, depth: int) -> Iterator[Block]:
        element = self._notes[kind].get(note)
        if element is None or (kind, note) in self._shown_notes:
            return
        self._shown_notes.add((kind, note))
        number = sum(shown == kind for shown, _ in self._shown_notes)
        inner = self._blocks(element, Column.FULL, depth + 1)
        text = " ".join(block.text for block in inner)
        if text:
            yield Block(BlockKind.FOOTNOTE, f"{number} {text}", page=self.page)

    def _table(self, element: Element, column: Column, depth: int) -> Iterator[Block]:
        rows = grid(element)
        if is_frame(rows):
            yield from self._blocks(rows[0][0].element, column, depth + 1)
        elif column is Column.FULL and is_layout(element, rows):
            yield from self._side_by_side(rows, depth)
        else:
            texts = filled(rows, lambda cell: self._cell_words(cell, depth))
            if texts:
                yield Block(BlockKind.TABLE, table_text(texts), page=self.page, rows=texts)
            if depth == 0:
                yield from self._late_notes
                self._late_notes = []

    def _side_by_side(self, rows: list[list[Cell]], depth: int) -> Iterator[Block]:
        middle = max(cell.start + cell.width for row in rows for cell in row) / 2
        for row in rows:
            if len(row) == 1:
                yield from self._blocks(row[0].element, Column.FULL, depth + 1)
                continue
            for cell in row:
                side = Column.LEFT if cell.start < middle and cell is row[0] else Column.RIGHT
                yield from self._blocks(cell.element, side, depth + 1)

    def _cell_words(self, cell: Element, depth: int) -> str:
        """The lines of a cell that were typed apart, a line break between them."""
        inner = list(self._blocks(cell, Column.LEFT, depth + 1))
        self._late_notes += [block for block in inner if block.kind is BlockKind.FOOTNOTE]
        said = (block.text for block in inner if block.kind is not BlockKind.FOOTNOTE)
        return "\n".join(re.sub(r"\s+", " ", text) for text in said)


def _notes(package: Package, kind: str) -> dict[str, Element]:
    """Notes by their id, without the ornaments Word keeps there (separators)."""
    found = {}
    for _, root in package.beside_main(f"{kind}s"):
        for note in root.iterfind(f"{W}{kind}"):
            if note.get(f"{W}type") in {None, "normal"}:
                found[note.get(f"{W}id", "")] = note
    return found


def _mark_deleted(properties: Element | None) -> bool:
    """The paragraph's end was deleted by a tracked change: it runs on into the next one."""
    return properties is not None and properties.find(f"{W}rPr/{W}del") is not None


def _heading_level(look: ParagraphLook) -> int | None:
    return None if look.outline is None else look.outline + 1


def _look(words: Words, look: ParagraphLook) -> Look:
    indent = None
    if look.left is not None or look.first is not None:
        indent = ((look.left or 0) + (look.first or 0)) / 20
    return Look(
        indent=indent,
        size=words.points,
        bold=words.bold,
        italic=words.italic,
        centred=look.align == "center" if look.align else None,
    )
