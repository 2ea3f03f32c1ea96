"""What Tesseract is seen to make of the marks of a Vietnamese document, made good again.

Only signs that cannot stand where they stand on paper: everything read from a scan stays
unverified, and a number that was read as another number is left as it is.
"""

from __future__ import annotations

import re
import unicodedata

from vanban.understanding.agency_words import UPPER
from vanban.understanding.kinds import KINDS

# a dash before an item, read as a small sign that opens none: "“ Triển khai", ": Tăng cường"
_DASH = re.compile(rf"^[“”\"':;~=_.,°«»]\s+(?=[{UPPER}])")
# specks between a number and its words: "2. - Yêu cầu", "1... Tổ chức", "b) _ Sản xuất"
_SPECKS = re.compile(
    rf"^((?:[IVX]{{1,5}}|\d{{1,2}}(?:\.\d{{1,2}})*)\.|[a-zđ]\))"
    rf"\s*[-–—_.,·~:;]+\s*(?=[{UPPER}])"
)
# a Roman one in a letter that looks like it, before a heading in capitals: "L. MỤC ĐÍCH"
_ROMAN = re.compile(rf"^[lL|][._]\s*(?=[{UPPER}]{{2,}}\s+[{UPPER}]{{2,}})")
# "SỞ Văn hóa", "tỜ rời": a vowel whose capital differs from it by size alone; not "29-NQ/TƯ"
_TALL = re.compile(
    r"(?<![\w/-])(?!TƯ)(?P<first>[A-Za-zĐđ])(?P<tall>[ÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰ])(?!\w)"
)


def mend_misread(text: str) -> str:
    """The text of a scan with the marks before its lines, and its kind, as they are printed."""
    return re.sub(r"[^\n\f]+", lambda found: _line_mended(found.group()), text)


def _line_mended(line: str) -> str:
    line = _SPECKS.sub(r"\1 ", _DASH.sub("- ", _kind_mended(line)))
    line = _ROMAN.sub("I. ", line)
    return line if _in_capitals(line) else _TALL.sub(_shrunk, line)


def _in_capitals(line: str) -> bool:
    small = sum(letter.islower() for letter in line)
    return small * 2 < sum(letter.isupper() for letter in line)


def _shrunk(found: re.Match[str]) -> str:
    return found["first"] + found["tall"].lower()


def _kind_mended(line: str) -> str:
    """ "KÉẺ HOẠCH" alone on its line can be nothing but the kind of the document."""
    bare = line.strip()
    return _BARE_KINDS.get(_bare(bare), line) if bare.isupper() and len(bare) < 30 else line


def _bare(words: str) -> str:
    """Capitals without marks and blanks, a letter that was read twice once."""
    plain = unicodedata.normalize("NFD", words.replace("Đ", "D"))
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[^A-Z]", "", plain))


_BARE_KINDS = {_bare(kind.upper()): kind.upper() for kind in KINDS}
