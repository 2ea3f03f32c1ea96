"""The feed of the calendar: opened by calendar programs, whose key is in the address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from nepso.outreach.campaigns.calendar.feed import feed_ics
from nepso.outreach.campaigns.calendar.feed_keys import feed_of_key
from nepso.ui.private_calendar import private_calendar


@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """What one agency posts."""
    return private_calendar(
        request,
        key,
        feed_of=feed_of_key,
        written=lambda found: feed_ics(found.agency),
        name="lich-dang.ics",
    )
