"""Reads Markdown (CommonMark with pipe tables), also when it is really plain text.

Numbers and dashes of lists stay as text, since they are the labels that other clauses cite.
Two habits of offices are allowed for: a file named .md that is plain text with "I. …", "a) …" and
"- …" lines, and a heading of the document in the first lines or in a table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from vanban.reading.block import Block, BlockKind, Column, Look, Reading, table_text
from vanban.reading.markdown_html import html_lines, html_rows
from vanban.reading.markdown_lines import Line, printed_lines
from vanban.reading.repair import repair_line
from vanban.reading.text import decode, read_text

_SIGNS = re.compile(
    r"^ {0,3}#{1,6}\s|\*\*\S|__\S|^\s*\|.*\|\s*$|^\s*\*\s|^ {0,3}>|<br|<t[dr]|^\s{2,}[-+]\s",
    re.MULTILINE | re.IGNORECASE,
)
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:[\w-]+[ \t]*:.*\r?\n){1,40}---[ \t]*\r?\n")
_FOOTNOTE = re.compile(r"\[\^([\w-]{1,20})\]:\s*")
_HEADING_ZONE = 14  # blocks among which the heading of the document stands
_LAYOUT_SIGNS = ("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "ĐẢNG CỘNG SẢN VIỆT NAM", "NƠI NHẬN")
_Rows = list[list[list[str]]]  # rows of cells of lines


def read_markdown(data: bytes) -> Reading:
    """Read the bytes of a Markdown file; every paragraph, item and table becomes one block.

    Raises UnreadableDocument when the bytes are no text. Front matter (``---`` … ``---``) stays
    out: it tells of the file, not of the document.
    """
    source = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(source)
    if front:
        source = source[front.end() :]
    if not _SIGNS.search(source):
        return replace(read_text(source.encode()), format="md")
    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table")
    parser.disable(["code", "lheading", "reference"])
    walk = _Walk(parser.parse(source))
    walk.run()
    return Reading("md", 1, tuple(walk.blocks))


@dataclass(slots=True)
class _List:
    is_bullet: bool
    number: int = 0
    lazy: bool = False  # every item is typed "1.": the reader counts, as every viewer does


@dataclass(slots=True)
class _Walk:
    """One way through the tokens; lists nest, everything else stands in a row."""

    tokens: list[Token]
    blocks: list[Block] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    marker: str = ""
    heading: int | None = None
    body_begun: bool = False

    def run(self) -> None:
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            if token.type == "table_open":
                at = self._table(at)
            else:
                self._one(at, token)
            at += 1

    def _one(self, at: int, token: Token) -> None:
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            bullet = token.type == "bullet_list_open"
            start = int(token.attrs.get("start", 1))
            self.lists.append(_List(bullet, start - 1, not bullet and self._lazy(at)))
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            self.lists.pop()
        elif token.type == "list_item_open":
            self.marker = self._marker(token)
        elif token.type == "heading_open":
            self.heading = int(token.tag[1])
        elif token.type == "inline":
            self._inline(token)
        elif token.type in {"fence", "code_block"}:
            self._lines([Line(text, bold=False) for text in token.content.split("\n")])
        elif token.type == "html_block":
            self._html(token.content)

    def _lazy(self, at: int) -> bool:
        level = self.tokens[at].level + 1
        typed = []
        for token in self.tokens[at + 1 :]:
            if token.level < level and token.type == "ordered_list_close":
                break
            if token.type == "list_item_open" and token.level == level:
                typed.append(token.info)
        return len(typed) > 1 and set(typed) == {"1"}

    def _marker(self, token: Token) -> str:
        """A dash under a dash prints as "+", as official documents write it."""
        current = self.lists[-1]
        if current.is_bullet:
            nested = sum(upper.is_bullet for upper in self.lists) > 1
            return "+" if nested or token.markup == "+" else "-"
        current.number += 1
        return f"{current.number if current.lazy else token.info}{token.markup}"

    def _inline(self, token: Token) -> None:
        level, self.heading = self.heading, None
        in_heading_zone = not self.body_begun and len(self.blocks) < _HEADING_ZONE
        lines = printed_lines(token, apart=in_heading_zone and not self.marker)
        self.body_begun |= bool(self.marker) or (level or 0) > 1
        self._lines(lines, level)

    def _lines(self, lines: list[Line], level: int | None = None) -> None:
        for line in lines:
            text = repair_line(line.text)
            note = _FOOTNOTE.match(text)
            kind = BlockKind.FOOTNOTE if note else BlockKind.PARAGRAPH
            if note:
                text = f"{note.group(1)} {text[note.end() :]}"
            elif self.marker and text:
                text, self.marker = f"{self.marker} {text}", ""
            if text.strip():
                look = Look(bold=line.bold or level is not None)
                self.blocks.append(Block(kind, text, look=look, heading_level=level))

    def _html(self, html: str) -> None:
        rows = html_rows(html)
        if rows:
            self._rows(rows)
        else:
            self._lines([Line(text, bold=False) for text in html_lines(html)])

    def _table(self, at: int) -> int:
        rows: _Rows = []
        while self.tokens[at].type != "table_close":
            if self.tokens[at].type == "tr_open":
                rows.append([])
            elif self.tokens[at].type == "inline":
                lines = printed_lines(self.tokens[at], apart=True)
                rows[-1].append([line.text for line in lines])
            at += 1
        self._rows(rows)
        return at

    def _rows(self, rows: _Rows) -> None:
        said = " ".join(line for row in rows[:2] for cell in row for line in cell).upper()
        if any(sign in said for sign in _LAYOUT_SIGNS) and max(map(len, rows)) < 4:
            self._side_by_side(rows)
            return
        width = max(map(len, rows))
        cells = [tuple("\n".join(map(repair_line, cell)) for cell in row) for row in rows]
        filled = tuple(row + ("",) * (width - len(row)) for row in cells if any(row))
        if filled:
            self.blocks.append(Block(BlockKind.TABLE, table_text(filled), rows=filled))

    def _side_by_side(self, rows: _Rows) -> None:
        for row in rows:
            for at, cell in enumerate(row):
                column = Column.LEFT if at == 0 else Column.RIGHT
                texts = (repair_line(text) for text in cell)
                self.blocks += [
                    Block(BlockKind.PARAGRAPH, text, column=column) for text in texts if text
                ]
