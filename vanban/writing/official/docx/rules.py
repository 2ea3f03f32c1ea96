"""Rules under lines of text: an empty, very low paragraph with a border, as long as asked."""

from __future__ import annotations

from vanban.writing.official.docx.elements import Element, paragraph, twips, w
from vanban.writing.official.measures import RULE_PT


def rule(length: float, room: float, *, before: float = 0.0) -> Element:
    """A rule of ``length`` points in the middle of a column ``room`` points wide."""
    side = twips(max(room - length, 0) / 2)
    line = w("top", val="single", sz=round(RULE_PT * 8), space=0, color="000000")
    return paragraph(
        "VBKe",
        borders=w("pBdr", line),
        spacing=w("spacing", before=twips(before), after=0, line=40, lineRule="exact"),
        indent=w("ind", left=side, right=side, firstLine=0),
    )
