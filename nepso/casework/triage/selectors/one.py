"""One submission in triage."""

from __future__ import annotations

from nepso.casework.intake.models import Submission
from nepso.casework.triage.evidence import Hidden
from nepso.casework.triage.models import Redaction, TriageDecision, TriageItem, TriageSuggestion
from nepso.kernel.errors import NotFound


def item_of(public_id: str) -> TriageItem:
    """The place of a submission on the desk; raises NotFound in words. Ask ``policies`` next."""
    found = TriageItem.objects.select_related(
        "submission__commune",
        "submission__complained_of",
        "submission__with_agency",
        "submission__suggestion",
        "submission__redaction",
        "claimed_by",
    )
    item = found.filter(submission__public_id=public_id).first()
    if item is None:
        raise NotFound("Không có phản ánh này: hãy quay lại danh sách chờ phân loại.")
    return item


def suggestion_of(submission: Submission) -> TriageSuggestion | None:
    """What the machine suggested, if it has read it and the content is still there."""
    return TriageSuggestion.objects.filter(submission=submission).first()


def is_named(submission: Submission) -> bool:
    """Whether it is settled of which agency it complains; that nobody can know, a person says too.
    What complains of an official page goes nowhere before."""
    return submission.complained_of_id is not None or submission.namings.exists()


def decisions_of(submission: Submission) -> list[TriageDecision]:
    """Every decision, the newest first."""
    rows = TriageDecision.objects.filter(submission=submission).order_by("-id")
    return list(rows.select_related("agency", "by", "into"))


def hidden_of(submission: Submission) -> Hidden:
    """What was blacked out of it, for every reader but triage."""
    redaction = Redaction.objects.filter(submission=submission).first()
    return Hidden(redaction.spans, redaction.pieces) if redaction else Hidden()


def text_shown(submission: Submission) -> str:
    """The text as any agency but triage reads it: what was blacked out is not in it."""
    return hidden_of(submission).text(submission.text)
