"""The paragraphs of the demonstration's reports, each tied to the tasks it tells of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from nepso.foundation.agencies.models import Agency
from nepso.programme.activities.models import TaskNarrative
from nepso.programme.register.models import PlanTask
from nepso.programme.register.selectors.visible import plan_tasks_of_programme
from nepso.programme.register.states import DONE
from nepso.programme.reporting.demo.fates import Written, words
from nepso.programme.reporting.kinds import REQUIRED_SECTIONS, Section, TextOrigin
from nepso.programme.reporting.models import Paragraph

_OFTEN = {Section.STRENGTHS: 0.8, Section.CAUSES: 0.5, Section.PROPOSALS: 0.45}


def paragraphs_written(made: Iterable[Written]) -> None:
    """Write the words of these reports; those still being written stop after the results."""
    tasks = _tasks_by_agency()
    told = dict(TaskNarrative.objects.exclude(text="").values_list("plan_task_id", "text"))
    rows, links = list[Paragraph](), list[tuple[Paragraph, PlanTask]]()
    for one in made:
        if one.is_nothing:
            continue
        for section in Section:
            if section in _OFTEN and one.chance.random() > _OFTEN[section]:
                continue
            if not one.is_whole and section not in (Section.DIRECTION, Section.RESULTS):
                continue
            if section == Section.RESULTS:
                found = _results(one, tasks[one.report.agency_id], told, links)
            else:
                found = [_paragraph(one, section, one.chance.choice(words()["sections"][section]))]
            for order, paragraph in enumerate(found, 1):
                paragraph.order = order
            one.paragraphs += found
        rows += one.paragraphs
    Paragraph.objects.bulk_create(rows)
    through = Paragraph.plan_tasks.through
    through.objects.bulk_create(
        [through(paragraph_id=paragraph.pk, plantask_id=task.pk) for paragraph, task in links]
    )


def _tasks_by_agency() -> defaultdict[int, list[PlanTask]]:
    found = defaultdict[int, list[PlanTask]](list)
    for task in plan_tasks_of_programme().filter(agency__isnull=False).order_by("pk"):
        found[task.agency_id or 0].append(task)
    return found


def _results(
    one: Written,
    tasks: list[PlanTask],
    told: dict[int, str],
    links: list[tuple[Paragraph, PlanTask]],
) -> list[Paragraph]:
    """What was done, what goes on, and the words of each task that is told in words alone."""
    done = [task for task in tasks if not task.words_only and task.state == DONE]
    open_ = [task for task in tasks if not task.words_only and task.state != DONE]
    found = list[Paragraph]()
    for key, group in (("done", done), ("open", open_)):
        if group:
            found.append(_paragraph(one, Section.RESULTS, words()["results"][key]))
            links += [(found[-1], task) for task in group]
    for task in tasks:
        if task.words_only:
            text = told.get(task.pk) or words()["results"]["open"]
            origin = TextOrigin.NARRATIVE if task.pk in told else TextOrigin.PERSON
            found.append(_paragraph(one, Section.RESULTS, text, origin))
            links.append((found[-1], task))
    return found


def _paragraph(one: Written, section: str, text: str, origin: str = TextOrigin.PERSON) -> Paragraph:
    return Paragraph(
        report=one.report, section=section, text=text.format(unit=_unit(one.report.agency)),
        origin=origin, changed_by=one.officer,
        changed_at=one.told,
    )  # fmt: skip


def _unit(agency: Agency) -> str:
    return agency.name


assert set(REQUIRED_SECTIONS) & set(_OFTEN) == set()
