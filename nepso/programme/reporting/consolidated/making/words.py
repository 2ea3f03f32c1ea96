"""Merging the words of agencies by heading, each paragraph with its source, near ones grouped.

Nothing is dropped: a person decides which of a group stays. What an editor did to a paragraph
before (rewritten, dropped, moved) survives when the report is made anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from nepso.foundation.similarity.texts import group_near
from nepso.programme.reporting.consolidated.making.machine_words import Suggested
from nepso.programme.reporting.consolidated.making.said import periods_of
from nepso.programme.reporting.consolidated.making.scoping import Reach
from nepso.programme.reporting.kinds import Section
from nepso.programme.reporting.models import (
    ConsolidatedParagraph,
    ConsolidatedReport,
    Paragraph,
)
from nepso.programme.reporting.states import REPORT_STATES

STEP = 10
_BATCH = 1000


def paragraphs_merge(
    report: ConsolidatedReport, reach: Reach, suggested: Iterable[Suggested]
) -> int:
    """Bring the paragraphs of a report up to date; returns how many there are."""
    merge = _Merge(report)
    for one in suggested:
        row = merge.of_key.get(one.key) or ConsolidatedParagraph(
            report=report, section=one.section, key=one.key
        )
        merge.place(row, one.text)
    for source in _sources(report, reach):
        row = merge.of_source.get(source.pk) or ConsolidatedParagraph(
            report=report, section=source.section, source=source, agency_id=source.report.agency_id
        )
        merge.place(row, source.text)
    merge.store()
    paragraphs_group(report)
    return report.paragraphs.count()


class _Merge:
    """The paragraphs that are there, met one by one with what there should be."""

    def __init__(self, report: ConsolidatedReport) -> None:
        self._report, self._known = report, list(report.paragraphs.all())
        self.of_source = {p.source_id: p for p in self._known if p.source_id}
        self.of_key = {p.key: p for p in self._known if p.key}
        self._made = list[ConsolidatedParagraph]()
        self._renewed = list[ConsolidatedParagraph]()
        self._kept = set[int]()
        self._last: defaultdict[str, int] = defaultdict(int)
        for row in self._known:
            self._last[row.section] = max(self._last[row.section], row.order)

    def place(self, row: ConsolidatedParagraph, text: str) -> None:
        """Take a new paragraph in at the end of its heading, or renew the words of an old one."""
        if row.pk is None:
            row.original_text = text
            self._last[row.section] += STEP
            row.order = self._last[row.section]
            self._made.append(row)
            return
        self._kept.add(row.pk)
        if row.original_text != text:
            row.original_text = text
            row.revision += 1
            self._renewed.append(row)

    def store(self) -> None:
        """Write what is new and renewed; what has no source any more goes, unless rewritten."""
        gone = [
            p.pk
            for p in self._known
            if p.pk not in self._kept and not p.human_text and (p.key or p.agency_id)
        ]
        self._report.paragraphs.filter(pk__in=gone).delete()
        ConsolidatedParagraph.objects.bulk_create(self._made, _BATCH)
        ConsolidatedParagraph.objects.bulk_update(self._renewed, ["original_text", "revision"], 500)


def _sources(report: ConsolidatedReport, reach: Reach) -> Iterable[Paragraph]:
    """The paragraphs of sent reports within reach, by heading, kind and name of the agency."""
    rows = Paragraph.objects.filter(
        report__period__in=periods_of(report), report__state__in=REPORT_STATES.group("sent")
    ).exclude(text="")
    if reach.agencies is not None:
        rows = rows.filter(report__agency_id__in=reach.agencies)
    if reach.clause:
        clause, below = "plan_tasks__duty__clause", f"{reach.clause}."
        under = Q(**{clause: reach.clause}) | Q(**{f"{clause}__startswith": below})
        rows = rows.filter(under).distinct()
    order = (
        "section",
        "report__agency__kind",
        "report__agency__folded",
        "report_id",
        "order",
        "pk",
    )
    return rows.select_related("report").order_by(*order).iterator(2000)


def paragraphs_group(report: ConsolidatedReport) -> int:
    """Point out near-identical paragraphs of agencies under one heading; returns how many groups.

    Paragraphs that a person rewrote stand on their own.
    """
    rows = report.paragraphs.filter(human_text="", agency__isnull=False).exclude(original_text="")
    changed, groups = list[ConsolidatedParagraph](), 0
    for section in Section.values:
        of_section = {p.pk: p for p in rows.filter(section=section).order_by("order", "pk")}
        near = dict[int, tuple[int | None, int | None]]()
        for group in group_near({pk: p.original_text for pk, p in of_section.items()}):
            groups += 1
            for member in group.members:
                near[member.key] = (group.lead, member.likeness.percent)
        for pk, row in of_section.items():
            lead, likeness = near.get(pk, (None, None))
            if (row.similar_to_id, row.likeness) != (lead, likeness):
                row.similar_to_id, row.likeness = lead, likeness
                changed.append(row)
    ConsolidatedParagraph.objects.bulk_update(changed, ["similar_to", "likeness"], 500)
    return groups
