"""Who calls a reporter whose case went on to an agency that may not see how to reach them.

Consent is per recipient: the agency that answers may have none to the contact. Then the one that
had the case before and was given it tells the answer and notes that; it reads the answer alone, the
case no more, and the contact only while something waits to be told. Where the agency that has it
may see the contact, nobody else calls.
"""

from __future__ import annotations

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
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
from nepso.casework.cases.stepping import GONE
from nepso.casework.intake.kinds import FieldGroup, Recipient
from nepso.casework.intake.models import Consent, Delivery, Submission
from nepso.casework.intake.states import DELIVERY
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.selectors import Person
from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency

_CONTACT = f'"{FieldGroup.CONTACT.value}"'  # as it stands in the JSON of ``Referral.fields``
_REPORTER = OuterRef(OuterRef("pk"))


def called_by(person: Person) -> QuerySet[Submission]:
    """The submissions whose reporters the person's agency calls although another answers, while
    something waits for a person to tell it; none of a case that complains of it, none whose
    reporter left. Of a case that few may read, the head alone."""
    paths, headed = handling_paths(person), paths_held(person, Role.AGENCY_HEAD)
    if not paths:
        return Submission.objects.none()
    mine = Q(from_agency__path__in=paths) & (
        Q(case__restricted="") | Q(from_agency__path__in=headed)
    )
    barring = agencies_barring(person)
    about = Q(case__complained_of__isnull=True) | ~Q(case__complained_of__in=barring)
    passed = _passed_on().filter(mine, about, _knew_them(OuterRef("pk")))
    had = passed.filter(Exists(_contact_given(_REPORTER)))
    has = _where_they_are().filter(links__submission=OuterRef("pk"))
    waiting = Delivery.objects.filter(state__in=DELIVERY.group("for_a_person"))
    rows = Submission.objects.filter(pk__in=waiting.values("entry__submission"))
    return rows.exclude(state__in=GONE).filter(
        Exists(had), ~Exists(has.filter(Exists(_contact_given(_REPORTER))))
    )


def callers_of(submission: Submission) -> list[Agency]:
    """The agencies whose people may call this reporter, beside the reception: the one that has the
    case, else those that had it; [] where none of them was given the contact."""
    rows = CaseFile.objects.select_related("agency").filter(links__submission=submission)
    case = rows.first()
    if case is None or submission.state in GONE:
        return []
    if FieldGroup.CONTACT in seen_groups(case, submission):
        return [case.agency]
    given = Consent.objects.filter(submission=submission, given=True)
    kinds = given.filter(field_group=FieldGroup.CONTACT).values("recipient")
    passed = _passed_on().filter(_knew_them(submission.pk), Q(received_as__in=kinds), case=case)
    passed = passed.select_related("from_agency")
    had = {row.from_agency_id: row.from_agency for row in passed}
    return list(had.values())


def _knew_them(submission: OuterRef | int) -> Q:
    """Whose report was in the case when it went on: who joined later was never theirs."""
    return Q(case__links__submission=submission, case__links__joined_at__lte=F("answered_at"))


def _contact_given(submission: OuterRef) -> QuerySet[Consent]:
    rows = Consent.objects.filter(submission=submission, given=True)
    return rows.filter(recipient=OuterRef("received_as"), field_group=FieldGroup.CONTACT)


def _passed_on() -> QuerySet[Referral]:
    """Each time an agency that had the contact gave a case on, with as what it had received
    (``consents.recipients_of``, as it stood then). To the first it came with what was consented, to
    any later one with what went along, and the coordinator had it before. An agency that has the
    case again is no former one: what it may see, the case's page says."""
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
    fields = earlier.order_by("-number").annotate(as_text=Cast("fields", TextField()))
    rows = Referral.objects.filter(state=ACCEPTED).exclude(from_agency=F("case__agency"))
    rows = rows.annotate(
        received_as=received_as, was_first=~Exists(earlier), came_with=fields.values("as_text")[:1]
    )
    along = Q(came_with__contains=_CONTACT) | Q(received_as=Recipient.COORDINATOR.value)
    return rows.filter(along | Q(was_first=True))


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
    along = Q(went_along__contains=_CONTACT)
    return rows.filter(along | Q(received_as=Recipient.COORDINATOR.value))
