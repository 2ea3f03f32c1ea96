"""The end of the document: Nơi nhận on the left, the signature on the right half."""

from __future__ import annotations

from vanban.writing.official import measures as m
from vanban.writing.official.arranging import Arranged
from vanban.writing.official.document import Signature
from vanban.writing.official.docx.elements import Element, paragraph, text_run, w
from vanban.writing.official.docx.grids import grid


def closing_block(arranged: Arranged) -> list[Element]:
    """The block that stands together on one page, and the contact line under its rule."""
    left = _recipients(arranged.recipients)
    if arranged.drafter:
        left.append(paragraph("VBNoiNhanDong", text_run(arranged.drafter.upper())))
    right = _signature(arranged.signature)
    elements: list[Element] = []
    if left or right:
        widths = (m.SIGNATURE_LEFT_MM, m.TEXT_WIDTH_MM - m.SIGNATURE_LEFT_MM)
        elements += [
            paragraph("VBKe", keep_next=w("keepNext"), spacing=_GAP),
            grid(widths, [(left, right)]),
        ]
    if arranged.contact:
        line = w("top", val="single", sz=6, space=4, color="000000")
        elements.append(paragraph("VBLienHe", text_run(arranged.contact), borders=w("pBdr", line)))
    return elements


_GAP = w("spacing", before=120, after=0, line=40, lineRule="exact")


def _recipients(lines: tuple[str, ...]) -> list[Element]:
    if not lines:
        return []
    head = paragraph("VBNoiNhan", text_run("Nơi nhận:"))
    return [head, *(paragraph("VBNoiNhanDong", text_run(f"- {line}")) for line in lines)]


def _signature(signature: Signature) -> list[Element]:
    lines = [paragraph("VBQuyenHan", text_run(line)) for line in signature.lines]
    if signature.name:
        lines.append(paragraph("VBNguoiKy", text_run(signature.name)))
    return lines
