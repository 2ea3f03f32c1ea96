"""Screens and what they play as the rows that pages show."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse

from nepso.foundation.accounts.selectors import Person
from nepso.kernel.clock import now
from nepso.outreach.distribution.models import Posting
from nepso.outreach.distribution.states import POSTING_STATES
from nepso.outreach.screens.health import clock_is_wrong, drift_in_words, health_of
from nepso.outreach.screens.kinds import days_in_words
from nepso.outreach.screens.models import Alert, DisplayScreen, PlaylistItem
from nepso.outreach.screens.playing import played_on
from nepso.outreach.screens.policies import may_keep_screen
from nepso.outreach.screens.selectors import playlist_of, postings_on
from nepso.outreach.screens.states import ALERT_STATES, PUBLISHED

ALL_DAY = "Cả ngày, mọi ngày"


def screen_rows(screens: Iterable[DisplayScreen]) -> list[dict[str, Any]]:
    """Screens with their health and what each says it shows; one query for all titles."""
    listed = list(screens)
    shown = Posting.objects.filter(public_id__in={one.showing for one in listed if one.showing})
    titles = dict(shown.values_list("public_id", "product__title"))
    return [
        {
            "screen": one,
            "state": health_of(one),
            "drift": drift_in_words(one.drift_ms),
            "clock_is_wrong": clock_is_wrong(one),
            "now": titles.get(one.showing, "Màn hình chờ") if one.last_contact_at else "Chưa biết",
        }
        for one in listed
    ]


def slot_in_words(slot: PlaylistItem) -> str:
    """ "Thứ hai, 07:00 đến 11:30, mỗi lần 12 giây"."""
    until = f"{slot.until:%H:%M}" if slot.until else "hết ngày"
    hours = f"{slot.begins:%H:%M} đến {until}"
    return f"{days_in_words(slot.days)}, {hours}, mỗi lần {slot.seconds} giây"


def playlist_rows(
    postings: Sequence[Posting], slots: Sequence[PlaylistItem]
) -> list[dict[str, Any]]:
    """What runs or will run, each with its hours."""
    by_posting: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for slot in slots:
        by_posting[slot.posting_id].append({"slot": slot, "words": slot_in_words(slot)})
    return [
        {
            "posting": one,
            "state": POSTING_STATES.state(one.state),
            "slots": by_posting[one.pk],
            "always": ALL_DAY,
        }
        for one in postings
    ]


def screen_page_values(screen: DisplayScreen, person: Person) -> dict[str, Any]:
    """The page of one screen besides its forms."""
    address = f"{settings.NEPSO_URL.rstrip('/')}{reverse('screens:player', args=[screen.code])}"
    may_keep = bool(may_keep_screen(person, screen))
    return {
        **screen_rows([screen])[0],
        "address": address if may_keep else "",
        "may_keep": may_keep,
        "playlist": playlist_rows(postings_on(screen), playlist_of(screen)),
        "played": played_on(screen, now() - dt.timedelta(days=7)),
    }


def alert_row(alert: Alert) -> dict[str, Any]:
    """An alert with its state; one that ran out says so."""
    over = alert.state == PUBLISHED and alert.expires_at <= now()
    return {"alert": alert, "state": ALERT_STATES.state(alert.state), "is_over": over}


def alert_steps(alert: Alert) -> list[dict[str, Any]]:
    """Everything that happened, the latest first."""
    return [
        {
            "when": step.at,
            "title": ALERT_STATES.state(step.state).label,
            "who": str(step.by) if step.by else "Tài khoản đã xóa",
            "text": step.reason,
        }
        for step in alert.steps.select_related("by").order_by("-id")
    ]
