"""One correction: its text, what happened to it, and the next step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from nepso.casework.corrections import policies, selectors, services
from nepso.casework.corrections.forms import CONFIRM, ReplyForm
from nepso.casework.corrections.models import Correction
from nepso.casework.corrections.policies import may_end, may_keep_corrections
from nepso.casework.corrections.presenting import steps_of, versions_of
from nepso.casework.corrections.states import CORRECTION_STATES, PUBLISHED
from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require
from nepso.ui.forms import tell


@login_required
def correction(request: HttpRequest, public_id: str) -> HttpResponse:
    """A correction's page."""
    require(may_keep_corrections(request.user))
    return _page(request, selectors.correction_by_public_id(public_id, request.user))


def _page(
    request: HttpRequest,
    found: Correction,
    *,
    status: int = 200,
    wrong: str = "",
    reply_form: ReplyForm | None = None,
) -> HttpResponse:
    person, may_public = request.user, bool(may_end(request.user, found))
    is_readable = found.state in CORRECTION_STATES.group("readable")
    may_see_papers = bool(policies.may_write(person, found.agency))
    values: dict[str, Any] = {
        "correction": found,
        "state": CORRECTION_STATES.state(found.state),
        "wrong": wrong,
        "confirm": CONFIRM,
        "sources": list(found.sources.all()),
        "replies": list(found.replies.filter(removed_at=None)) if is_readable else [],
        "steps": steps_of(found) if may_see_papers else [],
        "versions": versions_of(found) if may_see_papers else [],
        "may_change": policies.may_change(person, found),
        "decision": policies.may_decide(person, found),
        "may_take_back": policies.may_take_back(person, found),
        "may_write_anew": found.state == PUBLISHED and may_see_papers,
        "may_withdraw": is_readable and may_public,
        "may_supersede": found.state == PUBLISHED and may_public,
        "may_reply": is_readable and may_public,
        "may_see_papers": may_see_papers,
        "reply_form": reply_form or ReplyForm(initial={"revision": found.revision}),
    }
    return render(request, "corrections/correction.html", values, status=status)


@login_required
@require_POST
def move(request: HttpRequest, public_id: str) -> HttpResponse:
    """The next step, on the revision that the person saw."""
    require(may_keep_corrections(request.user))
    found = selectors.correction_by_public_id(public_id, request.user)
    try:
        sentence = _step(request, found)
    except services.CorrectionConflict:
        fresh = selectors.correction_by_public_id(public_id, request.user)
        told = "Người khác vừa thay đổi đính chính này: hãy đọc lại rồi bấm lại nếu vẫn muốn."
        return _page(request, fresh, status=409, wrong=told)
    except Invalid as error:
        return _page(request, found, status=422, wrong=error.sentence)
    messages.success(request, sentence)
    if request.POST.get("buoc") == "bo":
        return redirect("corrections:list")
    return redirect("corrections:correction", public_id=public_id)


_More = Callable[[HttpRequest], dict[str, Any]]
# Button → the act behind it, what it needs besides the revision, and what is said when it is done.
_ACTS: dict[str, tuple[Callable[..., Any], _More, str]] = {
    "gui": (
        services.correction_submit,
        lambda request: {},
        "Đã gửi duyệt: một người khác sẽ đọc lại và đối chiếu nguồn.",
    ),
    "lay-lai": (services.correction_take_back, lambda request: {}, "Đã lấy lại để sửa."),
    "tra-lai": (
        services.correction_return,
        lambda request: {"reason": _reason(request)},
        "Đã trả lại kèm lý do.",
    ),
    "duyet": (
        services.correction_approve,
        lambda request: {"is_checkable": bool(request.POST.get("xac_nhan"))},
        "Đã duyệt và đăng.",
    ),
    "rut": (
        services.correction_withdraw,
        lambda request: {"reason": _reason(request)},
        "Đã rút; lý do được công khai.",
    ),
    "thay": (
        services.correction_supersede,
        lambda request: {"by_which": _by_number(request), "reason": _reason(request)},
        "Đã thay bằng đính chính kia.",
    ),
    "bo": (services.correction_discard, lambda request: {}, "Đã bỏ bản nháp."),
}


def _step(request: HttpRequest, found: Correction) -> str:
    """Do what the button says; returns what is said when it is done."""
    named = _ACTS.get(request.POST.get("buoc", ""))
    if named is None:
        raise Invalid("Không rõ bước tiếp theo: hãy tải lại trang rồi bấm lại.")
    done, more, sentence = named
    person = cast(Account, request.user)
    done(correction=found, revision=_seen(request), by=person, **more(request))
    return sentence


def _reason(request: HttpRequest) -> str:
    return request.POST.get("ly_do", "")


def _seen(request: HttpRequest) -> int:
    try:
        return int(request.POST.get("revision", ""))
    except ValueError as error:
        raise Invalid("Yêu cầu thiếu phiên bản: hãy tải lại trang rồi bấm lại.") from error


def _by_number(request: HttpRequest) -> Correction:
    number = request.POST.get("so", "").strip()
    rows = selectors.corrections_public()
    # At most nine digits: a longer number is no number of ours, nor one of the database.
    is_number = number.isascii() and number.isdecimal() and len(number) <= 9
    found = rows.filter(number=int(number)).first() if is_number else None
    if found is None:
        raise Invalid("Hãy ghi số của một đính chính khác đang có hiệu lực của cùng cơ quan.")
    return found


@login_required
@require_POST
def reply(request: HttpRequest, public_id: str) -> HttpResponse:
    """Publish what those who are named say."""
    require(may_keep_corrections(request.user))
    found = selectors.correction_by_public_id(public_id, request.user)
    require(may_end(request.user, found))
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return _page(request, found, status=422, reply_form=form)
    try:
        services.correction_reply_add(
            correction=found, by=cast(Account, request.user), **form.cleaned_data
        )
    except services.CorrectionConflict as conflict:
        told = "Người khác vừa thay đổi đính chính này: hãy đọc lại rồi bấm đăng lại."
        data = request.POST.copy()
        data["revision"] = str(conflict.current.revision)
        fresh = selectors.correction_by_public_id(public_id, request.user)
        return _page(request, fresh, status=409, wrong=told, reply_form=ReplyForm(data))
    except Invalid as error:
        tell(form, error)
        return _page(request, found, status=422, reply_form=form)
    messages.success(request, "Đã đăng phản hồi cùng đính chính.")
    return redirect("corrections:correction", public_id=public_id)


@login_required
@require_POST
def reply_remove(request: HttpRequest, public_id: str, reply_id: str) -> HttpResponse:
    """Take a reply off the page, with a public reason."""
    require(may_keep_corrections(request.user))
    found = selectors.correction_by_public_id(public_id, request.user)
    held = get_object_or_404(found.replies.filter(removed_at=None), public_id=reply_id)
    try:
        services.correction_reply_remove(
            reply=held,
            revision=_seen(request),
            reason=_reason(request),
            by=cast(Account, request.user),
        )
    except services.CorrectionConflict:
        fresh = selectors.correction_by_public_id(public_id, request.user)
        told = "Người khác vừa thay đổi đính chính này: hãy đọc lại rồi gỡ lại nếu vẫn cần."
        return _page(request, fresh, status=409, wrong=told)
    except Invalid as error:
        return _page(request, found, status=422, wrong=error.sentence)
    messages.success(request, "Đã gỡ phản hồi; lý do được công khai.")
    return redirect("corrections:correction", public_id=public_id)
