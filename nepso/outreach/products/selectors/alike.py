"""Which products of the library say nearly the same? Pointed out with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nepso.foundation.accounts.selectors import Person
from nepso.foundation.similarity.index import text_near
from nepso.outreach.products.matching import SPACE, text_of
from nepso.outreach.products.models import Product
from nepso.outreach.products.selectors.listing import products_visible_to

MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class Alike:
    """A product whose text is near; ``why`` after a dash ("giống 92 %: cùng 3 đoạn")."""

    product: Product
    why: str
    passages: tuple[str, ...]


def products_alike(product: Product, person: Person) -> list[Alike]:
    """Those the person may see, the nearest first. Nobody is stopped: an agency may say the same
    in its own place, and a person sees that it is said already."""
    known: dict[str, Product] = {}

    def texts_of(ids: Sequence[str]) -> Mapping[str, str]:
        rows = products_visible_to(person).filter(public_id__in=list(ids))
        known.update({row.public_id: row for row in rows.select_related("agency")})
        return {key: text_of(row) for key, row in known.items()}

    near = text_near(SPACE, text_of(product), texts_of, but=product.public_id, limit=MOST_TOLD)
    return [
        Alike(known[one.key], one.likeness.sentence, tuple(p.text for p in one.likeness.passages))
        for one in near
    ]
