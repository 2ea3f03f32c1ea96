"""The words of an official document that follow from its facts: number, date, ends of lists."""

from __future__ import annotations

import datetime

from vanban.writing.official.document import OfficialDocument, Text
from vanban.writing.official.numbering import roman

BLANK = "\u00a0" * 8  # room for a number or a day written by hand or filled after signing
_END_MARKS = " \u00a0;,.…"


def number_line(document: OfficialDocument) -> str:
    """ "Số: 05/KH-UBND"; below 10 with a leading 0, blank where there is no number yet."""
    number = BLANK if document.number is None else f"{document.number:02d}"
    return f"Số: {number}/{document.symbol}" if document.symbol else f"Số: {number}"


def date_line(document: OfficialDocument) -> str:
    """ "Thái Nguyên, ngày 05 tháng 12 năm 2026"; blank where there is no date yet."""
    return f"{document.place}, {date_words(document.date, document.year)}"


def date_words(date: datetime.date | None, year: int | None = None) -> str:
    """ "ngày 05 tháng 12 năm 2026": days below 10 and the months 1 and 2 take a leading 0."""
    if date is None:
        return f"ngày {BLANK} tháng {BLANK} năm {year or BLANK}"
    month = f"{date.month:02d}" if date.month < 3 else str(date.month)
    return f"ngày {date.day:02d} tháng {month} năm {date.year}"


def subject_line(document: OfficialDocument) -> str:
    """The trích yếu of a công văn after "V/v"."""
    about = document.about.strip()
    return about if about.casefold().startswith("v/v") else f"V/v {about}"


def reference_line(document: OfficialDocument) -> str:
    """The line under the title of an appendix that says what it goes with."""
    number = number_line(document).removeprefix("Số: ")
    date = date_words(document.date, document.year)
    issuer = " ".join(document.issuer.name.split())
    return f"(Kèm theo {document.kind} số {number} {date} của {issuer})"


def ended_list(items: tuple[str, ...]) -> tuple[str, ...]:
    """Lines that end ";", the last ".": "Nơi nhận", "Kính gửi", legal bases."""
    bare = [item.strip().rstrip(_END_MARKS) for item in items if item.strip()]
    return tuple(f"{item};" for item in bare[:-1]) + tuple(f"{item}." for item in bare[-1:])


def with_end_mark(text: Text) -> Text:
    """The last paragraph of a body, closed by "./."."""
    if not text or text[-1].text.rstrip().endswith("./."):
        return text
    last = text[-1]
    bare = last.text.rstrip().rstrip(_END_MARKS)
    return (*text[:-1], type(last)(f"{bare}./.", last.bold, last.italic, last.link))


def appendix_label(number: str | None, place: int, count: int) -> str:
    """ "Phụ lục", or "Phụ lục II" where there are several."""
    if number is None:
        number = roman(place) if count > 1 else ""
    return f"Phụ lục {number}".strip()
