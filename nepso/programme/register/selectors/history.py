"""The history of a task in words: who, when, what changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from nepso.foundation.accounts.models import Account
from nepso.programme.register.models import PlanTask
from nepso.programme.register.states import PLAN_TASK_STATES

MOST_LINES = 100


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change: ``who`` is a name or "Hệ thống"; ``what`` are Vietnamese sentences."""

    at: dt.datetime
    who: str
    what: list[str]


def plan_task_history(task: PlanTask) -> list[HistoryLine]:
    """The changes of a task, newest first, at most MOST_LINES; two queries."""
    records = list(
        task.history.select_related("history_user").order_by("-history_id")[: MOST_LINES + 1]
    )
    ids = {r.responsible_id for r in records if r.responsible_id}
    people = {account.pk: str(account) for account in Account.objects.filter(pk__in=ids)}
    lines = [
        HistoryLine(new.history_date, _who(new), what)
        for new, old in pairwise(records)
        if (what := _changed(old, new, people))
    ]
    if records and len(records) <= MOST_LINES:
        first = records[-1]
        why = first.history_change_reason
        said = f"Tạo nhiệm vụ: {why[0].lower()}{why[1:]}" if why else "Tạo nhiệm vụ"
        lines.append(HistoryLine(first.history_date, _who(first), [_stopped(said)]))
    return lines


def _who(record: Any) -> str:
    return str(record.history_user) if record.history_user else "Hệ thống"


def _stopped(said: str) -> str:
    """What people wrote, ended as a sentence: the next fact follows on the same line."""
    said = said.rstrip()
    return said if said.endswith((".", "!", "?", "…", ".”", ".)")) else f"{said.rstrip(',;:')}."


def _changed(old: Any, new: Any, people: dict[int, str]) -> list[str]:
    why = new.history_change_reason
    what = [_stopped(why)] if why else []
    if old.state != new.state:
        label = PLAN_TASK_STATES.state
        what.append(f"Tình trạng: {label(old.state).label} → {label(new.state).label}.")
    if new.reason and old.reason != new.reason:
        what.append(_stopped(f"Lý do: {new.reason}"))
    if old.responsible_id != new.responsible_id:
        name = (
            people.get(new.responsible_id, "tài khoản đã xóa") if new.responsible_id else "chưa có"
        )
        what.append(f"Người phụ trách: {name}.")
    for field, label_text in (("next_step", "Bước tiếp theo"), ("note", "Ghi chú")):
        value = getattr(new, field)
        if getattr(old, field) != value:
            said = f"{label_text}: {value}" if value else f"Xóa {label_text.lower()}"
            what.append(_stopped(said))
    if old.due_on != new.due_on:
        day = new.due_on.strftime("%d/%m/%Y") if new.due_on else "không có ngày cụ thể"
        what.append(f"Thời hạn: {day}.")
    return what
