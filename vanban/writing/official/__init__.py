"""Official documents written in the layout of Nghị định 30/2020/NĐ-CP: DOCX and PDF/UA."""

from vanban.writing.official.document import (
    Align,
    Appendix,
    Block,
    Cell,
    Figure,
    Heading,
    Issuer,
    Level,
    OfficialDocument,
    PageBreak,
    Paragraph,
    Run,
    Signature,
    Table,
)

__all__ = [
    "Align",
    "Appendix",
    "Block",
    "Cell",
    "Figure",
    "Heading",
    "Issuer",
    "Level",
    "OfficialDocument",
    "PageBreak",
    "Paragraph",
    "Run",
    "Signature",
    "Table",
]
