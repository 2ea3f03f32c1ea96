"""Settling which agency a submission complains of: whoever is of it loses sight of it at once."""

from __future__ import annotations

from django.db import transaction

from nepso.casework.intake.holding import submission_held
from nepso.casework.intake.policies import may_not_read
from nepso.casework.intake.services import submission_complained_of_settle
from nepso.casework.triage.models import Naming, TriageItem, Urgency
from nepso.casework.triage.policies import may_read_item
from nepso.casework.triage.ports import announce_named
from nepso.casework.triage.ringing import ring_anew
from nepso.casework.triage.services.claiming import item_locked
from nepso.casework.triage.states import TRIAGE_STATES
from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.notices.services import notices_take_back
from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require

NAME = act("triage.complained_of_set", "đã ghi cơ quan bị phản ánh")
LONGEST_REASON = 1_000


@transaction.atomic
def complained_of_set(
    *, item: TriageItem, agency: Agency | None, reason: str, by: Account
) -> TriageItem:
    """Settle the agency complained of, or (None) that it cannot be known; for any harm, also after
    the decision: a case moves away from that agency in the same transaction.

    Its people, and those of what took over from it, lose the submission, the case, their notices
    of both and their place in every list at once. Raises Invalid without a reason.
    """
    submission_held(item.submission)
    item = item_locked(item)
    require(may_read_item(by, item))
    said = reason.strip()
    if not said or len(said) > LONGEST_REASON:
        sentence = "Hãy ghi lý do: dựa vào đâu mà biết (nhiều nhất 1.000 chữ cái)."
        raise Invalid(sentence, fields={"reason": sentence})
    submission = submission_complained_of_settle(submission=item.submission, agency=agency, by=by)
    Naming.objects.create(submission=submission, agency=agency, reason=said, by=by)
    item.submission = submission
    let_go = item.claimed_by is not None and may_not_read(item.claimed_by, submission)
    if let_go:
        item.claimed_by, item.claimed_at = None, None
    item.revision += 1
    item.save()
    if let_go and item.urgency == Urgency.DANGER and item.state in TRIAGE_STATES.group("open"):
        ring_anew(submission)
    announce_named(submission, by)
    notices_take_back(
        about=submission.public_id, whom=lambda account: may_not_read(account, submission)
    )
    detail = {"agency": agency.public_id if agency else ""}
    record(NAME, by=by, on=submission, detail=detail)
    return item
