"""One activity: what was done, what proves it, what happened to it, and the next step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Invalid, NotFound
from nepso.kernel.policy import require
from nepso.programme.activities import selectors, services
from nepso.programme.activities.kinds import Move, Origin, PeopleShown
from nepso.programme.activities.models import Activity, Likeness
from nepso.programme.activities.policies import (
    may_change,
    may_decide,
    may_join,
    may_read_activities,
    may_record,
    may_withdraw,
)
from nepso.programme.activities.presenting import claim_cards, task_label
from nepso.programme.activities.states import ACTIVITY_STATES, SUBMITTED, WITHDRAWN


@login_required
def activity(request: HttpRequest, public_id: str) -> HttpResponse:
    """An activity's page."""
    require(may_read_activities(request.user))
    found = selectors.activity_by_public_id(public_id, request.user)
    return _page(request, found)


def _page(
    request: HttpRequest, found: Activity, *, status: int = 200, conflict: str = ""
) -> HttpResponse:
    person = request.user
    values = {
        "activity": found,
        "conflict": conflict,
        "state": ACTIVITY_STATES.state(found.state),
        "facts": _facts(found),
        "tasks": _tasks(found),
        "cards": claim_cards(found.claims.select_related("item", "decided_by").order_by("id")),
        "pointed": selectors.pointed_out(person, found),
        "parts": found.parts.select_related("agency").order_by("id")[:20],
        "steps": _steps(found),
        "may_change": may_change(person, found),
        "may_decide": may_decide(person, found),
        "may_join": may_join(person, found),
        "may_take_back": found.state == SUBMITTED and may_record(person, found.agency),
        "may_withdraw": found.state != WITHDRAWN and may_withdraw(person, found),
        "for_head": found.state == SUBMITTED,
        "people": PeopleShown.choices,
    }
    return render(request, "activities/activity.html", values, status=status)


def _facts(activity: Activity) -> list[tuple[str, str]]:
    until = f" đến {activity.done_until:%d/%m/%Y}" if activity.done_until else ""
    where = " · ".join(x for x in (activity.place, str(activity.commune or "")) if x)
    rows = [
        ("Ngày làm", f"{activity.done_on:%d/%m/%Y}{until}"),
        ("Nơi làm", where),
        ("Hình thức", activity.get_form_display()),
        ("Đối tượng", activity.get_audience_display()),
        ("Lượt tiếp cận đo được", _reach(activity.reach_measured, activity.reach_source)),
        ("Lượt tiếp cận ước tính", _reach(activity.reach_estimated, activity.reach_basis)),
        ("Cách ghi", Origin(activity.origin).label if activity.origin != Origin.TYPED else ""),
        ("Người ghi", str(activity.created_by or "")),
    ]
    return [(key, str(value)) for key, value in rows if value]


def _reach(number: int | None, why: str) -> str:
    return "" if number is None else f"{number:,}".replace(",", ".") + f" ({why})"


def _tasks(activity: Activity) -> list[tuple[str, str]]:
    rows = activity.plan_tasks.select_related("duty").order_by("duty__order", "id")
    return [(task_label(t), reverse("register:task", args=[t.public_id])) for t in rows]


def _steps(activity: Activity) -> list[dict[str, Any]]:
    rows = activity.steps.select_related("by").order_by("-id")[:100]
    return [
        {
            "when": x.at,
            "title": Move(x.move).label,
            "who": str(x.by or "Hệ thống"),
            "text": x.reason,
        }
        for x in rows
    ]


_Act = Callable[..., Activity]
# Button → the act behind it, whether it needs a reason, and what is said when it is done.
_ACTS: dict[str, tuple[_Act, bool, str]] = {
    "gui": (services.activity_submit, False, "Đã gửi thủ trưởng duyệt."),
    "lay-lai": (services.activity_take_back, False, "Đã lấy lại để sửa."),
    "duyet": (services.activity_accept_at_agency, False, "Đã duyệt và chuyển cơ quan đầu mối."),
    "nhan": (services.activity_accept, False, "Đã đưa vào báo cáo."),
    "tra-lai": (services.activity_return, True, "Đã trả lại kèm lý do."),
    "rut": (services.activity_withdraw, True, "Đã rút hoạt động."),
    "tach": (services.activity_part, False, "Hoạt động được tính riêng."),
}


@login_required
@require_POST
def move(request: HttpRequest, public_id: str) -> HttpResponse:
    """The next step of an activity, on the revision that the person saw."""
    require(may_read_activities(request.user))
    found = selectors.activity_by_public_id(public_id, request.user)
    named = _ACTS.get(request.POST.get("buoc", ""))
    if named is None:
        raise Invalid("Không rõ bước tiếp theo: hãy tải lại trang rồi bấm lại.")
    done, needs_reason, sentence = named
    more = {"reason": request.POST.get("ly_do", "")} if needs_reason else {}
    try:
        done(activity=found, revision=seen(request), by=cast(Account, request.user), **more)
    except services.ActivityConflict as conflict:
        fresh = selectors.activity_by_public_id(public_id, request.user)
        return _page(request, fresh, status=409, conflict=conflict.sentence)
    except Invalid as error:
        return _page(request, found, status=422, conflict=error.sentence)
    messages.success(request, sentence)
    return redirect("activities:activity", public_id=public_id)


def seen(request: HttpRequest) -> int:
    """The revision that the person saw; Invalid in words when the form lost it."""
    try:
        return int(request.POST.get("revision", ""))
    except ValueError as error:
        raise Invalid("Yêu cầu thiếu phiên bản: hãy tải lại trang rồi bấm lại.") from error


@login_required
@require_POST
def join(request: HttpRequest, public_id: str) -> HttpResponse:
    """This activity is a part of that one; or the two that look alike are two."""
    require(may_read_activities(request.user))
    found = selectors.activity_by_public_id(public_id, request.user)
    require(may_join(request.user, found))
    other = selectors.activity_by_public_id(_id_in(request.POST.get("kia", "")), request.user)
    person = cast(Account, request.user)
    if request.POST.get("la") == "khac":
        for likeness in Likeness.objects.filter(activity=found, other=other, settled_at=None):
            services.likeness_settle(likeness=likeness, by=person)
        messages.success(request, "Đã ghi: hai hoạt động khác nhau, mỗi cái tính riêng.")
        return redirect("activities:activity", public_id=public_id)
    try:
        services.activity_join(activity=found, whole=other, revision=seen(request), by=person)
    except services.ActivityConflict as conflict:
        fresh = selectors.activity_by_public_id(public_id, request.user)
        return _page(request, fresh, status=409, conflict=conflict.sentence)
    except Invalid as error:
        return _page(request, found, status=422, conflict=error.sentence)
    messages.success(request, "Đã ghi là một phần của hoạt động kia: chỉ tính một lần.")
    return redirect("activities:activity", public_id=public_id)


def _id_in(words: str) -> str:
    """The public id in what was pasted: the id itself, or the address of its page."""
    found = words.strip().rstrip("/").rpartition("/")[2]
    if not found:
        raise NotFound("Chưa nêu hoạt động kia: hãy dán địa chỉ trang của hoạt động ấy.")
    return found
