"""The file around the text: styles, header, pictures, addresses; the same bytes every time."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from vanban.writing.official.docx.elements import Element
from vanban.writing.official.docx.sections import page_number
from vanban.writing.official.docx.styles import LANGUAGE, styles_element

_MOMENT = (1980, 1, 1, 0, 0, 0)  # a zip has no earlier one; the clock is never asked
_TYPES = {"png": "image/png", "svg": "image/svg+xml"}
_UNUSED = ("stylesWithEffects", "customXml", "thumbnail")


class Package:
    """A Word file that is being made (python-docx keeps its parts and relations)."""

    def __init__(self) -> None:
        self._document: Any = docx.Document()
        self._links: dict[str, str] = {}
        self._pictures = 0
        _drop_unused(self._document.part)
        _put(self._document.styles.element, styles_element())
        self.header = self._header()

    def link(self, address: str) -> str:
        """The id of the relation to an address; one relation for each address."""
        if address not in self._links:
            kind = RELATIONSHIP_TYPE.HYPERLINK
            self._links[address] = self._document.part.relate_to(address, kind, is_external=True)
        return self._links[address]

    def picture(self, data: bytes, extension: str) -> str:
        """The id of the relation to a picture, put into the package."""
        self._pictures += 1
        name = PackURI(f"/word/media/picture{self._pictures}.{extension}")
        part = Part(name, _TYPES[extension], data, self._document.part.package)
        return str(self._document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))

    def written(
        self,
        elements: list[Element],
        last: Element,
        *,
        name: str,
        author: str,
        date: datetime.date | None,
    ) -> bytes:
        """The file with these elements as its text; ``last`` describes the last section."""
        body = self._document.element.body
        for child in list(body):
            body.remove(child)
        body.extend([*elements, last])
        self._describe(name, author, date)
        stream = io.BytesIO()
        self._document.save(stream)
        return _without_clock(stream.getvalue())

    def _header(self) -> str:
        section = self._document.sections[0]
        section.header.is_linked_to_previous = False
        element = section.header._element
        for child in list(element):
            element.remove(child)
        element.append(page_number())
        (reference,) = section._sectPr.findall(f"{{{_W}}}headerReference")
        return str(reference.get(f"{{{_R}}}id"))

    def _describe(self, name: str, author: str, date: datetime.date | None) -> None:
        facts = self._document.core_properties
        moment = datetime.datetime.combine(date or datetime.date(1980, 1, 1), datetime.time())
        facts.title, facts.author, facts.last_modified_by = name[:255], author[:255], author[:255]
        facts.comments, facts.language = "", LANGUAGE
        facts.created = facts.modified = moment


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _put(old: Element, new: Element) -> None:
    for child in list(old):
        old.remove(child)
    old.extend(list(new))


def _drop_unused(part: Any) -> None:
    for relations in (part.rels, part.package.rels):
        for key, relation in list(relations.items()):
            if any(word in relation.target_ref for word in _UNUSED):
                del relations[key]


def _without_clock(data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return stream.getvalue()
