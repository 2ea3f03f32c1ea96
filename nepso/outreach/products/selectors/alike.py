"""What in the library says nearly the same? Pointed out with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nepso.foundation.accounts.selectors import Person
from nepso.foundation.similarity.index import texts_near
from nepso.foundation.similarity.texts import NearText
from nepso.outreach.products.kinds import PLAYED
from nepso.outreach.products.matching import (
    SPACE,
    asset_of_key,
    product_of_key,
    text_of,
    transcript_key,
    translation_key,
)
from nepso.outreach.products.models import Asset, Product, Translation
from nepso.outreach.products.richtext import plain_text
from nepso.outreach.products.selectors.library import assets_visible_to
from nepso.outreach.products.selectors.listing import products_visible_to

MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class Alike:
    """A near text: of a product, in its ``translation`` where that is given, or what is said in an
    ``asset``; ``why`` after a dash ("giống 92 %: cùng 3 đoạn")."""

    product: Product | None
    translation: Translation | None
    asset: Asset | None
    why: str
    passages: tuple[str, ...]


_Known = dict[str, tuple[Product | None, Translation | None, Asset | None, str]]


def products_alike(product: Product, person: Person) -> list[Alike]:
    """Those the person may see, the nearest first: near its text, its translations, or what is said
    in its sounds and films. Nobody is stopped: an agency may say the same in its own place, and a
    person sees that it is said already."""
    known: _Known = {}

    def texts_of(ids: Sequence[str]) -> Mapping[str, str]:
        found = _found(ids, product, person)
        known.update(found)
        return {key: text for key, (_, _, _, text) in found.items()}

    near: dict[str, NearText[str]] = {}
    for found in texts_near(SPACE, _own_texts(product), texts_of, limit=MOST_TOLD).values():
        for one in found:
            near.setdefault(one.key, one)
    nearest = sorted(near.values(), key=lambda one: one.likeness.jaccard, reverse=True)[:MOST_TOLD]
    return [
        Alike(
            *known[one.key][:3], one.likeness.sentence, tuple(p.text for p in one.likeness.passages)
        )
        for one in nearest
    ]


def _own_texts(product: Product) -> dict[str, str]:
    texts = {product.public_id: text_of(product)}
    for one in product.translations.all():
        texts[translation_key(product.public_id, one.language)] = plain_text(one.source)
    heard = Asset.objects.filter(placed__product=product, kind__in=PLAYED)
    for key, said in heard.exclude(transcript="").values_list("public_id", "transcript"):
        texts[transcript_key(key)] = said
    return texts


def _found(ids: Sequence[str], product: Product, person: Person) -> _Known:
    """The texts of these keys that the person may see, less those of the product itself."""
    wanted, found = set(ids), _Known()
    of_products = {product_of_key(key) for key in ids} - {"", product.public_id}
    if of_products:
        rows = products_visible_to(person).filter(public_id__in=of_products)
        by_pk = {row.pk: row for row in rows.select_related("agency")}
        for row in by_pk.values():
            found[row.public_id] = (row, None, None, text_of(row))
        for one in Translation.objects.filter(product__in=by_pk):
            of = by_pk[one.product_id]
            key = translation_key(of.public_id, one.language)
            found[key] = (of, one, None, plain_text(one.source))
    of_assets = {asset_of_key(key) for key in ids} - {""}
    if of_assets:
        heard = assets_visible_to(person).filter(public_id__in=of_assets)
        for asset in heard.exclude(placed__product=product).select_related("agency"):
            found[transcript_key(asset.public_id)] = (None, None, asset, asset.transcript)
    return {key: told for key, told in found.items() if key in wanted}
