"""What was done for a task, on the task's own page (``register/ports.py``)."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone

from nepso.foundation.accounts.selectors import Person
from nepso.programme.activities.models import TaskNarrative
from nepso.programme.activities.policies import may_narrate, may_record
from nepso.programme.activities.selectors import activities_of_task
from nepso.programme.activities.states import ACTIVITY_STATES
from nepso.programme.register.models import PlanTask
from nepso.programme.register.ports import PanelButton, PanelLine, TaskPanel
from nepso.programme.register.states import WITHDRAWN

MOST_LINES = 8


class ActivitiesOfTasks:
    """Activities, or the narrative of a task that is accounted for in words."""

    def panel(
        self, *, task: PlanTask, before: Sequence[PlanTask], viewer: Person
    ) -> TaskPanel | None:
        """The latest activities, and the way to record one."""
        if task.words_only:
            return _narrative(task, viewer)
        found = activities_of_task(viewer, task, before)
        rows = found.select_related("agency").order_by("-done_on", "-id")
        lines = [
            PanelLine(
                title=row.title,
                url=reverse("activities:activity", args=[row.public_id]),
                note=f"{row.agency.name} · {row.done_on:%d/%m/%Y}",
                tag=ACTIVITY_STATES.state(row.state).label,
                colour=ACTIVITY_STATES.state(row.state).colour,
            )
            for row in rows[:MOST_LINES]
        ]
        goes_on = task.agency is not None and task.state != WITHDRAWN
        may = goes_on and may_record(viewer, task.agency)  # type: ignore[arg-type]
        buttons = [_record(task)] if may else []
        return TaskPanel("Hoạt động đã ghi", lines, buttons, "Chưa có hoạt động nào cho nhiệm vụ.")

    def button(self, *, task: PlanTask) -> PanelButton | None:
        """Record, or tell in words, right from the card."""
        if task.agency_id is None or task.state == WITHDRAWN:
            return None
        return _tell(task) if task.words_only else _record(task)


def _narrative(task: PlanTask, viewer: Person) -> TaskPanel | None:
    if task.agency is None:
        return None
    rows = TaskNarrative.objects.filter(plan_task=task).exclude(text="").select_related("period")
    lines = [
        PanelLine(
            title=f"Tường thuật {row.period.label.lower()}",
            url=f"{_tell(task).url}?ky={row.period.public_id}",
            note=f"Sửa ngày {timezone.localdate(row.changed_at):%d/%m/%Y}",
        )
        for row in rows.order_by("-period__starts_on")[:MOST_LINES]
    ]
    buttons = [_tell(task)] if may_narrate(viewer, task) else []
    return TaskPanel("Tường thuật", lines, buttons, "Chưa có tường thuật cho kỳ nào.")


def _record(task: PlanTask) -> PanelButton:
    return PanelButton("Ghi hoạt động", f"{reverse('activities:record')}?nhiem_vu={task.public_id}")


def _tell(task: PlanTask) -> PanelButton:
    url = reverse("activities:narrative", args=[task.public_id])
    return PanelButton("Viết tường thuật", url, "edit")
