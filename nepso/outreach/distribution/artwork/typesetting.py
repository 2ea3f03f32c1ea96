"""The one place that calls typst: our layouts, our fonts, data beside them, nothing of the machine.

Text goes in as JSON strings; the layouts put strings on the page and never read them as markup.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any

import typst

from nepso.outreach.distribution.artwork.glyphs import FONTS

LAYOUTS = Path(__file__).parent / "layouts"
STANDARD = "ua-1"
_REMEMBERED = 11  # compilations that typst remembers
_PIXELS_PER_INCH = 72.0  # one point of a screen's layout is one pixel


class Unprintable(Exception):
    """Typst refused the layout with these data: our fault, never a person's typing error."""


@cache
def _fonts() -> Any:
    folders = [str(FONTS)]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def _forget() -> None:
    """Let typst drop what it remembers of layouts: it keeps each measurement through so many
    compilations, 300 MB for the artworks of one product, which no second product needs."""
    for _ in range(_REMEMBERED):
        typst.compile({"main": b" "}, font_paths=_fonts(), format="pdf")


@dataclass
class Sheet:
    """A layout with its data, in a folder of its own while it is open: typst reads pictures from
    files alone. The same data give the same bytes: nothing here asks the clock."""

    layout: str
    data: dict[str, Any]
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    def __enter__(self) -> Sheet:
        self._folder = tempfile.TemporaryDirectory(prefix="nepso-artwork-")
        root = Path(self._folder.name)
        for source in LAYOUTS.glob("*.typ"):
            (root / source.name).write_bytes(source.read_bytes())
        for name, data in self.pictures.items():
            (root / name).write_bytes(data)
        self._root = root
        self.change()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._folder.cleanup()
        _forget()

    def change(self, **data: Any) -> None:
        """Lay it out anew with other data."""
        self.data = {**self.data, **data}
        (self._root / "data.json").write_text(json.dumps(self.data), encoding="ascii")
        self._compiler: Any = typst.Compiler(
            str(self._root / f"{self.layout}.typ"), root=str(self._root), font_paths=_fonts()
        )

    def told(self) -> dict[str, Any]:
        """What the layout tells about itself (its ``<told>``): pages, sizes, units placed."""
        found = json.loads(self._asked(lambda: self._compiler.query("<told>", field="value")))
        return {name: value for one in found for name, value in one.items()}

    def pdf(self) -> bytes:
        """Tagged PDF (PDF/UA-1)."""
        return bytes(
            self._asked(
                lambda: self._compiler.compile(
                    format="pdf", pdf_standards=STANDARD, timestamp=self.data["made"]
                )
            )
        )

    def png(self, dots_per_inch: float = _PIXELS_PER_INCH) -> bytes:
        """The one page as a picture; a pixel a point where not said otherwise."""
        return bytes(self._asked(lambda: self._compiler.compile(format="png", ppi=dots_per_inch)))

    def _asked(self, ask: Callable[[], Any]) -> Any:
        try:
            return ask()
        except RuntimeError as error:
            raise Unprintable(f"{self.layout}: {error}") from error
