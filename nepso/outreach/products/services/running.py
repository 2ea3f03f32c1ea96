"""What the outlets do with an approved product: distribution asks for each move of it."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.outreach.products.kinds import Move
from nepso.outreach.products.models import Product
from nepso.outreach.products.ports import announce_recalled
from nepso.outreach.products.states import APPROVED, OUT, RECALLED, SCHEDULED, TO_REVIEW, TRANSLATED
from nepso.outreach.products.stepping import held, moved_on

RUN = act("products.run", "đã đổi tình trạng một sản phẩm theo các kênh đăng")
_MOVES = {
    APPROVED: Move.UNSCHEDULED,
    SCHEDULED: Move.SCHEDULED,
    OUT: Move.PUT_OUT,
    RECALLED: Move.RECALLED,
}


@transaction.atomic
def product_run(*, product: Product, state: str, by: Account | None, reason: str = "") -> Product:
    """Move an approved product to what its outlets make of it; ``state`` scheduled, out, recalled,
    or approved again when nothing of it is planned any more. Already there: nothing happens.

    The caller has asked its own policy and runs in one transaction with its own act; ``by`` None is
    a machine that posted at its time. What is recalled airs no more without a person's act: its
    translations wait for review again. Raises Conflict when the product may not move there.
    """
    found = held(product)
    if found.state == state:
        return found
    change = moved_on(found, state, _MOVES[state], by, reason)
    if state == RECALLED:
        _to_be_read_anew(found)
        announce_recalled(found)
    record(RUN, by=by, on=found, detail=change)
    return found


def _to_be_read_anew(product: Product) -> None:
    """Whoever approved a translation approved it of what was right then."""
    for one in product.translations.select_for_update().filter(state=TRANSLATED):
        one.state, one.decided_by = TO_REVIEW, None
        one.revision += 1
        one.save()
