"""The tables of a Word document as plain text, read in the limited child: no Django in here."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from nepso.foundation.files.archives import archive_opened
from nepso.kernel.errors import Invalid

UNREADABLE = (
    "Tệp này không phải văn bản DOCX đọc được: hãy mở bằng Word hoặc LibreOffice rồi lưu lại "
    "dạng .docx, không đặt mật khẩu."
)
MOST_TABLES, MOST_ROWS, MOST_CELLS = 50, 2000, 30
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_in_child(data: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """``{"tables": [[[cell text, …], …], …]}``; Invalid for what is no document."""
    from lxml import etree  # noqa: PLC0415 - only the child pays for it

    archive = archive_opened(data, UNREADABLE)
    try:
        xml = archive.read("word/document.xml")
    except (KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as error:
        raise Invalid(UNREADABLE) from error
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise Invalid(UNREADABLE)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        body = etree.parse(io.BytesIO(xml), parser).getroot()
    except etree.XMLSyntaxError as error:
        raise Invalid(UNREADABLE) from error
    tables = list(body.iter(f"{_W}tbl"))[:MOST_TABLES]
    return {"tables": [[_row(row) for row in _rows(table)] for table in tables]}, []


def _rows(table: Any) -> list[Any]:
    return list(table.findall(f"{_W}tr"))[:MOST_ROWS]


def _row(row: Any) -> list[str]:
    # A content control may wrap a cell; iter finds it wherever it stands in the row.
    return [_text(cell) for cell in row.iter(f"{_W}tc")][:MOST_CELLS]


def _text(cell: Any) -> str:
    lines = []
    for paragraph in cell.iter(f"{_W}p"):
        parts = []
        for node in paragraph.iter():
            if node.tag == f"{_W}t":
                parts.append(node.text or "")
            elif node.tag == f"{_W}tab":
                parts.append("\t")
            elif node.tag in (f"{_W}br", f"{_W}cr"):
                parts.append("\n")
        lines.append("".join(parts))
    return "\n".join(lines).strip()
