"""An arranged document as the plain JSON that ``official.typ`` prints."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

from vanban.writing.official import measures
from vanban.writing.official.arranging import Arranged, NumberedBlock
from vanban.writing.official.document import Figure, Heading, PageBreak, Paragraph, Table, Text
from vanban.writing.official.figures import picture_of, words_of
from vanban.writing.official.links import safe_link
from vanban.writing.official.numbering import UPPER_LEVELS
from vanban.writing.official.pdf.depth import Depths
from vanban.writing.official.table_grid import Place, laid, shares

_FONT = {"FONT_ABOVE": 0.891, "FONT_BELOW": 0.216, "LINE_GAP": 0.042}  # of the size; as Word does
_MAX_FIGURE_MM = measures.PAGE_HEIGHT_MM - measures.MARGIN_TOP_MM - measures.MARGIN_BOTTOM_MM - 20


class PlainForm:
    """Gathers the JSON, the addresses linked to and the pictures of one document."""

    def __init__(self) -> None:
        self.links: list[str] = []
        self.files: dict[str, bytes] = {}
        self._marks: dict[str, int] = {}

    def of(self, arranged: Arranged, date: datetime.date | None) -> dict[str, Any]:
        """The JSON of the whole document; ``links`` and ``files`` are filled by it."""
        body = self._blocks(arranged.body, Depths(1 if arranged.head.kind else 0))
        appendices = [
            {
                **dataclasses.asdict(dataclasses.replace(part, body=())),
                "body": self._blocks(part.body, Depths(1), part.landscape),
            }
            for part in arranged.appendices
        ]
        return {
            **dataclasses.asdict(dataclasses.replace(arranged, body=(), appendices=())),
            "body": body,
            "appendices": appendices,
            "closes": bool(arranged.recipients or arranged.signature.lines),
            "author": " ".join(arranged.head.issuer),
            "date": {"year": date.year, "month": date.month, "day": date.day} if date else None,
            "measures": _measures(),
            "links": self.links,
        }

    def _blocks(
        self, blocks: tuple[NumberedBlock, ...], depths: Depths, landscape: bool = False
    ) -> list[dict[str, Any]]:
        return [self._block(block, number, depths, landscape) for block, number in blocks]

    def _block(self, block: Any, number: str, depths: Depths, landscape: bool) -> dict[str, Any]:
        if isinstance(block, Heading):
            upper = block.level in UPPER_LEVELS
            title = block.title.upper() if upper else block.title
            facts = {"level": str(block.level), "title": title, "number": number}
            return {"block": "heading", "depth": depths.of(block.level), **facts}
        if isinstance(block, Paragraph):
            text = self._text(block.text)
            return {"block": "paragraph", "text": text, "number": number, "align": block.align}
        if isinstance(block, Table):
            return self._table(block, landscape)
        if isinstance(block, Figure):
            return self._figure(block, landscape)
        assert isinstance(block, PageBreak)
        return {"block": "page_break"}

    def _text(self, text: Text) -> list[dict[str, Any]]:
        return [
            {**dataclasses.asdict(run), "link": link, "mark": self._mark(link)}
            for run in text
            if run.text
            for link in [safe_link(run.link)]
        ]

    def _mark(self, link: str | None) -> int:
        if link is None:
            return 0
        if link not in self._marks:
            self.links.append(link)
            self._marks[link] = len(self.links)
        return self._marks[link]

    def _table(self, block: Table, landscape: bool) -> dict[str, Any]:
        rows = laid(block)
        cells = [
            [self._cell(place, y) for place in row if not place.continued]
            for y, row in enumerate(rows)
        ]
        head = len(block.head)
        return {
            "block": "table",
            "head": [cell for row in cells[:head] for cell in row],
            "rows": [cell for row in cells[head:] for cell in row],
            "shares": shares(block),
            "caption": block.caption,
            "size": block.size,
            "turned": block.landscape and not landscape,
        }

    def _cell(self, place: Place, y: int) -> dict[str, Any]:
        return {
            "x": place.column,
            "y": y,
            "columns": place.columns,
            "rows": place.rows,
            "align": place.align,
            "text": self._text(place.cell.text),
        }

    def _figure(self, block: Figure, landscape: bool) -> dict[str, Any]:
        picture = picture_of(block)
        name = f"figure-{len(self.files) + 1}.{picture.extension}"
        self.files[name] = picture.data
        room = measures.TEXT_WIDTH_LANDSCAPE_MM if landscape else measures.TEXT_WIDTH_MM
        width = min(block.width_mm, room, _MAX_FIGURE_MM / picture.ratio)
        return {
            "block": "figure",
            "file": name,
            "width": width,
            "alternative": words_of(block),
            "caption": block.caption,
        }


def _measures() -> dict[str, Any]:
    names = (name for name in dir(measures) if name.isupper())
    return {name: getattr(measures, name) for name in names} | _FONT
