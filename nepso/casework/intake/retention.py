"""What intake forgets by itself. How long a submission is kept, cases decides (per harm)."""

from __future__ import annotations

import datetime as dt

from nepso.casework.intake.models import Submission, ThreadEntry
from nepso.kernel.clock import now

TOKENS_KEPT = dt.timedelta(days=2)


def tokens_forget() -> int:
    """Forget form tokens older than two days: from one of them, with the key, a code could be
    derived again. Returns how many."""
    old = now() - TOKENS_KEPT
    ThreadEntry.objects.filter(at__lt=old).exclude(token="").update(token="")
    kept = Submission.objects.filter(received_at__lt=old).exclude(form_token="")
    return kept.update(form_token="")
