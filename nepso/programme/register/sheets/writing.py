"""Writing the register as XLSX, flat in memory, with the columns that may be changed unlocked."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import Any

import xlsxwriter

from nepso.programme.register.models import PlanTask
from nepso.programme.register.periods import period_label
from nepso.programme.register.presenting import place_of
from nepso.programme.register.sheets.columns import COLUMNS, SHEET
from nepso.programme.register.states import PLAN_TASK_STATES, WITHDRAWN

# No text is ever a formula, an address or a number by its looks.
_OPTIONS = {
    "constant_memory": True,
    "in_memory": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
STATE_LABELS = [s.label for s in PLAN_TASK_STATES.states if s.code != WITHDRAWN]


def person_words(task: PlanTask) -> str:
    """The responsible person as written and read back: "Lê Văn An (an.lv)"."""
    person = task.responsible
    return f"{person.full_name} ({person.username})" if person else ""


def sheet_of(tasks: Iterable[PlanTask], reads_notes: Callable[[PlanTask], bool]) -> bytes:
    """An XLSX file of the tasks; notes and next steps only where ``reads_notes`` says so."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        sheet = book.add_worksheet(SHEET)
        locked = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#F3ECDF"})
        free = book.add_format({"text_wrap": True, "valign": "top", "locked": False})
        date = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "locked": False})
        head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
        for place, column in enumerate(COLUMNS):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.title, head)
        sheet.freeze_panes(1, 0)
        last = 0
        for last, task in enumerate(tasks, 1):
            values = _values(task, reads_notes(task))
            for place, column in enumerate(COLUMNS):
                value = values[column.key]
                if column.key == "due_on" and value:
                    sheet.write_datetime(last, place, value, date)
                else:
                    shape = date if column.key == "due_on" else free if column.editable else locked
                    sheet.write_string(last, place, "" if value is None else str(value), shape)
        state = [column.key for column in COLUMNS].index("state")
        sheet.data_validation(
            1, state, max(last, 1), state, {"validate": "list", "source": STATE_LABELS}
        )
        sheet.autofilter(0, 0, max(last, 1), len(COLUMNS) - 1)
        sheet.protect("", {"autofilter": True, "sort": True, "format_columns": True})
    return buffer.getvalue()


def _values(task: PlanTask, reads_notes: bool) -> dict[str, Any]:
    return {
        "public_id": task.public_id,
        "revision": task.revision,
        "place": place_of(task),
        "text": " ".join(task.duty.text.split()),
        "agency": task.agency.name if task.agency else "",
        "period": period_label(task.occurrence),
        "words": "Bằng lời" if task.words_only else "Có minh chứng",
        "due_on": task.due_on,
        "state": PLAN_TASK_STATES.state(task.state).label,
        "reason": task.reason,
        "responsible": person_words(task),
        "next_step": task.next_step if reads_notes else "",
        "note": task.note if reads_notes else "",
    }
