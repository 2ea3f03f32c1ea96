"""``infographic_made``: the table of a product as SVG, or as PNG drawn from that SVG."""

from __future__ import annotations

import hashlib
import math
from decimal import Decimal

from nepso.kernel.errors import Invalid
from nepso.outreach.distribution.artwork.content import ArtworkContent, one_line
from nepso.outreach.distribution.artwork.glyphs import shown
from nepso.outreach.distribution.artwork.infographics.charts import CHARTS, PAD
from nepso.outreach.distribution.artwork.infographics.drawing import Canvas
from nepso.outreach.distribution.artwork.infographics.numbers import checked_rows, shown_number
from nepso.outreach.distribution.artwork.kinds import PNG, ArtworkKind
from nepso.outreach.distribution.artwork.palette import palette_of
from nepso.outreach.distribution.artwork.results import Artwork, ArtworkOptions, DataTable
from nepso.outreach.distribution.artwork.sheets import (
    blocks_left_out,
    pictures_left_out,
    questions_left_out,
)
from nepso.outreach.distribution.artwork.typesetting import Sheet
from nepso.outreach.distribution.artwork.units import units_of
from nepso.outreach.distribution.artwork.wording import address_shown

WIDTH = 1200.0
_PNG_DPI = 144.0
_LONGEST = 200  # letters of a label, a title, a unit


def infographic_made(
    kind: ArtworkKind, content: ArtworkContent, options: ArtworkOptions
) -> Artwork:
    """The picture; ``alt`` of the result tells the whole table."""
    if options.table is None:
        raise Invalid("Đồ họa cần một bảng số liệu nhỏ: hãy nhập bảng.")
    table = _cleaned(options.table)
    rows = checked_rows(table, options.chart)
    words = table_in_words(table, rows)
    svg = _drawn(content, table, rows, options.chart, words)
    data = _as_png(svg) if kind.media_type == PNG else svg
    left_out = (
        *blocks_left_out(content, units_of(content.blocks)),
        *questions_left_out(content),
        *pictures_left_out(content.pictures),
    )
    return Artwork(kind, data, kind.media_type, "", 1, left_out, (), words)


def table_in_words(table: DataTable, rows: list[tuple[str, Decimal]]) -> str:
    """The table as a reader of screens says it."""
    unit = f" {table.unit}" if table.unit else ""
    told = "; ".join(f"{label}: {shown_number(value)}{unit}" for label, value in rows)
    parts = [f"{table.title}. Bảng số liệu: {told}."]
    if table.as_of:
        parts.append(f"Số liệu đến ngày {table.as_of:%d/%m/%Y}.")
    if table.source:
        parts.append(f"Nguồn: {table.source}.")
    return " ".join(parts)


def _cleaned(table: DataTable) -> DataTable:
    texts = (table.title, table.unit, table.source, *(label for label, _ in table.rows))
    if any(len(text) > _LONGEST for text in texts):
        raise Invalid(f"Mỗi ô chữ của bảng dài nhất {_LONGEST} ký tự: hãy viết ngắn lại.")
    if not one_line(table.title):
        raise Invalid("Bảng số liệu chưa có tên: hãy đặt tên cho bảng.")
    rows = tuple((shown(one_line(label)), value) for label, value in table.rows)
    title, unit, source = (shown(one_line(text)) for text in texts[:3])
    return DataTable(title, rows, unit, source, table.as_of)


def _drawn(
    content: ArtworkContent,
    table: DataTable,
    rows: list[tuple[str, Decimal]],
    chart: str,
    words: str,
) -> bytes:
    colours = {name: str(one) for name, one in palette_of(content.audience, on_paper=False).items()}
    canvas = Canvas(WIDTH, colours)
    room = WIDTH - 2 * PAD
    ground = canvas.add("rect", x=0, y=0, width=WIDTH, fill=colours["white"])
    head = canvas.add("rect", x=0, y=0, width=WIDTH, fill=colours["deep"])
    y = canvas.lines(PAD, 44, content.agency.upper(), 22, room, weight=600, colour="amber_pale")
    y = canvas.lines(PAD, y + 12, table.title, 50, room, weight=800, colour="white")
    y = math.ceil(y + 26)  # whole units: no hairline between two grounds
    head.set("height", f"{y:g}")
    _band(canvas, y)
    y = CHARTS[chart](canvas, y + 24 + 40, rows, table.unit)
    y = _foot(canvas, y + 12, content, table)
    ground.set("height", f"{y:g}")
    key = "dh" + hashlib.sha256(words.encode()).hexdigest()[:8]
    return canvas.bytes_of(y, table.title, words, key)


def _band(canvas: Canvas, top: float) -> None:
    """The woven band of the printed artworks."""
    step = 24.0
    canvas.box(0, top, WIDTH, step, colour="deep")
    for number in range(int(WIDTH / step)):
        x, y = step * (number + 0.5), top + step / 2
        for radius, colour in ((10.6, "amber_bright"), (6.2, "deep"), (2.9, "white")):
            corners = ((-radius, 0), (0, -radius), (radius, 0), (0, radius))
            points = " ".join(f"{x + right:g},{y + down:g}" for right, down in corners)
            canvas.add("polygon", points=points, fill=canvas.colours[colour])


def _foot(canvas: Canvas, top: float, content: ArtworkContent, table: DataTable) -> float:
    room = WIDTH - 2 * PAD
    y = top
    if content.disclosure:
        y = canvas.lines(PAD, y, content.disclosure, 24, room, weight=600, colour="lacquer") + 10
    canvas.line(PAD, y, WIDTH - PAD, y, colour="line", width=2)
    y += 14
    small = [f"Số liệu đến ngày {table.as_of:%d/%m/%Y}"] if table.as_of else []
    small += [f"Nguồn: {table.source}"] if table.source else []
    small += [address_shown(content)] if content.page_url else []
    for line in small:
        y = canvas.lines(PAD, y, line, 20, room, colour="ink_soft")
    return y + 40


def _as_png(svg: bytes) -> bytes:
    with Sheet("drawn", {"width": WIDTH}, {"drawn.svg": svg}) as sheet:
        return sheet.png(_PNG_DPI)
