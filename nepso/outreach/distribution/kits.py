"""The kit of a product for one agency, out of its variants, pictures and print files."""

from __future__ import annotations

import tempfile
from typing import IO

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.kernel.errors import Invalid
from nepso.outreach.distribution.approved_pictures import approved_pictures
from nepso.outreach.distribution.kinds import PARTS, SPOKEN, HandoutKind, OutletKind
from nepso.outreach.distribution.kit_media import kit_media
from nepso.outreach.distribution.making.kit import Kit, KitFile, KitPicture, KitText, kit_write
from nepso.outreach.distribution.making.scripts import reading_seconds
from nepso.outreach.distribution.models import Variant
from nepso.outreach.distribution.printing import kit_artworks
from nepso.outreach.distribution.services import handout_give, variant_make
from nepso.outreach.distribution.sources import source_of
from nepso.outreach.distribution.variant_checks import rule_of_variant
from nepso.outreach.products.models import Product, ProductVersion
from nepso.ui.components.numbers import ngay

# In the order in which a commune uses them.
KIT_KINDS = (
    *(OutletKind.LOUDSPEAKER, OutletKind.SPEAKER, OutletKind.NOTICE_BOARD, OutletKind.LED_BOARD),
    *(OutletKind.ZALO_GROUP, OutletKind.FACEBOOK, OutletKind.TIKTOK, OutletKind.YOUTUBE),
    *(OutletKind.ZALO_OA, OutletKind.WEBSITE, OutletKind.TELECOM_MESSAGE),
)
_IN_MEMORY = 8_000_000


def kit_take(product: Product, agency: Agency, by: Account) -> IO[bytes]:
    """The ZIP, at its beginning; that the agency holds it is noted for the day of a recall.

    Raises Conflict or NotAllowed for a product that no outlet may be given.
    """
    handout = handout_give(product=product, agency=agency, kind=HandoutKind.KIT, by=by)
    version = handout.version
    texts, missing = _texts(product, agency, by)
    pictures, gone = _pictures(version)
    source = source_of(version, product)
    media, unheard = kit_media(product, version, agency)
    made, unmade = kit_artworks(product, version)
    kit = Kit(
        source=source,
        agency=agency.name,
        version=f"{version.number}, duyệt {ngay(version.approved_at)}",
        texts=texts,
        pictures=pictures,
        files=[KitFile(name, content) for name, content in made],
        media=media,
        missing=[*missing, *gone, *unheard, *unmade],
    )
    out: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - answered
    kit_write(kit, out)
    out.seek(0)
    return out


def _texts(product: Product, agency: Agency, by: Account) -> tuple[list[KitText], list[str]]:
    texts, missing = [], []
    for kind in KIT_KINDS:
        try:
            variant = variant_make(product=product, agency=agency, kind=kind, by=by)
        except Invalid as error:
            missing.append(f"{kind.label}: {error.sentence}")
            continue
        texts.append(_text(variant))
    return texts, missing


def _text(variant: Variant) -> KitText:
    """Words that a person changed go along once another approved them, never before."""
    given = variant.approved_parts
    note = ""
    if variant.kind in SPOKEN:
        seconds = reading_seconds(given["script"], rule_of_variant(variant).words_a_minute)
        note = f"Đọc khoảng {seconds} giây. Dấu / nghỉ ngắn, dấu // nghỉ dài."
    parts = [(part.label, given.get(part.name, "")) for part in PARTS[variant.kind]]
    return KitText(variant.kind, OutletKind(variant.kind).label, parts, note)


def _pictures(version: ProductVersion) -> tuple[list[KitPicture], list[str]]:
    """The pictures that were approved with the version, in their order; why others are not here."""
    pictures, gone = [], []
    for one in approved_pictures(version.facts):
        if one.gone:
            gone.append(one.gone)
            continue
        asset = one.asset
        credit = f"{asset.author}, {asset.rights_holder}, {asset.get_licence_display()}{one.made}"
        pictures.append(KitPicture(one.title, one.alt, credit, one.content))
    return pictures, gone
