"""Word's styles: what a paragraph or run inherits (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from vanban.reading.docx.package import Element, W

_OFF = {"0", "false", "off", "none"}
_MAX_CHAIN = 12  # styles based on styles; a loop ends here


def switch(properties: Element | None, name: str) -> bool | None:
    """A toggle such as ``b`` or ``caps``: True, False, or None where it says nothing."""
    found = properties.find(W + name) if properties is not None else None
    if found is None:
        return None
    return found.get(W + "val", "1").lower() not in _OFF


def value(properties: Element | None, name: str) -> str | None:
    """The ``w:val`` of a child, None where there is none."""
    found = properties.find(W + name) if properties is not None else None
    return found.get(W + "val") if found is not None else None


def whole(text: str | None) -> int | None:
    """A whole number as Word writes it, None for anything else."""
    if text and re.fullmatch(r"-?\d{1,9}", text):
        return int(text)
    return None


@dataclass(frozen=True, slots=True)
class RunLook:
    """How letters look; None where nothing says so."""

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    half_points: int | None = None

    def under(self, properties: Element | None) -> RunLook:
        """This look with what ``properties`` (a ``w:rPr``) say laid over it."""
        if properties is None or len(properties) == 0:
            return self
        bold, italic = switch(properties, "b"), switch(properties, "i")
        caps, hidden = switch(properties, "caps"), switch(properties, "vanish")
        size = whole(value(properties, "sz"))
        return RunLook(
            self.bold if bold is None else bold,
            self.italic if italic is None else italic,
            self.caps if caps is None else caps,
            self.hidden if hidden is None else hidden,
            self.half_points if size is None else size,
        )


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """What a paragraph style gives: the look of its letters, and of the paragraph itself."""

    run: RunLook = RunLook()
    align: str | None = None
    outline: int | None = None
    num_id: str | None = None
    level: int | None = None
    left: int | None = None
    first: int | None = None
    is_contents: bool = False

    def under(self, properties: Element | None) -> ParagraphLook:
        """This look with a ``w:pPr`` laid over it (its run properties are left alone)."""
        if properties is None or len(properties) == 0:
            return self
        look = self
        align = value(properties, "jc")
        outline = whole(value(properties, "outlineLvl"))
        if align is not None:
            look = replace(look, align=align)
        if outline is not None:
            look = replace(look, outline=outline if 0 <= outline < 9 else None)
        numbering = properties.find(W + "numPr")
        if numbering is not None:
            level = whole(value(numbering, "ilvl"))
            look = replace(
                look,
                num_id=value(numbering, "numId") or look.num_id,
                level=look.level if level is None else level,
            )
        return _indented(look, properties.find(W + "ind"))


def _indented(look: ParagraphLook, indent: Element | None) -> ParagraphLook:
    if indent is None:
        return look
    left = whole(indent.get(W + "left") or indent.get(W + "start"))
    hanging = whole(indent.get(W + "hanging"))
    first = -hanging if hanging is not None else whole(indent.get(W + "firstLine"))
    return replace(
        look,
        left=look.left if left is None else left,
        first=look.first if first is None else first,
    )


class Styles:
    """The style sheet, each style resolved once through those it is based on."""

    def __init__(self, root: Element | None) -> None:
        self._by_id: dict[str, Element] = {}
        self._default: dict[str, str] = {}
        self._paragraphs: dict[str | None, ParagraphLook] = {}
        self._base = RunLook()
        if root is None:
            return
        for style in root.iterfind(W + "style"):
            name = style.get(W + "styleId", "")
            self._by_id[name] = style
            if style.get(W + "default", "0") not in _OFF:
                self._default.setdefault(style.get(W + "type", ""), name)
        self._base = RunLook().under(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))

    def paragraph(self, style_id: str | None) -> ParagraphLook:
        """The look of a paragraph style; of the default one for None or an unknown name."""
        if style_id not in self._by_id:
            style_id = self._default.get("paragraph")
        if style_id not in self._paragraphs:
            look = ParagraphLook(run=self._base)
            for style in reversed(self._chain(style_id)):
                look = replace(
                    look.under(style.find(W + "pPr")), run=look.run.under(style.find(W + "rPr"))
                )
                look = _named(look, value(style, "name") or "")
            self._paragraphs[style_id] = look
        return self._paragraphs[style_id]

    def run(self, style_id: str | None, over: RunLook) -> RunLook:
        """``over`` with a character style laid on it."""
        look = over
        for style in reversed(self._chain(style_id)):
            look = look.under(style.find(W + "rPr"))
        return look

    def numbering_of(self, style_id: str | None) -> str | None:
        """The ``numId`` a (numbering) style points at."""
        for style in self._chain(style_id):
            found = style.find(f"{W}pPr/{W}numPr/{W}numId")
            if found is not None:
                return found.get(W + "val")
        return None

    def chain_ids(self, style_id: str | None) -> list[str]:
        """The style and those it is based on, nearest first."""
        if style_id not in self._by_id:
            style_id = self._default.get("paragraph")
        return [style.get(W + "styleId", "") for style in self._chain(style_id)]

    def _chain(self, style_id: str | None) -> list[Element]:
        chain: list[Element] = []
        while style_id in self._by_id and len(chain) < _MAX_CHAIN:
            style = self._by_id[style_id]
            chain.append(style)
            style_id = value(style, "basedOn")
        return chain


def _named(look: ParagraphLook, name: str) -> ParagraphLook:
    """Built-in style names carry meaning of their own: ``heading 2``, ``toc 1``."""
    heading = re.fullmatch(r"heading ([1-9])", name.lower())
    if heading and look.outline is None:
        look = replace(look, outline=int(heading.group(1)) - 1)
    if re.match(r"toc (\d|heading)", name.lower()):
        look = replace(look, is_contents=True)
    return look
