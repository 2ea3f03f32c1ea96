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
_WIDTHS = {letter: width for width, letters in _GROUPS for letter in letters}


def width_of(text: str) -> int:
    """The width of ``text``; letters not listed count as half the size."""
    total = 0
    for letter in text:
        if letter.isascii():
            total += _WIDTHS.get(letter, 500)
        else:
            base = unicodedata.normalize("NFD", letter)[0]
            total += _WIDTHS.get(letter) or _WIDTHS.get(base, 500)
    return total
