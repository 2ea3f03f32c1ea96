"""The booklet of questions and answers: A5, pages a multiple of four for the stapler."""

from __future__ import annotations

from nepso.kernel.errors import Invalid
from nepso.outreach.distribution.artwork.boxes import with_boxes
from nepso.outreach.distribution.artwork.content import ArtworkContent
from nepso.outreach.distribution.artwork.kinds import A5, MM, ArtworkKind
from nepso.outreach.distribution.artwork.leaflets import text_with_questions, with_pictures
from nepso.outreach.distribution.artwork.results import Artwork, ArtworkOptions
from nepso.outreach.distribution.artwork.sheets import (
    Measures,
    bleed_of,
    coarse,
    placed,
    sheet_data,
)
from nepso.outreach.distribution.artwork.typesetting import Sheet
from nepso.outreach.distribution.artwork.units import as_data, units_of

SHEET_PAGES = 4  # of one folded sheet
_MOST_PAGES = 160
_PAD_MM = 14.0
_PIXELS = 1600
_SIZES, _SIZES_ELDER = (14.0, 13.0, 12.0, 11.5, 11.0), (17.0, 16.0, 15.0, 14.0)
_QUESTIONS_FOR_CONTENTS = 5


def booklet_made(kind: ArtworkKind, content: ArtworkContent, options: ArtworkOptions) -> Artwork:
    """The booklet; pages for notes fill the last sheet, at the size that leaves fewest of them."""
    if not content.questions:
        raise Invalid("Sổ hỏi đáp cần ít nhất một câu hỏi và câu trả lời: hãy thêm câu hỏi.")
    measures = Measures.of_mm(kind.size or A5, bleed_of(options, 3.0), marks=options.crop_marks)
    shown = placed(content.pictures, _PIXELS)
    units = as_data(units_of(text_with_questions(content)))
    data = sheet_data(content, measures, on_paper=True) | {
        "units": with_pictures(units, shown.facts[1:]),
        "pictures": shown.facts,
        "pad": _PAD_MM * MM,
        "has_contents": len(content.questions) >= _QUESTIONS_FOR_CONTENTS,
        "sizes": {
            "title": [float(points) for points in range(46, 17, -1)],
            "message": [float(points) for points in range(20, 11, -1)],
        },
    }
    sizes = _SIZES_ELDER if content.audience == "elder" else _SIZES
    with Sheet("booklet", data | {"size": sizes[0], "blank": 0}, shown.files) as sheet:
        pages, blank = _settled(sheet, sizes)
        pdf = sheet.pdf()
    remarks = (_how(pages, blank), *coarse(shown.facts[:1], measures.width * 0.7))
    data_out = with_boxes(pdf, measures.bleed)
    return Artwork(kind, data_out, kind.media_type, "", pages, (), remarks)


def _settled(sheet: Sheet, sizes: tuple[float, ...]) -> tuple[int, int]:
    """Set the size with the fewest sheets, of those the fewest blank pages; pages, blank pages."""
    tried = []
    for size in sizes:
        sheet.change(size=size, blank=0)
        pages = int(sheet.told()["pages"])
        if pages > _MOST_PAGES:
            raise Invalid(f"Sổ dài tới {pages} trang: hãy chia thành nhiều sản phẩm.")
        tried.append((pages + -pages % SHEET_PAGES, -pages % SHEET_PAGES, -size))
    pages, blank, size = min(tried)
    sheet.change(size=-size, blank=blank)
    return int(sheet.told()["pages"]), blank


def _how(pages: int, blank: int) -> str:
    notes = f", trong đó {blank} trang để ghi chép" if blank else ""
    return (
        f"Sổ có {pages} trang{notes}: in kiểu sách gập (hai mặt, lật theo cạnh ngắn) trên "
        f"{pages // SHEET_PAGES} tờ A4, gập đôi rồi ghim gáy."
    )
