"""Who calls a reporter whose case went on to an agency that may not see how to reach them.

Consent is per recipient: the agency that answers may have none to the contact. Then the one that
had the case before and was given it tells the answer and notes that; it reads the answer alone, the
case no more. Where the agency that has it may see the contact, nobody else calls.
"""

from __future__ import annotations

from django.db.models import (
    Case,
    CharField,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast

from nepso.casework.cases.consents import seen_groups
from nepso.casework.cases.models import CaseFile, Referral
from nepso.casework.cases.policies import agencies_barring, handling_paths, paths_held
from nepso.casework.cases.states import ACCEPTED
from nepso.casework.intake.kinds import FieldGroup, Recipient
from nepso.casework.intake.models import Consent, Submission
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.selectors import Person
from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency

_REPORTER = OuterRef(OuterRef("pk"))


def called_by(person: Person) -> QuerySet[Submission]:
    """The submissions whose reporters the person's agency calls although another answers; none of
    a case that complains of it. Of a case that few may read, the head alone."""
    paths, headed = handling_paths(person), paths_held(person, Role.AGENCY_HEAD)
    if not paths:
        return Submission.objects.none()
    mine = Q(from_agency__path__in=paths) & (
        Q(case__restricted="") | Q(from_agency__path__in=headed)
    )
    barring = agencies_barring(person)
    about = Q(case__complained_of__isnull=True) | ~Q(case__complained_of__in=barring)
    passed = _passed_on().filter(mine, about, case__links__submission=OuterRef("pk"))
    had = passed.filter(Exists(_contact_given(_REPORTER)))
    has = _where_they_are().filter(links__submission=OuterRef("pk"))
    return Submission.objects.filter(
        Exists(had), ~Exists(has.filter(Exists(_contact_given(_REPORTER))))
    )


def callers_of(submission: Submission) -> list[Agency]:
    """The agencies whose people may call this reporter, beside the reception: the one that has the
    case, else those that had it; [] where none of them was given the contact."""
    rows = CaseFile.objects.select_related("agency").filter(links__submission=submission)
    case = rows.first()
    if case is None:
        return []
    if FieldGroup.CONTACT in seen_groups(case, submission):
        return [case.agency]
    given = Consent.objects.filter(submission=submission, given=True)
    kinds = given.filter(field_group=FieldGroup.CONTACT).values("recipient")
    passed = _passed_on().filter(case=case).filter(Q(received_as__in=kinds))
    passed = passed.exclude(from_agency=case.agency).select_related("from_agency")
    had = {row.from_agency_id: row.from_agency for row in passed}
    return list(had.values())


def _contact_given(submission: OuterRef) -> QuerySet[Consent]:
    rows = Consent.objects.filter(submission=submission, given=True)
    return rows.filter(recipient=OuterRef("received_as"), field_group=FieldGroup.CONTACT)


def _passed_on() -> QuerySet[Referral]:
    """Each time an agency gave a case on, with as what it had received (``consents.recipients_of``,
    as it stood then)."""
    earlier = Referral.objects.filter(
        case=OuterRef("case"), state=ACCEPTED, number__lt=OuterRef("number")
    )
    received_as = Case(
        When(from_agency__kind=AgencyKind.POLICE, then=Value(Recipient.POLICE.value)),
        When(~Exists(earlier), then=Value(Recipient.HANDLING_AGENCY.value)),
        When(from_agency__is_lead_desk=True, then=Value(Recipient.COORDINATOR.value)),
        default=Value(Recipient.OTHER_AGENCY.value),
        output_field=CharField(),
    )
    return Referral.objects.filter(state=ACCEPTED).annotate(received_as=received_as)


def _where_they_are() -> QuerySet[CaseFile]:
    """The cases of agencies to which the contact went along (``consents.seen_groups``), with as
    what each has received; the coordinator had it before anything went anywhere."""
    taken = Referral.objects.filter(case=OuterRef("pk"), state=ACCEPTED).order_by("-number")
    fields = taken.annotate(as_text=Cast("fields", TextField())).values("as_text")[:1]
    received_as = Case(
        When(agency__kind=AgencyKind.POLICE, then=Value(Recipient.POLICE.value)),
        When(agency__is_lead_desk=True, then=Value(Recipient.COORDINATOR.value)),
        default=Value(Recipient.OTHER_AGENCY.value),
        output_field=CharField(),
    )
    rows = CaseFile.objects.annotate(went_along=Subquery(fields), received_as=received_as)
    along = Q(went_along__contains=f'"{FieldGroup.CONTACT.value}"')
    return rows.filter(along | Q(received_as=Recipient.COORDINATOR.value))
