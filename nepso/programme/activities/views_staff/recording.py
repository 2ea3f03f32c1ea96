"""Recording an activity on a phone, and changing it later."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.kernel.errors import Invalid, NotAllowed
from nepso.kernel.policy import require
from nepso.programme.activities import selectors
from nepso.programme.activities.forms import EditForm, RecordForm, initial_of
from nepso.programme.activities.kinds import Audience, Form
from nepso.programme.activities.models import Activity
from nepso.programme.activities.policies import may_change, may_read_activities, may_record
from nepso.programme.activities.services import (
    ActivityConflict,
    activity_edit,
    activity_record,
    activity_submit,
)
from nepso.programme.activities.taking import photos_take
from nepso.programme.register.models import PlanTask
from nepso.programme.register.selectors import plan_tasks_visible_to


@login_required
def record(request: HttpRequest) -> HttpResponse:
    """The form of a new activity; sent twice it is one."""
    require(may_read_activities(request.user))
    agencies = selectors.agencies_recording(request.user)
    task = _task_asked(request)
    agency = _agency_asked(request, agencies, task)
    require(may_record(request.user, agency))
    offered = selectors.tasks_offered(request.user, agency)
    chosen = task.public_id if task else ""
    if request.method != "POST":
        form = RecordForm(agency=agency, tasks=offered, chosen=chosen)
        return _record_page(request, form, agency, agencies)
    form = RecordForm(request.POST, request.FILES, agency=agency, tasks=offered)
    if not form.is_valid():
        return _record_page(request, form, agency, agencies, status=422)
    person = cast(Account, request.user)
    try:
        stored = activity_record(
            agency=agency, facts=form.facts(), by=person, draft_key=form.cleaned_data["draft_key"]
        )
    except Invalid as error:
        _errors(form, error, {"tasks": "task"})
        return _record_page(request, form, agency, agencies, status=422)
    _with_photos(request, stored, form)
    return _to_its_page(request, stored)


def _to_its_page(request: HttpRequest, stored: Activity) -> HttpResponse:
    """A script that sends in the background is told the address: had it followed a redirect, it
    would have fetched the page, and with it the messages that the person is to read."""
    if request.headers.get("X-Nepso-Draft") != "1":
        return redirect("activities:activity", public_id=stored.public_id)
    place = reverse("activities:activity", args=[stored.public_id])
    return HttpResponse(status=201, headers={"Location": place})


_SENT_BEFORE = "Hoạt động này đã được gửi trước đó, không ghi thêm lần nữa."

_PHOTO_MISSING = (
    "Đã ghi nháp, chưa gửi thủ trưởng, vì có ảnh không nhận được. Hãy thêm lại ảnh ấy ở trang này, "
    "hoặc bỏ qua, rồi bấm Gửi thủ trưởng."
)
_NOT_SENT = "Đã ghi nháp, chưa gửi: một đồng nghiệp vừa sửa hoạt động này, hãy đọc lại rồi gửi."


def _with_photos(request: HttpRequest, stored: Activity, form: RecordForm) -> None:
    """Photos, and on to the head when asked; what came before stays as it is."""
    person = cast(Account, request.user)
    if not stored.is_editable:
        messages.info(request, _SENT_BEFORE)
        return
    people = form.cleaned_data["people_shown"]
    wrong = photos_take(stored, form.pictures(), people_shown=people, by=person)
    for sentence in wrong:
        messages.warning(request, sentence)
    if request.POST.get("roi") != "gui":
        messages.success(request, "Đã ghi hoạt động. Gửi thủ trưởng khi đã đủ minh chứng.")
        return
    if wrong:
        messages.warning(request, _PHOTO_MISSING)
        return
    try:
        activity_submit(activity=stored, revision=stored.revision, by=person)
        messages.success(request, "Đã ghi hoạt động và gửi thủ trưởng duyệt.")
    except ActivityConflict as conflict:
        if conflict.current.is_editable:  # changed by a colleague since
            messages.warning(request, _NOT_SENT)
        else:  # the same draft, sent at the same moment, went on first
            messages.info(request, _SENT_BEFORE)
    except Invalid as error:
        messages.warning(request, f"Đã ghi nháp, chưa gửi. {error.sentence}")


def _record_page(
    request: HttpRequest,
    form: RecordForm,
    agency: Agency,
    agencies: list[Agency],
    status: int = 200,
) -> HttpResponse:
    values = {"form": form, "agency": agency, "agencies": agencies, "person": request.user}
    return render(request, "activities/record.html", values, status=status)


def _task_asked(request: HttpRequest) -> PlanTask | None:
    asked = request.GET.get("nhiem_vu", "")
    if not asked:
        return None
    rows = plan_tasks_visible_to(request.user).select_related("agency", "duty")
    return rows.filter(public_id=asked).first()


def _agency_asked(request: HttpRequest, agencies: list[Agency], task: PlanTask | None) -> Agency:
    """In whose name: as asked, else that of the task, else the person's own first."""
    asked = request.POST.get("co_quan") or request.GET.get("co_quan", "")
    found = Agency.objects.filter(public_id=asked).first() if asked else None
    if found is not None:
        return found
    if task is not None and task.agency is not None and may_record(request.user, task.agency):
        return task.agency
    if not agencies:
        raise NotAllowed("Chỉ cán bộ của một cơ quan ghi được hoạt động: hãy liên hệ quản trị.")
    return agencies[0]


