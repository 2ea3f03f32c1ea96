"""What the machine could say for an agency, from its figures and the narratives of its tasks."""

from __future__ import annotations

from dataclasses import dataclass

from nepso.programme.activities.selectors import narratives_of
from nepso.programme.register.models import PlanTask
from nepso.programme.reporting.checks import tasks_to_tell
from nepso.programme.reporting.kinds import CountedFrom, TextOrigin
from nepso.programme.reporting.models import PeriodicReport
from nepso.programme.reporting.rules import any_place_matches
from nepso.programme.reporting.selectors.cells import Cell, PartOfFigures, report_parts
from nepso.ui.components.numbers import so


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words with where they come from; the same ``key`` is the same suggestion."""

    key: str
    text: str
    origin: str
    plan_tasks: list[PlanTask]


def suggestions_for(report: PeriodicReport) -> list[Suggestion]:
    """One paragraph a part with figures other than zero, one a narrative; nothing is invented."""
    tasks = tasks_to_tell(report)
    found = []
    for part in report_parts(report):
        telling = [cell for cell in part.cells if _tells(cell)]
        if telling:
            found.append(_of_part(part, telling, tasks))
    for narrative in narratives_of(report.period, agencies=[report.agency_id]):
        key = f"ke-{narrative.public_id}"
        found.append(Suggestion(key, narrative.text, TextOrigin.NARRATIVE, [narrative.plan_task]))
    return found


def _tells(cell: Cell) -> bool:
    """Numbers of tasks say where the register stands, not what was done."""
    return bool(_value(cell)) and cell.version.counted_from != CountedFrom.TASKS


def _value(cell: Cell) -> object:
    figure = cell.figure
    return figure.counted if figure.stated is None else figure.stated


def _of_part(part: PartOfFigures, cells: list[Cell], tasks: list[PlanTask]) -> Suggestion:
    said = "; ".join(
        f"{_lower_first(cell.version.name)}: {so(_value(cell))} {cell.version.unit}"
        for cell in cells
    )
    places = [place for cell in cells for place in cell.version.clauses]
    told = [
        task
        for task in tasks
        if not task.words_only and any_place_matches(places, task.duty.clause, task.duty.bullet)
    ]
    title = part.name.split(". ", 1)[-1]
    text = f"Về {_lower_first(title)}, trong kỳ cơ quan có {said}."
    return Suggestion(f"phan-{part.cells[0].figure.public_id}", text, TextOrigin.MACHINE, told)


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
