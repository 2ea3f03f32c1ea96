"""Questions about the tables of infographics."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.policies import may_run_programme
from nepso.foundation.accounts.selectors import agencies_approved_by
from nepso.outreach.distribution.models import FigureTable
from nepso.outreach.products.models import Product, ProductVersion
from nepso.outreach.products.states import PRODUCT_STATES

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
    own = FigureTable.history.filter(id=OuterRef("pk"), typed_by=person)
    rows = FigureTable.objects.filter(
        ~Exists(own),
        approved_at=None,
        product__state__in=PRODUCT_STATES.group("usable"),
        version__approved_at=F("product__approved_at"),
    )
    if not may_run_programme(person):
        rows = rows.filter(product__agency__in=agencies_approved_by(person).values("pk"))
    joined = rows.select_related("product__agency").order_by("typed_at", "id")
    return list(joined[:_MOST_WAITING])
