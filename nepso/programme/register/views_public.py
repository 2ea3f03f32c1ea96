"""The calendar feed: opened by calendar programs, whose key is in the address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from nepso.programme.register.calendar_feed import feed_ics
from nepso.programme.register.selectors import feed_of_key
from nepso.ui.private_calendar import private_calendar


@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """Dates of one agency."""
    return private_calendar(
        request,
        key,
        feed_of=feed_of_key,
        written=lambda found: feed_ics(found.agency),
        name="nep-so.ics",
    )
