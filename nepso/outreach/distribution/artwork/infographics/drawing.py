"""Elements of an SVG: presentation attributes only (no style, no script), text as data."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element as Element

from nepso.outreach.distribution.artwork.faces import evened, width_of
from nepso.outreach.distribution.artwork.glyphs import shown

SVG = "http://www.w3.org/2000/svg"
_FAMILY = "Be Vietnam Pro, Segoe UI, Roboto, Noto Sans, sans-serif"


@dataclass
class Canvas:
    """An SVG being drawn; ``colours`` by the names of the palette."""

    width: float
    colours: dict[str, str]
    root: Element = field(init=False)

    def __post_init__(self) -> None:
        self.root = etree.fromstring(f'<svg xmlns="{SVG}"/>')

    def add(self, tag: str, **attributes: str | float) -> Element:
        """One element; "_" in a name is "-"."""
        named = {name.replace("_", "-"): _value(value) for name, value in attributes.items()}
        return etree.SubElement(self.root, f"{{{SVG}}}{tag}", named)

    def box(
        self, x: float, y: float, width: float, height: float, *, colour: str, r: float = 0
    ) -> None:
        """A filled rectangle."""
        fill = self.colours[colour]
        self.add("rect", x=x, y=y, width=max(width, 0), height=max(height, 0), rx=r, fill=fill)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, *, colour: str, width: float = 1
    ) -> None:
        """A straight line."""
        stroke = self.colours[colour]
        self.add("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=width)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        *,
        weight: int = 400,
        colour: str = "ink",
        anchor: str = "start",
    ) -> None:
        """One line of words, its base at ``y``."""
        element = self.add(
            "text",
            x=x,
            y=y,
            font_family=_FAMILY,
            font_size=size,
            font_weight=str(weight),
            fill=self.colours[colour],
            text_anchor=anchor,
        )
        element.text = words

    def lines(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        room: float,
        *,
        weight: int = 400,
        colour: str = "ink",
        anchor: str = "start",
    ) -> float:
        """Words in lines of ``room``, the first base at ``y + size``; where the next may begin."""
        for line in lines_of(words, size, room, weight):
            y += size * 1.3
            self.text(x, y - size * 0.3, line, size, weight=weight, colour=colour, anchor=anchor)
        return y

    def ring(
        self,
        centre: tuple[float, float],
        radii: tuple[float, float],
        turn: tuple[float, float],
        colour: str,
    ) -> None:
        """A part of a ring, from and to a share of a full turn, clockwise from the top."""
        (x, y), (outer, inner), (start, end) = centre, radii, turn
        end = min(end, start + 0.99999)  # a full turn has no two ends to draw between
        at = [
            _point(x, y, r, t)
            for r, t in ((outer, start), (outer, end), (inner, end), (inner, start))
        ]
        large = int(end - start > 0.5)
        path = (
            f"M{at[0]} A{outer:g} {outer:g} 0 {large} 1 {at[1]} "
            f"L{at[2]} A{inner:g} {inner:g} 0 {large} 0 {at[3]} Z"
        )
        white = self.colours["white"]
        self.add("path", d=path, fill=self.colours[colour], stroke=white, stroke_width=3)

    def bytes_of(self, height: float, title: str, words: str, key: str) -> bytes:
        """The SVG at its height, named and told in words for those who do not see it."""
        root = self.root
        root.set("viewBox", f"0 0 {self.width:g} {height:g}")
        root.set("width", f"{self.width:g}")
        root.set("height", f"{height:g}")
        root.set("role", "img")
        root.set("aria-labelledby", f"{key}-ten {key}-bang")
        root.set("{http://www.w3.org/XML/1998/namespace}lang", "vi")
        for place, (tag, name, text) in enumerate(
            (("title", "ten", title), ("desc", "bang", words))
        ):
            element = etree.Element(f"{{{SVG}}}{tag}", {"id": f"{key}-{name}"})
            element.text = text
            root.insert(place, element)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def lines_of(words: str, size: float, room: float, weight: int = 400) -> list[str]:
    """Words in lines no wider than ``room``, only letters that can be printed."""
    return evened(shown(words), room, lambda text: width_of(text, size, weight))


def _value(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")


def _point(x: float, y: float, radius: float, turn: float) -> str:
    angle = 2 * math.pi * turn
    return f"{x + radius * math.sin(angle):.2f} {y - radius * math.cos(angle):.2f}"
