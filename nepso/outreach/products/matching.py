"""Texts of the library that are near a new one: kept as sketches, pointed out, never dropped."""

from __future__ import annotations

from nepso.foundation.similarity.index import index_forget, text_put
from nepso.outreach.products.models import Product
from nepso.outreach.products.richtext import plain_text

SPACE = "products.text"


def text_of(product: Product) -> str:
    """What is compared: the words of its text."""
    return plain_text(product.source)


def sketch_put(product: Product) -> None:
    """Keep its text so that a near one is found; at each save."""
    text_put(SPACE, product.public_id, text_of(product))


def sketch_forget(product: Product) -> None:
    """It is gone."""
    index_forget(SPACE, [product.public_id])
