"""Where a text stands on a page and in which letters, in millimetres and points."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import dataclass

import pdfplumber
import pytest

MM = 25.4 / 72


@dataclass(frozen=True)
class Place:
    """Edges in millimetres from the left and the top of the paper; ``font`` and ``size`` of the
    first letter, ``sizes`` of all."""

    left: float
    right: float
    top: float
    bottom: float
    font: str
    size: float
    sizes: frozenset[float]

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def is_bold(self) -> bool:
        return "Bold" in self.font

    @property
    def is_italic(self) -> bool:
        return "Italic" in self.font


class Sheet:
    """One page of a PDF."""

    def __init__(self, page) -> None:
        self.width, self.height = float(page.width) * MM, float(page.height) * MM
        lines = page.extract_text_lines(return_chars=True)
        letters = [c for line in lines for c in sorted(line["chars"], key=lambda c: c["x0"])]
        self.chars = [c for c in letters if not c["text"].isspace()]
        self._text = "".join(c["text"] for c in self.chars)
        self.colours = {str(c["non_stroking_color"]) for c in self.chars}
        drawn = {
            tuple(round(o[side] * MM, 1) for side in ("x0", "x1", "top"))
            for o in (*page.lines, *page.rects, *page.curves)
            if o["bottom"] - o["top"] < 1.5
        }
        self.rules = sorted(drawn, key=lambda rule: rule[2])

    def __contains__(self, text: str) -> bool:
        return "".join(text.split()) in self._text

    def find(self, text: str) -> Place:
        """The first place of a text that stands on one line."""
        wanted = "".join(text.split())
        start = self._text.find(wanted)
        assert start >= 0, f"“{text}” is not on the page"
        some = self.chars[start : start + len(wanted)]
        sizes = [round(c["size"], 1) for c in some]
        return Place(
            min(c["x0"] for c in some) * MM,
            max(c["x1"] for c in some) * MM,
            min(c["top"] for c in some) * MM,
            max(c["bottom"] for c in some) * MM,
            some[len(some) // 2]["fontname"],
            sizes[0],
            frozenset(sizes),
        )

    def rule_under(self, place: Place) -> tuple[float, float, float]:
        """(left, right, top) of the first rule within 3 mm below a text."""
        under = [r for r in self.rules if -0.5 <= r[2] - place.bottom <= 3]
        near = [r for r in under if r[0] < place.right and r[1] > place.left]
        assert near, f"no rule under {place}"
        return near[0]

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Left, right, top and bottom of everything written."""
        return (
            min(c["x0"] for c in self.chars) * MM,
            max(c["x1"] for c in self.chars) * MM,
            min(c["top"] for c in self.chars) * MM,
            max(c["bottom"] for c in self.chars) * MM,
        )


def sheets(pdf: bytes) -> list[Sheet]:
    with pdfplumber.open(io.BytesIO(pdf)) as file:
        return [Sheet(page) for page in file.pages]


def as_printed(docx: bytes, folder) -> bytes:
    """The pages that LibreOffice makes of a DOCX; skips, loudly, where there is none."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("SKIPPED LOUDLY: no LibreOffice on this machine")
    (folder / "van-ban.docx").write_bytes(docx)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--norestore", "--convert-to", "pdf"]
    command += ["--outdir", str(folder), str(folder / "van-ban.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return (folder / "van-ban.pdf").read_bytes()
