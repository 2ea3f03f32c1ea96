"""A variant for paper or a whole screen as it will look: the sheet itself, in the words it has now.

Words that wait for approval are seen here too, by whoever reads them; what is taken to print says
approved words alone (``printing.artwork_of``).
"""

from __future__ import annotations

import io
from typing import Any

from nepso.foundation.letters import pdf_opened
from nepso.kernel.errors import Conflict, Invalid
from nepso.outreach.distribution.artwork.kinds import KINDS, PDF, ArtworkKind
from nepso.outreach.distribution.artwork.results import Artwork
from nepso.outreach.distribution.kinds import OutletKind
from nepso.outreach.distribution.models import Variant
from nepso.outreach.distribution.printing import content_of, sheet_made
from nepso.outreach.distribution.slides import slide_in_words
from nepso.outreach.distribution.sources import link_of
from nepso.outreach.distribution.translated import translation_for
from nepso.outreach.distribution.worded import in_words_of
from nepso.outreach.products.languages import VIETNAMESE

# The sheets of each kind of outlet, the most used first; what a board shows is its line.
_SHEETS = {
    OutletKind.POSTER: ("poster_a3", "poster_a2"),
    OutletKind.LEAFLET: ("leaflet_a4", "leaflet_a5", "leaflet_folded"),
    OutletKind.BANNER: ("banner",),
    OutletKind.BOOKLET: ("booklet",),
    OutletKind.LCD_SCREEN: ("slide", "slide_portrait"),
}
_WIDTH, MOST_PAGES = 900, 8


def sheets_for(kind: str) -> list[ArtworkKind]:
    """The sheets that outlets of that kind are given; none for what is read or heard."""
    return [KINDS[code] for code in _SHEETS.get(OutletKind(kind), ())]


def variant_sheet(variant: Variant, code: str) -> Artwork:
    """One of its sheets. Raises Invalid with a sentence for what cannot be made, Conflict where the
    translation it is of does not stand any more."""
    if variant.kind == OutletKind.LCD_SCREEN:
        return slide_in_words(variant, variant.parts, code)
    is_other = variant.language != VIETNAMESE
    translation = translation_for(variant.product, variant.language) if is_other else None
    content = content_of(variant.product, variant.version, translation)
    if variant.edited is not None and not is_other:
        content = in_words_of(content, variant.edited, link_of(variant.product))
    return sheet_made(code, variant.version, content)


def sheet_preview(variant: Variant, asked: str) -> dict[str, Any] | None:
    """What a page shows of the sheet that was ``asked`` for (else the first): its pages, what found
    no room, the other sizes; None for what has no sheet, ``wrong`` for one that cannot be made."""
    kinds = sheets_for(variant.kind)
    if not kinds:
        return None
    kind = next((one for one in kinds if one.code == asked), kinds[0])
    values: dict[str, Any] = {"kind": kind, "kinds": kinds}
    try:
        made = variant_sheet(variant, kind.code)
    except (Invalid, Conflict) as error:
        return {**values, "wrong": error.sentence}
    pages = made.pages if made.media_type == PDF else 1
    return {**values, "made": made, "pages": range(1, min(pages, MOST_PAGES) + 1), "of": pages}


def page_picture(made: Artwork, number: int = 1) -> bytes:
    """A page as PNG, cut where paper is trimmed; a picture is its own. ``number`` counts from 1;
    beyond the last it is the last."""
    if made.media_type != PDF:
        return made.data
    with pdf_opened(made.data) as document:
        page = document[min(max(number, 1), len(document)) - 1]
        left, bottom, right, top = page.get_trimbox()
        whole = page.get_mediabox()
        edges = (left - whole[0], bottom - whole[1], whole[2] - right, whole[3] - top)
        image = page.render(scale=_WIDTH / (right - left), crop=edges).to_pil()
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
