"""What triage does when a submission is filed or its reporter says more (``intake.ports``).

In the reporter's transaction, so: one row and one job; the reading of the text waits its turn.
"""

from __future__ import annotations

from nepso.casework.intake.models import Submission
from nepso.casework.intake.ports import What
from nepso.casework.triage.forgetting import content_forget
from nepso.casework.triage.models import TriageItem, Urgency, place_of
from nepso.casework.triage.ringing import ring_anew, ring_end
from nepso.casework.triage.states import ASKED, GONE, HELD, WAITING
from nepso.casework.triage.telling import tell_gone
from nepso.casework.triage.urgency import urgency_of
from nepso.foundation.jobs.services import job_enqueue
from nepso.kernel.row_statements import row_new
from nepso.kernel.storing import row_store


def submission_arrived(submission: Submission) -> None:
    """A place on the desk of triage, and a job that reads the text."""
    urgency = urgency_of(submission)
    row_store(
        row_new(
            TriageItem,
            submission=submission,
            state=HELD if submission.is_held else WAITING,
            urgency=urgency,
            place=place_of(urgency, submission.received_at),
        )
    )
    job_enqueue("triage.read_submission", submission=submission.public_id)
    if urgency == Urgency.DANGER:  # what was ticked says so: nobody waits for the reading
        job_enqueue("triage.ring", submission=submission.public_id)


def submission_told(submission: Submission, what: What) -> None:
    """An answer brings it back to the queue; withdrawn or erased it leaves, and whoever has it in
    hand is told."""
    item = TriageItem.objects.select_for_update().filter(submission=submission).first()
    if item is None:
        return
    if what in ("withdrawal", "erase"):
        tell_gone(item)
        ring_end(submission)
        item.state, item.claimed_by, item.claimed_at = GONE, None, None
        content_forget(submission)
    elif what in ("answer", "material") and item.state == ASKED:
        item.state = WAITING
    else:
        return
    item.revision += 1
    item.save()
    if item.state == WAITING and item.urgency == Urgency.DANGER:
        ring_anew(submission)  # who asked has it in hand no more (decision 0214)
