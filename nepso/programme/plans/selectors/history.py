"""What happened to a duty: who changed what, when, from what to what."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from nepso.foundation.audit.acts import act_label
from nepso.programme.plans.kinds import DeadlineKind, DutyKind, DutyRole, Part
from nepso.programme.plans.models import Duty, DutyParty
from nepso.programme.plans.states import DUTY_STATES

_SHOWN = {
    "text": "Nội dung",
    "clause": "Mục",
    "bullet": "Gạch đầu dòng",
    "kind": "Loại",
    "role": "Vai",
    "product": "Sản phẩm",
    "deadline_text": "Thời hạn như văn bản ghi",
    "deadline_kind": "Kiểu thời hạn",
    "deadline_on": "Ngày",
    "deadline_month": "Tháng",
    "deadline_day": "Ngày trong tháng",
    "state": "Trạng thái",
    "drop_reason": "Lý do bỏ",
    "words_only": "Chỉ báo cáo bằng lời",
    "words_only_part": "Phần chỉ báo cáo bằng lời",
}
_LABELS: dict[str, dict[str, str]] = {
    "kind": dict(DutyKind.choices),
    "role": dict(DutyRole.choices),
    "deadline_kind": dict(DeadlineKind.choices),
    "state": dict(DUTY_STATES.choices),
}


@dataclass(frozen=True)
class DutyChange:
    """One line: ``who`` did ``what`` at ``when``; ``changes`` are (field, old, new) in words."""

    when: dt.datetime
    who: str
    what: str
    changes: list[tuple[str, str, str]]


def duty_changes(duty: Duty) -> list[DutyChange]:
    """The changes of a duty and of whom it names, the newest first. Four queries."""
    lines = _duty_lines(duty) + _party_lines(duty)
    return sorted(lines, key=lambda line: line.when, reverse=True)


def _who(row: Any) -> str:
    return str(row.history_user) if row.history_user else "Máy đọc văn bản"


def _duty_lines(duty: Duty) -> list[DutyChange]:
    rows = list(duty.history.select_related("history_user").order_by("history_date", "history_id"))
    lines, before = [], None
    for row in rows:
        changes = _between(before, row)
        what = act_label(row.history_change_reason or "plans.duty_edit")
        lines.append(DutyChange(row.history_date, _who(row), what, changes))
        before = row
    return lines


def _between(before: Any, row: Any) -> list[tuple[str, str, str]]:
    if before is None:
        return []
    return [
        (label, _shown(name, getattr(before, name)), _shown(name, getattr(row, name)))
        for name, label in _SHOWN.items()
        if getattr(before, name) != getattr(row, name)
    ]


def _shown(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, dt.date):
        return value.strftime("%d/%m/%Y")
    if value in (None, ""):
        return "(trống)"
    return _LABELS.get(name, {}).get(value, str(value))


def _party_lines(duty: Duty) -> list[DutyChange]:
    history = DutyParty.history.model.objects
    rows = history.filter(duty_id=duty.pk).select_related("history_user", "agency", "group")
    lines = []
    last: dict[int, str] = {}
    for row in rows.order_by("history_date", "history_id"):
        before, meant = last.get(row.id), _meant(row)
        last[row.id] = meant
        if row.history_change_reason in (None, "plans.duty_found") and before is not None:
            continue
        label = f"{Part(row.part).label}: “{row.name}”"
        lines.append(
            DutyChange(
                row.history_date,
                _who(row),
                act_label(row.history_change_reason or "plans.party_match"),
                [(label, before or "(trống)", "(đã bớt)" if row.history_type == "-" else meant)],
            )
        )
    return lines


def _meant(row: Model) -> str:
    if row.is_outside:  # type: ignore[attr-defined]
        return "ngoài hệ thống"
    return str(row.agency or row.group or "(chưa khớp)")  # type: ignore[attr-defined]
