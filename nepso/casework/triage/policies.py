"""Who reads and decides in triage."""

from __future__ import annotations

from nepso.casework.intake.models import Submission
from nepso.casework.intake.policies import may_not_read
from nepso.casework.triage.models import TriageItem
from nepso.casework.triage.states import GONE, SEALED, TRIAGE_STATES
from nepso.foundation.accounts.policies import may_decide_appeals, may_receive_submissions
from nepso.foundation.accounts.selectors import Person
from nepso.kernel.policy import Decision, allow_when, refused

_OWN_AGENCY = (
    "Phản ánh này nói về cơ quan của bạn, nên người của cơ quan ấy không đọc và không xử lý: "
    "một cán bộ tiếp nhận khác sẽ làm."
)


def may_triage(person: Person) -> Decision:
    """The queue, the routes, how often the machine agreed: who was named to receive."""
    return may_receive_submissions(person)


def may_read_sealed(person: Person) -> Decision:
    """What was sealed: the appeal officer alone."""
    return may_decide_appeals(person)


def may_read_item(person: Person, item: TriageItem) -> Decision:
    """One submission in triage: a receiver, unless it is sealed, gone or about their agency."""
    named = may_triage(person)
    if not named:
        return named
    if item.state in (SEALED, GONE):
        return refused("Phản ánh này đã được niêm phong, rút hoặc xóa, không đọc được nữa.")
    return _apart(person, item.submission)


def may_decide_item(person: Person, item: TriageItem) -> Decision:
    """Decide it: who may read it, while it waits."""
    readable = may_read_item(person, item)
    if not readable:
        return readable
    return allow_when(
        item.state in TRIAGE_STATES.group("open"),
        "Phản ánh này đã được phân loại: quyết định chỉ đổi khi khiếu nại của người phản ánh đúng.",
    )


def may_read_seal(person: Person, submission: Submission) -> Decision:
    """One sealed submission: an appeal officer of another agency than the one complained of."""
    named = may_read_sealed(person)
    return _apart(person, submission) if named else named


def _apart(person: Person, submission: Submission) -> Decision:
    return allow_when(not may_not_read(person, submission), _OWN_AGENCY)
