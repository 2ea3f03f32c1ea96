"""How wide a line of text is when set in Times New Roman, in thousandths of the letter size.

Plain text has lost its geometry; the width tells which lines were full, so wrapped by the page.
The widths are those of the Adobe metrics of Times-Roman, grouped.
"""

from __future__ import annotations

import unicodedata

_GROUPS = (
    (250, " .,"),
    (278, "ijlt:;/|"),
    (333, "frsI()[]-'!"),
    (389, 'J"'),
    (444, "acez“”?"),
    (556, "FPSL"),
    (611, "EZT"),
    (667, "BCR"),
    (722, "ADGHKNOQUVXYw&Đ"),
    (778, "m%"),
    (889, "MW…—"),
)


class _Widths(dict[str, int]):
    """Widths by letter; one not listed has that of its base letter, or half the size."""

    def __missing__(self, letter: str) -> int:
        base = unicodedata.normalize("NFD", letter)[0]
        width = self[base] if base != letter and base in self else 500
        self[letter] = width
        return width


_WIDTHS = _Widths({letter: width for width, letters in _GROUPS for letter in letters})


def width_of(text: str) -> int:
    """The width of ``text`` in thousandths of the letter size."""
    return sum(map(_WIDTHS.__getitem__, text))
