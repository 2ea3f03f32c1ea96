"""What is said of an activity, checked: one sentence for each field that cannot be taken."""

from __future__ import annotations

import datetime as dt
from typing import TypedDict

from django.db.models import Q

from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import groups_of
from nepso.foundation.search.declaring import search_columns
from nepso.kernel.clock import today
from nepso.kernel.errors import Invalid
from nepso.programme.activities.guessing import form_guessed
from nepso.programme.activities.kinds import Audience, Form
from nepso.programme.activities.models import Activity
from nepso.programme.plans.kinds import Part
from nepso.programme.register.models import PlanTask
from nepso.programme.register.states import WITHDRAWN

FIRST_DAY = dt.date(2020, 1, 1)
MOST_TASKS = 10
_TEXTS = {"title": 300, "place": 200, "reach_source": 200, "reach_basis": 200, "note": 5000}


class ActivityFacts(TypedDict, total=False):
    """What a person says of an activity; what is absent stays (or is empty at first).

    ``form`` "" lets the title speak; ``tasks`` are plan tasks of the agency, of one above it, or
    in whose duty it is named as partner.
    """

    title: str
    done_on: dt.date
    done_until: dt.date | None
    place: str
    commune: Agency | None
    form: str
    audience: str
    reach_measured: int | None
    reach_source: str
    reach_estimated: int | None
    reach_basis: str
    note: str
    tasks: list[PlanTask]


def facts_set(activity: Activity, facts: ActivityFacts) -> None:
    """Put the facts on an unsaved or editable row; raises Invalid with a sentence per field."""
    wrong: dict[str, str] = {}
    for name, most in _TEXTS.items():
        if name in facts:
            text = str(facts[name]).strip()  # type: ignore[literal-required]
            setattr(activity, name, text)
            if len(text) > most:
                wrong[name] = f"Dài quá {most} ký tự: hãy viết ngắn lại."
    if not activity.title:
        wrong["title"] = "Chưa ghi đã làm gì: hãy viết một câu ngắn."
    for name in ("done_on", "done_until", "commune", "reach_measured", "reach_estimated"):
        if name in facts:
            setattr(activity, name, facts[name])  # type: ignore[literal-required]
    wrong |= _days(activity) | _lists(activity, facts) | _reach(activity)
    if activity.commune is None and activity.agency.kind in (AgencyKind.COMMUNE, AgencyKind.WARD):
        activity.commune = activity.agency
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
    activity.search_text, activity.folded = search_columns(
        [activity.title, activity.place, activity.agency.name, activity.agency.short_name]
    )


def _days(activity: Activity) -> dict[str, str]:
    day, until = activity.done_on, activity.done_until
    if day is None:
        return {"done_on": "Chưa ghi ngày: hãy nhập ngày đã làm, ví dụ 05/11/2026."}
    if day > today():
        return {"done_on": "Ngày này chưa tới: hãy ghi việc đã làm, hoặc sửa lại ngày."}
    if day < FIRST_DAY:
        return {"done_on": "Ngày quá xa trước kế hoạch: hãy xem lại năm."}
    if until is not None and until < day:
        return {"done_until": "Ngày cuối phải sau ngày đầu: hãy xem lại hai ngày."}
    return {}


def _lists(activity: Activity, facts: ActivityFacts) -> dict[str, str]:
    wrong: dict[str, str] = {}
    if "form" in facts or not activity.form:
        activity.form = facts.get("form", "") or form_guessed(activity.title)
    if activity.form not in Form.values:
        wrong["form"] = "Hình thức không có trong danh sách: hãy chọn lại."
    activity.audience = facts.get("audience", activity.audience) or Audience.EVERYBODY
    if activity.audience not in Audience.values:
        wrong["audience"] = "Đối tượng không có trong danh sách: hãy chọn lại."
    return wrong


def _reach(activity: Activity) -> dict[str, str]:
    wrong: dict[str, str] = {}
    for name, why, ask in (
        ("reach_measured", "reach_source", "Số đo cần nguồn: hãy ghi đo bằng gì."),
        ("reach_estimated", "reach_basis", "Số ước cần căn cứ: hãy ghi ước theo cách nào."),
    ):
        number = getattr(activity, name)
        if number is not None and not 0 <= number <= 2_000_000_000:
            wrong[name] = "Số lượt phải từ 0 đến 2 tỷ: hãy xem lại."
        elif number is not None and not getattr(activity, why):
            wrong[why] = ask
    return wrong


def tasks_checked(agency: Agency, tasks: list[PlanTask]) -> list[PlanTask]:
    """The tasks an activity of ``agency`` may be done for; raises Invalid in words.

    A ``words_only`` task takes no activity (``design.md``, *Boundaries*).
    """
    wrong = ""
    if not tasks:
        wrong = "Chưa chọn nhiệm vụ: hãy chọn nhiệm vụ mà hoạt động này thực hiện."
    elif len(tasks) > MOST_TASKS:
        wrong = f"Một hoạt động gắn nhiều nhất {MOST_TASKS} nhiệm vụ: hãy bớt lại."
    elif any(task.words_only for task in tasks):
        wrong = (
            "Nhiệm vụ này báo cáo bằng lời, không nhận hoạt động và minh chứng: "
            "hãy viết tường thuật ở trang nhiệm vụ."
        )
    elif any(task.state == WITHDRAWN for task in tasks):
        wrong = "Nhiệm vụ này đã rút khỏi kế hoạch: hãy chọn nhiệm vụ đang thực hiện."
    elif not all(_concerns(agency, task) for task in tasks):
        wrong = "Nhiệm vụ này không giao cho cơ quan của hoạt động: hãy chọn nhiệm vụ khác."
    if wrong:
        raise Invalid(wrong, fields={"tasks": wrong})
    return tasks


def _concerns(agency: Agency, task: PlanTask) -> bool:
    if task.agency is None:
        return False
    if agency.path.startswith(task.agency.path):
        return True
    named = Q(agency=agency) | Q(group__in=groups_of(agency))
    return task.duty.parties.filter(named, part=Part.COORDINATING).exists()
