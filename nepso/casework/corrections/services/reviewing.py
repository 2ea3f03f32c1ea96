"""Four eyes: sent, taken back, returned, approved."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import Max

from nepso.casework.corrections.kinds import Move
from nepso.casework.corrections.matching import claim_put
from nepso.casework.corrections.models import Correction
from nepso.casework.corrections.policies import may_change, may_decide, may_take_back
from nepso.casework.corrections.services.ending import succeeded_by
from nepso.casework.corrections.services.writing import require_checkable
from nepso.casework.corrections.states import DRAFT, IN_REVIEW, PUBLISHED
from nepso.casework.corrections.stepping import moved_on, reason_given, seen_as
from nepso.casework.corrections.telling import tell_reviewers, tell_writer
from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict
from nepso.kernel.policy import require

SUBMIT = act("corrections.submit", "đã gửi đính chính để duyệt")
TAKE_BACK = act("corrections.take_back", "đã lấy lại đính chính để sửa")
RETURN = act("corrections.return", "đã trả lại đính chính kèm lý do")
APPROVE = act("corrections.approve", "đã duyệt và đăng đính chính")
_TRIES = 5


@transaction.atomic
def correction_submit(*, correction: Correction, revision: int, by: Account) -> Correction:
    """Send a draft to the second pair of eyes; they are told."""
    found = seen_as(correction, revision)
    require(may_change(by, found))
    found.submitted_by = by
    change = moved_on(found, IN_REVIEW, Move.SUBMITTED, by)
    tell_reviewers(found, by)
    record(SUBMIT, by=by, on=found, detail=change)
    return found


@transaction.atomic
def correction_take_back(*, correction: Correction, revision: int, by: Account) -> Correction:
    """Take back what waits for review, to change it."""
    found = seen_as(correction, revision)
    require(may_take_back(by, found))
    change = moved_on(found, DRAFT, Move.TAKEN_BACK, by)
    record(TAKE_BACK, by=by, on=found, detail=change)
    return found


@transaction.atomic
def correction_return(
    *, correction: Correction, revision: int, reason: str, by: Account
) -> Correction:
    """Back to the writer, who reads why."""
    found = seen_as(correction, revision)
    require(may_decide(by, found))
    told = reason_given(reason, "Hãy ghi lý do trả lại để người viết biết cần sửa gì.")
    change = moved_on(found, DRAFT, Move.RETURNED, by, told)
    tell_writer(found, "Đính chính bạn gửi bị trả lại: hãy đọc lý do rồi sửa.")
    record(RETURN, by=by, on=found, detail=change)
    return found


@transaction.atomic
def correction_approve(
    *, correction: Correction, revision: int, is_checkable: bool, by: Account
) -> Correction:
    """Publish what was read, under the next number; what it replaces is superseded with it.

    Four eyes: ``by`` wrote none of its versions (``policies.may_decide``) and confirms again that
    it is a checkable fact. Raises CorrectionConflict when it is no longer the text that was read.
    """
    found = seen_as(correction, revision)
    require(may_decide(by, found))
    require_checkable(is_checkable)
    found.published_at = now()
    change = _published(found, by)
    version = found.versions.order_by("-number")[0]
    version.approved_by, version.approved_at = by, found.published_at
    version.save(update_fields=["approved_by", "approved_at"])
    claim_put(found)
    _take_the_place(found, by)
    tell_writer(found, "Đính chính bạn gửi đã được duyệt và đăng.")
    record(APPROVE, by=by, on=found, detail={**change, "number": found.number})
    return found


def _take_the_place(found: Correction, by: Account) -> None:
    """Of the one it was written to replace, if that is still in force."""
    if found.replaces_id is None:
        return
    rows = Correction.objects.select_for_update(of=("self",)).select_related("agency")
    old = rows.filter(pk=found.replaces_id, state=PUBLISHED).first()
    if old is not None:
        succeeded_by(old=old, new=found, by=by, reason="")


def _published(found: Correction, by: Account) -> dict[str, list[str]]:
    """Moved to published under the next free number; two approvals at once get two numbers."""
    state, revision = found.state, found.revision
    for _ in range(_TRIES):
        last = Correction.objects.aggregate(last=Max("number"))["last"] or 0
        found.number = last + 1
        try:
            with transaction.atomic():
                return moved_on(found, PUBLISHED, Move.PUBLISHED, by)
        except IntegrityError:
            found.state, found.revision = state, revision
    raise Conflict("Nhiều đính chính đang được duyệt cùng lúc: hãy bấm duyệt lại.")
