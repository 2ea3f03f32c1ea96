"""Which Vietnamese text a translation is of."""

from __future__ import annotations

import hashlib

from nepso.outreach.products.models import Product

HASHED = ("title", "key_message", "source")


def text_hash(product: Product) -> str:
    """The hash of title, message and text: it changes whenever a translation is to be done anew."""
    whole = "\0".join(getattr(product, name) for name in HASHED)
    return hashlib.sha256(whole.encode()).hexdigest()
