"""Writing the register as XLSX, flat in memory, with the columns that may be changed unlocked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cache
from typing import IO, Any, NamedTuple

import xlsxwriter
from django.db.models import QuerySet

from nepso.foundation.agencies.models import Agency
from nepso.programme.plans.models import Duty
from nepso.programme.register.models import PlanTask
from nepso.programme.register.periods import period_label
from nepso.programme.register.presenting import place_of, plan_name
from nepso.programme.register.sheets.columns import COLUMNS, SHEET
from nepso.programme.register.sheets.locked import means_words
from nepso.programme.register.states import PLAN_TASK_STATES, WITHDRAWN

# No text is ever a formula, an address or a number by its looks.
_OPTIONS = {
    "constant_memory": True,
    "in_memory": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_CELL = {"valign": "top", "bottom": 1, "bottom_color": "#D6C9B2"}
_LINE, _HIGHEST_ROW = 15.0, 409.0  # points
STATE_LABELS = [s.label for s in PLAN_TASK_STATES.states if s.code != WITHDRAWN]
_LABELS = {s.code: s.label for s in PLAN_TASK_STATES.states}
ReadsNotes = Callable[[Agency | None], bool]


def person_words(task: PlanTask) -> str:
    """The responsible person as written and read back: "Lê Văn An (an.lv)"."""
    person = task.responsible
    return _person(person.full_name, person.username) if person else ""


def _person(full_name: str, username: str | None) -> str:
    return f"{full_name} ({username})"


class _Row(NamedTuple):
    """What is read of a task: plain values, since a hundred thousand model instances cost more
    than the spreadsheet itself."""

    public_id: str
    revision: int
    duty: int
    agency: int | None
    agency_name: str | None
    agency_path: str | None
    occurrence: str
    words_only: bool
    due_on: dt.date | None
    state: str
    reason: str
    person: str | None
    username: str | None
    next_step: str
    note: str


_READ = (
    *("public_id", "revision", "duty_id", "agency_id", "agency__name", "agency__path"),
    *("occurrence", "words_only", "due_on", "state", "reason"),
    *("responsible__full_name", "responsible__username", "next_step", "note"),
)


def sheet_write(tasks: QuerySet[PlanTask], reads_notes: ReadsNotes, into: IO[bytes]) -> None:
    """Write an XLSX of the tasks; notes and next steps only where ``reads_notes`` says so."""
    with xlsxwriter.Workbook(into, _OPTIONS) as book:
        sheet = book.add_worksheet(SHEET)
        locked = book.add_format({**_CELL, "text_wrap": True, "bg_color": "#F3ECDF"})
        free = book.add_format({**_CELL, "text_wrap": True, "locked": False})
        date = book.add_format(
            {**_CELL, "num_format": "dd/mm/yyyy", "align": "left", "locked": False}
        )
        head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "vcenter"})
        for place, column in enumerate(COLUMNS):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.title, head)
        sheet.freeze_panes(1, 0)
        shapes = [date if c.key == "due_on" else free if c.editable else locked for c in COLUMNS]
        last = 0
        for last, values in enumerate(_values(tasks, reads_notes), 1):
            sheet.set_row(last, _height(values))
            for place, value in enumerate(values):
                if not value:
                    sheet.write_blank(last, place, None, shapes[place])
                elif isinstance(value, dt.date):
                    sheet.write_datetime(last, place, value, shapes[place])
                else:
                    sheet.write_string(last, place, value, shapes[place])
            _forget_row(sheet, last - 1)
        _printed(sheet, last)
        state = [column.key for column in COLUMNS].index("state")
        sheet.data_validation(
            1, state, max(last, 1), state, {"validate": "list", "source": STATE_LABELS}
        )
        sheet.autofilter(0, 0, max(last, 1), len(COLUMNS) - 1)
        sheet.protect("", {"autofilter": True, "sort": True, "format_columns": True})


def _forget_row(sheet: Any, row: int) -> None:
    """A height stays with XlsxWriter after its row is on the disk, for pictures to be placed by:
    here there are none, and a hundred thousand heights take 20 MB."""
    sheet.row_info.pop(row, None)
    sheet.row_sizes.pop(row, None)


def _printed(sheet: Any, last: int) -> None:
    """On paper: all columns that people read on one page across, the heading on every page."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.print_area(0, _FIRST_READ, max(last, 1), len(COLUMNS) - 1)
    sheet.set_footer("&CTrang &P/&N")


# The columns before are for reading the sheet back.
_FIRST_READ = [column.key for column in COLUMNS].index("plan")
_WRAPPED = [
    (place, column.width)
    for place, column in enumerate(COLUMNS)
    if column.key not in ("public_id", "revision", "due_on")
]


def _height(values: tuple[Any, ...]) -> float:
    """Points that hold the wrapped words of a row: Excel reckons this by itself on opening,
    LibreOffice does not."""
    lines = 1
    for place, width in _WRAPPED:
        words = values[place] or ""
        lines = max(lines, 1 + len(words) // width + words.count("\n"))
    return min(_HIGHEST_ROW, _LINE * lines)


def _values(tasks: QuerySet[PlanTask], reads_notes: ReadsNotes) -> Iterator[tuple[Any, ...]]:
    """The cells of each task in the order of COLUMNS."""

    @cache
    def told(duty: int) -> tuple[str, str, str]:
        rows = Duty.objects.select_related("version__plan").only(
            *("clause", "bullet", "text", "split_from"),
            *("version__symbol", "version__plan__title"),
        )
        row = rows.get(pk=duty)
        return plan_name(row.version), place_of(PlanTask(duty=row)), " ".join(row.text.split())

    @cache
    def reads(agency: int | None, name: str | None, path: str | None) -> bool:
        known = agency is not None
        return reads_notes(Agency(pk=agency, name=name or "", path=path or "") if known else None)

    period = cache(period_label)
    for found in tasks.values_list(*_READ).iterator(chunk_size=2000):
        row = _Row(*found)
        may = reads(row.agency, row.agency_name, row.agency_path)
        plan, place, text = told(row.duty)
        yield (
            row.public_id,
            str(row.revision),
            plan,
            place,
            text,
            row.agency_name,
            period(row.occurrence),
            means_words(row.words_only),
            row.due_on,
            _LABELS[row.state],
            row.reason,
            _person(row.person or "", row.username) if row.person is not None else "",
            row.next_step if may else "",
            row.note if may else "",
        )
