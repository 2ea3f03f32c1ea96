"""Everything public of a large province: articles that are out, corrections, a code, agencies."""

from __future__ import annotations

import functools
import random
from pathlib import Path
from typing import Any

from benchmarks.filling import WORDS, province, triggers_drop

ARTICLES, CORRECTIONS = 20_000, 2_000
CODE = Path(__file__).resolve().parents[1] / "nepso/foundation/rulebook/tests/quy-che-mau-thu.txt"


@functools.cache
def public_site() -> None:
    """Rows as services leave them, written in bulk; the agencies are those of the province."""
    province()
    from django.db import connection

    from nepso.foundation.agencies.models import Agency
    from nepso.foundation.rulebook.services import code_import

    chance, agencies = random.Random(12), list(Agency.objects.all()[:100])
    code_import(name=CODE.name, data=CODE.read_bytes())
    triggers_drop()
    _articles(chance, agencies)
    _corrections(chance, agencies)
    _indexes()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _text(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words)).capitalize() + "."


def _articles(chance: random.Random, agencies: list[Any]) -> None:
    import datetime as dt

    from nepso.foundation.search.declaring import search_columns
    from nepso.kernel.clock import now
    from nepso.outreach.products.models import Product

    made = []
    for number in range(ARTICLES):
        title, text = f"{_text(chance, 8)} Bài {number}", _text(chance, 120)
        agency = chance.choice(agencies)
        marked, folded = search_columns([title, text, agency.name])
        at = now() - dt.timedelta(minutes=number)
        made.append(
            Product(
                agency=agency, title=title, purpose="Để đo.", audience="everybody",
                key_message="Một câu.", source=text, articles=[number % 20 + 1], state="out",
                approved_at=at, search_text=marked, folded=folded,
            )
        )  # fmt: skip
    Product.objects.bulk_create(made, batch_size=500)
    _on_the_portal(made, agencies[0])


def _on_the_portal(products: list[Any], agency: Any) -> None:
    from nepso.outreach.distribution.models import Outlet, Posting, Variant
    from nepso.outreach.products.models import ProductVersion

    outlet = Outlet.objects.create(agency=agency, kind="portal", form="portal", name="Trang")
    versions = ProductVersion.objects.bulk_create(
        [
            ProductVersion(product=one, number=1, facts={}, approved_at=one.approved_at)
            for one in products
        ],
        batch_size=500,
    )
    variants = Variant.objects.bulk_create(
        [
            Variant(product=one, version=version, agency=agency, kind="portal")
            for one, version in zip(products, versions, strict=True)
        ],
        batch_size=500,
    )
    Posting.objects.bulk_create(
        [
            Posting(
                product=one, variant=variant, outlet=outlet, state="out", is_on_portal=True,
                planned_at=one.approved_at, out_at=one.approved_at,
                shown={"title": one.title, "lead": one.key_message, "body": one.source},
            )
            for one, variant in zip(products, variants, strict=True)
        ],
        batch_size=500,
    )  # fmt: skip


def _corrections(chance: random.Random, agencies: list[Any]) -> None:
    from nepso.casework.corrections.models import Correction
    from nepso.foundation.search.declaring import search_columns
    from nepso.kernel.clock import now

    made = []
    for number in range(1, CORRECTIONS + 1):
        title, claim, truth = _text(chance, 8), _text(chance, 30), _text(chance, 60)
        marked, folded = search_columns([title, claim, truth])
        made.append(
            Correction(
                agency=chance.choice(agencies), area="health", title=title, claim=claim,
                truth=truth, state="published", number=number, published_at=now(),
                changed_at=now(), search_text=marked, folded=folded,
            )
        )  # fmt: skip
    Correction.objects.bulk_create(made, batch_size=500)


def _indexes() -> None:
    from django.apps import apps

    from nepso.foundation.search.declaring import declared_indexes
    from nepso.foundation.search.indexing import index_rebuild, indexes_prepare

    for index in declared_indexes():
        index_rebuild(index)
        indexes_prepare(
            app_config=apps.get_app_config(index.model._meta.app_label), using="default"
        )
