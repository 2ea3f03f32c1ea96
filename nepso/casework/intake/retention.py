"""What intake forgets by itself. How long a submission is kept, cases decides (per harm)."""

from __future__ import annotations

import datetime as dt
import time

from nepso.casework.intake.models import NoticeAddress, PaceCount, Submission, ThreadEntry
from nepso.casework.intake.pace import WINDOW
from nepso.casework.intake.services.addresses import CONFIRM_WITHIN
from nepso.casework.intake.services.delivering import deliveries_give_up
from nepso.kernel.clock import now

TOKENS_KEPT = dt.timedelta(days=2)
PACE_KEPT = 18 * 3600  # seconds; the job runs every six hours, so none is older than a day


def tokens_forget() -> int:
    """Forget form tokens older than two days: from one of them, with the key, a code could be
    derived again. Returns how many."""
    old = now() - TOKENS_KEPT
    ThreadEntry.objects.filter(at__lt=old).exclude(token="").update(token="")
    kept = Submission.objects.filter(received_at__lt=old).exclude(form_token="")
    return kept.update(form_token="")


def addresses_forget() -> int:
    """Forget addresses that nobody confirmed within seven days; an answer that waited for one is
    for a person to tell. Nobody was asked to confirm that of a report held as spam: its days begin
    when the hold is lifted. Returns how many."""
    old = NoticeAddress.objects.filter(confirmed_at=None, made_at__lt=now() - CONFIRM_WITHIN)
    forgotten = old.exclude(submission__is_held=True).delete()[0]
    deliveries_give_up()
    return forgotten


def pace_forget() -> int:
    """Forget who sent much, within 24 hours. Returns how many."""
    oldest = (int(time.time()) - PACE_KEPT) // WINDOW
    return PaceCount.objects.filter(window__lt=oldest).delete()[0]
