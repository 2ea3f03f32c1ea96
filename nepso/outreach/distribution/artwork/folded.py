"""The leaflet folded in three: front, back and flap outside, three panels of text inside."""

from __future__ import annotations

from nepso.kernel.errors import Invalid
from nepso.outreach.distribution.artwork.boxes import with_boxes
from nepso.outreach.distribution.artwork.content import ArtworkContent, runs_of
from nepso.outreach.distribution.artwork.glyphs import is_torn
from nepso.outreach.distribution.artwork.kinds import MM, ArtworkKind
from nepso.outreach.distribution.artwork.leaflets import text_with_questions
from nepso.outreach.distribution.artwork.results import Artwork, ArtworkOptions
from nepso.outreach.distribution.artwork.sheets import (
    Measures,
    bleed_of,
    coarse,
    pictures_left_out,
    placed,
    sheet_data,
    text_left_out,
)
from nepso.outreach.distribution.artwork.typesetting import Sheet
from nepso.outreach.distribution.artwork.units import as_data, lines_of, units_of

PANEL_MM = 100.0  # the flap is what is left of 297: 97
_PAD_MM = 8.0
_PIXELS = 1600
_MOST_PICTURES = 3  # the front, two on the flap
_GOOD = (24.0, 22.0, 20.0, 19.0, 18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.5, 12.0, 11.5, 11.0, 10.5)
_SMALL = (10.0, 9.5)
_GOOD_ELDER = (25.0, 23.0, 21.0, 20.0, 19.0, 18.0, 17.0, 16.0, 15.0, 14.0, 13.0)
_SMALL_ELDER = (12.5, 12.0)
_LARGEST_WITH_ADDRESSES = 16.0  # about 23 letters on a line of a panel
_HOW = (
    "In hai mặt, lật theo cạnh ngắn. Gấp trang phụ (97 mm) vào trong trước, "
    "bìa có tên ở ngoài cùng."
)


def folded_made(kind: ArtworkKind, content: ArtworkContent, options: ArtworkOptions) -> Artwork:
    """Two pages: outside (flap, back, front from the left), inside (1, 2, 3). Text that three
    panels do not hold goes on to the flap; what that does not hold is left out, and told."""
    size = kind.size or (0, 0)
    bleed = bleed_of(options, 3.0)
    measures = Measures.of_mm(size, bleed, marks=options.crop_marks)
    units = units_of(text_with_questions(content))
    shown = placed(content.pictures[:_MOST_PICTURES], _PIXELS)
    data = sheet_data(content, measures, on_paper=True) | {
        "units": as_data(units),
        "lines": lines_of(units),
        "pictures": shown.facts,
        "panel": PANEL_MM * MM,
        "pad": _PAD_MM * MM,
        "sizes": {
            "title": [float(points) for points in range(40, 15, -1)],
            "message": [float(points) for points in range(18, 10, -1)],
            "body": _ways(content),
            "qr": 118.0,
        },
    }
    with Sheet("folded", data, shown.files) as sheet:
        told = sheet.told()
        if told["pages"] != len(("outside", "inside")):
            raise Invalid("Tên hoặc tên cơ quan quá dài với tờ gấp: hãy viết ngắn lại.")
        pdf = sheet.pdf()
    # With text on the flap there is no room for the pictures that stood there.
    pictures = content.pictures[1 if told["with_flap"] else _MOST_PICTURES :]
    left_out = (*text_left_out(content, units[told["shown"] :]), *pictures_left_out(pictures))
    remarks = (_HOW, *coarse(shown.facts[:1], PANEL_MM * MM))
    data_out = with_boxes(pdf, measures.bleed)
    return Artwork(kind, data_out, kind.media_type, "", told["pages"], left_out, remarks)


def _ways(content: ArtworkContent) -> list[tuple[float, bool]]:
    """Size and whether the flap takes text: good sizes inside alone, then with the flap. Where long
    addresses stand in the text, none so large that a line holds a scrap of one."""
    is_elder = content.audience == "elder"
    good: tuple[float, ...] = _GOOD_ELDER if is_elder else _GOOD
    small = _SMALL_ELDER if is_elder else _SMALL
    texts = [
        run.text
        for block in text_with_questions(content)
        for runs in runs_of(block)
        for run in runs
    ]
    if any(is_torn(text) for text in texts):
        good = tuple(size for size in good if size <= _LARGEST_WITH_ADDRESSES)
    inside = [(size, False) for size in good]
    with_flap = [(size, True) for size in (*good[-2:], *small)]
    return [*inside, *with_flap]
