"""The hours of a station as iCalendar (RFC 5545), for the announcer's phone and IP loudspeakers."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Event

from nepso.kernel.clock import now, today
from nepso.outreach.distribution.making.scripts import reading_seconds
from nepso.outreach.distribution.models import Outlet
from nepso.outreach.screens.models import AirSlot
from nepso.outreach.screens.selectors import planned_on
from nepso.ui.calendars import calendar_begun

CONTENT_TYPE = "text/calendar; charset=utf-8"
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NORMAL_SPEED = 130


def calendar_of(outlet: Outlet) -> bytes:
    """Its hours, repeated by the week, and each posting that is planned, with its script."""
    made = calendar_begun("Lich phat thanh", f"Lịch phát: {outlet.name}")
    for slot in AirSlot.objects.filter(outlet=outlet):
        days = [name for at, name in enumerate(_DAYS) if slot.days & (1 << at)]
        first = today() + dt.timedelta(
            days=min((at - today().weekday()) % 7 for at in range(7) if slot.days & (1 << at))
        )
        begins = dt.datetime.combine(first, slot.begins, tzinfo=ZoneInfo(settings.TIME_ZONE))
        event = _event(f"slot-{slot.public_id}", f"Giờ phát: {outlet.name}", begins, slot.minutes)
        event.add("rrule", {"freq": "weekly", "byday": days})
        made.add_component(event)
    for posting in planned_on(outlet):
        script = (posting.shown or posting.variant.approved_parts).get("script", "")
        seconds = reading_seconds(script, outlet.words_a_minute or _NORMAL_SPEED)
        event = _event(
            f"posting-{posting.public_id}", posting.product.title, posting.planned_at,
            max(1, -(-seconds // 60)),
        )  # fmt: skip
        event.add("description", script)
        event.add("location", outlet.place or outlet.name)
        made.add_component(event)
    return bytes(made.to_ical())


def _event(name: str, title: str, begins: dt.datetime, minutes: int) -> Event:
    event = Event()
    event.add("uid", f"{name}@nepso")
    event.add("dtstamp", now())
    event.add("dtstart", begins)
    event.add("duration", dt.timedelta(minutes=minutes))
    event.add("summary", title)
    return event
