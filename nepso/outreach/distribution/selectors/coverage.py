"""Coverage: communes against the eight forms of Nghị định 49/2024/NĐ-CP."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from nepso.foundation.agencies.models import Agency
from nepso.outreach.distribution.kinds import FORM_SHORT, Form
from nepso.outreach.distribution.models import Outlet, Posting
from nepso.outreach.distribution.selectors.outlets import communes
from nepso.outreach.distribution.states import POSTING_STATES

_FORMS = list(Form)


@dataclass(frozen=True, slots=True)
class Cell:
    """One form in one commune: outlets in use, postings that ran or run in the year."""

    form: str
    outlets: int
    postings: int

    @property
    def label(self) -> str:
        """The form as people read it."""
        return Form(self.form).label

    @property
    def short(self) -> str:
        """The same in two or three words."""
        return FORM_SHORT[self.form]


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One commune; ``covered`` of the eight forms have at least one posting."""

    commune: Agency
    cells: Sequence[Cell]
    covered: int

    @property
    def name(self) -> str:
        """The commune under a heading that says what it is: "Phường Bá Xuyên"."""
        short = self.commune.name.removeprefix("UBND ")
        return short[:1].upper() + short[1:]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole table with its sums by form."""

    rows: Sequence[CoverageRow]
    sums: Sequence[Cell]


def coverage(year: int) -> Coverage:
    """What ran in a year."""
    return coverage_of(Posting.objects.filter(out_at__year=year))


def coverage_of(rows: QuerySet[Posting]) -> Coverage:
    """What ran of these; three queries, however many communes and outlets there are."""
    outlets = dict(_counted(Outlet.objects.filter(in_use=True), "commune", "form"))
    rows = rows.filter(state__in=POSTING_STATES.group("running"))
    postings = dict(_counted(rows, "outlet__commune", "outlet__form"))
    table = []
    for commune in communes():
        keys = [(commune.pk, form.value) for form in _FORMS]
        cells = [Cell(k[1], outlets.get(k, 0), postings.get(k, 0)) for k in keys]
        table.append(CoverageRow(commune, cells, sum(bool(cell.postings) for cell in cells)))
    sums = [
        Cell(
            form.value,
            sum(row.cells[at].outlets for row in table),
            sum(row.cells[at].postings for row in table),
        )
        for at, form in enumerate(_FORMS)
    ]
    return Coverage(table, sums)


def _counted(rows: object, commune: str, form: str) -> list[tuple[tuple[int, str], int]]:
    counted = rows.filter(**{f"{commune}__isnull": False})  # type: ignore[attr-defined]
    grouped = counted.values_list(commune, form).annotate(n=Count("pk")).order_by()
    return [((commune_id, code), number) for commune_id, code, number in grouped]
