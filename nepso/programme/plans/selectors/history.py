"""What happened to a duty: who changed what, when, from what to what."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act_label
from nepso.foundation.audit.selectors import audit_of, audit_of_each
from nepso.programme.plans.kinds import DeadlineKind, DutyKind, DutyRole, Part
from nepso.programme.plans.models import Duty, DutyParty, MeasureLink, PlanVersion
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
_FACTS = {
    "title": "Trích yếu",
    "symbol": "Số, ký hiệu",
    "issuer": "Cơ quan ban hành",
    "issued_on": "Ngày ban hành",
}
_PRINTED = {name: name for name in _FACTS} | {"symbol": "number"}
_MACHINE, _SYSTEM, _GONE = "Máy đọc văn bản", "Hệ thống", "Tài khoản đã xóa"
_BY_MACHINE = ("plans.compile", "plans.carry_over_suggest", "plans.take_over", "plans.duty_found")
_LABELS: dict[str, dict[str, str]] = {
    "kind": dict(DutyKind.choices),
    "role": dict(DutyRole.choices),
    "deadline_kind": dict(DeadlineKind.choices),
    "state": dict(DUTY_STATES.choices),
}


@dataclass(frozen=True)
class DutyChange:
    """One line: ``who`` did ``what`` at ``when``; ``changes`` are (field, old, new) in words, both
    empty where only the field is known."""

    when: dt.datetime
    who: str
    what: str
    changes: list[tuple[str, str, str]]


def duty_changes(duty: Duty) -> list[DutyChange]:
    """The changes of a duty, of whom it names and of the measures it carries out (or, of a
    measure, who carries it out), the newest first. Six queries."""
    lines = _duty_lines(duty) + _party_lines(duty) + _link_lines(duty)
    return sorted(lines, key=lambda line: line.when, reverse=True)


def _who(row: Any) -> str:
    return str(row.history_user) if row.history_user else _nobody(row.history_change_reason)


def _nobody(act: str | None) -> str:
    """Who did what no person did."""
    return _MACHINE if act in _BY_MACHINE else _SYSTEM


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
    ordered = list(rows.order_by("history_date", "history_id"))
    left_out = _left_out(ordered)
    for row in ordered:
        before, meant = last.get(row.id), _meant(row, left_out.get(row.pk, []))
        if row.history_change_reason in (None, "plans.duty_found") and before is not None:
            continue
        last[row.id] = meant
        if meant == before and row.history_type == "~":
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


def _link_lines(duty: Duty) -> list[DutyChange]:
    rows = MeasureLink.history.model.objects.filter(Q(duty_id=duty.pk) | Q(measure_id=duty.pk))
    lines = []
    last: dict[int, str] = {}
    rows = rows.select_related("history_user", "duty", "measure")
    for row in rows.order_by("history_date", "history_id"):
        before, said = last.get(row.id, "chưa quyết định"), _said_of(row)
        last[row.id] = said
        if said == before or row.history_change_reason is None:
            continue
        label = (
            f"Thực hiện giải pháp ở {row.measure.place}"
            if row.duty_id == duty.pk
            else f"Được thực hiện bởi {row.duty.place}"
        )
        what = act_label(row.history_change_reason)
        lines.append(DutyChange(row.history_date, _who(row), what, [(label, before, said)]))
    return lines


def _said_of(row: Any) -> str:
    if row.is_confirmed:
        return "có"
    return "không" if row.decided_by_id else "chưa quyết định"


def _left_out(rows: list[Any]) -> dict[int, list[str]]:
    """By history line, the names of the members that were left out of the group."""
    found: dict[int, list[str]] = {}
    if rows:
        lines = rows[0].excluded.model.objects.filter(history__in=rows).select_related("agency")
        for line in lines.order_by("agency__folded"):
            found.setdefault(line.history_id, []).append(str(line.agency))
    return found


def version_changes(version: PlanVersion) -> list[DutyChange]:
    """What was done to the version as a whole, the newest first. Of facts that a person wrote, the
    last to write each shows what the document prints and what stands now; the trail keeps no
    values between. Two queries, and one more where the title was written."""
    lines = list(audit_of(version).exclude(act="plans.carry_over"))  # those are of single duties
    people = {
        account.public_id: str(account)
        for account in Account.objects.filter(public_id__in={line.actor for line in lines})
    }
    shown: set[str] = set()
    found = []
    for line in lines:
        who = people.get(line.actor, _GONE) if line.actor else _nobody(line.act)
        names = line.detail.get("fields", [])
        facts = [_fact(version, name, known=name not in shown) for name in names]
        shown.update(names)
        found.append(DutyChange(line.at, who, act_label(line.act), facts))
    return found


def _fact(version: PlanVersion, name: str, *, known: bool) -> tuple[str, str, str]:
    if not known or (name == "title" and _titled_later(version)):
        return _FACTS[name], "", ""
    printed = (version.compiled or {}).get("header", {}).get(_PRINTED[name]) or ""
    if name == "issued_on" and printed:
        printed = dt.date.fromisoformat(printed)
    now = version.plan.title if name == "title" else getattr(version, name)
    return _FACTS[name], _shown(name, printed), _shown(name, now)


def _titled_later(version: PlanVersion) -> bool:
    """Whether the title, which is the plan's, was written again in a later version."""
    later = version.plan.versions.filter(number__gt=version.number)
    told = audit_of_each(later).filter(act="plans.describe").values_list("detail", flat=True)
    return any("title" in detail.get("fields", []) for detail in told)


def _meant(row: Any, left_out: list[str]) -> str:
    if row.is_outside:
        return "ngoài hệ thống"
    meant = str(row.agency or row.group or "(chưa khớp)")
    return f"{meant}, trừ {'; '.join(left_out)}" if left_out else meant
