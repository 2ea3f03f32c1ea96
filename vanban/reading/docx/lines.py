"""Soft line breaks and tabs: where one Word paragraph prints as several things."""

from __future__ import annotations

import re

from vanban.reading.block import Column
from vanban.reading.docx.words import LINE, PAGE

LABEL = re.compile(
    r"\s*(?:[-+•*–]\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ]\)\s|[IVXLC]+\.\s"
    r"|Điều \d|Phần |Chương |Kính gửi)"
)
_CLAUSE = re.compile(r"\s*(?:[IVXLC]{1,5}|\d{1,2}(?:\.\d{1,2})*)[.)/]\s*\S")
_OF_HEADING = re.compile(r"Số\s*:|V/v\s|[^.;:]{2,40},\s*ngày\s.{0,12}tháng\s")
_COLUMN_GAP = re.compile(r"\t+| {6,}")
_ENDS = (";", ".", ":", "./.")
_OPENS_LEFT = re.compile(
    r"(?:ỦY BAN|UỶ BAN|UBND|SỞ|BỘ|TỈNH|HUYỆN|THÀNH PHỐ|ĐẢNG|BAN|CỤC|CHI CỤC|PHÒNG|TRƯỜNG|HỘI|"
    r"CÔNG AN|Số\s*:|Nơi nhận)"
)


def lines_of(text: str, *, apart: bool) -> list[str]:
    """A paragraph cut at the soft breaks that begin something new; the others are blanks.

    With ``apart`` (centred, or in a column of a heading or signature) every break counts: there
    people press Shift+Enter to set lines under each other; but not within the title of a clause.
    Page breaks stay in the lines.
    """
    made: list[str] = []
    if apart and _CLAUSE.match(text):  # a centred title goes on over a break: "II. NHIỆM VỤ, …"
        apart = False
    for line in text.split(LINE):
        bare = line.replace(PAGE, "").strip()
        if not made or apart or _begins_anew(made[-1], bare):
            made.append(line)
        else:
            made[-1] += f" {line}"
    return made


def _begins_anew(before: str, line: str) -> bool:
    before = before.replace(PAGE, "").strip()
    if not before or not line:
        return True
    if LABEL.match(f"{line} ") or _OF_HEADING.match(line):
        return True
    if before.isupper() and " " in before and not _CLAUSE.match(before):
        # "KẾ HOẠCH" over its subject, "UBND TỈNH X" over "SỞ Y TẾ"
        return line[0].isupper() and (not line.isupper() or bool(_OPENS_LEFT.match(line)))
    return before.endswith(_ENDS) and line[0].isupper()


def columns_of(line: str, *, signing: bool) -> list[tuple[Column, str]]:
    """A line typed as two columns with tabs, as left and right; else the line as it is.

    Only where the left half is what stands there in official documents: the issuer, the number,
    or (``signing``) a recipient (Nghị định 30/2020, Mẫu 1.4).
    """
    parts = [part for part in _COLUMN_GAP.split(line.strip()) if part.strip()]
    left = parts[0].strip() if len(parts) == 2 else ""
    if _OPENS_LEFT.match(left) or (signing and re.match(r"[-+]\s", left)):
        return [(Column.LEFT, parts[0]), (Column.RIGHT, parts[1])]
    return [(Column.FULL, line)]
