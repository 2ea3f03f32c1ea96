"""Writing a reply with the check beside it; reading, approving, sending."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.policies import may_have_cases
from nepso.casework.cases.selectors import case_by_public_id, parts_for
from nepso.casework.cases.services import case_read_note
from nepso.casework.replies import selectors, services
from nepso.casework.replies.forms import ReplyForm, initial_of
from nepso.casework.replies.models import Reply
from nepso.casework.replies.plain import Remark, remarks_on
from nepso.casework.replies.policies import may_approve_reply, may_write_reply
from nepso.casework.replies.services import ReplyConflict
from nepso.casework.replies.states import APPROVED, DRAFT, IN_REVIEW, REPLY
from nepso.casework.replies.wording import as_the_reporter_reads, filled
from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.ui.forms import tell


@never_cache
@login_required
def write(request: HttpRequest, case_id: str) -> HttpResponse:
    """A new reply, from nothing or from a text."""
    require(may_have_cases(request.user))
    person = cast(Account, request.user)
    case = case_by_public_id(case_id, person)
    require(may_write_reply(person, case))
    if not case.is_live:
        raise Conflict("Hồ sơ đã khép: không viết trả lời được nữa.")
    case_read_note(case=case, page="reply", by=person)
    initial: dict[str, Any] = {"revision": 0}
    if key := request.GET.get("mau", ""):
        chosen = selectors.template_of(key)
        text = filled(chosen.text, case)
        initial |= {"text": text, "outcome": chosen.outcome, "template": chosen.key}
    return _writing(request, case, None, initial)


@never_cache
@login_required
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change a reply that was not sent."""
    require(may_have_cases(request.user))
    person = cast(Account, request.user)
    reply = selectors.reply_by_public_id(public_id, person)
    require(may_write_reply(person, reply.case))
    case_read_note(case=reply.case, page="reply", by=person)
    if reply.state not in REPLY.group("under_way"):
        raise Conflict("Trả lời đã gửi hoặc đã bỏ thì không sửa được.")
    return _writing(request, reply.case, reply, initial_of(reply))


def _writing(
    request: HttpRequest, case: CaseFile, reply: Reply | None, initial: dict[str, Any]
) -> HttpResponse:
    form = ReplyForm(request.POST if request.method == "POST" else None, initial=initial)
    step = request.POST.get("buoc", "")
    if request.method != "POST" or step == "kiem-tra" or not form.is_valid():
        # Looking at the check is no fault of the form.
        if step == "kiem-tra":
            form = ReplyForm(initial=request.POST.dict())
        return _form(request, case, reply, form, 422 if form.is_bound else 200)
    return _written(request, case, reply, form, step)


def _written(
    request: HttpRequest, case: CaseFile, reply: Reply | None, form: ReplyForm, step: str
) -> HttpResponse:
    person = cast(Account, request.user)
    try:
        written = services.reply_write(
            case=case,
            reply=reply,
            revision=form.cleaned_data["revision"],
            said=form.answer(),
            by=person,
        )
    except ReplyConflict as conflict:
        return _conflict(request, case, form, conflict.current)
    except Conflict as error:
        return _form(request, case, reply, form, 409, problem=error.sentence)
    except Invalid as error:
        tell(form, error)
        return _form(request, case, reply, form, 422)
    if step != "trinh":
        messages.success(request, "Đã lưu nháp.")
        return redirect("replies:edit", public_id=written.public_id)
    try:
        services.reply_submit(reply=written, revision=written.revision, by=person)
    except Invalid as error:
        messages.warning(request, f"Đã lưu nháp. {error.sentence}")
        return redirect("replies:edit", public_id=written.public_id)
    messages.success(request, "Đã trình duyệt.")
    return redirect("replies:reply", public_id=written.public_id)


def _conflict(
    request: HttpRequest, case: CaseFile, form: ReplyForm, current: Reply
) -> HttpResponse:
    data = request.POST.copy()
    data["revision"] = str(current.revision)
    sentence = "Người khác vừa lưu một bản trả lời cho hồ sơ này. Bản của bạn còn ở dưới."
    return _form(request, case, current, ReplyForm(data), 409, problem=sentence, theirs=current)


