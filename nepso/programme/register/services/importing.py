"""Bringing a checked spreadsheet into the register: all of it, or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.errors import Invalid, NepsoError
from nepso.programme.register.models import PlanTask
from nepso.programme.register.services.updating import Changes, plan_task_update

IMPORT = act("register.import", "đã nhập bảng tính vào sổ theo dõi")


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One row: ``changes`` as JSON values (state code, public id of a person, ISO day)."""

    number: int
    public_id: str
    revision: int
    changes: dict[str, str]


class ImportRefused(Invalid):
    """Nothing was written; ``rows`` tells (row number, sentence) for each row that failed."""

    def __init__(self, rows: list[tuple[int, str]]) -> None:
        super().__init__("Chưa ghi gì vào sổ: hãy sửa các dòng được nêu rồi gửi lại bảng.")
        self.rows = rows


@transaction.atomic
def plan_tasks_import(*, rows: Iterable[ImportRow], by: Account) -> int:
    """Apply checked rows by ``plan_task_update``, one transaction for all; returns how many.

    Raises ImportRefused, with every row that failed, and then nothing is written.
    """
    rows = list(rows)
    ids = [row.public_id for row in rows]
    tasks: dict[str, PlanTask] = {}
    for start in range(0, len(ids), 500):
        found = PlanTask.objects.filter(public_id__in=ids[start : start + 500])
        tasks |= {task.public_id: task for task in found.select_related("agency")}
    failed: list[tuple[int, str]] = []
    for row in rows:
        try:
            with transaction.atomic():
                plan_task_update(
                    task=tasks[row.public_id],
                    revision=row.revision,
                    changes=_typed(row.changes),
                    by=by,
                )
        except NepsoError as error:
            failed.append((row.number, error.sentence))
    if failed:
        raise ImportRefused(failed)
    record(IMPORT, by=by, on=by, detail={"rows": len(rows)})
    return len(rows)


def _typed(changes: dict[str, str]) -> Changes:
    values: dict[str, Any] = dict(changes)
    if "responsible" in values:
        values["responsible"] = Account.objects.filter(public_id=values["responsible"]).first()
    if "due_on" in values:
        values["due_on"] = dt.date.fromisoformat(values["due_on"]) if values["due_on"] else None
    return cast(Changes, values)
