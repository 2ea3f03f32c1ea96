"""Reading .docx files (ECMA-376) by zipfile and lxml; see ``package`` for why not python-docx."""

from __future__ import annotations

import re
from collections.abc import Iterable

from vanban.reading.block import Block, BlockKind, Reading
from vanban.reading.docx.body import BodyReader
from vanban.reading.docx.package import Element, Package, W
from vanban.reading.refusals import refusal

__all__ = ["read_docx"]

_NATIONAL = ("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI")


def read_docx(data: bytes) -> Reading:
    """Read a Word file: paragraphs with their list numbers as text, tables, notes, boxes.

    Raises UnreadableDocument (``broken``, ``incomplete``, ``encrypted``, ``zip_bomb``,
    ``xml_entities``). Pages are those of Word's last saving, 1 where it left no trace of them.
    """
    package = Package(data)
    main = package.part(package.main)
    body = main.find(f"{W}body") if main is not None else None
    if body is None:
        raise refusal("broken")
    marked = body.find(f".//{W}lastRenderedPageBreak") is not None
    reader = BodyReader(package, pages_marked=marked)
    furniture: list[Block] = []
    for part in _margins(package):
        said = "".join(str(text) for text in part.itertext(f"{W}t")).upper()
        if any(sign in said for sign in _NATIONAL):
            reader.read(part)  # some offices keep the whole heading in the page header
        else:
            furniture += _as_furniture(package, part)
    reader.read(body)
    blocks = (*reader.blocks, *dict.fromkeys(furniture))
    last = max((block.page for block in blocks), default=1)
    return Reading("docx", max(last, min(package.page_count(), 10_000)), blocks)


def _margins(package: Package) -> Iterable[Element]:
    return [part for kind in ("header", "footer") for _, part in package.beside_main(kind)]


def _as_furniture(package: Package, part: Element) -> list[Block]:
    """Running heads and feet as text; a bare page number is the last one Word saw, and is left."""
    reader = BodyReader(package)
    reader.read(part)
    texts = (block.text.replace("\n", " ") for block in reader.blocks)
    return [Block(BlockKind.PAGE_FURNITURE, text) for text in texts if re.search(r"[^\W\d]", text)]
