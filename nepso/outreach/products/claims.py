"""Who is reviewing a product or changing a draft just now, and for how long that counts."""

from __future__ import annotations

import datetime as dt

from nepso.foundation.accounts.models import Account
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict
from nepso.outreach.products.models import Product
from nepso.outreach.products.states import DRAFT

# A claim that nobody ended does not hold a product for ever.
CLAIM_HOLDS = dt.timedelta(hours=24)
EDITING_HOLDS = dt.timedelta(hours=1)


def claimer_of(product: Product) -> Account | None:
    """Who said "I am reviewing" within the last day; None when nobody did."""
    if product.claimed_at is None or product.claimed_at + CLAIM_HOLDS <= now():
        return None
    return product.claimed_by


def editor_of(product: Product, person: Account) -> Account | None:
    """Who else has a draft open to change it; None when nobody has, or nobody saved for long."""
    at = product.claimed_at
    if product.state != DRAFT or at is None or at + EDITING_HOLDS <= now():
        return None
    return product.claimed_by if product.claimed_by != person else None


def editing_begins(product: Product, by: Account) -> None:
    """A draft is open to be changed: the next who opens it is told, until it is saved or sent, or
    an hour is over. One person is known, and only so long; nothing is forbidden by it. No act on
    the product: without a revision, without a line in the audit trail."""
    if editor_of(product, by) is None:
        rows = Product.objects.filter(pk=product.pk, state=DRAFT, revision=product.revision)
        rows.update(claimed_by=by, claimed_at=now())


def require_not_another(product: Product, by: Account) -> None:
    """Raise Conflict, naming the colleague, while another person is reviewing."""
    who = claimer_of(product)
    if who is not None and who != by:
        raise Conflict(f"{who} đang duyệt sản phẩm này: hãy hỏi người đó, hoặc bấm “Nhận duyệt”.")