def _form(
    request: HttpRequest,
    case: CaseFile,
    reply: Reply | None,
    form: ReplyForm,
    status: int,
    *,
    problem: str = "",
    theirs: Reply | None = None,
) -> HttpResponse:
    person = cast(Account, request.user)
    values = {
        "case": case,
        "reply": reply,
        "form": form,
        "remarks": _remarks(form),
        "templates": selectors.templates_for(case) if reply is None or theirs else [],
        "parts": parts_for(case, person),
        "problem": problem,
        "theirs": theirs,
    }
    return render(request, "replies/write.html", values, status=status)


def _remarks(form: ReplyForm) -> list[Remark]:
    names = ("text", "ground", "explanation", "redress_text")
    return remarks_on("\n".join(str(form[name].value() or "") for name in names))


@never_cache
@login_required
def reply(request: HttpRequest, public_id: str) -> HttpResponse:
    """A reply as the reporter reads it, what the check says of it, and the next step."""
    require(may_have_cases(request.user))
    found = selectors.reply_by_public_id(public_id, request.user)
    case_read_note(case=found.case, page="reply", by=cast(Account, request.user))
    return _page(request, found)


def _page(
    request: HttpRequest, found: Reply, *, status: int = 200, problem: str = ""
) -> HttpResponse:
    person, text = request.user, as_the_reporter_reads(found)
    writes = may_write_reply(person, found.case)
    approves = may_approve_reply(person, found)
    values = {
        "reply": found,
        "case": found.case,
        "state": REPLY.state(found.state),
        "as_read": text,
        "remarks": remarks_on(text),
        "problem": problem,
        "may_submit": found.state == DRAFT and writes,
        "may_edit": found.state in REPLY.group("under_way") and writes,
        "may_approve": found.state == IN_REVIEW and approves,
        "why_not": approves.reason if found.state == IN_REVIEW and writes else "",
        "may_send": found.state == APPROVED and writes,
    }
    return render(request, "replies/reply.html", values, status=status)


_Act = Callable[..., Reply]
_ACTS: dict[str, tuple[_Act, str]] = {
    "trinh": (services.reply_submit, "Đã trình duyệt."),
    "duyet": (services.reply_approve, "Đã duyệt. Hãy gửi cho người phản ánh."),
    "gui": (services.reply_send, "Đã gửi; hồ sơ đã khép."),
    "duyet-gui": (services.reply_approve_and_send, "Đã duyệt và gửi; hồ sơ đã khép."),
    "bo": (services.reply_drop, "Đã bỏ bản này."),
}


@login_required
@require_POST
def step(request: HttpRequest, public_id: str) -> HttpResponse:
    """The next step of a reply, on the revision that the person saw."""
    require(may_have_cases(request.user))
    person = cast(Account, request.user)
    found = selectors.reply_by_public_id(public_id, person)
    name = request.POST.get("buoc", "")
    seen = request.POST.get("revision", "")
    try:
        revision = int(seen)
    except ValueError as error:
        raise Invalid("Yêu cầu thiếu phiên bản: hãy tải lại trang rồi bấm lại.") from error
    try:
        done = _step(found, name, revision, request.POST.get("because", ""), person)
    except ReplyConflict as conflict:
        fresh = selectors.reply_by_public_id(public_id, person)
        return _page(request, fresh, status=409, problem=conflict.sentence)
    except Conflict as error:
        return _page(request, found, status=409, problem=error.sentence)
    except Invalid as error:
        return _page(request, found, status=422, problem=error.sentence)
    messages.success(request, done)
    if name in ("gui", "duyet-gui", "bo"):
        return redirect("cases:case", public_id=found.case.public_id)
    return redirect("replies:reply", public_id=public_id)


def _step(found: Reply, name: str, revision: int, because: str, by: Account) -> str:
    if name == "tra-lai":
        services.reply_return(reply=found, revision=revision, because=because, by=by)
        return "Đã trả lại người viết."
    if name not in _ACTS:
        raise Invalid("Không rõ bước tiếp theo: hãy tải lại trang rồi bấm lại.")
    act, sentence = _ACTS[name]
    act(reply=found, revision=revision, by=by)
    return sentence
