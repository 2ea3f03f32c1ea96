"""The four facts about a report in words: complete, on time, approved, non-empty."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from nepso.foundation.worktime.models import Period
from nepso.programme.reporting.models import PeriodicReport
from nepso.programme.reporting.states import EXPECTED
from nepso.ui.components.numbers import ngay


@dataclass(frozen=True, slots=True)
class Fact:
    """A few words, the colour that repeats them, and what more there is to say."""

    words: str
    colour: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """The four facts, which never stand for one another."""

    complete: Fact
    on_time: Fact
    approved: Fact
    filled: Fact


def day_after(day: dt.date) -> dt.datetime:
    """The moment at which a due date is over, by the clock of Việt Nam."""
    return timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time()))


def facts_of(report: PeriodicReport, period: Period, today: dt.date) -> Facts:
    """What can be said of a report of ``period`` on ``today``; no query."""
    return Facts(
        complete=Fact("Đầy đủ", "green") if report.is_complete else Fact("Còn thiếu", "amber"),
        on_time=_on_time(report, period, today),
        approved=_approved(report),
        filled=_filled(report),
    )


def _on_time(report: PeriodicReport, period: Period, today: dt.date) -> Fact:
    due = period.units_due_on
    sent = timezone.localtime(report.sent_at).date() if report.sent_at else None
    if due is None:
        return Fact("Chưa đặt hạn", "grey", ngay(sent) and f"gửi {ngay(sent)}")
    if sent is not None:
        if sent <= due:
            return Fact("Đúng hạn", "green", f"gửi {ngay(sent)}")
        return Fact(f"Muộn {(sent - due).days} ngày", "red", f"gửi {ngay(sent)}")
    if today > due:
        return Fact(f"Quá hạn {(today - due).days} ngày", "red", "chưa gửi")
    return Fact("Chưa đến hạn", "grey", f"hạn {ngay(due)}")


def _approved(report: PeriodicReport) -> Fact:
    if report.approved_at is None:
        return Fact("Chưa duyệt", "grey")
    return Fact("Đã duyệt", "green", ngay(report.approved_at))


def _filled(report: PeriodicReport) -> Fact:
    if report.is_nothing:
        return Fact("Không có gì", "plum", "có nêu lý do")
    if report.is_filled:
        return Fact("Có nội dung", "green")
    return Fact("Chưa mở" if report.state == EXPECTED else "Trống", "grey")
