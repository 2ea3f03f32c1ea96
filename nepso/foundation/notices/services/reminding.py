"""The daily making of reminders: each due step of each thing once for each person."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.urls import reverse

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import Reachable, reachable_at
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.notices.counting import unread_recount
from nepso.foundation.notices.ladders import Receiver, Step, ladder_for
from nepso.foundation.notices.models import Notice, ReminderMark
from nepso.foundation.notices.ports import DueThing, Reminders, reminders_joined
from nepso.foundation.notices.services.giving import short
from nepso.foundation.worktime.announced import work_calendar

REMINDED = act("notices.remind", "đã được nhắc việc")
# Things later than the last step by so many working days were told of long ago.
LOOK_BACK = 20
# More than so many at one step are one line with their number.
SINGLE_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class _Due:
    """One thing for one person at one step, ``days`` working days after its date."""

    thing: DueThing
    step: Step
    days: int


def reminders_make(*, day: dt.date) -> int:
    """Make the notices of all steps due on a working day; nothing on a day of rest.

    Run twice, or by two workers at once, it makes each once. Returns how many notices.
    """
    if not work_calendar().is_working_day(day):
        return 0
    return sum(_make(reminders, day) for reminders in reminders_joined())


def _make(reminders: Reminders, day: dt.date) -> int:
    by_person: dict[Account, list[_Due]] = defaultdict(list)
    for account, due in _reached(reminders, day):
        by_person[account].append(due)
    made = 0
    for account, dues in by_person.items():
        try:
            made += _give(reminders, account, dues)
        except IntegrityError:
            continue  # another worker made these at this moment
    return made


def _reached(reminders: Reminders, day: dt.date) -> Iterator[tuple[Account, _Due]]:
    calendar = work_calendar()
    ladder = ladder_for(reminders.kind.code, reminders.ladder)
    first = calendar.add_working_days(day, -max(ladder.last, 0) - LOOK_BACK)
    last = calendar.next_working_day(calendar.add_working_days(day, -min(ladder.first, 0)))
    things = list(reminders.due_things(first, last + dt.timedelta(days=9)))
    people = reachable_at({thing.agency_id for thing in things})
    for thing in things:
        # A date on a day of rest means the last working day before it.
        due_day = calendar.previous_working_day(thing.due_on)
        days = calendar.working_days_between(due_day, day)
        for step in ladder.reached(days):
            for account in _receivers(step.receiver, thing, people):
                yield account, _Due(thing, step, days)


def _receivers(receiver: Receiver, thing: DueThing, people: Reachable) -> list[Account]:
    if receiver == Receiver.DESK:
        return people.desk
    if receiver == Receiver.HEAD:
        return people.heads.get(thing.agency_id, [])
    officers = people.officers.get(thing.agency_id, [])
    heads = people.heads.get(thing.agency_id, [])
    named = [a for a in (*officers, *heads) if a.pk == thing.responsible_id]
    return named[:1] or officers


@transaction.atomic
def _give(reminders: Reminders, account: Account, dues: list[_Due]) -> int:
    kind = reminders.kind.code
    known = set(
        ReminderMark.objects.filter(
            kind=kind, account=account, due_on__gte=min(d.thing.due_on for d in dues)
        ).values_list("about", "due_on", "step")
    )
    new = [d for d in dues if (d.thing.about, d.thing.due_on, d.step.code) not in known]
    if not new:
        return 0
    ReminderMark.objects.bulk_create(
        ReminderMark(
            kind=kind, about=d.thing.about, due_on=d.thing.due_on, step=d.step.code, account=account
        )
        for d in new
    )
    together: dict[tuple[Step, int], list[_Due]] = defaultdict(list)
    for due in new:
        # Before, on and after the date are never one line.
        together[due.step, (due.days > 0) - (due.days < 0)].append(due)
    notices = [n for part in together.values() for n in _notices(reminders, account, part)]
    Notice.objects.bulk_create(notices)
    unread_recount([account.pk])
    record(REMINDED, by=None, on=account, detail={"kind": kind, "count": len(notices)})
    return len(notices)


def _notices(reminders: Reminders, account: Account, dues: list[_Due]) -> Iterator[Notice]:
    parts = [[due] for due in dues] if len(dues) <= SINGLE_AT_MOST else [dues]
    for part in parts:
        due, one = part[0], len(part) == 1
        when = _when(part)
        if one and due.step.receiver == Receiver.DESK:
            when = f"{due.thing.agency_name}: {when[0].lower()}{when[1:]}"
        listed = reminders.lists.get(due.step.receiver, "")
        yield Notice(
            account=account,
            kind=reminders.kind.code,
            key=f"{due.step.code}:{due.thing.due_on}:{due.thing.about}",
            sentence=short(f"{when}: {due.thing.title}" if one else when),
            link=due.thing.link if one or not listed else _address(listed),
            abouts=[d.thing.about for d in part],
            gathered=not one,
            due_on=min(d.thing.due_on for d in part),
        )


def _address(listed: str) -> str:
    name, mark, query = listed.partition("?")
    return reverse(name) + mark + query


def _when(dues: list[_Due]) -> str:
    dates = {due.thing.due_on for due in dues}
    on = f" (hạn {dates.pop():%d/%m/%Y})" if len(dates) == 1 else ""
    least, most = min(abs(d.days) for d in dues), max(abs(d.days) for d in dues)
    number = f"{least}" if least == most else f"{least} đến {most}"
    if dues[0].days < 0:
        return f"Còn {number} ngày làm việc{on}"
    if dues[0].days == 0:
        return f"Hôm nay là ngày làm việc cuối cùng{on}"
    return f"Quá hạn {number} ngày làm việc{on}"
