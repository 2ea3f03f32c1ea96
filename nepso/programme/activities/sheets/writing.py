"""Writing activities as XLSX: an empty template with its lists, or what an agency recorded."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter

from nepso.programme.activities.kinds import Audience, Form
from nepso.programme.activities.models import Activity
from nepso.programme.activities.presenting import task_label
from nepso.programme.activities.sheets.columns import COLUMNS, DATES, LISTS, MOST_ROWS, SHEET
from nepso.programme.activities.states import ACTIVITY_STATES
from nepso.programme.register.models import PlanTask

# No text is ever a formula, an address or a number by its looks.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def task_names(tasks: Sequence[PlanTask]) -> dict[str, PlanTask]:
    """The name of each task in the sheet; two that read alike are told apart by their code."""
    named: dict[str, PlanTask] = {}
    for task in tasks:
        label = task_label(task)
        named[label if label not in named else f"{label} [{task.public_id}]"] = task
    return named


def sheet_of(activities: Iterable[Activity], tasks: Sequence[PlanTask]) -> bytes:
    """An XLSX of the activities (none: the template), its lists on a sheet of their own."""
    lists = {
        "tasks": list(task_names(tasks)),
        "forms": [str(label) for label in Form.labels],
        "audiences": [str(label) for label in Audience.labels],
    }
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        sheet = book.add_worksheet(SHEET)
        ranges = _lists(book, lists)
        shapes = {
            "head": book.add_format({"bold": True, "text_wrap": True, "bottom": 1}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "date": book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"}),
        }
        for place, column in enumerate(COLUMNS):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.title, shapes["head"])
            if column.listed and lists[column.listed]:
                choice = {"validate": "list", "source": ranges[column.listed]}
                sheet.data_validation(1, place, MOST_ROWS, place, choice)
        sheet.freeze_panes(1, 2)
        names = {task.pk: name for name, task in task_names(tasks).items()}
        for number, activity in enumerate(activities, 1):
            _row(sheet, number, _values(activity, names), shapes)
    return buffer.getvalue()


def _lists(book: Any, lists: dict[str, list[str]]) -> dict[str, str]:
    sheet, ranges = book.add_worksheet(LISTS), {}
    for place, (name, values) in enumerate(lists.items()):
        sheet.set_column(place, place, 60)
        for number, value in enumerate(values):
            sheet.write_string(number, place, value)
        letter = "ABC"[place]
        ranges[name] = f"='{LISTS}'!${letter}$1:${letter}${max(len(values), 1)}"
    return ranges


def _row(sheet: Any, number: int, values: dict[str, Any], shapes: dict[str, Any]) -> None:
    for place, column in enumerate(COLUMNS):
        value = values[column.key]
        if value is None or value == "":
            continue
        if column.key in DATES:
            sheet.write_datetime(number, place, value, shapes["date"])
        elif isinstance(value, int):
            sheet.write_number(number, place, value, shapes["text"])
        else:
            sheet.write_string(number, place, value, shapes["text"])


def _values(activity: Activity, names: dict[int, str]) -> dict[str, Any]:
    task = next(iter(activity.plan_tasks.all()), None)
    plain = ("public_id", "title", "done_on", "done_until", "place", "reach_measured")
    more = ("reach_source", "reach_estimated", "reach_basis", "note")
    return {
        **{name: getattr(activity, name) for name in (*plain, *more)},
        "task": (names.get(task.pk) or task_label(task)) if task else "",
        "form": str(Form(activity.form).label),
        "audience": str(Audience(activity.audience).label),
        "photos": "; ".join(activity.awaited_photos.splitlines()),
        "state": ACTIVITY_STATES.state(activity.state).label,
    }
