"""The colours of ``nepso/ui/styles/tokens.css``, as light on a screen and as ink on paper.

Ink is DeviceCMYK, chosen by hand to come near the screen's colour: at most MOST_INK per cent in
all, so that uncoated paper dries; text is black ink alone, so that four plates need not meet in a
letter. Pictures keep sRGB with its profile: the press turns them into its own ink.
"""

from __future__ import annotations

from dataclasses import dataclass

MOST_INK = 280


@dataclass(frozen=True, slots=True)
class Colour:
    """``screen`` as #rrggbb; ``ink`` as per cent of cyan, magenta, yellow, black."""

    screen: str
    ink: tuple[int, int, int, int]


PALETTE = {
    "white": Colour("#ffffff", (0, 0, 0, 0)),
    "paper": Colour("#fbf8f2", (1, 2, 5, 0)),
    "paper_deep": Colour("#f3ecdf", (4, 6, 13, 0)),
    "line": Colour("#ddd5c5", (12, 13, 22, 0)),
    "ink": Colour("#22282f", (0, 0, 0, 100)),
    "ink_soft": Colour("#4d5661", (0, 0, 0, 78)),
    "indigo": Colour("#1f4e79", (95, 68, 25, 12)),
    "indigo_deep": Colour("#173a5e", (100, 78, 32, 30)),
    "indigo_pale": Colour("#e7eff6", (9, 3, 1, 0)),
    "tea": Colour("#1d6a45", (85, 33, 80, 25)),
    "tea_deep": Colour("#12472e", (85, 42, 82, 50)),
    "tea_pale": Colour("#e3f1e8", (11, 1, 11, 0)),
    "lacquer": Colour("#a82a1e", (20, 94, 95, 14)),
    "lacquer_deep": Colour("#7a1c13", (25, 96, 96, 42)),
    "lacquer_pale": Colour("#fbe8e4", (0, 10, 8, 0)),
    "amber": Colour("#7a4d00", (30, 60, 100, 40)),
    "amber_bright": Colour("#d9932b", (12, 45, 90, 0)),
    "amber_pale": Colour("#fcf0d4", (1, 5, 18, 0)),
    "plum": Colour("#5b3a78", (75, 88, 18, 8)),
    "plum_deep": Colour("#3f2754", (80, 92, 32, 34)),
    "plum_pale": Colour("#f0e9f6", (5, 8, 0, 0)),
}

# (deep ground, accent, pale ground) by audience: a board with several sheets is told apart.
THEMES = {
    "everybody": ("indigo_deep", "indigo", "indigo_pale"),
    "pupil": ("tea_deep", "tea", "tea_pale"),
    "official": ("indigo_deep", "indigo", "indigo_pale"),
    "elder": ("lacquer_deep", "lacquer", "lacquer_pale"),
    "business": ("plum_deep", "plum", "plum_pale"),
    "minority": ("tea_deep", "tea", "tea_pale"),
}


def palette_of(audience: str, *, on_paper: bool) -> dict[str, object]:
    """The colours by name as a layout reads them, with the theme's ``deep accent pale``."""
    deep, accent, pale = THEMES[audience]
    named = {**PALETTE, "deep": PALETTE[deep], "accent": PALETTE[accent], "pale": PALETTE[pale]}
    return {name: list(one.ink) if on_paper else one.screen for name, one in named.items()}
