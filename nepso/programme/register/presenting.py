"""How one task reads in a list: words and colours, ready for a light template."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.urls import reverse

from nepso.kernel.clock import today
from nepso.programme.plans.kinds import CLOSING, CLOSING_SAID
from nepso.programme.plans.models import PlanVersion
from nepso.programme.plans.selectors import versions_in_force
from nepso.programme.register.models import PlanTask
from nepso.programme.register.periods import period_label
from nepso.programme.register.ports import PanelButton, task_buttons
from nepso.programme.register.selectors import Progress, roll_ups
from nepso.programme.register.selectors.listing import SOON
from nepso.programme.register.states import PLAN_TASK_STATES

TITLE_LENGTH = 150
PLAN_NAME_LENGTH = 60
_STATES = {state.code: state for state in PLAN_TASK_STATES.states}


@dataclass(frozen=True, slots=True)
class TaskRow:
    """``late`` colours the date: "red", "amber" or ""; ``progress`` only for the row of a group."""

    task: PlanTask
    url: str
    title: str
    place: str
    who: str
    period: str
    due: str
    late: str
    state: str
    colour: str
    responsible: str
    progress: Progress | None

    @property
    def buttons(self) -> list[PanelButton]:
        """What other packages offer to press on its card; asked for by cards alone."""
        return task_buttons(self.task)


def short(text: str, length: int = TITLE_LENGTH) -> str:
    """The text on one line, cut between words with "…"."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def due_words(task: PlanTask, day: dt.date) -> tuple[str, str]:
    """(words, colour) of a task's date on ``day``."""
    if task.due_on is None:
        return "Thường xuyên", ""
    on = task.due_on.strftime("%d/%m/%Y")
    days = (task.due_on - day).days
    if not task.is_open and not task.is_group:
        return on, ""
    if days < 0:
        return f"{on} (quá {-days} ngày)", "red"
    if days == 0:
        return f"{on} (hôm nay)", "amber"
    return (f"{on} (còn {days} ngày)", "amber") if days <= SOON.days else (on, "")


def place_of(task: PlanTask) -> str:
    """Where the sentence stands: "Mục IV.3 (2)"."""
    duty = task.duty
    place = CLOSING_SAID if duty.clause == CLOSING else f"Mục {duty.clause}"
    if duty.bullet:
        place = f"{place} ({duty.bullet})"
    return f"{place}, phần tách ra" if duty.split_from_id else place


def plan_name(version: PlanVersion) -> str:
    """How a plan is named beside a clause of it: its symbol, or the beginning of its title."""
    return version.symbol or short(version.plan.title, PLAN_NAME_LENGTH)


def several(versions: list[PlanVersion]) -> list[PlanVersion]:
    """Plans are told apart only where there are several."""
    return versions if len(versions) > 1 else []


def plan_names(versions: list[PlanVersion] | None = None) -> dict[int, str]:
    """What each plan in force is called in a row, by its version; nothing where one is in force.
    One query where the ``versions`` are not at hand."""
    found = versions_in_force() if versions is None else versions
    return {version.pk: plan_name(version) for version in several(found)}


def task_rows(
    tasks: Iterable[PlanTask], plans: Mapping[int, str] = MappingProxyType({})
) -> list[TaskRow]:
    """The rows of a list; one query for the groups among them, none otherwise.

    ``plans`` names the plan of each version where several are in force: "Mục II.3" alone would not
    say of which it is.
    """
    tasks, day = list(tasks), today()
    progress = roll_ups(tasks)
    # One pattern filled in for each row: reversing an address 50 times costs more than the list.
    pattern = reverse("register:task", args=["0" * 16])
    return [_row(task, day, pattern, progress, plans) for task in tasks]


def _row(
    task: PlanTask,
    day: dt.date,
    pattern: str,
    progress: dict[int, Progress],
    plans: Mapping[int, str],
) -> TaskRow:
    due, late = due_words(task, day)
    state = _STATES[task.state]
    whom = task.agency or task.group
    place, plan = place_of(task), plans.get(task.version_id, "")
    rolled = progress.get(task.pk, Progress("", "")) if task.is_group else None
    if rolled is not None:
        late = late if rolled.open else ""
    return TaskRow(
        task=task,
        url=pattern.replace("0" * 16, task.public_id),
        title=short(task.duty.text),
        place=f"{place} · {plan}" if plan else place,
        who=whom.name if whom else "",
        period=period_label(task.occurrence),
        due=due if late or rolled is None else due.split(" (")[0],
        late=late,
        state=state.label,
        colour=state.colour,
        responsible=str(task.responsible) if task.responsible else "",
        progress=rolled,
    )
