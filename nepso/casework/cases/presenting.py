"""How a case reads on a card: its date in words, what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from nepso.casework.cases.clock import is_overdue, minutes_used
from nepso.casework.cases.models import CaseFile, Handover
from nepso.casework.cases.ports import NextAct, next_acts_of
from nepso.casework.cases.services import needs_late_notice
from nepso.casework.cases.states import (
    CASE,
    CONFIRMED,
    NEW,
    OUTSIDE,
    PROPOSED,
    REFERRING,
    WAITING,
)
from nepso.casework.intake.harms import Harm
from nepso.foundation.accounts.models import Account
from nepso.foundation.worktime.announced import work_calendar
from nepso.foundation.worktime.working_hours import work_hours
from nepso.kernel.clock import now, today
from nepso.kernel.states import State

_STATES = {state.code: state for state in CASE.states}
_HARMS = dict(Harm.choices)


@dataclass(frozen=True, slots=True)
class Due:
    """When an answer is due, in words, and the colour of them."""

    words: str
    colour: str


def due_of(case: CaseFile) -> Due:
    """ "Quá hạn 2 ngày làm việc", "Hạn hôm nay", "Còn 3 ngày làm việc"; what rests says so."""
    if case.state in CASE.group("closed"):
        return Due(f"Khép ngày {timezone.localdate(case.closed_at):%d/%m/%Y}", "grey")
    if case.due_at is None:
        return Due("Thời hạn đang nghỉ", "plum")
    day = timezone.localdate(case.due_at)
    days = work_calendar().working_days_between(today(), day)
    if is_overdue(case, at=now()):
        late = f" {-days} ngày làm việc" if days < 0 else ""
        told = (
            f", đã hẹn {case.committed_on:%d/%m/%Y}"
            if case.committed_on and case.committed_on >= today()
            else ""
        )
        return Due(f"Quá hạn{late}{told}", "red")
    if days <= 0:
        return Due("Hạn hôm nay", "amber")
    return Due(f"Còn {days} ngày làm việc ({day:%d/%m})", "amber" if days == 1 else "grey")


@dataclass(frozen=True, slots=True)
class CaseCard:
    """One case in a queue."""

    case: CaseFile
    url: str
    harm: str
    state: State
    due: Due
    act: NextAct


def case_cards(cases: Sequence[CaseFile], person: Account) -> list[CaseCard]:
    """The cards of a page; two queries whatever their number, and those of replies."""
    acts = next_acts_of([c for c in cases if c.is_live], person)
    restricted = [c.pk for c in cases if c.restricted]
    signed: dict[int, str] = {}
    if restricted:
        rows = Handover.objects.filter(case__in=restricted, state__in=(PROPOSED, CONFIRMED))
        # Of two, the confirmed one counts.
        signed = dict(rows.order_by("-state").values_list("case_id", "state"))
    return [
        CaseCard(
            case=case,
            url=reverse("cases:case", args=[case.public_id]),
            harm=str(_HARMS[case.harm]),
            state=_STATES[case.state],
            due=due_of(case),
            act=next_act(case, acts.get(case.pk), signed.get(case.pk, "")),
        )
        for case in cases
    ]


def act_url(case: CaseFile, slug: str) -> str:
    """The page of one act on a case."""
    return reverse("cases:act", args=[case.public_id, slug])


def next_act(case: CaseFile, answer: NextAct | None, signed: str) -> NextAct:
    """What to do first: a life before a date, a date before the rest."""
    page = reverse("cases:case", args=[case.public_id])
    if not case.is_live:
        return NextAct("Xem", page)
    if case.restricted and signed != CONFIRMED:
        if signed == PROPOSED:
            return NextAct("Xác nhận chuyển khẩn cấp", page, "alert-triangle")
        return NextAct("Chuyển 111 hoặc Công an", act_url(case, "khan-cap"), "phone")
    if case.state not in (NEW, REFERRING) and needs_late_notice(case):
        return NextAct("Báo trễ hạn", act_url(case, "tre-han"), "calendar-due")
    if answer is not None:
        return answer
    return {
        NEW: NextAct("Nhận xử lý", page, "user-check"),
        REFERRING: NextAct("Chờ cơ quan khác nhận"),
        WAITING: NextAct("Chờ người phản ánh"),
        OUTSIDE: NextAct("Chờ bên ngoài trả lời", page),
    }.get(case.state, NextAct("Xem", page))


def clock_words(case: CaseFile) -> list[tuple[str, str]]:
    """The clock of a case as rows: allowed, used, since when it rests."""
    a_day = work_hours().minutes_a_day
    used = minutes_used(case, at=now())
    rows = [
        ("Thời hạn", f"{case.allowed_minutes // a_day} ngày làm việc"),
        ("Đã dùng", f"{used // a_day} ngày {used % a_day // 60} giờ làm việc"),
    ]
    if case.due_at is not None:
        rows.append(("Đến hạn", f"{timezone.localtime(case.due_at):%d/%m/%Y %H:%M}"))
    elif case.is_live:
        rows.append(("Đồng hồ", "Đang nghỉ, chờ người phản ánh"))
    if case.committed_on:
        rows.append(("Đã hẹn lại", f"{case.committed_on:%d/%m/%Y}"))
    return rows
