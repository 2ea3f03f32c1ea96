"""The editor's questions: paragraphs of a heading, near-identical ones together."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Count, Q

from nepso.foundation.accounts.selectors import Person
from nepso.kernel.errors import NotFound
from nepso.kernel.keyset import Page, keyset_page
from nepso.programme.reporting.kinds import Section
from nepso.programme.reporting.models import ConsolidatedParagraph, ConsolidatedReport
from nepso.programme.reporting.policies import may_consolidate

PAGE = 20


@dataclass(slots=True)
class Gathered:
    """A paragraph with those near-identical to it, which stand under it."""

    passage: ConsolidatedParagraph
    alike: list[ConsolidatedParagraph] = field(default_factory=list)


def passage_by_public_id(public_id: str, person: Person) -> ConsolidatedParagraph:
    """One paragraph for whoever edits; NotFound in words."""
    rows = ConsolidatedParagraph.objects.select_related(
        "report__period", "agency", "changed_by", "source__report"
    ).defer("report__kept")
    found = rows.filter(public_id=public_id).first()
    if found is None or not may_consolidate(person):
        raise NotFound("Không tìm thấy đoạn này: hãy mở lại trang biên tập.")
    return found


def passages_page(
    report: ConsolidatedReport, section: str, *, after: str = "", before: str = ""
) -> tuple[Page[ConsolidatedParagraph], list[Gathered]]:
    """One page of a heading: first paragraphs with their near ones; two queries."""
    rows = report.paragraphs.filter(section=section).select_related(
        "agency", "changed_by", "source__report"
    )
    firsts = rows.filter(similar_to=None)
    page = keyset_page(firsts, fields=("order", "id"), size=PAGE, after=after, before=before)
    gathered = {row.pk: Gathered(row) for row in page.rows}
    for row in rows.filter(similar_to__in=list(gathered)).order_by("order", "id"):
        gathered[row.similar_to_id or 0].alike.append(row)
    return page, list(gathered.values())


@dataclass(frozen=True, slots=True)
class SectionCount:
    """A heading with how many paragraphs it has, how many stay, how many groups wait."""

    code: str
    label: str
    number: int
    kept: int
    waiting: int


def section_counts(report: ConsolidatedReport) -> list[SectionCount]:
    """All headings in order; one query. A near one that is still kept waits for the editor."""
    waiting = Q(similar_to__isnull=False, is_kept=True)
    rows = (
        report.paragraphs.order_by()
        .values("section")
        .annotate(
            number=Count("pk"),
            kept=Count("pk", filter=Q(is_kept=True)),
            waiting=Count("pk", filter=waiting),
        )
    )
    found = {row["section"]: (row["number"], row["kept"], row["waiting"]) for row in rows}
    return [
        SectionCount(str(code), str(label), *found.get(str(code), (0, 0, 0)))
        for code, label in Section.choices
    ]
