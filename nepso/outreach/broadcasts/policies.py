"""Who may add a reading, choose the one that goes on the air, drop one."""

from __future__ import annotations

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.policies import may_approve_for, may_run_programme, may_work_for
from nepso.foundation.accounts.selectors import Person
from nepso.kernel.policy import ALLOWED, Decision, refused
from nepso.outreach.broadcasts.models import Reading
from nepso.outreach.distribution.kinds import SPOKEN
from nepso.outreach.distribution.models import Variant
from nepso.outreach.distribution.sources import is_stale
from nepso.outreach.products.states import OUT


def may_read_aloud(person: Person, variant: Variant) -> Decision:
    """Readings of a script: its agency, while the script is that of the approved product."""
    if variant.kind not in SPOKEN:
        return refused("Bản này không phải kịch bản đọc: hãy mở bản của đài truyền thanh.")
    if is_stale(variant):
        return refused("Sản phẩm đã đổi hoặc đã thu hồi: hãy làm lại kịch bản rồi đọc lại.")
    return may_work_for(person, variant.agency)


def may_choose(person: Person, reading: Reading) -> Decision:
    """Four eyes: whoever works for the agency and did not add it; of what is out already the head
    or the lead desk, as what is heard changes at once."""
    decision = may_read_aloud(person, reading.variant)
    if not decision:
        return decision
    if isinstance(person, Account) and reading.created_by_id == person.pk:
        return refused("Bạn đã thêm bản đọc này: hãy nhờ người khác nghe rồi chọn.")
    if reading.variant.product.state != OUT or may_run_programme(person):
        return ALLOWED
    if may_approve_for(person, reading.variant.agency):
        return ALLOWED
    return refused("Sản phẩm đang đăng: hãy nhờ thủ trưởng hoặc cơ quan đầu mối nghe rồi chọn.")


def may_drop(person: Person, reading: Reading) -> Decision:
    """Its agency, also of a script that is no longer aired."""
    return may_work_for(person, reading.variant.agency)
