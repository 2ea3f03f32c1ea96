"""What was given away of a product, so that a recall knows who may still hold it."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import agencies_of_mine
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.outreach.distribution.kinds import HandoutKind
from nepso.outreach.distribution.models import Handout
from nepso.outreach.distribution.policies import may_use_product
from nepso.outreach.distribution.sources import approved_version
from nepso.outreach.products.models import Product
from nepso.outreach.products.richtext import typed

GIVE = act("distribution.handout_give", "đã nhận bộ tài liệu hoặc bản in của một sản phẩm")
MOST_COPIES = 10_000_000


@transaction.atomic
def handout_give(
    *, product: Product, agency: Agency, kind: str, by: Account, what: str = "", copies: int = 0
) -> Handout:
    """Note that an agency took a kit or a file to print (each version once), or printed copies of
    a product.

    Raises Conflict for a product that no outlet may be given.
    """
    require(may_use_product(by, product, agency))
    # Held, so that no recall lists who has it meanwhile and two at once note one.
    held = Product.objects.select_for_update(of=("self",)).get(pk=product.pk)
    version = approved_version(held)
    if version is None:
        raise Conflict("Sản phẩm này chưa được duyệt hoặc đã thu hồi: hãy tải lại trang.")
    if kind not in HandoutKind.values or not 0 <= copies <= MOST_COPIES:
        raise Invalid("Số bản hoặc loại tài liệu không đúng: hãy xem lại.")
    named = typed(what)[:200]
    known = Handout.objects.filter(version=version, agency=agency, kind=kind, what=named)
    if kind != HandoutKind.PRINT and (found := known.first()) is not None:
        return found
    made = Handout.objects.create(
        product=product, version=version, agency=agency, kind=kind, by=by, copies=copies,
        what=named,
    )  # fmt: skip
    record(GIVE, by=by, on=product, detail={"agency": agency.public_id, "kind": kind})
    return made


@transaction.atomic
def sheet_take(*, product: Product, what: str, by: Account) -> list[Handout]:
    """Note that the agencies where the person belongs took a file to print: they hold it and are
    asked when it is recalled, not every agency under them. Taken again, nothing more is noted.

    Raises Conflict for a product that no outlet may be given.
    """
    kind = HandoutKind.SHEET
    return [
        handout_give(product=product, agency=agency, kind=kind, by=by, what=what)
        for agency in agencies_of_mine(by)
    ]
