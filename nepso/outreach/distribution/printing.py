"""A version of a product as files to print and to show: joins the pure makers of ``artwork/`` to
what is stored. Whoever asks has been asked whether they may."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils import timezone

from nepso.kernel.errors import Invalid, NotFound
from nepso.outreach.distribution.approved_pictures import approved_pictures
from nepso.outreach.distribution.artwork.content import ArtworkContent, Picture
from nepso.outreach.distribution.artwork.kinds import KINDS, ArtworkKind
from nepso.outreach.distribution.artwork.making import make_artwork
from nepso.outreach.distribution.artwork.reading import blocks_of
from nepso.outreach.distribution.artwork.results import Artwork, ArtworkOptions
from nepso.outreach.distribution.ports import public_pages
from nepso.outreach.products.models import Product, ProductVersion
from nepso.outreach.products.richtext import rich_html

# Those that need nothing but the product; a kit holds the first four.
IN_KIT = ("poster_a3", "leaflet_a4", "leaflet_a5", "slide")
OF_PRODUCT = (*IN_KIT, "slide_portrait", "leaflet_folded", "poster_a2", "banner")
_BANNER_CM = (300.0, 100.0)


def artworks_offered() -> list[ArtworkKind]:
    """The kinds that can be made of any product, those most used first."""
    return [KINDS[code] for code in OF_PRODUCT]


def artwork_of(
    *, product: Product, version: ProductVersion, kind: str, size_cm: tuple[float, float] | None
) -> Artwork:
    """One artwork of an approved version; ``size_cm`` (width, height) is for a banner alone.

    Raises NotFound for a kind that is not offered, Invalid with a sentence for what cannot be made.
    """
    if kind not in OF_PRODUCT:
        raise NotFound("Không có loại ấn phẩm này: hãy chọn trong danh sách.")
    options = ArtworkOptions(size_cm=(size_cm or _BANNER_CM) if kind == "banner" else None)
    return _typeset(kind, content_of(product, version), options)


@lru_cache(maxsize=8)
def _typeset(kind: str, content: ArtworkContent, options: ArtworkOptions) -> Artwork:
    """Kept for a while: a page, its picture and the file itself are three requests for one sheet.
    Keyed by all that it says and shows, so that nothing old is ever handed out."""
    return make_artwork(kind, content, options)


def kit_artworks(
    product: Product, version: ProductVersion
) -> tuple[list[tuple[str, bytes]], list[str]]:
    """The print files of a kit as (file name, bytes), and a sentence for each that was not made."""
    content, made, missing = content_of(product, version), [], []
    for code in IN_KIT:
        try:
            artwork = make_artwork(code, content)
        except Invalid as error:
            missing.append(f"{KINDS[code].label}: {error.sentence}")
            continue
        ending = artwork.file_name.rpartition(".")[2]
        made.append((f"{KINDS[code].label}.{ending}", artwork.data))
        missing += [f"{KINDS[code].label}: {left.sentence}" for left in artwork.left_out]
    return made, missing


def content_of(product: Product, version: ProductVersion) -> ArtworkContent:
    """What an artwork says of an approved version."""
    facts: dict[str, Any] = version.facts
    agency = product.agency
    approved = version.approved_at
    return ArtworkContent(
        title=facts["title"],
        key_message=facts["key_message"],
        page_url=public_pages().page_of(product) or settings.NEPSO_URL,
        agency=agency.name,
        parent=agency.parent.name if agency.parent else "",
        date=timezone.localdate(approved) if approved else None,
        blocks=tuple(blocks_of(str(rich_html(facts["source"])))),
        pictures=tuple(
            Picture(one.content, one.alt, f"{one.asset.author}{one.made}")
            for one in approved_pictures(facts)
            if not one.gone
        ),
        disclosure=facts.get("disclosed_as", ""),
        audience=product.audience,
    )
