"""What a machine puts out when its time has come: asked for by each job in the same words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

from nepso.kernel.clock import now
from nepso.kernel.errors import NepsoError
from nepso.outreach.distribution.models import Posting
from nepso.outreach.distribution.services import posting_fail
from nepso.outreach.distribution.states import PLANNED, READY

AT_ONCE = 200


def is_due() -> Q:
    """Planned, its hour has come, its words are approved."""
    return Q(state=PLANNED, planned_at__lte=now(), variant__state=READY)


def each_due(due: QuerySet[Posting], put_out: Callable[[Posting], Any]) -> None:
    """Put out the longest waiting first; one that may not go out is failed with the reason and
    holds up no other."""
    for posting in due.order_by("planned_at", "id")[:AT_ONCE]:
        try:
            put_out(posting)
        except NepsoError as error:
            posting_fail(posting=posting, reason=error.sentence, by=None)
