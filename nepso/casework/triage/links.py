"""What the links and numbers of a submission are, as lookup knows them."""

from __future__ import annotations

from typing import Any

from nepso.casework.intake.models import Submission
from nepso.casework.lookup.selectors import answers_about
from nepso.kernel.errors import Invalid


def answers_for(submission: Submission) -> list[dict[str, Any]]:
    """An answer for each link and number of the text and of the links given beside it."""
    try:
        found = answers_about("\n".join([submission.text, *submission.links]))
    except Invalid:
        return []
    return [
        {"text": one.text, "kind": one.kind, "verdict": one.verdict, "why": list(one.why)}
        for one in found
    ]
