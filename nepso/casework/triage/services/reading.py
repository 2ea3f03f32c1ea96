"""The machine reads a submission: suggests, compares, and calls somebody where life is at stake."""

from __future__ import annotations

import logging

from django.conf import settings
from django.db import transaction

from nepso.casework.intake.models import Submission
from nepso.casework.intake.states import ERASED, WITHDRAWN
from nepso.casework.triage.combining import combined
from nepso.casework.triage.evidence import rules_version
from nepso.casework.triage.likeness import is_scam, likeness_find
from nepso.casework.triage.links import answers_for
from nepso.casework.triage.models import TriageItem, TriageSuggestion, Urgency, place_of
from nepso.casework.triage.personal_data import personal_data_in
from nepso.casework.triage.ringing import ring
from nepso.casework.triage.states import SEALED, TRIAGE_STATES
from nepso.casework.triage.suggesting import Reading, suggest
from nepso.casework.triage.training.store import active
from nepso.casework.triage.urgency import urgency_of
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.errors import Invalid

log = logging.getLogger(__name__)

RING = act("triage.urgent_ring", "đã gọi người trực về một phản ánh khẩn")
SUGGEST = act("triage.suggestion_make", "đã gợi ý phân loại")


@transaction.atomic
def suggestion_make(*, submission: Submission) -> TriageSuggestion | None:
    """Keep what the words of a submission suggest, with the evidence; made again it is renewed
    until a person has decided. None for what is sealed, withdrawn or erased.

    A life in danger rings, held as spam or not.
    """
    item = TriageItem.objects.select_for_update().filter(submission=submission).first()
    if item is None or submission.state in (WITHDRAWN, ERASED) or item.state == SEALED:
        return None
    if item.state not in TRIAGE_STATES.group("open"):
        return TriageSuggestion.objects.filter(submission=submission).first()
    suggestion = _suggestion_of(submission)
    suggestion.save()
    likeness_find(submission, is_scam=is_scam(submission, suggestion))
    item.urgency = min(item.urgency, urgency_of(submission, suggestion))
    item.place = place_of(item.urgency, submission.received_at)
    item.save(update_fields=["urgency", "place"])
    if item.urgency == Urgency.DANGER:
        ring(submission)
    record(SUGGEST, by=None, on=submission, detail={"rules": suggestion.rules_version})
    return suggestion


@transaction.atomic
def urgent_ring(*, submission: Submission) -> None:
    """Call somebody about a danger that the reporter ticked, whether the text was read or not."""
    item = TriageItem.objects.select_for_update().filter(submission=submission).first()
    if item is not None and item.state in TRIAGE_STATES.group("open"):
        ring(submission)
        record(RING, by=None, on=submission)


def _read(text: str) -> tuple[Reading, str]:
    """What rules and the operator's model say, and by which version; where that model was changed
    since it was activated, the rules alone: nobody waits for it to be mended."""
    try:
        used = active(settings.DATA_FOLDER)
    except Invalid as error:
        log.warning("the model in use cannot be read: %s", error.sentence)
        used = None
    if used is None:
        return suggest(text), rules_version()
    return combined(text, *used), f"{rules_version()}+{used[0]}"


def _suggestion_of(submission: Submission) -> TriageSuggestion:
    reading, version = _read(submission.text)
    return TriageSuggestion(
        submission=submission,
        rules_version=version,
        harms=[
            {"harm": one.harm, "score": one.score, "why": list(one.why)} for one in reading.harms
        ],
        is_urgent=reading.urgent,
        alarm=list(reading.alarm),
        personal_data=[
            {"kind": found.kind, "span": [found.start, found.end]}
            for found in personal_data_in(submission.text)
        ],
        links=answers_for(submission),
    )
