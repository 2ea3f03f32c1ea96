"""Numbers in words: our own, since each library tried is wrong somewhere (decision 0120)."""

from __future__ import annotations

import re
import unicodedata

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
# Longer ones are codes, not amounts: nobody says "ba trăm triệu tỷ".
_LONGEST = 15
# "1.500.000" or "1 500 000"; a decimal comma may follow.
GROUPED = r"\d{1,3}(?:[.\u00a0]\d{3})+(?:,\d+)?"
NUMBER = rf"(?:{GROUPED}|\d+(?:,\d+)?)"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def whole(number: int) -> str:
    """A whole number as it is said in the North: 1005 is "một nghìn không trăm linh năm"."""
    if number < 0:
        return f"âm {whole(-number)}"
    if len(str(number)) > _LONGEST:
        return digits(str(number))
    billions, rest = divmod(number, 10**9)
    if not billions:
        return _below_a_billion(rest, is_first=True) or DIGITS[0]
    said = f"{whole(billions)} tỷ"
    return f"{said} {_below_a_billion(rest, is_first=False)}" if rest else said


def _below_a_billion(number: int, *, is_first: bool) -> str:
    said: list[str] = []
    for size, scale in ((10**6, " triệu"), (10**3, " nghìn"), (1, "")):
        if triple := number // size % 1000:
            said.append(_triple(triple, is_full=bool(said) or not is_first) + scale)
    return " ".join(said)


def _triple(number: int, *, is_full: bool) -> str:
    """Up to three digits; ``is_full`` when something stands before, so that zeros are said."""
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    said = [f"{DIGITS[hundreds]} trăm"] if hundreds or is_full else []
    if tens > 1:
        said.append(f"{DIGITS[tens]} mươi")
    elif tens == 1:
        said.append("mười")
    elif ones and said:
        said.append("linh")
    if ones:
        said.append(_last(ones, tens))
    return " ".join(said)


def _last(ones: int, tens: int) -> str:
    if ones == 5 and tens:
        return "lăm"
    return "mốt" if ones == 1 and tens > 1 else DIGITS[ones]


def digits(text: str) -> str:
    """One by one, as telephone numbers and codes are said; what is no digit is left out."""
    return " ".join(DIGITS[unicodedata.digit(c)] for c in text if c.isdigit())


def amount(text: str) -> str:
    """A written number, "1.500.000" or "3,5": after the comma digit by digit where a zero begins
    or more than two follow, else as a number."""
    plain = re.sub(r"[.\u00a0 ]", "", text)
    before, _, after = plain.partition(",")
    said = _before_comma(before)
    if not after:
        return said
    tail = digits(after) if after[0] == "0" or len(after) > 2 else whole(int(after))
    return f"{said} phẩy {tail}"


def _before_comma(text: str) -> str:
    if len(text) > 1 and text[0] == "0":
        return digits(text)  # a code: its zeros count
    return whole(int(text))


def roman(text: str) -> int:
    """The value of a Roman numeral up to 89; 0 when it is none."""
    values = [_ROMAN[letter] for letter in text if letter in _ROMAN]
    if len(values) != len(text):
        return 0
    pairs = zip(values, [*values[1:], 0], strict=True)
    value = sum(-one if one < following else one for one, following in pairs)
    return value if written_roman(value) == text else 0


def written_roman(value: int) -> str:
    """A number up to 89 in Roman numerals."""
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return tens[value // 10] + ones[value % 10] if 0 < value < 90 else ""
