"""Whether a decision holds together, before anything is written; each fault at its field."""

from __future__ import annotations

from typing import Protocol

from nepso.casework.intake.harms import Harm
from nepso.casework.intake.models import Submission
from nepso.casework.intake.policies import may_not_read
from nepso.casework.intake.states import ERASED, WITHDRAWN
from nepso.casework.triage.models import TriageItem
from nepso.casework.triage.reasons import BY_CODE, Choice
from nepso.casework.triage.routing import require_apart
from nepso.casework.triage.selectors.one import is_named
from nepso.casework.triage.states import SEALED
from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.kernel.errors import Invalid

# The closed sentence alone does not tell the reporter enough.
_NEEDS_WORDS = frozenset({"elsewhere", "unfounded", "need_facts", "too_little"})
LONGEST = 3_000


class Decided(Protocol):
    """The parts of a verdict that are checked."""

    @property
    def choice(self) -> str: ...
    @property
    def reason_code(self) -> str: ...
    @property
    def explanation(self) -> str: ...
    @property
    def harm(self) -> str: ...
    @property
    def agency(self) -> Agency | None: ...
    @property
    def into(self) -> Submission | None: ...


def require_sound(submission: Submission, verdict: Decided, by: Account) -> None:
    """Raise Invalid, a sentence per field."""
    fields = dict(_faults(submission, verdict, by))
    if fields:
        raise Invalid(" ".join(dict.fromkeys(fields.values())), fields=fields)
    if verdict.agency is not None:
        require_apart(verdict.agency, submission)


def _faults(submission: Submission, verdict: Decided, by: Account) -> list[tuple[str, str]]:
    found = _reason_faults(verdict)
    sends = verdict.choice in (Choice.ACCEPT, Choice.REFER)
    if sends and (verdict.harm not in Harm.values or verdict.harm == Harm.SOMETHING_ELSE):
        found.append(("harm", "Hãy chọn điều gây hại để biết ai xử lý và xử lý thế nào."))
    if sends and verdict.harm == Harm.OFFICIAL_CHANNEL and not is_named(submission):
        found.append(
            ("harm", "Hãy ghi cơ quan bị phản ánh trước (hoặc ghi là không rõ), rồi mới chuyển.")
        )
    if sends and verdict.agency is None:
        found.append(("agency", "Hãy chọn cơ quan xử lý."))
    if verdict.choice == Choice.MERGE:
        found += _merge_faults(submission, verdict.into, by)
    return found


def _reason_faults(verdict: Decided) -> list[tuple[str, str]]:
    reason = BY_CODE.get(verdict.reason_code)
    if verdict.choice not in Choice.values:
        return [("choice", "Hãy chọn một quyết định.")]
    if reason is None or reason.choice != verdict.choice:
        return [("reason_code", "Hãy chọn lý do; người phản ánh sẽ đọc lý do này.")]
    if reason.code in _NEEDS_WORDS and not verdict.explanation.strip():
        return [("explanation", "Với lý do này, hãy viết thêm vài câu để người phản ánh hiểu.")]
    if len(verdict.explanation) > LONGEST:
        return [("explanation", f"Hãy viết gọn lại, nhiều nhất {LONGEST} chữ cái.")]
    return []


def _merge_faults(
    submission: Submission, into: Submission | None, by: Account
) -> list[tuple[str, str]]:
    if into is None:
        return [("into", "Hãy chọn phản ánh sẽ gộp vào.")]
    item = TriageItem.objects.filter(submission=into).first()
    gone = into.state in (WITHDRAWN, ERASED) or item is None or item.state == SEALED
    if into.pk == submission.pk or gone or may_not_read(by, into):
        return [("into", "Không gộp được vào phản ánh này: hãy chọn phản ánh khác.")]
    last = into.decisions.order_by("-id").first()  # an earlier merge may have been undone
    if last is not None and last.choice == Choice.MERGE:
        return [
            ("into", "Phản ánh kia đã được gộp vào một phản ánh khác: hãy gộp vào phản ánh đó.")
        ]
    return []
