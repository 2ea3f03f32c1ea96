"""What a public screen says of one posting, as one whole slide: the words that went out, not those
of the product behind them, so that what a person edited and another approved is what is seen."""

from __future__ import annotations

from dataclasses import replace

from nepso.kernel.errors import Invalid
from nepso.kernel.folding import nfc
from nepso.outreach.distribution.artwork.content import (
    LONGEST_MESSAGE,
    LONGEST_TITLE,
    ArtworkContent,
)
from nepso.outreach.distribution.artwork.making import make_artwork
from nepso.outreach.distribution.artwork.results import Artwork
from nepso.outreach.distribution.making.disclosing import must_be_said
from nepso.outreach.distribution.models import Posting, Variant
from nepso.outreach.distribution.models.variant import Parts
from nepso.outreach.distribution.printing import content_of
from nepso.outreach.distribution.worded import blocks_of_lines, headings_of
from nepso.outreach.products.languages import Language

# The fonts that go with the system hold Latin letters; a kiosk has others of its own.
_NOT_IN_FONT = (Language.CHINESE, Language.KOREAN)


def slide_of(posting: Posting, kind: str) -> Artwork:
    """The slide of a posting that is out; ``kind`` is ``slide`` or ``slide_portrait``.

    What finds no room is in ``left_out``. Raises Invalid with a sentence for what cannot be drawn.
    """
    posting.variant.product = posting.product
    return slide_in_words(posting.variant, posting.shown, kind)


def slide_in_words(variant: Variant, parts: Parts, kind: str) -> Artwork:
    """The slide of a variant that says these words; the same for what is out and for what is only
    looked at before."""
    if variant.language in _NOT_IN_FONT:
        raise Invalid("Phông chữ của trang chiếu không có chữ này: màn hình sẽ tự hiện lời.")
    return make_artwork(kind, slide_words(variant, parts))


def slide_words(variant: Variant, parts: Parts) -> ArtworkContent:
    """What the slide says: headings of the product's text stay headings, none without words under
    it."""
    content = content_of(variant.product, variant.version)
    paid = content.disclosure
    said = must_be_said(paid, by_machine=variant.is_machine_translated)
    headings = headings_of(content)
    content = replace(content, language=variant.language, disclosure=said)
    lines = [line.strip() for line in nfc(parts.get("body", "")).split("\n")]
    # Each stands at a place of its own on a slide: said once.
    lines = [line for line in lines if line and line not in (paid, said)]
    message = lines.pop(0) if _leads(lines, content.key_message) else ""
    while len(lines) > 1 and lines[-1] in headings:
        lines.pop()
    return replace(
        content,
        title=(parts.get("title") or content.title)[:LONGEST_TITLE],
        key_message=message,
        blocks=tuple(blocks_of_lines(lines, headings)),
        pictures=content.pictures[:1],  # a slide has room for one; the page has them all
    )


def _leads(lines: list[str], message: str) -> bool:
    return bool(lines) and lines[0] == message and len(message) <= LONGEST_MESSAGE
