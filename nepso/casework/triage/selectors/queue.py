"""The queue: what waits for a person, urgent first, then the oldest."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from nepso.casework.intake.policies import kept_from
from nepso.casework.triage.models import TriageItem, Urgency
from nepso.casework.triage.policies import may_triage
from nepso.casework.triage.states import ASKED, DECIDED, WAITING
from nepso.foundation.accounts.selectors import Person
from nepso.kernel.keyset import Page, keyset_page

ORDER = ("urgency", "received_at", "submission_id")
DECIDED_ORDER = ("-received_at", "-submission_id")
SIZE = 25
COUNTED_MOST = 1000


@dataclass(frozen=True, slots=True)
class WaitingCounts:
    """How much waits for a person, counted up to a thousand; ``urgent`` of them first of all."""

    total: int
    urgent: int
    held: int


def queue_rows(person: Person, which: str) -> QuerySet[TriageItem]:
    """The rows of one list (``waiting``, ``held``, ``asked``, ``decided``) that this person may
    read: none that complain of their own agency, nothing for whoever was not named."""
    rows = TriageItem.objects.all() if may_triage(person) else TriageItem.objects.none()
    chosen = {
        "waiting": Q(state=WAITING, is_held=False),
        "held": Q(state=WAITING, is_held=True),
        "asked": Q(state=ASKED),
        "decided": Q(state=DECIDED),
    }[which]
    kept = kept_from(person).values("pk")
    apart = Q(submission__complained_of__isnull=True) | ~Q(submission__complained_of__in=kept)
    return rows.filter(chosen & apart)


def queue_page(
    person: Person, which: str, *, after: str = "", before: str = ""
) -> Page[TriageItem]:
    """One page of a list, with what its lines show; of what is decided the newest first."""
    rows = queue_rows(person, which)
    shown = rows.select_related("submission__commune", "submission__suggestion", "claimed_by")
    order = DECIDED_ORDER if which == "decided" else ORDER
    return keyset_page(shown, fields=order, size=SIZE, after=after, before=before)


def waiting_counts(person: Person) -> WaitingCounts:
    """What waits for a person; zeros for whoever was not named."""
    if not may_triage(person):
        return WaitingCounts(0, 0, 0)
    rows = queue_rows(person, "waiting")
    urgent = rows.filter(urgency=Urgency.DANGER)
    return WaitingCounts(_bounded(rows), _bounded(urgent), _bounded(queue_rows(person, "held")))


def _bounded(rows: QuerySet[TriageItem]) -> int:
    return rows.order_by()[:COUNTED_MOST].count()
