"""The dates of an agency's open tasks as one iCalendar object."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from icalendar import Alarm, Event

from nepso.foundation.agencies.models import Agency
from nepso.kernel.addresses import whole
from nepso.programme.register.models import NO_DUE_DATE, PlanTask
from nepso.programme.register.presenting import place_of, plan_name, short
from nepso.programme.register.selectors.visible import WHOLE_DOCUMENTS, plan_tasks_current
from nepso.programme.register.states import PLAN_TASK_STATES
from nepso.ui.calendars import calendar_begun

REMIND = dt.timedelta(days=-7)


def feed_ics(agency: Agency) -> bytes:
    """RFC 5545 bytes, the same for the same tasks: all-day events on the due dates.

    Holds what everybody with a role may read; no notes, no names of persons.
    """
    calendar = calendar_begun("Lich nhiem vu", f"Nhiệm vụ của {agency.name}")
    tasks = (
        plan_tasks_current()
        .filter(agency=agency, due_sort__lt=NO_DUE_DATE, state__in=PLAN_TASK_STATES.group("open"))
        .select_related("duty", "version__plan")
        .defer(*WHOLE_DOCUMENTS)
        .order_by("due_sort", "id")
    )
    for task in tasks:
        calendar.add_component(_event(task))
    return bytes(calendar.to_ical())


def _event(task: PlanTask) -> Event:
    address = whole(reverse("register:task", args=[task.public_id]))
    place = f"{place_of(task)}, {plan_name(task.version)}"
    event = Event()
    event.add("uid", f"{task.public_id}@nep-so")
    event.add("dtstamp", task.changed_at.astimezone(dt.UTC))
    event.add("last-modified", task.changed_at.astimezone(dt.UTC))
    event.add("sequence", task.revision)
    event.add("dtstart", task.due_sort)
    event.add("dtend", task.due_sort + dt.timedelta(days=1))
    event.add("summary", f"Đến hạn: {short(task.duty.text, 100)}")
    event.add("description", f"{place}. {' '.join(task.duty.text.split())}\n{address}")
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", REMIND)
    alarm.add("description", "Còn 7 ngày đến hạn")
    event.add_component(alarm)
    return event
