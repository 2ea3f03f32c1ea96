"""Passing a case to another agency: offered with the fields that are needed and consented."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.urls import reverse

from nepso.casework.cases.consents import fields_for
from nepso.casework.cases.kinds import StepKind
from nepso.casework.cases.models import CaseFile, Referral
from nepso.casework.cases.policies import may_be_given, may_handle_case
from nepso.casework.cases.ports import tell_handed_over
from nepso.casework.cases.services.lateness import require_told_if_late
from nepso.casework.cases.services.opening import require_not_complained_of
from nepso.casework.cases.states import ACCEPTED, NEW, REFERRAL, REFERRING, RETURNED, WORKING
from nepso.casework.cases.stepping import moved_on, seen_as, words
from nepso.casework.cases.telling import people_of, taken, tell, tell_handlers
from nepso.casework.intake.policies import is_within
from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agencies_valid, lead_agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid, NotAllowed
from nepso.kernel.policy import require

OFFER = act("cases.referral_offer", "đã đề nghị chuyển hồ sơ")
ACCEPT = act("cases.referral_accept", "đã nhận hồ sơ được chuyển")
RETURN = act("cases.referral_return", "đã trả lại hồ sơ được chuyển")
# From the third one on somebody has to decide for the whole.
TO_COORDINATOR_FROM = 3


def referral_goes_to_coordinator(case: CaseFile) -> bool:
    """Whether the next referral of this case may only go to the coordinator: not where it has the
    case already and decides for the whole, nor where it is complained of and may not have it."""
    if case.referrals.count() + 1 < TO_COORDINATOR_FROM or case.agency.is_lead_desk:
        return False
    return not is_within(lead_agency(), case.complained_of)


@transaction.atomic
def referral_offer(
    *,
    case: CaseFile,
    revision: int,
    to_agency: Agency,
    fields: Collection[str],
    why: str,
    by: Account,
) -> Referral:
    """Offer a case to another agency; the clock runs on, the case stays here until it is taken.

    Raises Invalid for fields that were not consented for that recipient, for the agency complained
    about, for the third referral to anybody but the coordinator.
    """
    fresh = seen_as(case, revision)
    require(may_handle_case(by, fresh))
    require_told_if_late(fresh)
    _check(fresh, to_agency)
    allowed = fields_for(fresh, to_agency)
    if beyond := set(fields) - allowed:
        sentence = (
            "Người phản ánh chưa đồng ý cho cơ quan này xem thông tin đã chọn: hãy bỏ chọn, "
            "hoặc hỏi người phản ánh."
        )
        raise Invalid(sentence, fields={"fields": sentence}) from KeyError(*beyond)
    said = words(why, "why", empty="Chưa ghi lý do chuyển: hãy viết cơ quan kia cần làm gì.")
    referral = Referral.objects.create(
        case=fresh,
        number=fresh.referrals.count() + 1,
        from_agency=fresh.agency,
        to_agency=to_agency,
        fields=sorted(set(fields)),
        why=said,
        offered_by=by,
        offered_at=now(),
    )
    moved_on(fresh, REFERRING, StepKind.OFFERED, by)
    detail = {"case": fresh.public_id, "to": to_agency.public_id, "fields": referral.fields}
    record(OFFER, by=by, on=referral, detail=detail)
    link = reverse("cases:offered", args=[referral.public_id])
    sentence = "được đề nghị chuyển đến cơ quan bạn."
    tell(fresh, people_of(to_agency), sentence, by=by, link=link)
    return referral


def _check(case: CaseFile, to_agency: Agency) -> None:
    sentence = ""
    if to_agency.pk == case.agency_id:
        sentence = "Hồ sơ đang ở chính cơ quan này: hãy chọn cơ quan khác."
    elif not agencies_valid().filter(pk=to_agency.pk).exists():
        sentence = f"{to_agency.name} đã kết thúc hoặc chưa hoạt động: hãy chọn cơ quan khác."
    elif referral_goes_to_coordinator(case) and to_agency != lead_agency():
        sentence = (
            f"Hồ sơ đã chuyển hai lần: lần này chỉ chuyển đến {lead_agency().name} "
            "để bộ phận tiếp nhận quyết định."
        )
    if sentence:
        raise Invalid(sentence, fields={"to_agency": sentence})
    require_not_complained_of(to_agency, case.complained_of)


def _require_asked(referral: Referral, by: Account) -> None:
    if not may_be_given(by, referral.to_agency, referral.case.complained_of_id):
        raise NotAllowed(f"Chỉ cán bộ của {referral.to_agency.name} trả lời được đề nghị này.")


def _held(referral: Referral) -> Referral:
    """As stored, after its case: every other act holds the case first, and in the other order two
    at once would wait for each other until the database ends one of them."""
    seen_as(referral.case, None)
    rows = Referral.objects.select_for_update(of=("self",))
    return rows.select_related("case", "to_agency", "from_agency").get(pk=referral.pk)


@transaction.atomic
def referral_accept(*, referral: Referral, by: Account) -> Referral:
    """Take the case over: this agency handles it, on the clock that has been running. Raises
    Conflict for an agency that ended meanwhile."""
    held = _held(referral)
    _require_asked(held, by)
    if not agencies_valid().filter(pk=held.to_agency_id).exists():
        raise Conflict(f"{held.to_agency.name} đã kết thúc nên không nhận hồ sơ: hãy trả lại.")
    REFERRAL.require_move(held.state, ACCEPTED)
    case = seen_as(held.case, None)
    held.state, held.answered_by, held.answered_at = ACCEPTED, by, now()
    held.save(update_fields=["state", "answered_by", "answered_at"])
    before, case.agency, case.handler = case.handler, held.to_agency, by
    moved_on(case, WORKING, StepKind.ACCEPTED, by)
    tell_handed_over(case)
    taken(case, by)
    record(ACCEPT, by=by, on=held, detail={"case": case.public_id})
    tell(case, [before], f"{held.to_agency.name} đã nhận hồ sơ.", by=by)
    return held


@transaction.atomic
def referral_return(*, referral: Referral, answer: str, by: Account) -> Referral:
    """Send the offer back with a reason; the agency that had the case goes on with it."""
    held = _held(referral)
    _require_asked(held, by)
    REFERRAL.require_move(held.state, RETURNED)
    said = words(answer, "answer", empty="Chưa ghi lý do trả lại: hãy viết vì sao không nhận.")
    case = seen_as(held.case, None)
    held.state, held.answered_by, held.answered_at, held.answer = RETURNED, by, now(), said
    held.save(update_fields=["state", "answered_by", "answered_at", "answer"])
    moved_on(case, WORKING if case.handler_id else NEW, StepKind.RETURNED, by)
    record(RETURN, by=by, on=held, detail={"case": case.public_id})
    tell_handlers(case, f"{held.to_agency.name} trả lại, hãy xem lý do.", by=by)
    return held
