"""How soon a person must look, from what the reporter ticked and what the words say."""

from __future__ import annotations

from nepso.casework.intake.harms import Harm
from nepso.casework.intake.models import Submission
from nepso.casework.triage.models import TriageSuggestion, Urgency


def urgency_of(submission: Submission, suggestion: TriageSuggestion | None = None) -> int:
    """``DANGER`` for a life or a child, also one to whom it happens now; ``GOING_ON`` where money
    leaves, it happens now or a child is concerned; else ``USUAL``."""
    answers = submission.answers
    if answers.get("life_in_danger") or submission.harm == Harm.CHILD_SAFETY:
        return Urgency.DANGER
    if suggestion is not None and (suggestion.is_urgent or _of_a_child(suggestion)):
        return Urgency.DANGER
    if answers.get("child_involved") and answers.get("going_on"):
        return Urgency.DANGER
    if any(answers.get(name) for name in ("going_on", "money_sent", "child_involved")):
        return Urgency.GOING_ON
    return Urgency.USUAL


def _of_a_child(suggestion: TriageSuggestion) -> bool:
    """Whether the words may be about abuse of a child, whatever stands before it in the order."""
    return any(one["harm"] == Harm.CHILD_SAFETY for one in suggestion.harms)


def urgency_reasons(submission: Submission, suggestion: TriageSuggestion | None) -> list[str]:
    """Why it stands where it stands, in sentences for the officer."""
    ticked = {
        "life_in_danger": "Người phản ánh cho biết có người đang gặp nguy hiểm.",
        "money_sent": "Người phản ánh cho biết đã chuyển tiền hoặc đã đưa mã, mật khẩu.",
        "going_on": "Người phản ánh cho biết việc đang diễn ra.",
        "child_involved": "Người phản ánh cho biết có liên quan đến trẻ em.",
    }
    reasons = [sentence for name, sentence in ticked.items() if submission.answers.get(name)]
    if submission.harm == Harm.CHILD_SAFETY:
        reasons.insert(0, "Phản ánh về an toàn của trẻ em luôn được xem trước.")
    elif suggestion is not None and _of_a_child(suggestion):
        reasons.insert(0, "Lời kể có thể nói về xâm hại trẻ em: hãy xem trước.")
    return reasons + list(suggestion.alarm if suggestion else ())
