"""Writing a product: a draft of an agency."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.errors import Conflict
from nepso.kernel.policy import require
from nepso.outreach.products.facts import ProductFacts, facts_set
from nepso.outreach.products.kinds import Move
from nepso.outreach.products.matching import sketch_forget, sketch_put
from nepso.outreach.products.models import Asset, Product, ProductAsset
from nepso.outreach.products.policies import may_change, may_see_asset, may_write
from nepso.outreach.products.states import DRAFT
from nepso.outreach.products.stepping import seen_as, step_add, version_keep

WRITE = act("products.write", "đã viết một bản nháp sản phẩm truyền thông")
EDIT = act("products.edit", "đã sửa một bản nháp sản phẩm truyền thông")
DISCARD = act("products.discard", "đã bỏ một bản nháp sản phẩm truyền thông")


@transaction.atomic
def product_write(
    *, agency: Agency, facts: ProductFacts, by: Account, is_demonstration: bool = False
) -> Product:
    """Store a new draft of ``agency`` (the plan, II.1.2 and IV.3: products for every channel).

    Raises Invalid with a sentence per field, NotAllowed for an agency of others or an asset that
    is not theirs to use.
    """
    require(may_write(by, agency))
    product = Product(agency=agency, is_demonstration=is_demonstration)
    facts_set(product, facts)
    product.save()
    _assets_put(product, facts.get("assets", ()), by)
    step_add(product, Move.WRITTEN, by)
    version_keep(product, by)
    sketch_put(product)
    record(WRITE, by=by, on=product, detail={"agency": agency.public_id})
    return product


@transaction.atomic
def product_edit(*, product: Product, revision: int, facts: ProductFacts, by: Account) -> Product:
    """Change a draft; ``revision`` is the one the person saw. Each save is a version of its own.

    Raises ProductConflict when it moved on meanwhile, Conflict when it is no draft any more,
    Invalid with a sentence per field. Returns it as stored.
    """
    found = seen_as(product, revision)
    require(may_write(by, found.agency))
    if found.state != DRAFT:
        raise Conflict(
            "Sản phẩm đã gửi đi nên không sửa được: hãy lấy lại, hoặc nhờ người duyệt trả lại."
        )
    facts_set(found, facts)
    if found.claimed_by == by:  # who saved is done; another who has it open still is not
        found.claimed_by = found.claimed_at = None
    if "assets" in facts:
        _assets_put(found, facts["assets"], by)
    step_add(found, Move.EDITED, by)
    version_keep(found, by)
    sketch_put(found)
    record(EDIT, by=by, on=found, detail={"fields": sorted(facts), "revision": found.revision})
    return found


def _assets_put(product: Product, assets: Sequence[Asset], by: Account) -> None:
    """These assets in this order; a new one must be there for the person's eyes."""
    before = set(product.placed.values_list("asset_id", flat=True))
    for asset in assets:
        if asset.pk not in before:
            require(may_see_asset(by, asset))
    product.placed.all().delete()
    ProductAsset.objects.bulk_create(
        ProductAsset(product=product, asset_id=pk, order=order)
        for order, pk in enumerate(dict.fromkeys(asset.pk for asset in assets))
    )


@transaction.atomic
def product_discard(*, product: Product, revision: int, by: Account) -> None:
    """Throw away a draft that was never approved: nobody but its agency ever saw it.

    Raises Conflict for one that was: its approved version stays to be looked up.
    """
    found = seen_as(product, revision)
    require(may_change(by, found))
    if found.versions.filter(approved_at__isnull=False).exists():
        raise Conflict("Sản phẩm này từng được duyệt nên không bỏ hẳn được: hãy sửa rồi gửi duyệt.")
    sketch_forget(found)
    record(DISCARD, by=by, on=found)
    found.delete()
