"""How every calendar of ours begins (iCalendar, RFC 5545)."""

from __future__ import annotations

from django.conf import settings
from icalendar import Calendar


def calendar_begun(of: str, name: str = "") -> Calendar:
    """A calendar without events: ``of`` says what it holds, in ASCII for programs, ``name`` how a
    person finds it among others (x-wr-*, which calendar programs read); "" for one event that is
    handed over as a file."""
    made = Calendar()
    made.add("prodid", f"-//Nep So//{of}//VI")
    made.add("version", "2.0")
    if name:
        made.add("method", "PUBLISH")
        made.add("x-wr-calname", name)
        made.add("x-wr-timezone", settings.TIME_ZONE)
    return made
