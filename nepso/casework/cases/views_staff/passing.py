"""A referral offered to my agency; a question to a body outside with its letter and its code."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from nepso.casework.cases import selectors, services
from nepso.casework.cases.consents import require_links_seen
from nepso.casework.cases.forms import GROUPS, ReturnForm
from nepso.casework.cases.letters_outside import outside_letter
from nepso.casework.cases.policies import may_handle_case, may_have_cases
from nepso.casework.cases.selectors.offering import offered_parts
from nepso.casework.cases.states import OUTSIDE_REQUEST
from nepso.casework.cases.views_staff.acts import asked
from nepso.casework.intake.harms import Harm
from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Conflict, Invalid, NotFound
from nepso.kernel.policy import require
from nepso.ui.forms import tell

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@never_cache
@login_required
def offered(request: HttpRequest, public_id: str) -> HttpResponse:
    """What is offered: the fields that go along and no others; take it or send it back."""
    require(may_have_cases(request.user))
    person = cast(Account, request.user)
    referral = selectors.referral_by_public_id(public_id, person)
    services.case_read_note(case=referral.case, page="referral", by=person)
    form = ReturnForm(request.POST if request.POST.get("la") == "tra-lai" else None)
    try:
        if request.method == "POST" and request.POST.get("la") == "nhan":
            services.referral_accept(referral=referral, by=person)
            messages.success(request, "Cơ quan bạn đã nhận hồ sơ.")
            return redirect("cases:case", public_id=referral.case.public_id)
        if form.is_bound and form.is_valid():
            services.referral_return(
                referral=referral, answer=form.cleaned_data["answer"], by=person
            )
            messages.success(request, "Đã trả lại kèm lý do.")
            return redirect("cases:list")
    except Invalid as error:
        tell(form, error)
    values = {
        "referral": referral,
        "case": referral.case,
        "harm": Harm(referral.case.harm).label,
        "groups": [dict(GROUPS)[name] for name in referral.fields],
        "parts": offered_parts(referral),
        "form": form,
    }
    return render(request, "cases/referral.html", values, status=422 if form.errors else 200)


@never_cache
@login_required
def outside(request: HttpRequest, public_id: str, item: str) -> HttpResponse:
    """One question outside: where it stands, its letter, a new code, the end of waiting."""
    require(may_have_cases(request.user))
    found = selectors.case_by_public_id(public_id, request.user)
    named = selectors.outside_of(found, item)
    person = cast(Account, request.user)
    services.case_read_note(case=found, page="outside", by=person)
    links = selectors.outside_links_seen(found, named.links, person)
    values = {
        "case": found,
        "outside": named,
        "links": links,
        "links_kept": len(named.links) - len(links),
        "state": OUTSIDE_REQUEST.state(named.state),
        "may_handle": may_handle_case(request.user, found),
    }
    return render(request, "cases/outside.html", values)


@never_cache
@login_required
@require_POST
def outside_step(request: HttpRequest, public_id: str, item: str) -> HttpResponse:
    """A new code, or no more waiting."""
    require(may_have_cases(request.user))
    person = cast(Account, request.user)
    found = selectors.case_by_public_id(public_id, person)
    require(may_handle_case(person, found))
    named = selectors.outside_of(found, item)
    if request.POST.get("la") == "ma-moi":
        fresh = services.outside_renew(request=named, by=person)
        return asked(request, fresh.request, fresh.code)
    if request.POST.get("la") != "thoi":
        raise Invalid("Không rõ bước tiếp theo: hãy tải lại trang rồi bấm lại.")
    try:
        services.outside_end(request=named, by=person)
    except Conflict as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, "Đã thôi chờ trả lời.")
    return redirect("cases:case", public_id=public_id)


@never_cache
@login_required
def letter(request: HttpRequest, public_id: str, item: str, ending: str) -> HttpResponse:
    """The request as an official letter, DOCX or PDF."""
    require(may_have_cases(request.user))
    found = selectors.case_by_public_id(public_id, request.user)
    require(may_handle_case(request.user, found))
    named = selectors.outside_of(found, item)
    if ending not in _TYPES:
        raise NotFound("Công văn chỉ có bản DOCX và PDF.")
    require_links_seen(named)
    files = outside_letter(named)
    answer = HttpResponse(
        files.docx if ending == "docx" else files.pdf, content_type=_TYPES[ending]
    )
    name = f"cong-van-{found.number}-{named.public_id[:6]}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
