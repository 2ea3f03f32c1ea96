"""The parts of a .docx: a zip of XML, opened without trusting it (ECMA-376 part 2).

Read by zipfile and lxml rather than python-docx: python-docx raises on parts that Word repairs
silently, knows nothing of numbering, text boxes or tracked changes, and takes three times as
long; and here we hold the switches that keep entities and bombs out.
"""

from __future__ import annotations

import posixpath
import zipfile
from typing import TypeAlias

from lxml import etree

from vanban.reading.guard import open_archive
from vanban.reading.refusals import refusal

Element: TypeAlias = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REL_STRICT = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
_REL_USUAL = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MAX_PART = 24 * 1024 * 1024


class Package:
    """The zip with the main part found through its relationships, and the parts it names."""

    def __init__(self, data: bytes) -> None:
        self._archive = open_archive(data)
        self._names = set(self._archive.namelist())
        self.main = self._find_main()
        self.relations = self._relations_of(self.main)

    def part(self, name: str) -> Element | None:
        """The root of an XML part; None when the package has no such part.

        A part that is larger than any real document, or declares entities, is refused. So is one
        that is not well-formed (XML 1.0, 1.2: a fatal error): Word opens no such file, and what
        lxml recovers of it may be half a plan that looks whole (``incomplete``).
        """
        if name not in self._names:
            return None
        raw = self._bytes(name)
        if b"<!DOCTYPE" in raw[:4096] or b"<!ENTITY" in raw[:65536]:
            raise refusal("xml_entities")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
        )
        root = etree.fromstring(raw, parser)
        if root is None:
            raise refusal("broken")
        if root.getroottree().docinfo.internalDTD is not None:
            raise refusal("xml_entities")
        if any(error.level == etree.ErrorLevels.FATAL for error in parser.error_log):
            raise refusal("incomplete")
        return root

    def beside_main(self, kind: str) -> list[tuple[str, Element]]:
        """Parts that the main part names by a relation of ``kind`` (``styles``, ``header`` …)."""
        found = []
        for relation, (of_kind, target) in self.relations.items():
            if of_kind == kind:
                part = self.part(target)
                if part is not None:
                    found.append((relation, part))
        return found

    def page_count(self) -> int:
        """The number of pages Word wrote down when it last saved; 0 when it did not."""
        app = self.part("docProps/app.xml")
        if app is None:
            return 0
        text = app.findtext("{*}Pages") or ""
        return int(text) if text.isdigit() and len(text) < 6 else 0

    def _bytes(self, name: str) -> bytes:
        if self._archive.getinfo(name).file_size > MAX_PART:
            raise refusal("zip_bomb")
        try:
            raw = self._archive.read(name)
        except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
            raise refusal("broken") from error
        except RuntimeError as error:
            raise refusal("encrypted") from error
        return raw.replace(_STRICT, _USUAL).replace(_REL_STRICT, _REL_USUAL)

    def _find_main(self) -> str:
        for kind, target in self._relations_of("").values():
            if kind == "officeDocument" and target in self._names:
                return target
        if "word/document.xml" in self._names:
            return "word/document.xml"
        raise refusal("broken")

    def _relations_of(self, part: str) -> dict[str, tuple[str, str]]:
        folder, name = posixpath.split(part)
        root = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for relation in root if root is not None else ():
            if not isinstance(relation.tag, str) or relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = relation.get("Type", "").rsplit("/", 1)[-1]
            found[relation.get("Id", "")] = (kind, posixpath.normpath(path))
        return found
