"""Who may write, approve, remark and read. An administrator never may by that role."""

from __future__ import annotations

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.policies import (
    may_approve_for,
    may_run_programme,
    may_work_for,
    may_work_for_some,
)
from nepso.foundation.accounts.selectors import Person
from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import today
from nepso.kernel.policy import ALLOWED, Decision, allow_when, refused
from nepso.outreach.products.kinds import Move
from nepso.outreach.products.models import Asset, Product, Translation
from nepso.outreach.products.rights import is_over
from nepso.outreach.products.states import DRAFT, IN_REVIEW, PRODUCT_STATES, TO_REVIEW

_OWN_WORDS = (
    "Bạn đã viết hoặc gửi sản phẩm này nên không tự duyệt được: "
    "hãy nhờ thủ trưởng hoặc cơ quan đầu mối duyệt."
)
# Who did one of these, at whatever time, has had a hand in it.
HANDS_ON = (Move.WRITTEN, Move.EDITED, Move.SUBMITTED)
_NOT_WAITING = "Sản phẩm này không chờ duyệt: hãy tải lại trang."


def may_keep_products(person: Person) -> Decision:
    """The pages of products and the library: whoever works for an agency, and the lead desk."""
    return may_work_for_some(person)


def may_write(person: Person, agency: Agency) -> Decision:
    """Write or keep assets for an agency: its officers and head, those above it, the lead desk."""
    return may_work_for(person, agency)


def may_read_product(person: Person, product: Product) -> Decision:
    """Drafts are working papers of the agency; an approved one serves every agency."""
    if product.state in PRODUCT_STATES.group("approved"):
        return may_keep_products(person)
    return may_write(person, product.agency)


def may_change(person: Person, product: Product) -> Decision:
    """Change, send or discard: its agency, while it is a draft."""
    if product.state != DRAFT:
        return refused("Chỉ sửa được bản nháp: hãy lấy lại hoặc mở lại sản phẩm trước.")
    return may_write(person, product.agency)


def may_take_back(person: Person, product: Product) -> Decision:
    """Take it back to change it: its agency, while it waits for review."""
    if product.state != IN_REVIEW:
        return refused(_NOT_WAITING)
    return may_write(person, product.agency)


def may_reopen(person: Person, product: Product) -> Decision:
    """Make a draft of what was approved and is on no outlet: its agency; it is approved anew."""
    if product.state not in PRODUCT_STATES.group("reopenable"):
        return refused(
            "Chỉ mở lại được sản phẩm đã duyệt mà chưa lên lịch, hoặc đã thu hồi: "
            "hãy bỏ khỏi lịch hoặc thu hồi trước."
        )
    return may_write(person, product.agency)


def may_comment(person: Person, product: Product) -> Decision:
    """Remark on a passage: its agency and those above it, until it is approved."""
    if product.state not in PRODUCT_STATES.group("working"):
        return refused("Sản phẩm đã duyệt nên không góp ý được nữa: hãy mở lại để sửa.")
    return may_write(person, product.agency)


def may_decide(person: Person, product: Product) -> Decision:
    """Four eyes: the head of the agency or the lead desk, never one of those who wrote it."""
    if product.state != IN_REVIEW:
        return refused(_NOT_WAITING)
    decision = ALLOWED if may_run_programme(person) else may_approve_for(person, product.agency)
    if not decision:
        return decision
    return allow_when(not _had_a_hand_in(person, product), _OWN_WORDS)


def _had_a_hand_in(person: Person, product: Product) -> bool:
    if not isinstance(person, Account):
        return False
    return product.steps.filter(by=person, move__in=HANDS_ON).exists()


def may_decide_translation(person: Person, translation: Translation) -> Decision:
    """Approve or send back: whoever works for the agency and reads the language, never one of its
    writers. A head need not know Tày; the second pair of eyes must."""
    if translation.state != TO_REVIEW:
        return refused("Bản dịch này không chờ duyệt: hãy tải lại trang.")
    decision = may_write(person, translation.product.agency)
    if not decision:
        return decision
    wrote = isinstance(person, Account) and translation.writers.filter(pk=person.pk).exists()
    return allow_when(not wrote, "Bạn đã viết trong bản dịch này: hãy nhờ người khác đọc và duyệt.")


def may_see_asset(person: Person, asset: Asset) -> Decision:
    """One whose rights are whole and not over is there for every agency, others for their own."""
    if asset.rights_whole and not is_over(asset, today()):
        return may_keep_products(person)
    return may_write(person, asset.agency)
