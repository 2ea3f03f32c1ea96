"""What a spreadsheet would change, compared with the register row by row; it changes nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import memberships_valid
from nepso.kernel.clock import today
from nepso.kernel.folding import lowered, nfc
from nepso.programme.register.models import PlanTask
from nepso.programme.register.policies import may_change_due, may_update
from nepso.programme.register.presenting import short
from nepso.programme.register.selectors import plan_tasks_visible_to
from nepso.programme.register.selectors.visible import WHOLE_DOCUMENTS
from nepso.programme.register.sheets.columns import COLUMNS, EDITABLE
from nepso.programme.register.sheets.locked import locked_changes
from nepso.programme.register.sheets.opening import SheetRow, as_date, as_text, sheet_rows
from nepso.programme.register.sheets.writing import person_words
from nepso.programme.register.states import NOT_APPLICABLE, PLAN_TASK_STATES, WITHDRAWN

MOST_CHANGES = 2000
_TITLE = {column.key: column.title for column in COLUMNS}
_STATES = {lowered(s.label): s.code for s in PLAN_TASK_STATES.states if s.code != WITHDRAWN}


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that changes something. ``changes`` are JSON values: state code, public id of a
    person, ISO day. ``words`` tell it to a person: (column, before, after)."""

    number: int
    public_id: str
    revision: int
    changes: dict[str, str]
    title: str = ""
    words: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass
class Reading:
    """Rows to change, errors and warnings as (row number, sentence), and how many rows stay as they
    are. A warning stops nothing: what it tells of is not written (``locked.py``)."""

    rows: list[RowChange] = field(default_factory=list)
    errors: list[tuple[int, str]] = field(default_factory=list)
    warnings: list[tuple[int, str]] = field(default_factory=list)
    unchanged: int = 0


