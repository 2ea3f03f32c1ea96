"""Who may keep outlets, use a product on them, approve a changed text, take a product back."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.policies import (
    may_approve_for,
    may_run_programme,
    may_work_for,
    may_work_for_some,
)
from nepso.foundation.accounts.selectors import Person
from nepso.foundation.agencies.models import Agency
from nepso.kernel.policy import ALLOWED, Decision, allow_when, refused
from nepso.outreach.distribution.models import (
    FigureTable,
    Handout,
    Posting,
    Proof,
    Recall,
    RecallItem,
    RuleChange,
    Variant,
)
from nepso.outreach.distribution.states import EDITED, WAITING
from nepso.outreach.products.models import Product
from nepso.outreach.products.states import OUT, PRODUCT_STATES

_OWN_WORDS = (
    "Bạn đã sửa lời của bản này nên không tự duyệt được: "
    "hãy nhờ thủ trưởng hoặc cơ quan đầu mối duyệt."
)

_OWN_RULE = (
    "Bạn đã viết quy tắc này nên không tự duyệt được: "
    "hãy nhờ thủ trưởng hoặc cơ quan đầu mối duyệt."
)

_OWN_FIGURES = (
    "Bạn đã nhập bảng này nên không tự duyệt được: hãy nhờ thủ trưởng hoặc cơ quan đầu mối duyệt."
)


def may_distribute(person: Person) -> Decision:
    """The pages of outlets and postings: whoever works for an agency, and the lead desk."""
    return may_work_for_some(person)


def may_keep_outlets(person: Person, agency: Agency) -> Decision:
    """Add and change the outlets of an agency, plan and prove what runs on them."""
    return may_work_for(person, agency)


def may_set_rule(person: Person, agency: Agency | None) -> Decision:
    """Change how texts are made: of one agency its officers; for all agencies the lead desk."""
    return may_run_programme(person) if agency is None else may_work_for(person, agency)


def may_decide_rule(person: Person, change: RuleChange) -> Decision:
    """Four eyes on a changed rule: of one agency its head or the lead desk; for all agencies the
    lead desk or the head of the agency it sits in. Never one who wrote any of it."""
    if change.state != WAITING:
        return refused("Thay đổi này không chờ duyệt: hãy tải lại trang.")
    decision = may_run_programme(person)
    for agency in deciding_agencies(change):
        decision = decision or may_approve_for(person, agency)
    if not decision:
        return decision
    wrote = isinstance(person, Account) and change.history.filter(written_by=person).exists()
    return allow_when(not wrote, _OWN_RULE)


def deciding_agencies(change: RuleChange) -> list[Agency]:
    """The agencies whose heads may decide it."""
    if change.agency is not None:
        return [change.agency]
    return list(Agency.objects.filter(is_lead_desk=True))


def may_withdraw_rule(person: Person, change: RuleChange) -> Decision:
    """Take a proposal back: who wrote it last."""
    if change.state != WAITING:
        return refused("Thay đổi này không chờ duyệt: hãy tải lại trang.")
    return allow_when(change.written_by == person, "Chỉ người viết rút được đề nghị này.")


def may_use_product(person: Person, product: Product, agency: Agency) -> Decision:
    """Make variants of a product for an agency's outlets: an approved one serves every agency."""
    if product.state not in PRODUCT_STATES.group("usable"):
        return refused("Sản phẩm này chưa được duyệt hoặc đã thu hồi nên chưa đăng được.")
    return may_work_for(person, agency)


def may_edit_variant(person: Person, variant: Variant) -> Decision:
    """Change the words of a variant: the agency whose outlets it is for."""
    return may_work_for(person, variant.agency)


def may_approve_variant(person: Person, variant: Variant) -> Decision:
    """Four eyes on changed words: the head or the lead desk, never one who changed them."""
    if variant.state != EDITED:
        return refused("Bản này không chờ duyệt: hãy tải lại trang.")
    decision = ALLOWED if may_run_programme(person) else may_approve_for(person, variant.agency)
    if not decision:
        return decision
    wrote = isinstance(person, Account) and variant.edits.filter(by=person).exists()
    return allow_when(not wrote, _OWN_WORDS)


def may_type_table(person: Person, product: Product) -> Decision:
    """Type the figures of a product's infographic: whoever works for the agency that made it."""
    return may_work_for(person, product.agency)


def may_approve_table(person: Person, table: FigureTable) -> Decision:
    """Four eyes on typed figures: the head or the lead desk, never one who typed them."""
    if table.is_approved:
        return refused("Bảng này không chờ duyệt: hãy tải lại trang.")
    agency = table.product.agency
    decision = ALLOWED if may_run_programme(person) else may_approve_for(person, agency)
    if not decision:
        return decision
    typed = isinstance(person, Account) and table.history.filter(typed_by=person).exists()
    return allow_when(not typed, _OWN_FIGURES)


def may_work_on_posting(person: Person, posting: Posting) -> Decision:
    """Plan anew, drop, say that it ran, prove it: the agency of the outlet."""
    return may_work_for(person, posting.outlet.agency)


def may_see_proof(person: Person, proof: Proof, posting: Posting) -> Decision:
    """Say that a link shows the posting: whoever works for its agency, but who gave the link."""
    if proof.counts_since is not None:
        return refused("Minh chứng này đã được tính: hãy tải lại trang.")
    decision = may_work_on_posting(person, posting)
    if not decision:
        return decision
    own = "Bạn đã gửi liên kết này: hãy nhờ một người khác của cơ quan mở xem."
    return allow_when(proof.given_by != person, own)


def may_recall(person: Person, product: Product) -> Decision:
    """Take a product back from every outlet of every agency: the agency that made it, those above
    it, the lead desk (issue 5: one act lists every outlet that has it)."""
    if not is_recallable(product):
        return refused(
            "Chỉ thu hồi được sản phẩm đang đăng, hoặc đã giao bộ tài liệu, bản in: "
            "hãy tải lại trang."
        )
    return may_work_for(person, product.agency)


def may_tell_of_recall(person: Person, recall: Recall) -> Decision:
    """Change what the public reads of a recall: those who may take the product back."""
    return may_work_for(person, recall.product.agency)


def is_recallable(product: Product) -> bool:
    """It is out; or approved, and somebody already holds a kit or copies of it: what was given away
    may hang in a commune though none of our postings ever ran."""
    if product.state == OUT:
        return True
    listed = RecallItem.objects.filter(handout=OuterRef("pk"))
    given = Handout.objects.filter(~Exists(listed), product=product)
    return product.state in PRODUCT_STATES.group("usable") and given.exists()


def may_tick(person: Person, item: RecallItem) -> Decision:
    """Say that it is gone from one place: the agency that has it, and the lead desk."""
    return may_work_for(person, item.agency)
