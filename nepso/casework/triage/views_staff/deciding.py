"""Taking a decision; where somebody decided meanwhile, both are shown and nothing is written."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from nepso.casework.intake.models import Submission
from nepso.casework.intake.policies import open_to
from nepso.casework.triage import selectors
from nepso.casework.triage.forms import DecisionForm, NamingForm
from nepso.casework.triage.models import TriageItem
from nepso.casework.triage.offering import Offering
from nepso.casework.triage.policies import may_decide_item, may_read_item, may_triage
from nepso.casework.triage.reasons import BY_CODE, Choice
from nepso.casework.triage.services import Verdict, complained_of_set, triage_decide
from nepso.casework.triage.views_staff.item import page
from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Conflict, Invalid, NotFound
from nepso.kernel.policy import require
from nepso.ui.forms import revision_seen, tell

_DONE = {
    Choice.ACCEPT: "Đã nhận xử lý; người phản ánh đã được báo.",
    Choice.REFER: "Đã chuyển; người phản ánh đã được báo.",
    Choice.MERGE: "Đã gộp; người phản ánh đã được báo.",
    Choice.ASK: "Đã gửi câu hỏi cho người phản ánh.",
    Choice.REFUSE: "Đã ghi quyết định không nhận; người phản ánh đã được báo và có thể khiếu nại.",
    Choice.SEAL: "Đã niêm phong; nội dung sẽ bị xóa sau 7 ngày.",
}


@login_required
@require_POST
def decide(request: HttpRequest, public_id: str, choice: str) -> HttpResponse:
    """Record one decision and go back to the queue."""
    require(may_triage(request.user))
    if choice not in Choice.values:
        raise NotFound("Không có quyết định này: hãy quay lại trang của phản ánh.")
    person, found = cast(Account, request.user), selectors.item_of(public_id)
    alike = selectors.alike_ones(found.submission, person)
    suggestion = selectors.suggestion_of(found.submission)
    form = Offering(found.submission, suggestion, alike).form(choice, request.POST)
    if not form.is_valid():
        return _sent_back(request, found, choice, form)
    verdict = _verdict(choice, form.cleaned_data, person)
    seen = revision_seen(request)
    if seen < 0:
        raise Invalid("Trang đã cũ: hãy tải lại trang của phản ánh rồi quyết định.")
    try:
        triage_decide(item=found, verdict=verdict, by=person, revision=seen)
    except Invalid as error:
        tell(form, error)
        return _sent_back(request, found, choice, form)
    except Conflict as error:
        return _both(request, found, verdict, error)
    messages.success(request, _DONE[Choice(choice)])
    return redirect("triage:list")


@login_required
@require_POST
def name(request: HttpRequest, public_id: str) -> HttpResponse:
    """Settle of which agency it complains; who is of it sees it no more."""
    found = selectors.item_of(public_id)
    require(may_read_item(request.user, found))
    form = NamingForm(request.POST)
    person = cast(Account, request.user)
    if form.is_valid():
        try:
            complained_of_set(item=found, by=person, **form.cleaned_data)
        except (Conflict, Invalid) as error:
            tell(form, error)
    if form.errors:
        return page(request, found, naming=form, status=422)
    messages.success(
        request, "Đã ghi cơ quan bị phản ánh: người của cơ quan ấy không còn đọc được."
    )
    again = selectors.item_of(public_id)
    if not may_read_item(Account.objects.get(pk=person.pk), again):
        return redirect("triage:list")
    return redirect("triage:item", public_id)


def _verdict(choice: str, facts: dict[str, Any], person: Account) -> Verdict:
    facts = {name: value for name, value in facts.items() if name != "into_page"}
    if choice == Choice.MERGE:
        known: Submission | None = open_to(person).filter(public_id=facts["into"]).first()
        facts["into"] = known
    return Verdict(choice=choice, **facts)


def _sent_back(
    request: HttpRequest, found: TriageItem, choice: str, form: DecisionForm
) -> HttpResponse:
    require(may_decide_item(request.user, found))
    return page(request, found, bound={choice: form}, status=422)


def _both(
    request: HttpRequest, found: TriageItem, verdict: Verdict, error: Conflict
) -> HttpResponse:
    """Both decisions side by side; nothing of the second was written."""
    fresh = selectors.item_of(found.submission.public_id)
    decisions = selectors.decisions_of(fresh.submission)
    values = {
        "item": fresh,
        "sentence": error.sentence,
        "theirs": decisions[0] if decisions else None,
        "yours": verdict,
        "choice": Choice(verdict.choice).label,
        "reason": BY_CODE[verdict.reason_code].label,
    }
    return render(request, "triage/both.html", values, status=409)
