"""Campaigns as iCalendar for everybody, read by icalendar."""

import datetime as dt

import icalendar
import pytest

from nepso.outreach.campaigns.models import Campaign

pytestmark = pytest.mark.django_db


def test_those_that_have_begun_with_their_days(client, tree, settings):
    settings.NEPSO_URL = "https://nepso.example"
    facts = {"agency": tree["xa-a"], "goal": "Mọi nhà biết, tự kiểm tra; không sợ.",
             "begins": dt.date(2026, 11, 1), "ends": dt.date(2026, 11, 30)}  # fmt: skip
    shown = Campaign.objects.create(title="Nhận ra cuộc gọi giả", state="running", **facts)
    Campaign.objects.create(title="Chưa bắt đầu", state="draft", **facts)
    answer = client.get("/chien-dich/lich.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    read = icalendar.Calendar.from_ical(answer.content)
    (event,) = read.walk("VEVENT")
    assert event["summary"] == shown.title
    assert event.decoded("dtstart") == dt.date(2026, 11, 1)
    assert event.decoded("dtend") == dt.date(2026, 12, 1), "the day after the last"
    assert event["url"] == f"https://nepso.example/chien-dich/{shown.public_id}/"
    assert "Mọi nhà biết" in event["description"]
    assert client.get("/chien-dich/lich.ics").content == answer.content
    assert "/chien-dich/lich.ics" in client.get("/chien-dich/").content.decode()
