"""The acts of a case as forms: one table, one view. Each form holds the revision that was seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from nepso.casework.cases import forms, selectors, services
from nepso.casework.cases.kinds import StepKind
from nepso.casework.cases.models import CaseFile, OutsideRequest
from nepso.casework.cases.policies import may_guard_case, may_handle_case, may_have_cases
from nepso.casework.cases.presenting import act_url
from nepso.casework.cases.services.asking_outside import code_shown
from nepso.casework.cases.states import CASE, REFERRING, WAITING
from nepso.casework.cases.stepping import CaseConflict
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import Person
from nepso.kernel.errors import Conflict, Invalid, NotFound
from nepso.kernel.policy import require
from nepso.ui.forms import tell

_Run = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class CaseAct:
    """One act: its form, its words, in which states it is offered, and by whom."""

    slug: str
    form: type[forms.ActForm]
    title: str
    lead: str
    button: str
    icon: str
    run: _Run
    done: str
    states: frozenset[str]
    by_guards: bool = False

    def fits(self, person: Person, case: CaseFile) -> bool:
        """Whether this person is offered it now."""
        if case.state not in self.states:
            return False
        if self.slug == "khan-cap" and not case.restricted:
            return False
        if self.slug in ("gioi-han", "niem-phong") and case.restricted:
            return False
        return bool((may_guard_case if self.by_guards else may_handle_case)(person, case))


def _hand_on(form: forms.HandOnForm, **seen: Any) -> object:
    data = form.cleaned_data
    return services.case_hand_on(to=form.people[data["to"]], reason=data["reason"], **seen)


def _ask(form: forms.AskForm, **seen: Any) -> object:
    data = form.cleaned_data
    return services.case_ask(
        submission=form.submissions[data["submission"]], text=data["text"], **seen
    )


def _note(form: forms.ActForm, **seen: Any) -> object:
    return services.case_note(
        kind=form.cleaned_data["kind"], text=form.cleaned_data["text"], **seen
    )


def _refer(form: forms.ActForm, **seen: Any) -> object:
    data = form.cleaned_data
    return services.referral_offer(
        to_agency=data["to_agency"], fields=data["groups"], why=data["why"], **seen
    )


def _plain(service: _Run) -> _Run:
    """An act whose service takes the fields of its form by their names."""

    def run(form: forms.ActForm, **seen: Any) -> object:
        given = {k: v for k, v in form.cleaned_data.items() if k != "revision"}
        return service(**given, **seen)

    return run


def _seal(form: forms.ActForm, **seen: Any) -> object:
    return services.case_seal(**seen)


_LIVE, _OPEN = CASE.group("live"), CASE.group("open")
_AT_WORK = _LIVE - {REFERRING}
ACTS = {
    act.slug: act
    for act in (
        CaseAct(
            "khan-cap", forms.HandoverForm, "Chuyển khẩn cấp",
            "Gọi trước, ghi sau. Chỉ báo nội dung; người thứ hai xác nhận.",
            "Ghi đã chuyển", "phone", _plain(services.handover_propose),
            "Đã ghi. Hãy nhờ người thứ hai xác nhận.", _LIVE, by_guards=True,
        ),
        CaseAct(
            "tre-han", forms.LateForm, "Báo trễ hạn",
            "Người phản ánh được biết vì sao trễ và ngày hẹn. Trễ vẫn tính là trễ.",
            "Báo và hẹn ngày", "calendar-due", _plain(services.late_notice_give),
            "Đã báo người phản ánh.", _OPEN,
        ),
        CaseAct(
            "hoi", forms.AskForm, "Hỏi người phản ánh",
            "Chỉ hỏi điều cần để xử lý. Người phản ánh trả lời bằng mã tra cứu.",
            "Gửi câu hỏi", "message-circle", _ask, "Đã gửi câu hỏi.",
            _AT_WORK - {WAITING, "new"},
        ),
        CaseAct(
            "chuyen", forms.ReferForm, "Chuyển cơ quan khác",
            "Hồ sơ ở lại đây, thời hạn vẫn chạy, cho đến khi cơ quan kia nhận.",
            "Đề nghị chuyển", "arrow-right", _refer, "Đã đề nghị chuyển.", _AT_WORK - {WAITING},
        ),
        CaseAct(
            "hoi-ngoai", forms.OutsideForm, "Hỏi bên ngoài",
            "Họ trả lời bằng mã, không cần tài khoản. Thời hạn vẫn chạy.",
            "Tạo yêu cầu", "external-link", _plain(services.outside_ask), "",
            _AT_WORK - {WAITING, "new"},
        ),
        CaseAct(
            "ghi-chu", forms.NoteForm, "Ghi chú", "Ba loại ghi chú, ba nhóm người đọc.",
            "Lưu ghi chú", "edit", _note, "Đã lưu ghi chú.", _LIVE,
        ),
        CaseAct(
            "giao", forms.HandOnForm, "Đổi người xử lý", "Giao cho đồng nghiệp cùng cơ quan.",
            "Giao", "users", _hand_on, "Đã giao.", _AT_WORK,
        ),
        CaseAct(
            "doi-loai", forms.RegroupForm, "Đổi loại việc",
            "Khi xem kỹ thì là việc khác. An toàn trẻ em: ảnh bị hủy ngay, hồ sơ bị giới hạn.",
            "Đổi loại", "flag", _plain(services.case_regroup), "Đã đổi loại việc.", _AT_WORK,
        ),
        CaseAct(
            "gop", forms.MergeForm, "Gộp vào hồ sơ khác",
            "Hai phản ánh về cùng một việc; mỗi người vẫn có cuộc trao đổi riêng.",
            "Gộp", "copy", _plain(services.case_merge), "Đã gộp.", _AT_WORK,
        ),
        CaseAct(
            "gioi-han", forms.RestrictForm, "Giới hạn người xem",
            "Chỉ người xử lý, thủ trưởng, bộ phận tiếp nhận mở được; mỗi lần mở đều ghi lại.",
            "Giới hạn", "lock", _plain(services.case_restrict), "Đã giới hạn người xem.", _LIVE,
        ),
        CaseAct(
            "niem-phong", forms.SealForm, "Là ý kiến: niêm phong",
            "Hệ thống không xử lý ý kiến. Nội dung được niêm phong, mọi ghi chép của hồ sơ bị xóa "
            "ngay; người phản ánh được biết vì sao và có thể khiếu nại trong 7 ngày.",
            "Niêm phong và xóa hồ sơ", "lock", _seal, "Đã niêm phong và xóa hồ sơ.", _LIVE,
        ),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class OfferedAct:
    """A link to an act."""

    title: str
    url: str
    icon: str


def acts_for(person: Person, case: CaseFile) -> list[OfferedAct]:
    """The acts that the person may do with the case now."""
    return [
        OfferedAct(act.title, act_url(case, act.slug), act.icon)
        for act in ACTS.values()
        if act.fits(person, case)
    ]


@never_cache
@login_required
def act(request: HttpRequest, public_id: str, slug: str) -> HttpResponse:
    """The form of one act, and the act itself."""
    require(may_have_cases(request.user))
    person = cast(Account, request.user)
    found = selectors.case_by_public_id(public_id, person)
    named = ACTS.get(slug)
    if named is None:
        raise NotFound("Không có thao tác này: hãy mở lại hồ sơ.")
    if not named.by_guards:
        require(may_handle_case(person, found))
    if not named.fits(person, found):
        raise Conflict("Hồ sơ không còn ở bước này: hãy mở lại hồ sơ để xem bước tiếp theo.")
    services.case_read_note(case=found, page=slug, by=person)
    form = named.form(request.POST or None, case=found, person=person)
    if request.method != "POST" or not form.is_valid():
        return _form(request, found, named, form, status=422 if form.is_bound else 200)
    try:
        done = named.run(form, case=found, revision=form.cleaned_data["revision"], by=person)
    except CaseConflict as conflict:
        return _conflict(request, named, form, conflict.current)
    except Conflict as error:
        return _form(request, found, named, form, status=409, problem=error.sentence)
    except Invalid as error:
        tell(form, error)
        return _form(request, found, named, form, status=422)
    if slug == "hoi-ngoai":
        return asked(request, done.request, done.code)
    messages.success(request, named.done)
    gone = slug in ("giao", "gioi-han", "gop", "niem-phong")
    return redirect("cases:list") if gone else redirect("cases:case", public_id=public_id)


def asked(request: HttpRequest, outside: OutsideRequest, code: str) -> HttpResponse:
    """The code of a request: shown once."""
    values = {"outside": outside, "case": outside.case, "code": code_shown(code)}
    return render(request, "cases/outside_code.html", values)


def _form(
    request: HttpRequest,
    case: CaseFile,
    act: CaseAct,
    form: forms.ActForm,
    *,
    status: int,
    problem: str = "",
    happened: str = "",
) -> HttpResponse:
    values = {"case": case, "act": act, "form": form, "problem": problem, "happened": happened}
    return render(request, "cases/act.html", values, status=status)


def _conflict(
    request: HttpRequest, act: CaseAct, form: forms.ActForm, current: CaseFile
) -> HttpResponse:
    """409: what was typed stays, what happened meanwhile stands beside it; sent again, it holds."""
    data = request.POST.copy()
    data["revision"] = str(current.revision)
    again = type(form)(data, case=current, person=form.person)
    step = current.steps.select_related("by").order_by("-id").first()
    happened = f"{step.by or 'Hệ thống'}: {StepKind(step.kind).label}" if step else ""
    sentence = "Người khác vừa thao tác trên hồ sơ này: hãy xem lại rồi gửi lại nếu vẫn cần."
    return _form(
        request, current, act, again, status=409, problem=sentence,
        happened=f"{happened}. Tình trạng hiện tại: {CASE.state(current.state).label}.",
    )  # fmt: skip
