"""One task: its sentence in the document, partners, state, history; and changing it."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.kernel.clock import today
from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require
from nepso.programme.plans.kinds import Part
from nepso.programme.plans.models import MeasureLink
from nepso.programme.register import selectors
from nepso.programme.register.forms import TaskForm, initial_of
from nepso.programme.register.models import PlanTask
from nepso.programme.register.periods import period_label
from nepso.programme.register.policies import may_change_due, may_read_register, may_update
from nepso.programme.register.ports import task_panels
from nepso.programme.register.presenting import due_words, plan_name, short
from nepso.programme.register.services import Changes, RevisionConflict, plan_task_update
from nepso.programme.register.sources import clause_path, quoted
from nepso.programme.register.states import PLAN_TASK_STATES
from nepso.programme.register.views_staff.lists import came_from


@login_required
def task(request: HttpRequest, public_id: str) -> HttpResponse:
    """A task's page."""
    require(may_read_register(request.user))
    found = selectors.plan_task_by_public_id(public_id, request.user)
    form = _form(request, found) if may_update(request.user, found) else None
    return _page(request, found, form)


def _form(request: HttpRequest, task: PlanTask, data: Any = None) -> TaskForm:
    return TaskForm(data, task=task, may_change_due=bool(may_change_due(request.user)))


def _page(
    request: HttpRequest,
    task: PlanTask,
    form: TaskForm | None,
    *,
    status: int = 200,
    conflict: list[tuple[str, str, str]] | None = None,
) -> HttpResponse:
    shows_notes = selectors.notes_shown(request.user, task)
    parent = task if task.is_group else task.parent
    due, late = due_words(task, today())
    before = selectors.goes_on_from(task)
    values = {
        "task": task,
        "title": short(task.duty.text, 110),
        "form": form,
        "conflict": conflict,
        "state": PLAN_TASK_STATES.state(task.state),
        "due": due,
        "late": late,
        "facts": _facts(task),
        "quote": quoted(task.duty),
        "path": clause_path(task.duty),
        "plan": plan_name(task.version),
        "shows_notes": shows_notes,
        "history": _history(task) if shows_notes else [],
        "parent": parent,
        "roll_up": selectors.roll_ups([parent])[parent.pk] if parent else None,
        "links": _links(task),
        "before": before,
        "after": selectors.goes_on_in(task),
        "panels": task_panels(task=task, before=before, viewer=request.user),
    }
    return render(request, "register/task.html", values, status=status)


def _facts(task: PlanTask) -> list[tuple[str, str]]:
    duty = task.duty
    partners = [p.name for p in duty.parties.all() if p.part == Part.COORDINATING]
    rows = [
        ("Vai của cơ quan", duty.get_role_display()),
        ("Loại", duty.get_kind_display()),
        ("Kỳ", period_label(task.occurrence)),
        ("Thời hạn như văn bản ghi", duty.deadline_text),
        ("Phối hợp với", "; ".join(partners)),
        ("Sản phẩm", duty.product),
        ("Người phụ trách", str(task.responsible or "Chưa giao") if task.agency else ""),
        ("Lý do", task.reason),
    ]
    return [(key, value) for key, value in rows if value]


def _links(task: PlanTask) -> list[tuple[str, str]]:
    """The measures that this duty carries out, confirmed by a person: (place, text)."""
    links = MeasureLink.objects.filter(duty=task.duty, is_confirmed=True)
    links = links.select_related("measure").defer("measure__compiled")
    return [(f"Mục {link.measure.place}", short(link.measure.text, 200)) for link in links]


def _history(task: PlanTask) -> list[dict[str, Any]]:
    return [
        {"when": line.at, "title": line.what[0], "who": line.who, "text": " ".join(line.what[1:])}
        for line in selectors.plan_task_history(task)
    ]


@login_required
@require_POST
def update(request: HttpRequest, public_id: str) -> HttpResponse:
    """Save the form; what was typed stays on an error, and both versions show on a conflict."""
    found = selectors.plan_task_by_public_id(public_id, request.user)
    require(may_update(request.user, found))
    form = _form(request, found, request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    try:
        plan_task_update(
            task=found,
            revision=form.cleaned_data["revision"],
            changes=form.changes(),
            by=cast(Account, request.user),
        )
    except RevisionConflict as conflict:
        both = _both(form, conflict.current)
        found = selectors.plan_task_by_public_id(public_id, request.user)
        data = request.POST.copy()
        data["revision"] = str(conflict.current.revision)
        form = _form(request, found, data)
        return _page(request, found, form, status=409, conflict=both)
    except Invalid as error:
        for name, sentence in error.fields.items():
            form.add_error(name, sentence)
        return _page(request, found, form, status=422)
    messages.success(request, "Đã lưu nhiệm vụ.")
    return redirect(reverse("register:task", args=[public_id]))


def _both(form: TaskForm, current: PlanTask) -> list[tuple[str, str, str]]:
    """(field, stored, typed) of the fields in which the two versions differ."""
    stored, rows = initial_of(current), []
    for name, field in form.fields.items():
        typed = form.cleaned_data.get(name)
        typed_plain = getattr(typed, "pk", typed) or None
        if name != "revision" and typed_plain != (stored[name] or None):
            rows.append((str(field.label), _words(current, name), _typed(name, typed)))
    return rows


def _words(task: PlanTask, name: str) -> str:
    if name == "state":
        return PLAN_TASK_STATES.state(task.state).label
    return _typed(name, getattr(task, name))


def _typed(name: str, value: Any) -> str:
    if name == "state":
        return PLAN_TASK_STATES.state(value).label
    if name == "due_on" and value:
        return str(value.strftime("%d/%m/%Y"))
    return str(value) if value else "(để trống)"


@login_required
@require_POST
def move(request: HttpRequest, public_id: str) -> HttpResponse:
    """The next action of a card: begin, finish, reopen, or take it on oneself."""
    found = selectors.plan_task_by_public_id(public_id, request.user)
    require(may_update(request.user, found))
    try:
        revision = int(request.POST.get("revision", ""))
    except ValueError as error:
        raise Invalid("Yêu cầu thiếu phiên bản: hãy tải lại trang rồi bấm lại.") from error
    state = request.POST.get("state", "")
    person = cast(Account, request.user)
    changes = Changes(state=state) if state else Changes(responsible=person)
    try:
        done = plan_task_update(task=found, revision=revision, changes=changes, by=person)
    except RevisionConflict as conflict:
        fresh = selectors.plan_task_by_public_id(public_id, request.user)
        both = _both_of_move(conflict.current, changes)
        return _page(request, fresh, _form(request, fresh), status=409, conflict=both)
    label = PLAN_TASK_STATES.state(done.state).label
    said = f"chuyển sang “{label}”" if state else "ghi bạn là người phụ trách"
    messages.success(request, f"Đã {said}: {short(found.duty.text, 80)}")
    return redirect(came_from(request))


def _both_of_move(current: PlanTask, changes: Changes) -> list[tuple[str, str, str]]:
    labels = {"state": "Tình trạng", "responsible": "Người phụ trách"}
    return [(labels[n], _words(current, n), _typed(n, v)) for n, v in changes.items()]
