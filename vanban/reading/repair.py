"""Repairs what files do to Vietnamese letters: the one entrance for text of any format.

Rules come from how Vietnamese is written (Quyết định 240/QĐ of 1984 on spelling, TCVN 6909:2001 on
its Unicode letters) and from what Word and PDF writers are seen to do to it. Every rule only moves
or replaces characters that cannot stand where they stand in Vietnamese; other text is left alone.
"""

from __future__ import annotations

import re
import unicodedata

from vanban.reading.tone_marks import mend_marks

_REPLACED = {
    "Ƣ": "Ư",  # look-alikes that PDF fonts map the horned letters to
    "ƣ": "ư",
    "Ð": "Đ",  # Icelandic eth and African d stand in for đ
    "ð": "đ",
    "Ɖ": "Đ",
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2043": "-",
    "\u2212": "-",
    "\ufe63": "-",
    "\uff0d": "-",
    "\x02": "-",  # how pdfium tells a hyphen at the end of a line
    "\ufffe": "-",
    "\u200b": "",
    "\u200c": "",
    "\u200d": "",
    "\u200e": "",
    "\u200f": "",
    "\u2060": "",
    "\ufeff": "",
    "\u0340": "\u0300",  # deprecated tone marks
    "\u0341": "\u0301",
}
_TABLE = str.maketrans(_REPLACED)
_SOFT_HYPHEN_SHOWN = re.compile(
    r"(?:(?<=[A-ZĐ0-9])\u00ad(?=[A-ZĐ0-9])|(?<=\s)\u00ad(?=\s)|^\u00ad(?=\s))"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


def repair(text: str) -> str:
    """Return ``text`` in NFC with Vietnamese letters whole and runs of blanks single.

    Line breaks stay; blanks at the ends of lines go. Running it twice changes nothing.
    """
    text = text.translate(_TABLE)
    if "\u00ad" in text:
        text = _SOFT_HYPHEN_SHOWN.sub("-", text).replace("\u00ad", "")
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = text.replace("\x0b", "\n").replace("\x0c", "\n").replace("\x85", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    text = mend_marks(text)
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return unicodedata.normalize("NFC", "\n".join(lines))


def repair_line(text: str) -> str:
    """Like :func:`repair`, for text that must stay one line: line breaks become blanks."""
    return " ".join(repair(text).split())
