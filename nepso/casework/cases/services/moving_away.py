"""A case leaves the agency complained of, and follows one that took over from another."""

from __future__ import annotations

from django.db import transaction
from django.urls import reverse

from nepso.casework.cases.kinds import StepKind
from nepso.casework.cases.models import CaseFile, Referral
from nepso.casework.cases.policies import is_barred, may_be_given
from nepso.casework.cases.ports import tell_handed_over
from nepso.casework.cases.services.asking_outside import asked_less
from nepso.casework.cases.services.opening import case_of
from nepso.casework.cases.states import (
    ASKED,
    CASE,
    EXPIRED,
    NEW,
    OFFERED,
    RETURNED,
    WORKING,
)
from nepso.casework.cases.stepping import moved_on, seen_as
from nepso.casework.cases.telling import (
    people_of,
    ring_anew,
    tell,
    tell_handlers,
    tell_nobody_has,
)
from nepso.casework.intake.models import Submission
from nepso.casework.intake.policies import is_within
from nepso.casework.triage.routing import agency_apart, agency_unless_about
from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agencies_valid
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.notices.services import notices_take_back
from nepso.kernel.clock import now, today
from nepso.kernel.errors import Conflict

NAMED = act("cases.complained_of_set", "đã cập nhật cơ quan bị phản ánh của hồ sơ")
FOLLOW = act("cases.follow", "đã chuyển hồ sơ sang cơ quan tiếp nhận")
OFFER_FOLLOWS = act("cases.referral_follow", "đã chuyển đề nghị sang cơ quan tiếp nhận")
OFFER_ENDS = act("cases.referral_end", "đề nghị chuyển hồ sơ không còn")
CODE_ENDS = act("cases.outside_code_end", "đã hủy mã trả lời do cơ quan bị phản ánh cấp")
_BARRED = "Cơ quan được đề nghị là cơ quan bị phản ánh nên không nhận hồ sơ này."
_ENDED = "Cơ quan được đề nghị đã kết thúc, chưa có cơ quan tiếp nhận thay."
_LEFT = "đã kết thúc, chưa có cơ quan tiếp nhận thay."
_ITSELF = "Cơ quan được đề nghị nay chính là cơ quan đang giữ hồ sơ nên đề nghị này không còn."


@transaction.atomic
def case_name(*, submission: Submission, by: Account | None) -> None:
    """It is settled whom a submission complains of: its case knows at once, and leaves that agency.

    Raises Conflict where others of the case complain of another agency: they must be parted first.
    """
    found = case_of(submission)
    if found is None:
        return
    case = seen_as(found, None)
    links = case.links.select_related("submission__complained_of")
    named = {x.submission.complained_of_id: x.submission.complained_of for x in links}
    named.pop(None, None)
    if len(named) > 1:
        raise Conflict(
            "Hồ sơ này gộp các phản ánh nói về hai cơ quan khác nhau: hãy ghi cùng một cơ quan, "
            "hoặc tách phản ánh ra trước."
        )
    case.complained_of = next(iter(named.values()), None)
    case.revision += 1
    case.save(update_fields=["complained_of", "revision"])
    record(NAMED, by=by, on=case)
    keep_apart(case, by)


def keep_apart(case: CaseFile, by: Account | None) -> None:
    """Take it from everybody of the agency complained of: handler, offer, agency, notices."""
    if case.complained_of is None:
        return
    if case.is_live:
        _offers_end(case, by)
        _codes_end(case)
        to = agency_unless_about(case.agency, case.complained_of, today())
        if to != case.agency:
            _move(case, to, StepKind.MOVED_AWAY, by)
        elif case.handler is not None and is_barred(case.handler, case.complained_of_id):
            case.handler = None
            moved_on(case, case.state, StepKind.MOVED_AWAY, by, tell=False)
            ring_anew(case)
    notices_take_back(
        about=case.public_id, whom=lambda account: is_barred(account, case.complained_of_id)
    )


def _codes_end(case: CaseFile) -> None:
    """Codes that somebody of the agency complained of was shown end: with one they would answer in
    the name of the body outside. Whoever has the case then gives a new one (``outside_renew``)."""
    asked = case.outside_requests.filter(state=ASKED)
    for request in asked.select_related("asked_by"):
        if request.asked_by is None or is_barred(request.asked_by, case.complained_of_id):
            request.state = EXPIRED
            request.save(update_fields=["state"])
            record(CODE_ENDS, by=None, on=request, detail={"case": case.public_id})
            asked_less(case, StepKind.OUTSIDE_ENDED, None, reason=request.body_name)


def _offers_end(case: CaseFile, by: Account | None) -> None:
    """An offer to the agency complained of, or to the one that has the case, stands no longer."""
    for offer in case.referrals.filter(state=OFFERED).select_related("to_agency"):
        is_about = is_within(offer.to_agency, case.complained_of)
        if not is_about and offer.to_agency_id != case.agency_id:
            continue
        why = _BARRED if is_about else _ITSELF
        _offer_ends(case, offer, why, by)


