"""What approving does, in the transaction of the act itself: by a person, or by a link."""

from __future__ import annotations

from nepso.foundation.accounts.models import Account
from nepso.kernel.clock import now, today
from nepso.kernel.errors import Conflict, Invalid
from nepso.outreach.products.kinds import Move
from nepso.outreach.products.models import Asset, Product
from nepso.outreach.products.rights import faults_sentence
from nepso.outreach.products.states import APPROVED
from nepso.outreach.products.stepping import moved_on


def approved(
    product: Product, by: Account | None, words: str = "", outsider: str = ""
) -> tuple[dict[str, list[str]], int]:
    """What approving does, for whoever decides; the row is held already. ``by`` None: by a link,
    and ``outsider`` says who.

    Returns what the audit line says, and the number of the version that was marked.
    """
    if product.comments.filter(resolved_at=None).exists():
        raise Conflict("Còn góp ý chưa xong: hãy đánh dấu đã xong, hoặc trả lại để người viết sửa.")
    assets = Asset.objects.select_for_update(of=("self",)).filter(placed__product=product)
    if sentence := faults_sentence(assets.order_by("placed__order", "id"), today()):
        raise Invalid(sentence, fields={"assets": sentence})
    Asset.objects.filter(placed__product=product).update(was_approved=True)
    product.approved_at = now()
    change = moved_on(product, APPROVED, Move.APPROVED, by, words, outsider=outsider)
    version = product.versions.order_by("-number")[0]
    version.approved_by, version.approved_at = by, product.approved_at
    version.save(update_fields=["approved_by", "approved_at"])
    return change, version.number