def _errors(form: Any, error: Invalid, names: dict[str, str]) -> None:
    for name, sentence in error.fields.items() or {"": error.sentence}.items():
        field = names.get(name, name)
        form.add_error(field if field in form.fields else None, sentence)


@login_required
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change an activity; on a conflict both versions show and nothing is overwritten."""
    require(may_read_activities(request.user))
    found = selectors.activity_by_public_id(public_id, request.user)
    require(may_change(request.user, found))
    offered = selectors.tasks_offered(request.user, found.agency)
    if request.method != "POST":
        return _edit_page(request, found, EditForm(activity=found, offered=offered))
    form = EditForm(request.POST, activity=found, offered=offered)
    if not form.is_valid():
        return _edit_page(request, found, form, status=422)
    try:
        activity_edit(
            activity=found,
            revision=form.cleaned_data["revision"],
            facts=form.facts(),
            by=cast(Account, request.user),
        )
    except ActivityConflict as conflict:
        both = _both(form, conflict.current)
        data = request.POST.copy()
        data["revision"] = str(conflict.current.revision)
        form = EditForm(data, activity=conflict.current, offered=offered)
        return _edit_page(request, found, form, status=409, conflict=both)
    except Invalid as error:
        _errors(form, error, {})
        return _edit_page(request, found, form, status=422)
    messages.success(request, "Đã lưu hoạt động.")
    return redirect("activities:activity", public_id=public_id)


def _edit_page(
    request: HttpRequest,
    activity: Activity,
    form: EditForm,
    *,
    status: int = 200,
    conflict: list[tuple[str, str, str]] | None = None,
) -> HttpResponse:
    values = {"activity": activity, "form": form, "conflict": conflict}
    return render(request, "activities/edit.html", values, status=status)


def _both(form: EditForm, current: Activity) -> list[tuple[str, str, str]]:
    """(field, stored, typed) of the fields in which the two versions differ."""
    stored, rows = initial_of(current), []
    for name, field in form.fields.items():
        typed = form.cleaned_data.get(name)
        was = stored.get(name)
        plain = getattr(typed, "pk", typed)
        if name == "tasks":
            same = sorted(plain or ()) == sorted(was or ())
        else:
            same = (plain or None) == (was or None)
        if name != "revision" and not same:
            there = getattr(current, name) if name == "commune" else was
            rows.append((str(field.label), _said(form, name, there), _said(form, name, typed)))
    return rows


def _said(form: EditForm, name: str, value: Any) -> str:
    if name == "form":
        return str(dict(Form.choices).get(value, "(để máy đoán)"))
    if name == "audience":
        return str(dict(Audience.choices).get(value, value))
    if name == "tasks":
        labels = dict(form.fields["tasks"].choices)  # type: ignore[attr-defined]
        return "; ".join(str(labels.get(code, code)) for code in value)
    if hasattr(value, "strftime"):
        return str(value.strftime("%d/%m/%Y"))
    return str(value) if value not in (None, "") else "(để trống)"
