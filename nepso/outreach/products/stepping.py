"""What every step of a product has in common, in the transaction of the act itself."""

from __future__ import annotations

from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Conflict, Invalid
from nepso.outreach.products.facts import facts_as_data
from nepso.outreach.products.kinds import Move
from nepso.outreach.products.models import Product, ProductStep, ProductVersion
from nepso.outreach.products.richtext import typed
from nepso.outreach.products.states import PRODUCT_STATES

LONGEST_REASON = 2000


class ProductConflict(Conflict):
    """Somebody else changed it in between; ``current`` is the product as it is now."""

    def __init__(self, current: Product) -> None:
        super().__init__("Người khác vừa sửa sản phẩm này: hãy so hai bản dưới đây rồi lưu lại.")
        self.current = current


def seen_as(product: Product, revision: int) -> Product:
    """The row as stored, held until the transaction ends; ProductConflict when it moved on."""
    fresh = held(product)
    if fresh.revision != revision:
        raise ProductConflict(fresh)
    return fresh


def held(product: Product) -> Product:
    """The row as stored, held until the transaction ends."""
    rows = Product.objects.select_for_update(of=("self",))
    return rows.select_related("agency", "claimed_by").get(pk=product.pk)


def moved_on(
    product: Product,
    state: str,
    move: Move,
    by: Account | None,
    reason: str = "",
    *,
    outsider: str = "",
) -> dict[str, list[str]]:
    """Move it, with its step; a claim ends with the move. Returns what the audit line says of it.

    Raises Conflict in words when the move is not allowed.
    """
    before = product.state
    PRODUCT_STATES.require_move(before, state)
    # Of an approval the step says who it was; on the page it is no reason to mend anything.
    product.state, product.reason = state, "" if move == Move.APPROVED else reason
    product.claimed_by = product.claimed_at = None
    step_add(product, move, by, reason, outsider=outsider)
    return {"state": [before, state]}


def step_add(
    product: Product, move: Move, by: Account | None, reason: str = "", *, outsider: str = ""
) -> None:
    """Save the row one revision on, with the line that says what happened; ``outsider`` is who did
    it without an account."""
    product.revision += 1
    product.save()
    ProductStep.objects.create(product=product, move=move, by=by, reason=reason, outsider=outsider)


def version_keep(product: Product, by: Account) -> ProductVersion:
    """Keep what was just saved, whole."""
    return ProductVersion.objects.create(
        product=product, number=product.revision, facts=facts_as_data(product), written_by=by
    )


def reason_given(reason: str, missing: str) -> str:
    """A reason in words; Invalid with ``missing`` when there is none."""
    told = typed(reason)
    if not told:
        raise Invalid(missing, fields={"reason": missing})
    if len(told) > LONGEST_REASON:
        sentence = f"Lý do dài quá {LONGEST_REASON} ký tự: hãy viết ngắn lại."
        raise Invalid(sentence, fields={"reason": sentence})
    return told
