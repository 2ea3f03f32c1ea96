"""The words of a report by heading, and what the machine could suggest for them."""

from __future__ import annotations

from dataclasses import dataclass

from nepso.programme.register.models import PlanTask
from nepso.programme.register.presenting import place_of, short
from nepso.programme.reporting.kinds import REQUIRED_SECTIONS, Section, TextOrigin
from nepso.programme.reporting.models import Paragraph, PeriodicReport


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph with the tasks it tells of: (place, short text, public id)."""

    paragraph: Paragraph
    tasks: list[tuple[str, str, str]]
    is_first: bool
    is_last: bool

    @property
    def is_narrative(self) -> bool:
        """Whether it was taken as it stands from what the agency told of a task."""
        return self.paragraph.origin == TextOrigin.NARRATIVE

    @property
    def is_machine(self) -> bool:
        """Whether nobody has made these words their own yet."""
        return self.paragraph.origin == TextOrigin.MACHINE


@dataclass(frozen=True, slots=True)
class SectionOfWords:
    """One heading with its paragraphs in order."""

    code: str
    label: str
    is_required: bool
    passages: list[Passage]

    @property
    def anchor(self) -> str:
        return section_anchor(self.code)

    @property
    def returned(self) -> int:
        return sum(1 for one in self.passages if one.paragraph.return_reason)


def section_anchor(code: str) -> str:
    """The id of a heading on the page of words."""
    return "muc-" + code.replace(".", "-")


def report_sections(report: PeriodicReport) -> list[SectionOfWords]:
    """All headings of a report, empty ones too; three queries."""
    rows = Paragraph.objects.filter(report=report).select_related("changed_by")
    rows = rows.prefetch_related("plan_tasks__duty").order_by("section", "order", "id")
    by_section: dict[str, list[Paragraph]] = {}
    for paragraph in rows:
        by_section.setdefault(paragraph.section, []).append(paragraph)
    found = []
    for section in Section:
        these = by_section.get(section.value, [])
        passages = [
            Passage(one, _tasks(one.plan_tasks.all()), n == 0, n == len(these) - 1)
            for n, one in enumerate(these)
        ]
        found.append(
            SectionOfWords(
                section.value, str(section.label), section in REQUIRED_SECTIONS, passages
            )
        )
    return found


def _tasks(tasks: object) -> list[tuple[str, str, str]]:
    rows: list[PlanTask] = sorted(tasks, key=lambda task: (task.duty.order, task.occurrence))  # type: ignore[call-overload]
    return [(place_of(task), short(task.duty.text, 110), task.public_id) for task in rows]
