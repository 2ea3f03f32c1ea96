"""Who is reviewing a product just now, and for how long that counts."""

from __future__ import annotations

import datetime as dt

from nepso.foundation.accounts.models import Account
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict
from nepso.outreach.products.models import Product

# A claim that nobody ended does not hold a product for ever.
CLAIM_HOLDS = dt.timedelta(hours=24)


def claimer_of(product: Product) -> Account | None:
    """Who said "I am reviewing" within the last day; None when nobody did."""
    if product.claimed_at is None or product.claimed_at + CLAIM_HOLDS <= now():
        return None
    return product.claimed_by


def require_not_another(product: Product, by: Account) -> None:
    """Raise Conflict, naming the colleague, while another person is reviewing."""
    who = claimer_of(product)
    if who is not None and who != by:
        raise Conflict(f"{who} đang duyệt sản phẩm này: hãy hỏi người đó, hoặc bấm “Nhận duyệt”.")