class _Wrong(Exception):
    """One or more sentences about one row."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(*sentences)
        self.sentences = sentences


def sheet_read(data: bytes, by: Account) -> Reading:
    """Compare a spreadsheet with the register as ``by`` may change it; changes nothing.

    Raises Invalid or TooLarge, in words, when the file as a whole cannot be used.
    """
    reading, seen = Reading(), set[str]()
    rows = list(sheet_rows(data))
    tasks = _tasks_of(rows, by)
    people = _People()
    for row in rows:
        public_id = as_text(row.values["public_id"])
        try:
            if public_id in seen:
                raise _Wrong("nhiệm vụ này đã có ở dòng trên: hãy xóa một dòng.")
            seen.add(public_id)
            task = tasks.get(public_id)
            if task is None:
                raise _Wrong("không có nhiệm vụ với mã này: đừng sửa cột “Mã nhiệm vụ”.")
            reading.warnings += [(row.number, told) for told in locked_changes(row, task)]
            change = _compare(row, task, by, people)
        except _Wrong as wrong:
            reading.errors += [(row.number, sentence) for sentence in wrong.sentences]
            continue
        if change is None:
            reading.unchanged += 1
        else:
            reading.rows.append(change)
    if len(reading.rows) > MOST_CHANGES:
        reading.errors.append((0, "Bảng thay đổi quá 2.000 nhiệm vụ: hãy chia thành nhiều tệp."))
    return reading


def _tasks_of(rows: list[SheetRow], by: Account) -> dict[str, PlanTask]:
    ids = [as_text(row.values["public_id"]) for row in rows]
    found: dict[str, PlanTask] = {}
    for start in range(0, len(ids), 500):
        some = plan_tasks_visible_to(by).filter(
            public_id__in=ids[start : start + 500], agency__isnull=False
        )
        some = some.select_related("agency", "duty", "responsible", "version__plan")
        some = some.defer(*WHOLE_DOCUMENTS)
        found |= {t.public_id: t for t in some}
    return found


class _People:
    """Who can be responsible at an agency, asked once for each agency."""

    def __init__(self) -> None:
        self._by_agency: dict[int | None, list[Account]] = {}

    def find(self, task: PlanTask, words: str) -> Account:
        if task.agency_id not in self._by_agency:
            here = memberships_valid(today()).filter(agency=task.agency).values("account")
            self._by_agency[task.agency_id] = list(
                Account.objects.filter(pk__in=here, is_active=True)
            )
        wanted = lowered(words)
        named = [
            person
            for person in self._by_agency[task.agency_id]
            if wanted in (lowered(person.full_name), lowered(person.username))
            or wanted.endswith(f"({lowered(person.username)})")
        ]
        if len(named) != 1:
            how = "không có" if not named else "có nhiều"
            raise _Wrong(
                f"{how} người “{words}” tại cơ quan này: hãy ghi “Họ tên (tên đăng nhập)”."
            )
        return named[0]


def _compare(row: SheetRow, task: PlanTask, by: Account, people: _People) -> RowChange | None:
    if row.formulas:
        columns = ", ".join(row.formulas)
        raise _Wrong(f"cột {columns} chứa công thức: hãy thay bằng giá trị.")
    allowed = bool(may_update(by, task))
    before = _stored(task)
    after = {key: nfc(as_text(row.values[key])) for key in EDITABLE}
    compared = EDITABLE if allowed else ("due_on", "state", "reason", "responsible")
    words = [
        (_TITLE[key], before[key], after[key])
        for key in compared
        if _plain(after[key]) != _plain(before[key])
    ]
    if not words:
        return None
    if not allowed:
        raise _Wrong(f"bạn không được sửa nhiệm vụ của {task.agency}: hãy để nguyên dòng này.")
    told: list[str] = []
    if as_text(row.values["revision"]) != str(task.revision):
        told.append("nhiệm vụ đã được cập nhật sau khi xuất bảng: hãy xuất lại rồi sửa.")
    changes = {}
    for key in _changed(words):
        try:
            changes[key] = _value(key, row, task, by, people)
        except _Wrong as wrong:
            told += wrong.sentences
    if changes.get("state") == NOT_APPLICABLE and not after["reason"]:
        told.append("chưa có lý do không áp dụng: hãy ghi cột “Lý do không áp dụng”.")
    if told:
        raise _Wrong(*told)
    title = f"{short(task.duty.text, 80)} – {task.agency}"
    return RowChange(row.number, task.public_id, task.revision, changes, title, words)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _changed(words: list[tuple[str, str, str]]) -> list[str]:
    titles = {title for title, _, _ in words}
    return [key for key in EDITABLE if _TITLE[key] in titles]


def _stored(task: PlanTask) -> dict[str, str]:
    return {
        "due_on": as_text(task.due_on),
        "state": PLAN_TASK_STATES.state(task.state).label,
        "reason": task.reason,
        "responsible": person_words(task),
        "next_step": task.next_step,
        "note": task.note,
    }


def _value(key: str, row: SheetRow, task: PlanTask, by: Account, people: _People) -> Any:
    text = nfc(as_text(row.values[key]))
    if key == "state":
        code = _STATES.get(lowered(text))
        if code is None:
            raise _Wrong(f"tình trạng “{text}” không có trong danh sách: hãy chọn lại.")
        if not PLAN_TASK_STATES.can_move(task.state, code):
            label = PLAN_TASK_STATES.state(task.state).label
            raise _Wrong(f"không thể chuyển từ “{label}” sang “{text}”: hãy chọn lại.")
        return code
    if key == "responsible":
        return people.find(task, text).public_id if text else ""
    if key == "due_on":
        return _day(row, by)
    if key == "next_step" and len(text) > 300:
        raise _Wrong("bước tiếp theo dài quá 300 ký tự: hãy viết ngắn lại.")
    return text


def _day(row: SheetRow, by: Account) -> str:
    if not may_change_due(by):
        raise _Wrong("chỉ cơ quan đầu mối đổi được thời hạn: hãy để nguyên cột “Thời hạn”.")
    try:
        day = as_date(row.values["due_on"])
    except ValueError as error:
        raise _Wrong("thời hạn không phải ngày: hãy ghi như 05/12/2026.") from error
    return day.isoformat() if day else ""
