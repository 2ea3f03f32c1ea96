"""What an agency posts, as one iCalendar object (RFC 5545)."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from icalendar import Event

from nepso.foundation.agencies.models import Agency
from nepso.kernel.addresses import whole
from nepso.kernel.clock import now
from nepso.outreach.distribution.kinds import OutletKind
from nepso.outreach.distribution.models import Posting
from nepso.outreach.distribution.states import POSTING_STATES
from nepso.ui.calendars import calendar_begun

BACK, AHEAD = dt.timedelta(days=60), dt.timedelta(days=366)
SHORTEST, LONGEST = dt.timedelta(minutes=15), dt.timedelta(days=1)
MOST = 2000
# What is off the plan or taken back is told as such, so that a calendar program strikes it out.
_CANCELLED = POSTING_STATES.group("ended") | {"recalling"}


def feed_ics(agency: Agency) -> bytes:
    """The same bytes for the same postings. Holds what every officer may read, no name of one."""
    made = calendar_begun("Lich dang", f"Lịch đăng của {agency.name}")
    near = {"planned_at__gte": now() - BACK, "planned_at__lt": now() + AHEAD}
    rows = Posting.objects.filter(outlet__agency=agency, **near)
    for posting in rows.select_related("product", "outlet").order_by("-planned_at", "-id")[:MOST]:
        made.add_component(_event(posting))
    return bytes(made.to_ical())


def _event(posting: Posting) -> Event:
    outlet = posting.outlet
    begins = (posting.out_at or posting.planned_at).astimezone(dt.UTC)
    ends = posting.until.astimezone(dt.UTC) if posting.until else begins
    address = whole(reverse("distribution:posting", args=[posting.public_id]))
    event = Event()
    event.add("uid", f"{posting.public_id}@nep-so")
    event.add("dtstamp", posting.created_at.astimezone(dt.UTC))
    event.add("sequence", posting.revision)
    event.add("dtstart", begins)
    event.add("dtend", min(max(ends, begins + SHORTEST), begins + LONGEST))
    event.add("summary", f"{posting.product.title} ({outlet.name})")
    state = POSTING_STATES.state(posting.state)
    event.add("description", f"{OutletKind(outlet.kind).label}. {state.label}.\n{address}")
    event.add("location", outlet.place or outlet.name)
    event.add("url", address)
    event.add("status", "CANCELLED" if posting.state in _CANCELLED else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event
