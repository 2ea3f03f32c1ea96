"""What is nobody's to handle is sealed at once and erased after seven days, or with its appeal."""

from __future__ import annotations

from django.db import transaction

from nepso.casework.intake.holding import submission_held
from nepso.casework.intake.models import Submission
from nepso.casework.intake.services import (
    submission_erase,
    submission_find_again,
    submission_find_no_more,
)
from nepso.casework.intake.states import APPEALING
from nepso.casework.triage.forgetting import content_forget
from nepso.casework.triage.likeness import likeness_forget
from nepso.casework.triage.models import (
    Redaction,
    Seal,
    TriageDecision,
    TriageItem,
    TriageSuggestion,
    Urgency,
)
from nepso.casework.triage.policies import may_read_seal
from nepso.casework.triage.retention import SEALED_FOR
from nepso.casework.triage.ringing import ring_anew
from nepso.casework.triage.states import DECIDED, GONE, WAITING
from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.jobs.services import job_enqueue
from nepso.kernel.clock import now
from nepso.kernel.policy import require

SEAL = act("triage.seal", "đã niêm phong")
REOPEN = act("triage.reopen", "đã mở lại việc phân loại sau khiếu nại")
LIFT = act("triage.seal_lift", "đã mở niêm phong sau khiếu nại")
ERASE = act("triage.seal_erase", "đã xóa nội dung niêm phong")
READ = act("triage.seal_read", "đã đọc nội dung niêm phong")


@transaction.atomic
def seal_put(*, submission: Submission, by: Account) -> Seal:
    """Seal: nothing finds it any more, and its day of erasure stands. Part of the decision."""
    likeness_forget(submission)
    submission_find_no_more(submission=submission, by=by)
    TriageSuggestion.objects.filter(submission=submission).delete()
    Redaction.objects.filter(submission=submission).delete()
    moment = now()
    seal, _ = Seal.objects.update_or_create(
        submission=submission,
        defaults={"sealed_at": moment, "erase_at": moment + SEALED_FOR, "erased_at": None},
    )
    record(SEAL, by=by, on=submission)
    return seal


@transaction.atomic
def seal_read(*, submission: Submission, by: Account) -> Submission:
    """The appeal officer reads what is sealed; each reading leaves a line."""
    require(may_read_seal(by, submission))
    record(READ, by=by, on=submission)
    return submission


@transaction.atomic
def seal_lift(*, submission: Submission, by: Account) -> None:
    """The appeal was right, it is a harm: back to the queue, read anew. Lifted twice is once."""
    require(may_read_seal(by, submission))
    # Held first, as ``seal_end`` does: lifting and erasing at one moment go one after the other.
    submission_held(submission)
    gone, _ = Seal.objects.filter(submission=submission, erased_at__isnull=True).delete()
    if not gone:
        return
    submission_find_again(submission=submission, by=by)
    _back_to_queue(submission)
    record(LIFT, by=by, on=submission)


@transaction.atomic
def triage_reopen(*, submission: Submission, by: Account | None) -> None:
    """An appeal was right about what triage decided alone (refused, merged, sealed): it is decided
    anew. The caller moves what the reporter sees. Reopened twice is once.

    ``by`` None: nobody decided the appeal in time; nothing that is sealed is lifted so.
    """
    if by is not None:
        seal_lift(submission=submission, by=by)
    item = TriageItem.objects.filter(submission=submission, state=DECIDED).first()
    if item is not None:
        _back_to_queue(submission)
        record(REOPEN, by=by, on=submission)


def _back_to_queue(submission: Submission) -> None:
    """It waits again, in its old place, the decision stands no more, and the machine reads it once
    more; part of an act."""
    item = TriageItem.objects.select_for_update().get(submission=submission)
    item.state, item.claimed_by, item.claimed_at = WAITING, None, None
    item.revision += 1
    item.save()
    if item.urgency == Urgency.DANGER:
        ring_anew(submission)  # whoever decided it has it in hand no more
    standing = TriageDecision.objects.filter(submission=submission).order_by("-pk").first()
    if standing is not None:
        standing.undone_at = now()
        standing.save(update_fields=["undone_at"])
    job_enqueue("triage.read_submission", submission=submission.public_id)


@transaction.atomic
def seal_end(
    *, submission: Submission, by: Account | None = None, is_appeal_over: bool = False
) -> None:
    """The appeal ended without lifting it, or the days are over: erase. Erased twice is once.

    ``by`` None is a job, which leaves alone what is under appeal unless that ran out.
    """
    if by is not None:
        require(may_read_seal(by, submission))
    held = submission_held(submission)
    seal = Seal.objects.select_for_update().filter(submission=submission).first()
    is_awaited = by is None and held.state == APPEALING and not is_appeal_over
    if seal is None or seal.erased_at is not None or is_awaited:
        return
    submission_erase(submission=held, by=by, why="sealed")
    content_forget(held)
    TriageItem.objects.filter(submission=held).update(state=GONE)
    seal.erased_at = now()
    seal.save(update_fields=["erased_at"])
    record(ERASE, by=by, on=held)


def seals_due_erase() -> int:
    """Erase all whose seven days are over and whose appeal is not running; returns how many."""
    due = Seal.objects.filter(erased_at__isnull=True, erase_at__lte=now())
    rows = due.exclude(submission__state=APPEALING).select_related("submission")
    count = 0
    for seal in rows:
        seal_end(submission=seal.submission)
        count += 1
    return count
