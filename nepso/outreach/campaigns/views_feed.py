"""The feed of the calendar: opened by calendar programs, whose key is in the address."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from nepso.kernel.errors import NotFound
from nepso.outreach.campaigns.calendar.feed import feed_ics
from nepso.outreach.campaigns.calendar.feed_keys import feed_of_key


@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """What one agency posts, as iCalendar; an unknown and a revoked key answer alike."""
    try:
        found = feed_of_key(key)
    except NotFound as error:
        answer = HttpResponse(error.sentence, status=404, content_type="text/plain; charset=utf-8")
        # Django would log the path of a 404, and the path is the key.
        answer._has_been_logged = True  # type: ignore[attr-defined]
        return _private(answer)
    body = feed_ics(found.agency)
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    if request.headers.get("If-None-Match") == tag:
        answer = HttpResponse(status=304)
    else:
        answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
        answer["Content-Disposition"] = 'inline; filename="lich-dang.ics"'
    answer["ETag"] = tag
    return _private(answer)


def _private(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "private, max-age=900"
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex"
    return answer
