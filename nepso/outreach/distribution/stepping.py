"""What every step of a posting has in common, in the transaction of the act itself."""

from __future__ import annotations

from nepso.foundation.accounts.models import Account
from nepso.kernel.validation import require_revision
from nepso.outreach.distribution.kinds import Move
from nepso.outreach.distribution.models import Posting, PostingStep
from nepso.outreach.distribution.states import POSTING_STATES
from nepso.outreach.products.models import Product
from nepso.outreach.products.services import product_run
from nepso.outreach.products.states import APPROVED, SCHEDULED


def posting_held(posting: Posting, revision: int | None = None) -> Posting:
    """The row as stored, held until the transaction ends, after its product: the order in which a
    recall takes them, so that the two never wait for each other. None: whatever it is now."""
    Product.objects.select_for_update(of=("self",)).get(pk=posting.product_id)
    rows = Posting.objects.select_for_update(of=("self",))
    joined = rows.select_related("product", "outlet__agency", "variant__version", "variant__agency")
    fresh = joined.get(pk=posting.pk)
    fresh.variant.product = fresh.product
    require_revision(fresh, revision)
    return fresh


def moved_on(
    posting: Posting, state: str, move: Move, by: Account | None, reason: str = ""
) -> dict[str, list[str]]:
    """Move it, with its step; returns what the audit line says. Raises Conflict in words when the
    move is not allowed."""
    before = posting.state
    POSTING_STATES.require_move(before, state)
    posting.state, posting.reason = state, reason
    step_add(posting, move, by, reason)
    return {"state": [before, state]}


def step_add(posting: Posting, move: Move, by: Account | None, reason: str = "") -> None:
    """Save the row one revision on, with the line that says what happened."""
    posting.revision += 1
    posting.save()
    PostingStep.objects.create(posting=posting, move=move, by=by, reason=reason)


def product_unscheduled(product: Product, by: Account | None) -> None:
    """When nothing of it is planned any more and nothing ran, it is approved and no more."""
    fresh = Product.objects.get(pk=product.pk)
    left = Posting.objects.filter(product=product).exclude(state__in=POSTING_STATES.group("ended"))
    if fresh.state == SCHEDULED and not left.exists():
        product_run(product=fresh, state=APPROVED, by=by)
