"""The letters of one PDF page and what pdfium tells of each: place, size, font.

Five thousand words a plan make every call count. All letters come in one call; the font is asked
once for each piece that a page is printed in, since all letters of a piece share it; places come
through prototypes of plain numbers, for which ctypes takes half the time that it takes for
pypdfium2's typed pointers.
"""

from __future__ import annotations

import re
from ctypes import (
    CFUNCTYPE,
    addressof,
    byref,
    c_double,
    c_int,
    c_ushort,
    c_void_p,
    cast,
    create_string_buffer,
)
from functools import lru_cache
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium_c

_object_of = cast(pdfium_c.FPDFText_GetTextObject, CFUNCTYPE(c_void_p, c_void_p, c_int))
_origin_of = cast(
    pdfium_c.FPDFText_GetCharOrigin, CFUNCTYPE(c_int, c_void_p, c_int, c_void_p, c_void_p)
)
_box_of = cast(
    pdfium_c.FPDFText_GetCharBox,
    CFUNCTYPE(c_int, c_void_p, c_int, c_void_p, c_void_p, c_void_p, c_void_p),
)
_TOLD_SINGLY = "\ufffe"


class Font(NamedTuple):
    """How a letter is printed; ``family`` is the name without what tells bold from slanted."""

    size: float
    bold: bool
    italic: bool
    family: str


def letters_of(raw: Any, count: int) -> str:
    """The ``count`` letters of a page, one character each, so that places in it are pdfium's.

    The whole gives one sign for a hyphen that ends a line and for a letter without a code, so that
    these are asked singly; so is every letter where the whole has more or fewer of them.
    """
    held = (c_ushort * (count + 1))()
    written = pdfium_c.FPDFText_GetText(raw, 0, count, held) - 1
    text = bytes(held)[: 2 * max(0, written)].decode("utf-16-le", "surrogatepass")
    if written != count or len(text) != count:
        return "".join(_letter(raw, at) for at in range(count))
    if _TOLD_SINGLY in text:
        return "".join(
            _letter(raw, at) if letter == _TOLD_SINGLY else letter for at, letter in enumerate(text)
        )
    return text


def _letter(raw: Any, at: int) -> str:
    code = pdfium_c.FPDFText_GetUnicode(raw, at)
    return chr(code) if code < 0x110000 else " "


class LettersAsked:
    """Where pdfium writes its answers about the letters of one page: made once for all of them.

    What is read is emptied first: an answer that does not come must not be that of another letter.
    """

    def __init__(self, raw: Any) -> None:
        self._raw, self._address = raw, addressof(raw.contents)
        self._fonts: dict[int, Font] = {}
        self._right, self._x, self._y, self._unread = c_double(), c_double(), c_double(), c_double()
        right, unread = addressof(self._right), addressof(self._unread)
        self._box = (unread, right, unread, unread)
        self._origin = (addressof(self._x), addressof(self._y))
        self._flags, self._name = c_int(), create_string_buffer(128)

    def origin(self, at: int) -> tuple[float, float]:
        """Where a letter begins on its baseline."""
        self._x.value = self._y.value = 0.0
        _origin_of(self._address, at, *self._origin)
        return self._x.value, self._y.value

    def right(self, at: int) -> float:
        """Where the ink of a letter ends."""
        self._right.value = 0.0
        _box_of(self._address, at, *self._box)
        return self._right.value

    def font(self, at: int) -> Font:
        """The font of a letter; a letter that pdfium made up itself has none."""
        piece = _object_of(self._address, at)
        font = self._fonts.get(piece) if piece else None
        if font is None:
            font = self._asked(at)
            if piece:
                self._fonts[piece] = font
        return font

    def _asked(self, at: int) -> Font:
        self._flags.value = 0
        flags = byref(self._flags)
        length = pdfium_c.FPDFText_GetFontInfo(self._raw, at, self._name, 128, flags)
        name = self._name.raw[: max(0, min(length, 128) - 1)]
        size = pdfium_c.FPDFText_GetFontSize(self._raw, at)
        return Font(size, *_style_of(name, self._flags.value))


@lru_cache(maxsize=256)
def _style_of(name: bytes, flags: int) -> tuple[bool, bool, str]:
    folded = name.decode("latin-1").lower()
    bold = "bold" in folded or bool(flags & (1 << 18))
    italic = "italic" in folded or "oblique" in folded or bool(flags & 64)
    return bold, italic, re.split(r"[-,]", folded.partition("+")[2] or folded)[0]
