"""The reporter changes, with the code, who may see what: consent is theirs to take back too."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from nepso.casework.intake.allowed import WORDS, groups_of, may_be_given, recipients_asked
from nepso.casework.intake.holding import submission_held
from nepso.casework.intake.kinds import AnswerBy, FieldGroup
from nepso.casework.intake.models import Consent, Submission
from nepso.casework.intake.ports import tell_told
from nepso.casework.intake.services.delivering import deliveries_drop
from nepso.casework.intake.states import ERASED, WITHDRAWN
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid

CHANGE = act("intake.consents_change", "người phản ánh đã đổi ai được xem gì")
_CALLS = (AnswerBy.TELEPHONE, AnswerBy.ZALO)
_NOT_ASKED = "Hãy chọn trong những ô có trên trang này."


@transaction.atomic
def consents_change(
    *, submission: Submission, give: Collection[str], withdraw: Collection[str]
) -> bool:
    """Give and take back, recipient by recipient ("police:text"; "police:words" are the words given
    to an agency one by one, which can only be taken back). Whoever reads asks anew each time, so it
    holds at once; who handles the case hears that it changed. What changes nothing is no act.

    Where the reporter wanted to be called and nobody may see how any more, nobody is asked to call
    them: they read the answer with the code. Returns whether that became so. Raises Conflict once
    withdrawn or erased, Invalid for what is not asked about.
    """
    fresh = submission_held(submission)
    if fresh.state in (WITHDRAWN, ERASED):
        raise Conflict("Phản ánh này đã rút hoặc đã xóa: không còn nơi nào xem được nữa.")
    _require_asked(fresh, give)
    rows = {f"{row.recipient}:{row.field_group}": row for row in fresh.consents.all()}
    given = sorted(one for one in set(give) if one not in rows or not rows[one].given)
    taken = sorted(one for one in set(withdraw) if one in rows and rows[one].given)
    for value in given:
        recipient, _, group = value.partition(":")
        Consent.objects.update_or_create(
            submission=fresh,
            recipient=recipient,
            field_group=group,
            defaults={"given": True, "at": now()},
        )
    keys = [rows[value].pk for value in taken]
    Consent.objects.filter(pk__in=keys).update(given=False, at=now())
    words = _words_taken_back(fresh, withdraw)
    if not (given or taken or words):
        return False
    nobody_calls = _called_no_more(fresh)
    submission.answer_by = fresh.answer_by
    record(CHANGE, by=None, on=fresh, detail={"given": given, "withdrawn": [*taken, *words]})
    tell_told(fresh, "consent")
    return nobody_calls


def _require_asked(submission: Submission, give: Collection[str]) -> None:
    groups = groups_of(submission)
    asked = recipients_asked(submission)
    known = {f"{r}:{g}" for r in asked for g in groups if may_be_given(r, g)}
    if set(give) - known:
        raise Invalid(_NOT_ASKED, fields={"dong_y": _NOT_ASKED})


def _words_taken_back(submission: Submission, withdraw: Collection[str]) -> list[str]:
    """Whoever may not read the story any more reads none of the words given to it either."""
    kinds = {one.partition(":")[0] for one in withdraw if one.endswith((f":{WORDS}", ":text"))}
    found = set()
    for entry in submission.thread.exclude(readers=[]):
        kept = [key for key in entry.readers if str(key).partition(":")[0] not in kinds]
        if kept != entry.readers:
            found |= {str(key).partition(":")[0] for key in set(entry.readers) - set(kept)}
            entry.readers = kept
            entry.save(update_fields=["readers"])
    return sorted(f"{kind}:{WORDS}" for kind in found)


def _called_no_more(submission: Submission) -> bool:
    contact = Consent.objects.filter(
        submission=submission, field_group=FieldGroup.CONTACT, given=True
    )
    if submission.answer_by not in _CALLS or contact.exists():
        return False
    submission.answer_by = ""
    submission.save(update_fields=["answer_by"])
    deliveries_drop(submission)
    return True