def _offer_ends(case: CaseFile, offer: Referral, why: str, by: Account | None) -> None:
    offer.state, offer.answered_at, offer.answer = RETURNED, now(), why
    offer.save(update_fields=["state", "answered_at", "answer"])
    state = WORKING if case.handler_id else NEW
    moved_on(case, state, StepKind.RETURNED, by, reason=why)
    record(OFFER_ENDS, by=by, on=offer, detail={"case": case.public_id})


def _move(
    case: CaseFile, to: Agency | None, kind: StepKind, by: Account | None, *, reason: str = ""
) -> bool:
    """Give it to another agency; a handler who works there and is not complained of goes along.
    Where there is none it stays without a handler, for the reception (its own people read nothing
    of it). False where all is so already: asked again it does nothing."""
    to = to or case.agency
    handler = case.handler
    if handler and not may_be_given(handler, to, case.complained_of_id):
        handler = None
    if (to.pk, handler) == (case.agency_id, case.handler):
        return False
    is_moved, case.agency, case.handler = to.pk != case.agency_id, to, handler
    moved_on(case, case.state, kind, by, reason=reason)
    if is_moved and kind != StepKind.SUCCEEDED:  # only a successor answers for what was begun
        tell_handed_over(case)
    record(FOLLOW, by=by, on=case, detail={"to": to.public_id})
    _offers_end(case, by)
    sentence = f"{reason} Hồ sơ mới chuyển về cơ quan bạn, hãy nhận xử lý.".strip()
    tell(case, people_of(to), sentence, by=by)
    if handler is None:
        ring_anew(case)
    return True


@transaction.atomic
def cases_follow(*, agency: Agency, successor: Agency, by: Account | None) -> int:
    """The open cases and offers of an agency that ended go to the one that took over; what
    complains of either goes to the agency above. Returns how many cases moved.

    Also those the successor had already, where they complain of the one that ended.
    """
    live = CaseFile.objects.filter(state__in=CASE.group("live"))
    moved = 0
    for row in live.filter(agency=agency).order_by("id"):
        case = seen_as(row, None)
        to = agency_unless_about(successor, case.complained_of, today())
        kind = StepKind.SUCCEEDED if to == successor else StepKind.MOVED_AWAY
        moved += _move(case, to, kind, by)
    for row in live.filter(complained_of=agency).order_by("id"):
        keep_apart(seen_as(row, None), by)
    offers = Referral.objects.filter(state=OFFERED, to_agency=agency).select_related("case")
    for offer in offers:
        case = seen_as(offer.case, None)
        if not offers.filter(pk=offer.pk).exists():
            continue  # answered, or its reporter left, meanwhile
        offer.to_agency = successor
        offer.save(update_fields=["to_agency"])
        detail = {"case": case.public_id, "to": successor.public_id}
        record(OFFER_FOLLOWS, by=by, on=offer, detail=detail)
        _offers_end(case, by)
        keep_apart(case, by)
        if Referral.objects.filter(pk=offer.pk, state=OFFERED).exists():
            link = reverse("cases:offered", args=[offer.public_id])
            sentence = "được đề nghị chuyển đến cơ quan bạn."
            tell(case, people_of(successor), sentence, by=by, link=link)
    return moved


@transaction.atomic
def offers_come_back(*, agency: Agency) -> int:
    """Offers to an agency that ended with nobody in its place: who has the case goes on with it.
    Returns how many. Safe to repeat."""
    offers = Referral.objects.filter(state=OFFERED, to_agency=agency).order_by("id")
    back = 0
    for offer in offers.select_related("case"):
        case = seen_as(offer.case, None)
        if not offers.filter(pk=offer.pk).exists():
            continue  # answered, or its reporter left, meanwhile
        _offer_ends(case, offer, _ENDED, None)
        tell_handlers(case, f"{agency.name} đã kết thúc, hồ sơ trở lại với bạn.", by=None)
        back += 1
    return back


@transaction.atomic
def case_left_behind(*, case: CaseFile) -> bool:
    """Its agency ended with nobody in its place: the coordinator has it now and finds another; if
    that is complained of, who handles it apart from them. Where nobody is left either, who can name
    an agency is told. Returns whether it moved. Safe to repeat."""
    fresh = seen_as(case, None)
    ended = Agency.objects.filter(valid_to__lt=today(), successors__isnull=True)
    if not fresh.is_live or not ended.filter(pk=fresh.agency_id).exists():
        return False  # closed, moved or taken over since it was listed
    to = _coordinator_unless_about(fresh.complained_of)
    if to is None:
        tell_nobody_has(fresh)
        return False
    return _move(fresh, to, StepKind.LEFT_BEHIND, None, reason=f"{fresh.agency.name} {_LEFT}")


def _coordinator_unless_about(complained_of: Agency | None) -> Agency | None:
    lead = agencies_valid().filter(is_lead_desk=True).first()
    if lead is not None:
        return agency_unless_about(lead, complained_of, today())
    return agency_apart(complained_of, today()) if complained_of is not None else None
