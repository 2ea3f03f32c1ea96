"""What triage keeps of a submission goes when its content goes."""

from __future__ import annotations

from nepso.casework.intake.models import Submission
from nepso.casework.triage.likeness import likeness_forget
from nepso.casework.triage.models import Naming, Redaction, TriageDecision, TriageSuggestion


def content_forget(submission: Submission) -> None:
    """Suggestion, spans, keys, likenesses, sketch and the officer's free words. Idempotent.

    What stays says nothing of the content: that it was decided, when, by the closed reason.
    """
    likeness_forget(submission)
    TriageSuggestion.objects.filter(submission=submission).delete()
    Redaction.objects.filter(submission=submission).delete()
    TriageDecision.objects.filter(submission=submission).update(explanation="")
    Naming.objects.filter(submission=submission).update(reason="")
