"""What the reporter is told about where it stands: the only mover of a submission's state."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction

from nepso.casework.intake.models import Submission
from nepso.casework.intake.ports import tell_shown
from nepso.casework.intake.states import SUBMISSION
from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now

SHOW = act("intake.submission_show", "đã cho người phản ánh biết tình hình mới")


class _Unchanged:
    """What is not named stays as it is."""


UNCHANGED: Final = _Unchanged()


@transaction.atomic
def submission_show(
    *,
    submission: Submission,
    state: str,
    by: Account | None,
    with_agency: Agency | _Unchanged | None = UNCHANGED,
    due_on: dt.date | _Unchanged | None = UNCHANGED,
    case_number: str | _Unchanged = UNCHANGED,
) -> Submission:
    """Set what the reporter sees: state, who has it, when an answer is due, the case's number.

    The caller has asked its own policy. Raises Conflict, in words, for a move that
    ``states.SUBMISSION`` does not know; the same state again only changes the rest.
    """
    held = Submission.objects.select_for_update().get(pk=submission.pk)
    if state != held.state:
        SUBMISSION.require_move(held.state, state)
        held.since = now()
    before, held.state = held.state, state
    if not isinstance(with_agency, _Unchanged):
        held.with_agency = with_agency
    if not isinstance(due_on, _Unchanged):
        held.answer_due_on = due_on
    if not isinstance(case_number, _Unchanged):
        held.case_number = case_number
    held.revision += 1
    fields = ["state", "since", "with_agency", "answer_due_on", "case_number", "revision"]
    held.save(update_fields=fields)
    for name in fields:
        setattr(submission, name, getattr(held, name))
    record(SHOW, by=by, on=held, detail={"from": before, "to": state})
    if state != before:
        tell_shown(submission)
    return submission
