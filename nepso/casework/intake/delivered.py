"""What of the answers has not reached its reporter yet, for those who may tell them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from nepso.casework.intake.kinds import ANSWERED_BY, AnswerBy, FieldGroup, Recipient
from nepso.casework.intake.models import Contact, Delivery, DeliveryTry, Submission
from nepso.casework.intake.policies import may_enter, open_to
from nepso.casework.intake.ports import called_by, callers_of, handled_by, sealed
from nepso.casework.intake.selectors import consented
from nepso.casework.intake.states import DELIVERY, ERASED, WITHDRAWN
from nepso.foundation.accounts.selectors import Person
from nepso.kernel.clock import today
from nepso.kernel.errors import NotFound
from nepso.kernel.keyset import Page, keyset_page
from nepso.kernel.states import State

PAGE_SIZE = 25
MOST_TRIES = 20
MOST_COUNTED = 1000


@dataclass(frozen=True, slots=True)
class Told:
    """How one word of the office stands with its reporter."""

    delivery: Delivery
    state: State
    is_for_a_person: bool

    @property
    def words(self) -> str:
        """What was written, the way, and why it is not there yet."""
        kind, way = self.delivery.entry.get_kind_display(), ANSWERED_BY[self.delivery.way]
        why = f" ({self.delivery.get_why_display().lower()})" if self.delivery.why else ""
        return f"{kind}: {way.lower()}{why}"


def deliveries_of(submissions: Collection[int]) -> dict[int, list[Told]]:
    """By submission, the latest first; one query."""
    rows = Delivery.objects.filter(entry__submission__in=submissions).select_related("entry")
    found: dict[int, list[Told]] = defaultdict(list)
    for row in rows.order_by("-id"):
        told = Told(row, DELIVERY.state(row.state), row.state in DELIVERY.group("for_a_person"))
        found[row.entry.submission_id].append(told)
    return found


def tells(person: Person) -> QuerySet[Submission]:
    """The submissions whose reporters this person may tell: for the reception all that do not
    complain of their own agency and are not sealed, for an officer those of the cases that they
    handle, and of those that went on to an agency which may not see how to reach them."""
    if may_enter(person):
        rows = open_to(person)
    else:
        theirs = Q(pk__in=handled_by(person).values("pk"))
        rows = Submission.objects.filter(theirs | Q(pk__in=called_by(person).values("pk")))
    return rows.exclude(pk__in=sealed().values("pk"))


def to_tell(person: Person) -> QuerySet[Submission]:
    """Of those, whose reporters a person has to tell something. Asked from what waits, which is
    little, not submission by submission: the menu counts it."""
    waiting = Delivery.objects.filter(state__in=DELIVERY.group("for_a_person"))
    return tells(person).filter(pk__in=waiting.values("entry__submission"))


def to_tell_page(person: Person, *, after: str = "", before: str = "") -> Page[Submission]:
    """One page of them, the oldest first."""
    return keyset_page(to_tell(person), fields=("id",), size=PAGE_SIZE, after=after, before=before)


def to_tell_now(person: Person) -> int:
    """How many wait now, counted to MOST_COUNTED: those for which a later day was agreed do not,
    unless more has come to tell since. Of the tries the latest one counts."""
    newer = Delivery.objects.filter(
        entry__submission=OuterRef("submission"),
        state__in=DELIVERY.group("for_a_person"),
        at__gt=OuterRef("noted_at"),
    )
    again = DeliveryTry.objects.filter(submission=OuterRef("submission"), id__gt=OuterRef("id"))
    tries = DeliveryTry.objects.filter(submission=OuterRef("pk"), next_on__gt=today())
    later = tries.exclude(Exists(newer)).exclude(Exists(again))
    return to_tell(person).filter(~Q(Exists(later))).values("pk")[:MOST_COUNTED].count()


def days_agreed(submissions: Collection[int]) -> dict[int, dt.date]:
    """By submission, the day on which it is told again, as the latest try in vain agreed; one
    query."""
    rows = DeliveryTry.objects.filter(submission__in=submissions).order_by("id")
    latest = {row.submission_id: row.next_on for row in rows}
    return {key: day for key, day in latest.items() if day is not None}


def told_by_public_id(public_id: str, person: Person) -> Submission:
    """One whose reporter the person may tell; NotFound in words, also for one they may not know."""
    found = tells(person).filter(public_id=public_id).first()
    if found is None:
        raise NotFound("Không có phản ánh này trong những phản ánh bạn báo câu trả lời.")
    return found


def contact_for(person: Person, submission: Submission) -> Contact | None:
    """How to reach the reporter, where they allowed the reception to see it, or the agency that
    calls although another answers. Officers of the agency that handles the case read it on its
    page, as far as it was consented for them. Nobody reaches who withdrew."""
    if submission.state in (WITHDRAWN, ERASED):
        return None
    held = Contact.objects.filter(submission=submission)
    if not may_enter(person):
        return held.first() if called_by(person).filter(pk=submission.pk).exists() else None
    return held.first() if _reception_may_call(submission) else None


def who_calls(submission: Submission) -> list[str]:
    """Who may call this reporter, by name; [] where nobody was given the contact."""
    names = [agency.name for agency in callers_of(submission)]
    reception = [str(Recipient.COORDINATOR.label)] if _reception_may_call(submission) else []
    return [*names, *reception]


def calls_nobody(submission: Submission) -> bool:
    """Whether the reporter wants a call or a message, and of those that had their case nobody may
    see the number: they alone can change that, on the page where they read this."""
    is_gone = submission.state in (WITHDRAWN, ERASED)
    if is_gone or submission.answer_by not in (AnswerBy.TELEPHONE, AnswerBy.ZALO):
        return False
    return bool(submission.case_number) and not who_calls(submission)


def _reception_may_call(submission: Submission) -> bool:
    is_gone = submission.state in (WITHDRAWN, ERASED)
    return not is_gone and FieldGroup.CONTACT in consented(submission, Recipient.COORDINATOR)


def tries_of(submission: Submission) -> list[DeliveryTry]:
    """How often somebody tried, the latest first."""
    return list(submission.delivery_tries.select_related("by").order_by("-id")[:MOST_TRIES])
