"""Everywhere in a submission that personal data stands: the story, the links, the exchange."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nepso.casework.intake.kinds import Side
from nepso.casework.intake.models import Submission
from nepso.casework.triage.models import Redaction, TriageSuggestion
from nepso.casework.triage.personal_data import personal_data_in
from nepso.kernel.folding import nfc


@dataclass(frozen=True, slots=True)
class Place:
    """One piece found; ``span`` where it stands in the story, () where it stands elsewhere."""

    kind: str
    text: str
    span: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """Names this very piece, where it stands and in its words, from a page to what is sent."""
        words = hashlib.sha256(self.text.encode()).hexdigest()[:16]
        return ".".join((self.kind, *map(str, self.span), words))


def personal_data_of(submission: Submission, redaction: Redaction | None) -> list[Place]:
    """Those of the story as they were suggested, then what only links, wishes or the reporter's
    later words hold, each once; last what is blacked out already and no longer found."""
    suggestion = TriageSuggestion.objects.filter(submission=submission).first()
    story = nfc(submission.text)
    found = [_in_story(story, one) for one in (suggestion.personal_data if suggestion else [])]
    known = {one.text for one in found}
    for one in _elsewhere(submission):
        if one.text not in known:
            known.add(one.text)
            found.append(one)
    if redaction is not None:
        hidden = [_in_story(story, one) for one in redaction.spans]
        found += [one for one in hidden if one not in found]
        known |= {one.text for one in hidden}
        pieces = (Place(one["kind"], one["text"]) for one in redaction.pieces)
        found += [one for one in pieces if one.text not in known]
    return found


def _in_story(story: str, one: dict[str, Any]) -> Place:
    start, end = one["span"]
    return Place(one["kind"], story[start:end], (start, end))


def _elsewhere(submission: Submission) -> Iterator[Place]:
    said = submission.thread.filter(side=Side.REPORTER).exclude(text="").order_by("id")
    texts = [*map(str, submission.links), submission.wanted_line]
    for text in map(nfc, [*texts, *said.values_list("text", flat=True)]):
        for one in personal_data_in(text):
            yield Place(one.kind, text[one.start : one.end])
