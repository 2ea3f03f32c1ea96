"""The heading block of page 1: issuer, Quốc hiệu, number, date, kind, title, Kính gửi."""

from __future__ import annotations

from vanban.writing.official import measures as m
from vanban.writing.official.arranging import Arranged, Head
from vanban.writing.official.docx.elements import Element, paragraph, text_run, w
from vanban.writing.official.docx.grids import grid
from vanban.writing.official.docx.rules import rule


def head_block(arranged: Arranged) -> list[Element]:
    """Elements from the issuer down to the legal bases."""
    head = arranged.head
    widths = (m.HEAD_LEFT_MM, m.HEAD_RIGHT_MM)
    number = [paragraph("VBSo", text_run(head.number))]
    if head.subject:
        number.append(paragraph("VBVeViec", text_run("\n".join(head.subject))))
    date = [paragraph("VBNgay", text_run(head.date))]
    elements = [grid(widths, [(_issuer(head), _country(head)), (number, date)])]
    if head.kind:
        elements += _title(head)
    elements += _addressees(arranged.addressees)
    if arranged.deciding_body:
        elements.append(paragraph("VBGiua", text_run(arranged.deciding_body)))
    elements += [paragraph("VBCanCu", text_run(basis)) for basis in arranged.legal_bases]
    if arranged.decides:
        elements.append(paragraph("VBGiua", text_run("QUYẾT ĐỊNH:")))
    return elements


def _issuer(head: Head) -> list[Element]:
    lines = [paragraph("VBChuQuan", text_run(line)) for line in head.parent]
    lines += [paragraph("VBCoQuan", text_run(line)) for line in head.issuer]
    return [*lines, rule(head.issuer_rule, m.points(m.HEAD_LEFT_MM), before=1)]


def _country(head: Head) -> list[Element]:
    return [
        paragraph("VBQuocHieu", text_run(m.COUNTRY)),
        paragraph("VBTieuNgu", text_run(m.MOTTO)),
        rule(head.motto_rule, m.points(m.HEAD_RIGHT_MM), before=1),
    ]


def _title(head: Head) -> list[Element]:
    lines = [paragraph("Title", text_run(head.kind or ""))]
    if head.title:
        lines.append(paragraph("VBTrichYeu", text_run("\n".join(head.title))))
        lines.append(rule(head.title_rule, m.points(m.TEXT_WIDTH_MM), before=2))
    lines.append(
        paragraph("VBKe", spacing=w("spacing", before=0, after=120, line=20, lineRule="exact"))
    )
    return lines


def _addressees(addressees: tuple[str, ...]) -> list[Element]:
    if not addressees:
        return []
    if len(addressees) == 1:
        return [paragraph("VBKinhGui", text_run(f"Kính gửi: {addressees[0]}"))]
    start = paragraph(
        "VBKinhGui",
        text_run("Kính gửi:"),
        keep_next=w("keepNext"),
        align=w("jc", val="left"),
        indent=w("ind", left=1418, firstLine=0),
    )
    return [start, *(paragraph("VBNoiKinhGui", text_run(f"- {name}")) for name in addressees)]
