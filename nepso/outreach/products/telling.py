"""Telling the people whose turn it is: a line in their inbox, without the text itself."""

from __future__ import annotations

from django.urls import reverse

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import reachable_at
from nepso.foundation.notices.services.giving import notice_give
from nepso.outreach.products.kinds import TOLD
from nepso.outreach.products.models import Product
from nepso.outreach.products.policies import may_decide


def tell_approvers(product: Product, by: Account) -> None:
    """Somebody else is to read it: the heads of the agency, else the lead desk."""
    reachable = reachable_at([product.agency_id])
    for person in reachable.deciding(
        product.agency_id, lambda one: may_decide(one, product), but=by
    ):
        _tell(person, product, "Có một sản phẩm truyền thông chờ bạn đọc và duyệt.")


def tell_voucher(person: Account, product: Product, sentence: str) -> None:
    """What somebody decided for whom this person vouched."""
    _tell(person, product, sentence)


def tell_writer(product: Product, sentence: str, by: Account | None) -> None:
    """What became of what they sent."""
    if product.submitted_by is not None and product.submitted_by != by:
        _tell(product.submitted_by, product, sentence)


def _tell(person: Account, product: Product, sentence: str) -> None:
    notice_give(
        to=person,
        kind=TOLD.code,
        key=f"{product.public_id}.{product.revision}",
        sentence=sentence,
        link=reverse("products:product", args=[product.public_id]),
        abouts=[product.public_id],
    )
