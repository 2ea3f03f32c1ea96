"""The queue: what waits for a person, urgent first, then the oldest."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from nepso.casework.intake.finding import query_of
from nepso.casework.intake.models import Submission
from nepso.casework.intake.policies import kept_from
from nepso.casework.triage.models import URGENCY_STEP, TriageItem, Urgency
from nepso.casework.triage.policies import may_triage
from nepso.casework.triage.ringing import URGENT
from nepso.casework.triage.states import DECIDED, HELD, WAITING
from nepso.foundation.accounts.selectors import Person
from nepso.foundation.notices.selectors import rings_unanswered
from nepso.foundation.search.selectors import search_page
from nepso.kernel.keyset import Page, keyset_page

ORDER = ("place", "submission_id")
DECIDED_ORDER = ("-submission_id",)
SIZE = 25
COUNTED_MOST = 1000
URGENT_SHOWN = 50


@dataclass(frozen=True, slots=True)
class WaitingCounts:
    """How much waits for a person, counted up to a thousand; ``urgent`` of them first of all."""

    total: int
    urgent: int
    held: int


def queue_rows(person: Person, which: str) -> QuerySet[TriageItem]:
    """The rows of one state that this person may read: none that complain of their own agency,
    nothing for whoever was not named."""
    rows = TriageItem.objects.all() if may_triage(person) else TriageItem.objects.none()
    kept = kept_from(person).values("pk")
    apart = Q(submission__complained_of__isnull=True) | ~Q(submission__complained_of__in=kept)
    return rows.filter(apart, state=which)


def urgent_untaken(person: Person) -> list[TriageItem]:
    """What may be a danger and nobody has taken yet, held as spam or not, the oldest first."""
    rows = queue_rows(person, WAITING) | queue_rows(person, HELD)
    danger = rows.filter(place__lt=URGENCY_STEP * (Urgency.DANGER + 1))
    ringing = danger.filter(submission__public_id__in=rings_unanswered(URGENT.code))
    return list(ringing.select_related("submission").order_by(*ORDER)[:URGENT_SHOWN])


def queue_page(
    person: Person, which: str, *, after: str = "", before: str = ""
) -> Page[TriageItem]:
    """One page of a list, with what its lines show; of what is decided the newest first."""
    rows = queue_rows(person, which)
    shown = rows.select_related("submission__commune", "submission__suggestion", "claimed_by")
    order = DECIDED_ORDER if which == DECIDED else ORDER
    return keyset_page(shown, fields=order, size=SIZE, after=after, before=before)


def queue_found(person: Person, which: str, query: str, *, after: str = "") -> Page[TriageItem]:
    """One page of what in a list holds all words asked for, the oldest first; never what may be a
    danger, of which each reading is written down. Raises Invalid for a query that points at a
    person (``intake.finding``)."""
    items = queue_rows(person, which).exclude(urgency=Urgency.DANGER)
    rows = Submission.objects.filter(pk__in=items.values("pk"))
    hits = search_page(rows.only("pk"), query_of(query), size=SIZE, after=after)
    shown = items.select_related("submission__commune", "submission__suggestion", "claimed_by")
    found = shown.in_bulk([one.pk for one in hits.rows])
    rows_left = [found[one.pk] for one in hits.rows if one.pk in found]  # decided meanwhile: gone
    return Page(rows_left, hits.after, "")


def waiting_counts(person: Person) -> WaitingCounts:
    """What waits for a person; zeros for whoever was not named."""
    if not may_triage(person):
        return WaitingCounts(0, 0, 0)
    rows = queue_rows(person, WAITING)
    urgent = rows.filter(place__lt=URGENCY_STEP * (Urgency.DANGER + 1))
    return WaitingCounts(_bounded(rows), _bounded(urgent), _bounded(queue_rows(person, HELD)))


def _bounded(rows: QuerySet[TriageItem]) -> int:
    return rows.order_by()[:COUNTED_MOST].count()
