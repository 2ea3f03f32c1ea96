"""Runs and hyperlinks of WordprocessingML from the runs of a document."""

from __future__ import annotations

from typing import Protocol

from vanban.writing.official.document import Run, Text
from vanban.writing.official.docx.elements import Element, R, text_run, w
from vanban.writing.official.links import safe_link


class Relations(Protocol):
    """What a writer needs of the package: an id for an address or a picture."""

    def link(self, address: str) -> str:
        """The id of the relation to an outer address."""

    def picture(self, data: bytes, extension: str) -> str:
        """The id of the relation to a picture within the package."""


def runs(
    text: Text, relations: Relations, *, bold: bool | None = None, size: float | None = None
) -> list[Element]:
    """The runs of ``text``; an address that is not plain http, https or mailto gives no link."""
    return [_run(run, relations, bold, size) for run in text if run.text]


def _run(run: Run, relations: Relations, bold: bool | None, size: float | None) -> Element:
    strong = True if run.bold else bold
    address = safe_link(run.link)
    if address is None:
        return text_run(run.text, bold=strong, italic=run.italic or None, size=size)
    link = w(
        "hyperlink",
        text_run(run.text, bold=strong, italic=run.italic or None, size=size, style="Hyperlink"),
    )
    link.set(f"{{{R}}}id", relations.link(address))
    return link
