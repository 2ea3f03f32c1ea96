"""Saying "I am reviewing this", so that two people do not do one work."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict
from nepso.kernel.policy import require
from nepso.outreach.products.claims import claimer_of
from nepso.outreach.products.models import Product
from nepso.outreach.products.policies import may_decide
from nepso.outreach.products.stepping import held

CLAIM = act("products.claim", "đã nhận duyệt sản phẩm truyền thông")
UNCLAIM = act("products.unclaim", "đã thôi nhận duyệt sản phẩm truyền thông")


@transaction.atomic
def product_claim(*, product: Product, by: Account, seen: str = "") -> Product:
    """Take the review; ``seen`` is the public id of whoever the page showed as reviewing, whose
    place is taken knowingly. The text does not move on. Raises Conflict when it is another."""
    found = held(product)
    require(may_decide(by, found))
    who = claimer_of(found)
    if who is not None and who != by and who.public_id != seen:
        raise Conflict(f"{who} vừa nhận duyệt sản phẩm này: hãy tải lại trang.")
    found.claimed_by, found.claimed_at = by, now()
    found.save(update_fields=["claimed_by", "claimed_at"])
    before = who.public_id if who is not None and who != by else ""
    record(CLAIM, by=by, on=found, detail={"instead_of": before})
    return found


@transaction.atomic
def product_unclaim(*, product: Product, by: Account) -> Product:
    """Leave it to others again; another's claim is not ended so."""
    found = held(product)
    if claimer_of(found) != by:
        raise Conflict("Bạn không còn là người đang duyệt sản phẩm này: hãy tải lại trang.")
    found.claimed_by = found.claimed_at = None
    found.save(update_fields=["claimed_by", "claimed_at"])
    record(UNCLAIM, by=by, on=found)
    return found
