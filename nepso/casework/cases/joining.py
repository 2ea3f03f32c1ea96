"""What triage decided and what a reporter said, as it becomes cases; in the transaction of each."""

from __future__ import annotations

from nepso.casework.cases.services import (
    case_hear,
    case_hear_erasure,
    case_join,
    case_of,
    case_open,
    reporter_left,
)
from nepso.casework.intake.models import Submission
from nepso.casework.triage.models import TriageDecision, TriageItem, Urgency
from nepso.casework.triage.reasons import Choice


def on_decided(decision: TriageDecision) -> None:
    """Accepted or referred: a case opens. Merged: it joins. The rest is triage's own."""
    submission = decision.submission
    if decision.choice in (Choice.ACCEPT, Choice.REFER) and decision.agency is not None:
        item = TriageItem.objects.filter(submission=submission).first()
        case_open(
            submission=submission,
            agency=decision.agency,
            harm=decision.harm or submission.harm,
            is_urgent=item is not None and item.urgency == Urgency.DANGER,
            in_danger=decision.reason_code == "danger",
            by=decision.by,
        )
    elif decision.choice == Choice.MERGE and decision.into is not None:
        case_join(submission=submission, into=decision.into, by=decision.by)


def on_told(submission: Submission, what: str) -> None:
    """A word of the reporter. Appeals are heard by replies."""
    case = case_of(submission)
    if case is None:
        return
    if what in ("answer", "material"):
        case_hear(case=case, is_material=what == "material")
    elif what == "withdrawal":
        reporter_left(case=case)
    elif what == "erase":
        case_hear_erasure(case=case)
