"""Which cases a person may read, and the rows other questions start from."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from nepso.casework.cases.models import CaseFile, Handover, OutsideRequest, Referral
from nepso.casework.cases.policies import (
    agencies_barring,
    handling_paths,
    may_have_cases,
    may_read_case,
    may_read_referral,
    paths_held,
)
from nepso.casework.cases.states import OFFERED
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.policies import may_decide_appeals, may_receive_submissions
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.selectors import Person
from nepso.foundation.agencies.models import Agency
from nepso.kernel.errors import NotFound
from nepso.kernel.policy import require

_MISSING = "Không tìm thấy hồ sơ này: hãy mở lại từ danh sách hồ sơ của bạn."


def cases_visible_to(person: Person) -> QuerySet[CaseFile]:
    """The cases that ``may_read_case`` lets a person read, as rows."""
    if not may_have_cases(person):
        return CaseFile.objects.none()
    rows = _not_about_their_own(person)
    if may_receive_submissions(person):
        return rows
    return rows.filter(_handled_by(person) | _appealed(person))


def cases_handled_by(person: Person) -> QuerySet[CaseFile]:
    """The cases on which a person may act: their agency's, the coordinator's for the reception."""
    if not may_have_cases(person):
        return CaseFile.objects.none()
    mine = _handled_by(person)
    if may_receive_submissions(person):
        mine |= Q(agency__in=Agency.objects.filter(is_lead_desk=True).values("pk"))
    return _not_about_their_own(person).filter(mine)


def _not_about_their_own(person: Person) -> QuerySet[CaseFile]:
    barring = agencies_barring(person)
    return CaseFile.objects.filter(Q(complained_of__isnull=True) | ~Q(complained_of__in=barring))


def _handled_by(person: Person) -> Q:
    own = Agency.objects.filter(path__in=handling_paths(person)).values("pk")
    headed = Agency.objects.filter(path__in=paths_held(person, Role.AGENCY_HEAD)).values("pk")
    key = person.pk if isinstance(person, Account) else None
    theirs = Q(restricted="") | Q(handler__isnull=True) | Q(handler=key)
    return Q(agency__in=own) & (theirs | Q(agency__in=headed))


def _appealed(person: Person) -> Q:
    return Q(is_appealed=True) if may_decide_appeals(person) else Q(pk__in=[])


def case_by_public_id(public_id: str, person: Person) -> CaseFile:
    """One case; NotFound in words, also for one the person may not know of."""
    require(may_have_cases(person))
    rows = CaseFile.objects.select_related("agency", "handler", "complained_of")
    found = rows.filter(public_id=public_id).first()
    if found is None or not may_read_case(person, found):
        raise NotFound(_MISSING)
    return found


def referral_by_public_id(public_id: str, person: Person) -> Referral:
    """An offer to the person's agency that waits for its answer; NotFound in words."""
    require(may_have_cases(person))
    rows = Referral.objects.select_related("case__agency", "from_agency", "to_agency")
    found = rows.filter(public_id=public_id).first()
    if found is None or not may_read_referral(person, found):
        raise NotFound("Không có đề nghị chuyển này, hoặc đã được trả lời.")
    return found


def referrals_offered_to(person: Person) -> QuerySet[Referral]:
    """What other agencies offer to those of the person, the oldest first."""
    if not may_have_cases(person):
        return Referral.objects.none()
    asked = Q(to_agency__path__in=handling_paths(person))
    if may_receive_submissions(person):
        asked |= Q(to_agency__is_lead_desk=True)
    barring = agencies_barring(person)
    rows = Referral.objects.filter(asked, state=OFFERED)
    rows = rows.filter(Q(case__complained_of__isnull=True) | ~Q(case__complained_of__in=barring))
    return rows.select_related("case", "from_agency", "to_agency").order_by("id")


def outside_of(case: CaseFile, public_id: str) -> OutsideRequest:
    """One question of a case that the person may read; NotFound in words."""
    found = case.outside_requests.select_related("case__agency").filter(public_id=public_id).first()
    if found is None:
        raise NotFound(_MISSING)
    return found


def handover_of(case: CaseFile, public_id: str) -> Handover:
    """One hand-over of a case that the person may read; NotFound in words."""
    found = case.handovers.select_related("case__agency").filter(public_id=public_id).first()
    if found is None:
        raise NotFound(_MISSING)
    return found
