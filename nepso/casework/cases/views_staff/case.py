"""One case: what was reported, the exchange, notes, where it went, the clock, the next step."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from nepso.casework.cases import selectors, services
from nepso.casework.cases.kinds import HandedTo, StepKind
from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.policies import (
    may_handle_case,
    may_have_cases,
    may_see_reads,
    may_sign_second,
)
from nepso.casework.cases.ports import answer_panel_of
from nepso.casework.cases.presenting import case_cards, clock_words
from nepso.casework.cases.states import REFERRING
from nepso.casework.cases.stepping import CaseConflict
from nepso.casework.cases.telling import is_ringing
from nepso.casework.cases.views_staff.acts import acts_for
from nepso.casework.intake.delivered import deliveries_of
from nepso.casework.intake.harms import Harm
from nepso.casework.intake.kinds import FieldGroup, MaterialState
from nepso.foundation.accounts.models import Account
from nepso.foundation.files.selectors import stored_by_public_id
from nepso.foundation.files.serving import file_response
from nepso.kernel.errors import Conflict, Invalid, NotFound
from nepso.kernel.policy import require


@never_cache
@login_required
def case(request: HttpRequest, public_id: str) -> HttpResponse:
    """A case's page; opening a restricted one is noted."""
    require(may_have_cases(request.user))
    person = cast(Account, request.user)
    found = selectors.case_by_public_id(public_id, person)
    services.case_read_note(case=found, page="case", by=person)
    return page_of(request, found)


def page_of(
    request: HttpRequest, found: CaseFile, *, status: int = 200, conflict: str = ""
) -> HttpResponse:
    """The page, also after an act that could not be done."""
    person = cast(Account, request.user)
    handovers = list(found.handovers.select_related("proposed_by", "confirmed_by").order_by("-id"))
    for handover in handovers:
        handover.case = found
    card = case_cards([found], person)[0]
    parts = selectors.parts_for(found, person)
    told = deliveries_of([part.submission.pk for part in parts])
    values = {
        "case": found,
        "card": card,
        "next": card.act if card.act.url not in ("", card.url) else None,
        "conflict": conflict,
        "harm": Harm(found.harm).label,
        "clock": clock_words(found),
        "may_handle": (may_handle := may_handle_case(person, found)),
        "is_ringing": (rings := found.is_urgent and found.is_live and is_ringing(found)),
        "may_claim": may_handle and _is_to_take(found, person, rings=rings),
        "acts": acts_for(person, found),
        "parts": [(part, told[part.submission.pk]) for part in parts],
        "is_not_told": any(one.is_for_a_person for rows in told.values() for one in rows),
        "notes": selectors.notes_for(found, person),
        "panel": answer_panel_of(found, person),
        "referrals": found.referrals.select_related("from_agency", "to_agency").order_by("-id"),
        "outside": found.outside_requests.order_by("-id"),
        "handovers": [
            (h, HandedTo(h.to).label, bool(may_sign_second(person, h))) for h in handovers
        ],
        "late": found.late_notices.order_by("-id").first(),
        "steps": _steps(found),
        "reads": _reads(found, person),
        "field_groups": dict(FieldGroup.choices),
    }
    return render(request, "cases/case.html", values, status=status)


def _is_to_take(case: CaseFile, person: Account, *, rings: bool) -> bool:
    """Whether it waits for somebody to take it, or for this person to whom it was given."""
    if case.handler_id is not None:
        return rings and case.handler_id == person.pk
    return case.is_live and (case.is_urgent or case.state != REFERRING)


def _steps(case: CaseFile) -> list[dict[str, Any]]:
    rows = case.steps.select_related("by", "agency").order_by("-id")[:100]
    return [
        {
            "when": s.at,
            "title": StepKind(s.kind).label,
            "who": " · ".join(str(one) for one in (s.by or _nobody(s.kind), s.agency) if one),
            "text": s.reason,
        }
        for s in rows
    ]


def _nobody(kind: str) -> str:
    """Who did what no account did; a body outside is named in the words of the step."""
    return "Bên ngoài, bằng mã trả lời" if kind == StepKind.OUTSIDE_REPLIED else "Hệ thống"


def _reads(case: CaseFile, person: Account) -> list[Any]:
    if not case.restricted or not may_see_reads(person, case):
        return []
    return list(case.reads.select_related("by").order_by("-id")[:50])


@login_required
@require_POST
def claim(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a case that nobody handles."""
    require(may_have_cases(request.user))
    person = cast(Account, request.user)
    found = selectors.case_by_public_id(public_id, person)
    require(may_handle_case(person, found))
    try:
        services.case_claim(case=found, revision=seen(request), by=person)
    except CaseConflict:
        fresh = selectors.case_by_public_id(public_id, person)
        sentence = "Người khác vừa thao tác trên hồ sơ này: hãy xem lại, rồi nhận nếu vẫn cần."
        return page_of(request, fresh, status=409, conflict=sentence)
    except Conflict as error:
        return page_of(request, found, status=409, conflict=error.sentence)
    messages.success(request, "Bạn đã nhận xử lý hồ sơ này.")
    return redirect("cases:case", public_id=public_id)


def seen(request: HttpRequest) -> int:
    """The revision that the person saw; Invalid in words when the form lost it."""
    try:
        return int(request.POST.get("revision", ""))
    except ValueError as error:
        raise Invalid("Yêu cầu thiếu phiên bản: hãy tải lại trang rồi bấm lại.") from error


@never_cache
@login_required
def material(request: HttpRequest, public_id: str, item: str) -> HttpResponseBase:
    """The bytes of a screenshot, for those for whom it was consented; ``?nho=1`` the thumbnail."""
    require(may_have_cases(request.user))
    person = cast(Account, request.user)
    found = selectors.case_by_public_id(public_id, person)
    parts = selectors.parts_for(found, person)
    named = [m for part in parts for m in part.materials if m.public_id == item]
    stored = stored_by_public_id(named[0].stored) if named else None
    if stored is None or named[0].state != MaterialState.READY:
        raise NotFound("Không có ảnh này, hoặc ảnh đã hủy.")
    services.case_read_note(case=found, page="material", by=person)
    return file_response(stored, thumbnail="nho" in request.GET)


@login_required
@require_POST
def sign(request: HttpRequest, public_id: str, handover: str) -> HttpResponse:
    """The second person signs a hand-over, or says why not."""
    require(may_have_cases(request.user))
    person = cast(Account, request.user)
    found = selectors.case_by_public_id(public_id, person)
    named = selectors.handover_of(found, handover)
    try:
        if request.POST.get("la") == "xac-nhan":
            services.handover_confirm(handover=named, by=person)
            messages.success(request, "Đã xác nhận việc chuyển nội dung.")
        else:
            words = request.POST.get("answer", "")
            services.handover_decline(handover=named, answer=words, by=person)
            messages.success(request, "Đã ghi: không xác nhận.")
    except Conflict as error:
        fresh = selectors.case_by_public_id(public_id, person)
        return page_of(request, fresh, status=409, conflict=error.sentence)
    except Invalid as error:
        return page_of(request, found, status=422, conflict=error.sentence)
    return redirect("cases:case", public_id=public_id)
