"""Files as people send them by mistake, and some on purpose; and what a page told of them."""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl
from lxml import html

from nepso.foundation.files.tests.making import jpeg, png_that_claims
from nepso.programme.activities.sheets.columns import COLUMNS
from tests.conventions.vietnamese import english_words

MB = 1_000_000
_COLUMN = {column.key: number for number, column in enumerate(COLUMNS, 1)}
_SAID = (
    "//main//*[contains(@class,'nep-error-summary')]//li"
    " | //main//*[contains(@class,'nep-banner')][@role='alert']//li"
    " | //main//*[contains(@class,'nep-banner')][@role='alert'][not(.//li)]"
    "//p[not(contains(@class,'nep-banner__title'))]"
    " | //main//*[contains(@class,'nep-error-page__words')]/dd[1]"
)
# A full stop inside a number, an abbreviation or the number of a place ends no sentence.
_END = re.compile(r"(?<![\dIVX])[.!?](?=\s+[A-ZĐ])")


def sentences(answer) -> list[str]:
    """What a page says is wrong: lines of its error summary, of alerts, of an error page."""
    tree = html.fromstring(answer.content.decode())
    return [" ".join(one.text_content().split()) for one in tree.xpath(_SAID)]


def sentence(answer, status) -> str:
    """The one clear Vietnamese sentence with which ``status`` is told."""
    assert answer.status_code == status, answer.status_code
    said = sentences(answer)
    assert len(said) == 1, said
    assert not english_words(answer.content.decode())
    told = said[0]
    assert re.match(r"([\w-]+\.\w+: )?[A-ZĐÀ-Ỹ“]", told), f"begins like no sentence: {told}"
    assert told.endswith("."), f"ends like no sentence: {told}"
    assert not _END.search(told.removeprefix("Dòng ")), f"more than one sentence: {told}"
    return told


def sheet_of(template, *rows, titles=None) -> bytes:
    """The template of an agency with rows typed into it; ``titles`` put over its headings."""
    book = openpyxl.load_workbook(io.BytesIO(template))
    sheet, task = book.worksheets[0], book.worksheets[1]["A1"].value
    for number, title in enumerate(titles or (), 1):
        sheet.cell(1, number, title)
    for number, row in enumerate(rows, 2):
        given = {"title": f"Việc {number}", "done_on": "02/11/2026", "task": task, **row}
        for key, value in given.items():
            sheet.cell(number, _COLUMN[key], value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_macro(workbook: bytes) -> bytes:
    """A workbook as Excel keeps one that carries a program."""
    out = io.BytesIO()
    old = zipfile.ZipFile(io.BytesIO(workbook))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in old.namelist():
            data = old.read(name)
            if name == "[Content_Types].xml":
                plain, macro = (
                    b"openxmlformats-officedocument.spreadsheetml.sheet.main",
                    (b"ms-excel.sheet.macroEnabled.main"),
                )
                data = data.replace(b"vnd." + plain, b"vnd." + macro)
            archive.writestr(name, data)
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" + b"\0" * 500)
    return out.getvalue()


def zip_bomb(workbook: bytes) -> bytes:
    """A workbook one part of which unpacks to a thousand times its size."""
    out = io.BytesIO(workbook)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.xml", b" " * 300 * MB)
    return out.getvalue()


def photo_of_60_mb() -> bytes:
    """A real photo, sixty million bytes long."""
    photo = jpeg()
    return photo + b"\0" * (60 * MB - len(photo))


BAD_PHOTOS = {
    "60 MB": photo_of_60_mb,
    "cut short": lambda: jpeg()[:4000],
    "another thing under the name of a photo": lambda: b"MZ\x90\0 this is a program",
    "SVG": lambda: b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "50,000 by 50,000 points": lambda: png_that_claims(50_000, 50_000),
    "nothing": lambda: b"",
}
