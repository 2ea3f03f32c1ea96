"""Texts of the library that are near a new one: kept as sketches, pointed out, never dropped.

Compared with each other: the texts of products, their translations, what is said in sounds and
films, since one becomes the other by copying.
"""

from __future__ import annotations

from nepso.foundation.similarity.index import index_forget, text_put
from nepso.outreach.products.languages import OTHERS
from nepso.outreach.products.models import Asset, Product, Translation
from nepso.outreach.products.richtext import plain_text

SPACE = "products.text"
_HEARD = "tep"


def text_of(product: Product) -> str:
    """What is compared: the words of its text."""
    return plain_text(product.source)


def translation_key(product: str, language: str) -> str:
    """By what a translation is known in the index; ``product``: its public id."""
    return f"{product}.{language}"


def transcript_key(asset: str) -> str:
    """The same of what is said in a sound or film (its public id)."""
    return f"{_HEARD}.{asset}"


def asset_of_key(key: str) -> str:
    """The public id of the sound or film of that key; "" where it is of a product."""
    kind, _, rest = key.partition(".")
    return rest if kind == _HEARD else ""


def product_of_key(key: str) -> str:
    """The public id of the product of that key; "" where it is of a sound or film."""
    return "" if asset_of_key(key) else key.partition(".")[0]


def sketch_put(product: Product) -> None:
    """Keep its text so that a near one is found; at each save."""
    text_put(SPACE, product.public_id, text_of(product))


def translation_sketch_put(translation: Translation) -> None:
    """The same of a translation."""
    key = translation_key(translation.product.public_id, translation.language)
    text_put(SPACE, key, plain_text(translation.source))


def transcript_sketch_put(asset: Asset) -> None:
    """The same of what is said in a sound or film."""
    if asset.transcript:
        text_put(SPACE, transcript_key(asset.public_id), asset.transcript)
    else:
        index_forget(SPACE, [transcript_key(asset.public_id)])


def sketch_forget(product: Product) -> None:
    """It is gone, and its translations with it."""
    key = product.public_id
    index_forget(SPACE, [key, *(translation_key(key, tag) for tag, _ in OTHERS)])


def transcript_sketch_forget(asset: Asset) -> None:
    """It is gone."""
    index_forget(SPACE, [transcript_key(asset.public_id)])
