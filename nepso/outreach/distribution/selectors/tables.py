"""Questions about the tables of infographics."""

from __future__ import annotations

from nepso.foundation.accounts.models import Account
from nepso.outreach.distribution.models import FigureTable
from nepso.outreach.distribution.policies import may_approve_table
from nepso.outreach.distribution.sources import approved_version
from nepso.outreach.products.models import Product, ProductVersion

_MOST_WAITING = 50


def table_of_version(version: ProductVersion) -> FigureTable | None:
    """What was typed for this version, approved or not."""
    joined = FigureTable.objects.select_related("product__agency", "typed_by", "approved_by")
    return joined.filter(version=version).first()


def table_before(product: Product) -> FigureTable | None:
    """The last table of the product, whatever its version: what a new one may begin with."""
    return FigureTable.objects.filter(product=product).order_by("-version__number").first()


def tables_waiting(person: Account) -> list[FigureTable]:
    """Typed tables that wait for this person as the second pair of eyes, oldest first."""
    rows = FigureTable.objects.filter(approved_at=None).select_related("product__agency", "version")
    return [
        one
        for one in rows.order_by("typed_at", "id")[:_MOST_WAITING]
        if may_approve_table(person, one) and approved_version(one.product) == one.version
    ]
