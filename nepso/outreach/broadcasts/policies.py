"""Who may add a reading and choose the one that goes on the air."""

from __future__ import annotations

from nepso.foundation.accounts.policies import may_work_for
from nepso.foundation.accounts.selectors import Person
from nepso.kernel.policy import Decision, refused
from nepso.outreach.distribution.kinds import SPOKEN
from nepso.outreach.distribution.models import Variant
from nepso.outreach.distribution.sources import is_stale


def may_read_aloud(person: Person, variant: Variant) -> Decision:
    """Readings of a script: its agency, while the script is that of the approved product."""
    if variant.kind not in SPOKEN:
        return refused("Bản này không phải kịch bản đọc: hãy mở bản của đài truyền thanh.")
    if is_stale(variant):
        return refused("Sản phẩm đã đổi hoặc đã thu hồi: hãy làm lại kịch bản rồi đọc lại.")
    return may_work_for(person, variant.agency)
