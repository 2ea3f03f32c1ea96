"""What triage decided and what a reporter said, as it becomes cases; in the transaction of each."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse

from nepso.casework.cases.calling import called_by, callers_of
from nepso.casework.cases.consents import recipients_of, seen_groups
from nepso.casework.cases.policies import may_read_case
from nepso.casework.cases.selectors.visible import cases_handled_by
from nepso.casework.cases.services import (
    case_hear,
    case_hear_consent,
    case_hear_erasure,
    case_hear_relayed,
    case_hear_taken_back,
    case_join,
    case_name,
    case_of,
    case_open,
    case_read_note,
    reporter_left,
)
from nepso.casework.intake.kinds import FieldGroup, Recipient
from nepso.casework.intake.models import Submission
from nepso.casework.intake.ports import Reader
from nepso.casework.triage.models import TriageDecision, TriageItem, Urgency
from nepso.casework.triage.reasons import Choice
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import Person
from nepso.foundation.agencies.models import Agency


def on_decided(decision: TriageDecision) -> None:
    """Accepted or referred: a case opens. Merged: it joins. The rest is triage's own."""
    submission = decision.submission
    if decision.choice in (Choice.ACCEPT, Choice.REFER) and decision.agency is not None:
        item = TriageItem.objects.filter(submission=submission).first()
        case_open(
            submission=submission,
            agency=decision.agency,
            harm=decision.harm or submission.harm,
            is_urgent=item is not None and item.urgency == Urgency.DANGER,
            in_danger=decision.reason_code == "danger",
            by=decision.by,
        )
    elif decision.choice == Choice.MERGE and decision.into is not None:
        case_join(submission=submission, into=decision.into, by=decision.by)


def on_named(submission: Submission, by: Account) -> None:
    """A person settled of whom it complains."""
    case_name(submission=submission, by=by)


def reader_of(submission: Submission) -> Reader | None:
    """Which agency handles it now, and whether it may read what the reporter tells."""
    case = case_of(submission)
    if case is None or not case.is_live:
        return None
    recipient = recipients_of(case, case.agency)[0]
    if recipient == Recipient.COORDINATOR:
        return None
    reads = FieldGroup.TEXT in seen_groups(case, submission)
    return Reader(recipient=recipient, agency=case.agency, reads=reads)


class HandlingOfCases:
    """Cases, as the telling of answers sees them (``intake.ports.Handling``)."""

    def handled_by(self, person: Person) -> QuerySet[Submission]:
        """Those of cases that a person handles, closed ones too: an answer may have to be brought
        after it was sent."""
        cases = cases_handled_by(person).values("pk")
        return Submission.objects.filter(case_link__case__in=cases)

    def called_by(self, person: Person) -> QuerySet[Submission]:
        """Those of cases that went on without the contact."""
        return called_by(person)

    def callers_of(self, submission: Submission) -> list[Agency]:
        """As the contact was given."""
        return callers_of(submission)

    def sealed(self) -> QuerySet[Submission]:
        """What triage, or a case, found to be an opinion."""
        return Submission.objects.filter(seal__isnull=False)

    def opened(self, submission: Submission, by: Account) -> str:
        """Noted where few may read the case. Who had it before and calls reads it no more."""
        case = case_of(submission)
        if case is None:
            return ""
        case_read_note(case=case, page="telling", by=by)
        may_read = may_read_case(by, case)
        return reverse("cases:case", args=[case.public_id]) if may_read else ""


def on_told(submission: Submission, what: str) -> None:
    """A word of the reporter. Appeals are heard by replies."""
    case = case_of(submission)
    if case is None:
        return
    if what in ("answer", "material"):
        case_hear(case=case, submission=submission, is_material=what == "material")
    if what == "relayed":
        case_hear_relayed(case=case)
    if what in ("withdrawal", "erase", "contact", "consent"):
        case_hear_taken_back(case=case, submission=submission, what=what)
    if what == "consent":
        case_hear_consent(case=case, submission=submission)
    elif what == "withdrawal":
        reporter_left(case=case)
    elif what == "erase":
        case_hear_erasure(case=case)
