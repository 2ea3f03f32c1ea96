"""Numbers as Word prints them: 3, c, C, iii, III; and its bullets (ECMA-376 17.18.59)."""

from __future__ import annotations

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_PLAIN_BULLETS = "-–—+*"
_MOST = 32767  # Word counts no further


def number_in(form: str, count: int) -> str:
    """``count`` in Word's number format; formats of other scripts fall back to digits.

    Word's letters know no đ: after d comes e, as it prints them; after z comes aa.
    """
    count = min(count, _MOST)
    if form == "decimalZero":
        return f"{count:02d}"
    if form == "none":
        return ""
    if count < 1:
        return str(count)
    if form in {"lowerLetter", "upperLetter"}:
        letters = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 8)
        return letters.upper() if form == "upperLetter" else letters
    if form in {"lowerRoman", "upperRoman"}:
        return _roman(count).lower() if form == "lowerRoman" else _roman(count)
    return str(count)


def printed_bullet(text: str, bullets_above: int) -> str:
    """A bullet as an office would type it.

    "-" and "+" stay. Ornaments of symbol fonts cannot be typed; official documents write "-" and
    under it "+" in their place, and so do we.
    """
    text = text.strip()
    if text and text[0] in _PLAIN_BULLETS:
        return "-" if text[0] in "–—*" else text[0]
    return "+" if bullets_above else "-"


def _roman(count: int) -> str:
    made = ""
    for worth, letters in _ROMAN:
        while count >= worth and len(made) < 40:
            made += letters
            count -= worth
    return made
