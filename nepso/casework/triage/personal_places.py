"""Everywhere in a submission that personal data stands: the story, the links, the exchange."""

from __future__ import annotations

from dataclasses import dataclass

from nepso.casework.intake.kinds import Side
from nepso.casework.intake.models import Submission
from nepso.casework.triage.models import TriageSuggestion
from nepso.casework.triage.personal_data import personal_data_in
from nepso.kernel.folding import nfc


@dataclass(frozen=True, slots=True)
class Place:
    """One piece found; ``span`` where it stands in the story, () where it stands elsewhere."""

    kind: str
    text: str
    span: tuple[int, ...] = ()


def personal_data_of(submission: Submission) -> list[Place]:
    """Those of the story as they were suggested, then what only links, wishes or the reporter's
    later words hold, each once."""
    suggestion = TriageSuggestion.objects.filter(submission=submission).first()
    story = nfc(submission.text)
    found = [
        Place(one["kind"], story[one["span"][0] : one["span"][1]], tuple(one["span"]))
        for one in (suggestion.personal_data if suggestion else [])
    ]
    said = submission.thread.filter(side=Side.REPORTER).exclude(text="").order_by("id")
    texts = [*map(str, submission.links), submission.wanted_line]
    known = {one.text for one in found}
    for text in map(nfc, [*texts, *said.values_list("text", flat=True)]):
        for one in personal_data_in(text):
            piece = text[one.start : one.end]
            if piece not in known:
                known.add(piece)
                found.append(Place(one.kind, piece))
    return found
