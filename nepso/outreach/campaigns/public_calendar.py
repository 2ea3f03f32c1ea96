"""Campaigns that everybody reads of, as one iCalendar object (RFC 5545): whole days, no officer."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from icalendar import Event

from nepso.kernel.addresses import whole
from nepso.outreach.campaigns.models import Campaign
from nepso.outreach.campaigns.selectors import campaigns_public
from nepso.ui.calendars import calendar_begun

MOST = 500


def campaigns_ics() -> bytes:
    """The same bytes for the same campaigns, the latest begun first."""
    made = calendar_begun("Chien dich", "Chiến dịch truyền thông")
    for campaign in campaigns_public().order_by("-begins", "-id")[:MOST]:
        made.add_component(_event(campaign))
    return bytes(made.to_ical())


def _event(campaign: Campaign) -> Event:
    address = whole(reverse("campaigns:read", args=[campaign.public_id]))
    event = Event()
    event.add("uid", f"{campaign.public_id}@nep-so")
    event.add("dtstamp", (campaign.begun_at or campaign.created_at).astimezone(dt.UTC))
    event.add("sequence", campaign.revision)
    event.add("dtstart", campaign.begins)
    event.add("dtend", campaign.ends + dt.timedelta(days=1))  # the day after the last: RFC 5545
    note = "Dữ liệu minh họa. " if campaign.is_demonstration else ""
    event.add("summary", campaign.title)
    event.add("description", f"{note}{campaign.agency.name}. {campaign.goal}\n{address}")
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    return event
