"""What ``config/preparing.py`` loads for the filled province: activities and narratives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from nepso.foundation.accounts.demo import staff
from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.worktime.demo import shown_year
from nepso.foundation.worktime.selectors import period_by_code
from nepso.kernel.clock import now, today
from nepso.programme.activities.demo.filling import activities_fill
from nepso.programme.activities.demo.planning import Year, activities_planned
from nepso.programme.activities.demo.stages import Hands, stages_of
from nepso.programme.activities.kinds import PUBLIC_PEOPLE, ItemKind
from nepso.programme.activities.likeness import likenesses_find
from nepso.programme.activities.models import (
    Activity,
    EvidenceClaim,
    EvidenceItem,
    TaskNarrative,
)
from nepso.programme.activities.services import item_clear
from nepso.programme.activities.states import AGENCY_ACCEPTED, TAKEN
from nepso.programme.register.models import PlanTask
from nepso.programme.register.selectors import plan_tasks_as_partner
from nepso.programme.register.selectors.visible import plan_tasks_current

_LAST = (11, 26)  # month and day on which the year shown ends
_NARRATIVES = (
    "Nội dung chấp hành Bộ Quy tắc đã đưa vào bản tiêu chí đánh giá cuối năm; áp dụng từ quý IV.",
    "Đã gửi dự thảo tiêu chí lấy ý kiến trong cơ quan, dự kiến ban hành trong tháng 12.",
    "Đã thực hiện theo chương trình công tác năm; chưa có nội dung mới so với quý trước.",
)
_MARK = "Dữ liệu minh họa."
_SHOWN_KINDS = (ItemKind.PHOTO, ItemKind.LINK)
_MOST_SHOWN, _MOST_LOOKED_AT = 15, 12


@transaction.atomic
def load() -> int:
    """Write the year once; returns how many activities. A second time changes nothing."""
    if Activity.objects.filter(created_by__is_demonstration=True).exists():
        return 0
    hands = _hands()
    agencies = list(Agency.objects.filter(pk__in=hands).select_related("parent").order_by("pk"))
    desk = next(iter(hands.values())).desk
    year = Year(shown_year(), min(today(), dt.date(shown_year(), *_LAST)))
    planned = activities_planned(agencies, _tasks(agencies, desk), year)
    staged = [(one, stages_of(one, hands[one.agency.pk], now())) for one in planned]
    made = activities_fill(sorted(staged, key=lambda pair: pair[1][0].at))
    _look_for_alike(made)
    _show_public(desk)
    _narrate(hands)
    return len(made)


def _look_for_alike(made: Iterable[Activity]) -> None:
    """What the job would point out about those that wait for the desk and say enough."""
    waiting = [one for one in made if one.state == AGENCY_ACCEPTED and len(one.note) > len(_MARK)]
    for activity in waiting[:_MOST_LOOKED_AT]:
        likenesses_find(activity)


def _show_public(desk: Account) -> None:
    """Some items in the report are cleared for the public pages, by the act itself."""
    taken = EvidenceItem.objects.filter(claims__state=TAKEN, kind__in=_SHOWN_KINDS).distinct()
    unsaid = EvidenceClaim.objects.exclude(people_shown__in=PUBLIC_PEOPLE).values("item")
    photos = taken.filter(kind=ItemKind.PHOTO).exclude(pk__in=unsaid).order_by("pk")
    links = taken.filter(kind=ItemKind.LINK).order_by("pk")
    for item in [*photos[:_MOST_SHOWN], *links[:_MOST_SHOWN]]:
        item_clear(item=item, by=desk)


def _hands() -> dict[int, Hands]:
    """For each agency with people of its own: who records, who accepts."""
    people = staff()
    both = people.officers.keys() & people.heads.keys()
    return {pk: Hands(people.officers[pk], people.heads[pk], people.desk) for pk in sorted(both)}


def _tasks(agencies: Iterable[Agency], desk: Account) -> dict[tuple[int, str], PlanTask]:
    """Which task of the plan in force an agency has at a place, also as a partner of another."""
    rows = plan_tasks_current().filter(agency__isnull=False, words_only=False)
    found: dict[tuple[int, str], PlanTask] = {}
    for task in rows.select_related("duty", "agency").order_by("-pk"):
        found[task.agency_id or 0, _place(task)] = task
    busy = {agency for agency, place in found if place.startswith("IV.")}
    for agency in agencies:
        if agency.pk not in busy:
            rows = plan_tasks_as_partner(desk, agency).filter(words_only=False)
            for task in rows.filter(agency__isnull=False).select_related("duty", "agency"):
                found[agency.pk, _place(task)] = task
    return found


def _place(task: PlanTask) -> str:
    duty = task.duty
    return f"{duty.clause}({duty.bullet})" if duty.bullet else duty.clause


def _narrate(hands: dict[int, Hands]) -> None:
    """Words for most of the tasks that are accounted for in words alone."""
    period = period_by_code(str(shown_year()))
    tasks = plan_tasks_current().filter(words_only=True, agency__in=hands)
    rows = [
        TaskNarrative(
            plan_task=task,
            period=period,
            text=f"{_NARRATIVES[order % len(_NARRATIVES)]} {_MARK}",
            changed_by=hands[task.agency_id or 0].officer,
        )
        for order, task in enumerate(tasks.order_by("pk"))
        if order % 9
    ]
    bulk_create_with_history(rows, TaskNarrative, default_user=None)
