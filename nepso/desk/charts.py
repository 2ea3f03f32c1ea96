"""The rows of the dashboards' charts, from what was counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from nepso.foundation.agencies.kinds import AgencyKind
from nepso.programme.activities.kinds import Form
from nepso.programme.plans.models import Clause, PlanVersion
from nepso.programme.register.presenting import short
from nepso.programme.reporting.following.selectors import ReportsStanding
from nepso.programme.reporting.following.standing import Facts, MonthEnd, Share

TASKS = (
    {"label": "Đã xong", "colour": "green"},
    {"label": "Còn hạn", "colour": "blue"},
    {"label": "Quá hạn", "colour": "red"},
)
REPORTS = (
    {"label": "Đã tiếp nhận", "colour": "green"},
    {"label": "Đã gửi, chờ xem", "colour": "blue"},
    {"label": "Trả lại để sửa", "colour": "amber"},
    {"label": "Chưa gửi", "colour": "red"},
)
ACTIVITIES = ({"label": "Hoạt động đã vào báo cáo", "colour": "blue"},)
ENDS = (
    {"label": "Nhiệm vụ đã xong", "colour": "green"},
    {"label": "Nhiệm vụ quá hạn", "colour": "red"},
)


def _parts(share: Share) -> list[int]:
    return [share.done, share.open_in_time, share.overdue]


def clause_rows(
    version: PlanVersion | None, facts: Facts, *, deepest: int, longest: int = 80
) -> list[dict[str, Any]]:
    """A bar for each heading of the plan down to a depth that has tasks under it; one query."""
    if version is None:
        return []
    rows = Clause.objects.filter(version=version).exclude(heading="").order_by("order")
    address = reverse("register:list") + "?xem=co-quan&muc="
    found = []
    named = list(rows.values_list("label", "heading"))
    labels = {label for label, _ in named}
    for label, heading in named:
        share = facts.clause(label)
        depth = label.count(".") + 1
        above = label.rpartition(".")[0]
        is_last = depth == deepest or not any(other.startswith(f"{label}.") for other in labels)
        if not share.total or depth > deepest or not is_last or (depth > 1 and above not in labels):
            continue
        words = short(f"{label}. {heading}", longest)
        found.append({"label": words, "values": _parts(share), "href": address + label})
    return found


def kind_rows(facts: Facts) -> list[dict[str, Any]]:
    """A bar for each kind of agency, the one most behind first."""
    kinds = sorted(facts.kinds.items(), key=lambda pair: (pair[1].percent, pair[0]))
    return [
        {"label": str(AgencyKind(kind).label), "values": _parts(share)}
        for kind, share in kinds
        if share.total
    ]


def report_rows(kinds: Iterable[ReportsStanding]) -> list[dict[str, Any]]:
    """A bar for each kind of agency: how far its reports are."""
    return [
        {
            "label": one.label,
            "values": [
                one.accepted,
                one.sent - one.accepted - one.returned,
                one.returned,
                one.unsent,
            ],
        }
        for one in kinds
    ]


def month_points(months: dict[str, int]) -> list[dict[str, Any]]:
    """A column for each month from the first counted to the last, empty ones too."""
    if not months:
        return []
    first, last = int(min(months)), int(max(months))
    points, month = [], first
    while month <= last:
        points.append(
            {
                "label": f"{month % 100:02d}/{month // 100 % 100:02d}",
                "values": [months.get(str(month), 0)],
            }
        )
        month += 1 if month % 100 < 12 else 89
    return points


def form_rows(forms: dict[str, int]) -> list[dict[str, Any]]:
    """A bar for each form in which something was done, most first."""
    ordered = sorted(forms.items(), key=lambda pair: (-pair[1], pair[0]))
    return [{"label": str(Form(form).label), "value": number} for form, number in ordered]


def end_points(ends: Sequence[MonthEnd]) -> list[dict[str, Any]]:
    """Done and overdue tasks at the end of each month that was kept."""
    return [{"label": end.label, "values": [end.done, end.overdue]} for end in ends]
