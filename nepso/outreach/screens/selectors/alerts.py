"""Alerts: those of officers, those that hold for a screen, those that the public reads."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from nepso.foundation.accounts.selectors import Person
from nepso.kernel.clock import now
from nepso.kernel.errors import NotFound
from nepso.kernel.keyset import Page, keyset_page
from nepso.outreach.screens.kinds import Severity
from nepso.outreach.screens.models import Alert, DisplayScreen
from nepso.outreach.screens.policies import may_see_screens
from nepso.outreach.screens.states import ALERT_STATES, PUBLISHED, REPLACED

PAGE_SIZE, MOST_ON_SCREEN, MOST_IN_FEED = 25, 5, 50
# Sent ahead, so that a device without network shows it in time.
_AHEAD = dt.timedelta(days=1)
_GRAVEST = {"Extreme": 0, "Severe": 1, "Moderate": 2, "Minor": 3}
_FOR_ALL = (Severity.EXTREME, Severity.SEVERE)


def alerts_for_screen(screen: DisplayScreen) -> list[Alert]:
    """What a screen must show at once or within the day: published, not over, of its commune or of
    the whole province; the gravest first. A screen of no commune stands among people from anywhere:
    of a commune's alerts it shows the severe ones."""
    moment = now()
    rows = Alert.objects.filter(
        state=PUBLISHED, expires_at__gt=moment, begins_at__lte=moment + _AHEAD
    )
    commune = screen.outlet.commune_id
    here = Q(severity__in=_FOR_ALL) if commune is None else Q(communes=commune)
    rows = rows.filter(Q(communes=None) | here)
    found = rows.select_related("agency").distinct().order_by("-sent_at", "-id")[:50]
    return sorted(found, key=lambda one: _GRAVEST.get(one.severity, 4))[:MOST_ON_SCREEN]


def alerts_page(person: Person, *, after: str = "", before: str = "") -> Page[Alert]:
    """All alerts, the latest written first, for whoever works for an agency."""
    rows = Alert.objects.all() if may_see_screens(person) else Alert.objects.none()
    return keyset_page(
        rows.select_related("agency"), fields=["-id"], size=PAGE_SIZE, after=after, before=before
    )


def alert_by_public_id(public_id: str, person: Person) -> Alert:
    """One alert; NotFound in words."""
    rows = Alert.objects.select_related("agency", "written_by", "replaces")
    rows = rows.prefetch_related("communes", "replaced_by")
    found = rows.filter(public_id=public_id).first() if may_see_screens(person) else None
    if found is None:
        raise NotFound("Không tìm thấy thông báo khẩn này: hãy tìm lại trong danh sách.")
    return found


def alerts_public() -> QuerySet[Alert]:
    """What was ever published, the latest first; what was cancelled or replaced stays, with what
    ended it."""
    rows = Alert.objects.filter(state__in=ALERT_STATES.group("was_out"), sent_at__isnull=False)
    return rows.select_related("agency").order_by("-sent_at", "-id")


def alerts_holding() -> list[Alert]:
    """What holds now for anybody, the gravest first."""
    moment = now()
    rows = alerts_public().filter(state=PUBLISHED, expires_at__gt=moment, begins_at__lte=moment)
    found = rows.select_related("replaces").prefetch_related("communes")[:MOST_IN_FEED]
    return sorted(found, key=lambda one: _GRAVEST.get(one.severity, 4))


def alerts_to_come() -> list[Alert]:
    """What is published and begins later, the soonest first."""
    moment = now()
    rows = alerts_public().filter(state=PUBLISHED, expires_at__gt=moment, begins_at__gt=moment)
    return list(rows.order_by("begins_at", "id")[:MOST_IN_FEED])


def alerts_over() -> list[Alert]:
    """What has ended, was replaced or cancelled, the latest published first."""
    ended = ~Q(state=PUBLISHED) | Q(expires_at__lte=now())
    return list(alerts_public().filter(ended)[:MOST_IN_FEED])


def alert_in_place_of(alert: Alert) -> Alert:
    """The latest alert that took its place, by however many steps; itself where there is none."""
    while alert.state == REPLACED:
        after = alerts_public().filter(replaces=alert).first()
        if after is None:
            break
        alert = after
    return alert


def alert_public(public_id: str) -> Alert:
    """One that was published; NotFound in words."""
    found = alerts_public().filter(public_id=public_id).first()
    if found is None:
        raise NotFound("Không tìm thấy thông báo này: hãy mở lại từ trang thông báo khẩn.")
    return found
