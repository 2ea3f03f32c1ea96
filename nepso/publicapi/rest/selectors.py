"""What everybody may know of postings: what runs now, where, with the words that went out."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from nepso.kernel.clock import now
from nepso.outreach.distribution.models import Posting
from nepso.outreach.distribution.states import POSTING_STATES


def postings_now() -> QuerySet[Posting]:
    """What is out and not over, on whatever outlet; nothing planned, failed or taken back."""
    open_end = Q(until=None) | Q(until__gt=now())
    rows = Posting.objects.filter(open_end, state__in=POSTING_STATES.group("running"))
    return rows.filter(out_at__lte=now()).select_related(
        "product", "outlet__agency", "outlet__commune"
    )
