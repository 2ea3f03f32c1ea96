"""Counting those who were told, before sending, that it is not handled here."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from nepso.casework.intake.kinds import AwayReason
from nepso.casework.intake.models import TurnedAway
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import today
from nepso.kernel.errors import Invalid

TURN_AWAY = act("intake.turned_away", "đã báo trước khi gửi rằng việc này không giải quyết ở đây")


@transaction.atomic
def turned_away_count(*, reason: str) -> None:
    """One more today for this reason; nothing else is kept. Raises Invalid for another reason."""
    if reason not in AwayReason.values:
        raise Invalid("Hãy chọn trong danh sách.")
    row, is_first = TurnedAway.objects.get_or_create(day=today(), reason=reason)
    TurnedAway.objects.filter(pk=row.pk).update(count=F("count") + 1)
    if is_first:
        record(TURN_AWAY, by=None, on=row)
