"""Accounting in words for a task that takes no evidence."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.worktime.models import Period
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.programme.activities.models import TaskNarrative
from nepso.programme.activities.policies import may_narrate
from nepso.programme.register.models import PlanTask

NARRATE = act("activities.narrate", "đã viết tường thuật một nhiệm vụ")
MOST_LETTERS = 8_000


class NarrativeConflict(Conflict):
    """Somebody else saved in between; ``current`` is the narrative as it is now."""

    def __init__(self, current: TaskNarrative) -> None:
        super().__init__("Người khác vừa sửa tường thuật này: hãy so hai bản rồi lưu lại.")
        self.current = current


@transaction.atomic
def narrative_write(
    *, plan_task: PlanTask, period: Period, text: str, revision: int, by: Account
) -> TaskNarrative:
    """Write (or empty) the words of a ``words_only`` task for a period; ``revision`` is the one the
    person saw, 0 for none yet. Raises NarrativeConflict, or Invalid in words."""
    require(may_narrate(by, plan_task))
    if not plan_task.words_only:
        raise Invalid("Nhiệm vụ này có minh chứng: hãy ghi hoạt động thay cho tường thuật.")
    words = text.strip()
    if len(words) > MOST_LETTERS:
        sentence = "Tường thuật dài quá 8.000 ký tự: hãy viết ngắn lại."
        raise Invalid(sentence, fields={"text": sentence})
    rows = TaskNarrative.objects.select_for_update(of=("self",))
    found = rows.filter(plan_task=plan_task, period=period).first()
    if (found.revision if found else 0) != revision:
        raise NarrativeConflict(found or TaskNarrative(plan_task=plan_task, period=period))
    stored = found or TaskNarrative(plan_task=plan_task, period=period)
    stored.text, stored.changed_by, stored.changed_at = words, by, now()
    stored.revision = revision + 1
    try:
        with transaction.atomic():
            stored.save()
    except IntegrityError as error:
        raise NarrativeConflict(rows.get(plan_task=plan_task, period=period)) from error
    detail = {"period": period.public_id, "letters": len(words)}
    record(NARRATE, by=by, on=plan_task, detail=detail)
    return stored
