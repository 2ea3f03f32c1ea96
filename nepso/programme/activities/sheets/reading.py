"""What a sheet would record, row by row, with each fault in a sentence; it changes nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from nepso.foundation.agencies.models import Agency
from nepso.foundation.files.spreadsheets import Cell, spreadsheet_read
from nepso.kernel.errors import Invalid
from nepso.kernel.folding import lowered, nfc
from nepso.programme.activities.facts import ActivityFacts, facts_set
from nepso.programme.activities.kinds import Audience, Form
from nepso.programme.activities.models import Activity
from nepso.programme.activities.sheets.columns import COLUMNS, DATES, MOST_ROWS, NUMBERS
from nepso.programme.activities.sheets.writing import task_names
from nepso.programme.register.models import PlanTask
from nepso.programme.register.presenting import place_of

_UNKNOWN_CODE = "không phải mã một hoạt động của cơ quan: hãy để trống ô này khi ghi mới."
_TITLES = [column.title for column in COLUMNS]
_TITLE_OF = {column.key: column.title for column in COLUMNS}


@dataclass(frozen=True, slots=True)
class SheetActivity:
    """One row to record: its number in the sheet, what is said, the names of its photos."""

    number: int
    facts: ActivityFacts
    photos: list[str]


@dataclass
class SheetReading:
    """Rows to record, faults as (row number, sentence), and how many rows are known already."""

    rows: list[SheetActivity] = field(default_factory=list)
    errors: list[tuple[int, str]] = field(default_factory=list)
    known: int = 0


def sheet_read(data: bytes, agency: Agency, tasks: Sequence[PlanTask]) -> SheetReading:
    """Read a filled sheet for an agency whose tasks are ``tasks``.

    Rows with a code are known and left alone. Raises Invalid or TooLarge when the file as a whole
    cannot be used.
    """
    sheets = spreadsheet_read(data)
    rows = list(sheets[0].rows) if sheets else []
    header = [str(cell.value or "").strip() for cell in rows[0][1]] if rows else []
    if header[: len(_TITLES)] != _TITLES:
        raise Invalid(
            "Bảng không có đúng các cột của mẫu: hãy tải mẫu ở trang này rồi điền vào mẫu đó."
        )
    if len(rows) - 1 > MOST_ROWS:
        raise Invalid("Bảng có quá 1.000 dòng: hãy chia thành nhiều tệp.")
    reading, names = SheetReading(), _names(tasks)
    sheet = [(number, dict(zip(_keys(), cells, strict=False))) for number, cells in rows[1:]]
    known = _known_codes(agency, [_text(values.get("public_id")) for _, values in sheet])
    for number, values in sheet:
        if code := _text(values.get("public_id")):
            if code in known:
                reading.known += 1
            else:
                reading.errors.append((number, f"Mã “{code[:30]}” {_UNKNOWN_CODE}"))
            continue
        try:
            reading.rows.append(_row(number, values, agency, names))
        except Invalid as error:
            reading.errors += [(number, s) for s in error.fields.values() or [error.sentence]]
    return reading


def _known_codes(agency: Agency, codes: Sequence[str]) -> set[str]:
    """Those that are codes of the agency's activities; a line number typed there is none."""
    given = [code for code in codes if code]
    if not given:
        return set()
    found = Activity.objects.filter(agency=agency, public_id__in=given)
    return set(found.values_list("public_id", flat=True))


def _keys() -> list[str]:
    return [column.key for column in COLUMNS]


def _names(tasks: Sequence[PlanTask]) -> dict[str, PlanTask | None]:
    """Whole names, and the mere place ("Mục IV.1 (2)") where only one task stands there."""
    names: dict[str, PlanTask | None] = {}
    for name, task in task_names(tasks).items():
        place = lowered(place_of(task))
        names[place] = None if place in names else task
        names[lowered(name)] = task
    return names


def _row(
    number: int, values: dict[str, Cell], agency: Agency, names: dict[str, PlanTask | None]
) -> SheetActivity:
    wrong: dict[str, str] = {}
    given: dict[str, Any] = {}
    for column in COLUMNS:
        cell = values.get(column.key) or Cell()
        if cell.kind in ("f", "e"):
            wrong[column.key] = f"Cột “{column.title}” chứa công thức: hãy thay bằng giá trị."
            continue
        try:
            given[column.key] = _value(column.key, cell, names)
        except ValueError as error:
            wrong[column.key] = str(error)
    facts = {k: v for k, v in given.items() if k not in ("public_id", "photos", "state", "task")}
    if "task" in given:
        facts["tasks"] = [given["task"]]
    if not wrong:
        wrong = _faults(agency, facts)
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
    photos = [name.strip() for name in given["photos"].split(";") if name.strip()]
    return SheetActivity(number, cast(ActivityFacts, facts), photos)


def _faults(agency: Agency, facts: dict[str, Any]) -> dict[str, str]:
    """What the act itself would say, asked of a row that is never saved."""
    try:
        facts_set(Activity(agency=agency), cast(ActivityFacts, facts))
    except Invalid as error:
        return error.fields or {"": error.sentence}
    return {}


def _value(key: str, cell: Cell, names: dict[str, PlanTask | None]) -> Any:
    text = _text(cell)
    if key == "task":
        task = names.get(lowered(text))
        if task is None:
            raise ValueError("Nhiệm vụ trống hoặc không có trong danh mục: hãy chọn trong ô.")
        return task
    if key == "form":
        return _choice(text, dict(Form.choices), _TITLE_OF[key])
    if key == "audience":
        return _choice(text, dict(Audience.choices), _TITLE_OF[key])
    if key in DATES:
        return _day(cell, text, _TITLE_OF[key])
    if key in NUMBERS:
        return _number(text, _TITLE_OF[key])
    return text


def _text(cell: Cell | None) -> str:
    value = cell.value if cell else None
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return nfc(str(value)).strip()


def _choice(text: str, labels: dict[str, Any], title: str) -> str:
    if not text:
        return ""
    for code, label in labels.items():
        if lowered(text) == lowered(str(label)):
            return code
    raise ValueError(f"{title} “{text[:60]}” không có trong danh mục: hãy chọn trong ô.")


def _day(cell: Cell, text: str, title: str) -> dt.date | None:
    if isinstance(cell.value, dt.date):
        return cell.value
    if not text:
        return None
    for pattern in ("%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"):
        try:
            return dt.datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    raise ValueError(f"{title} không phải ngày: hãy ghi như 05/11/2026.")


def _number(text: str, title: str) -> int | None:
    digits = text.replace(".", "").replace(" ", "")
    if not digits:
        return None
    if not digits.isdecimal() or len(digits) > 10:
        raise ValueError(f"{title} không phải số nguyên: hãy chỉ ghi chữ số.")
    return int(digits)
