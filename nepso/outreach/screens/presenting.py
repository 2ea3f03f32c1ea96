"""Screens and what they play as the rows that pages show."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from nepso.foundation.accounts.selectors import Person
from nepso.kernel.addresses import whole
from nepso.kernel.clock import now
from nepso.outreach.distribution.making.scripts import reading_seconds
from nepso.outreach.distribution.models import Outlet, Posting, Variant
from nepso.outreach.distribution.policies import may_keep_outlets, may_work_on_posting
from nepso.outreach.distribution.presenting import taken_back_values
from nepso.outreach.distribution.sources import is_stale
from nepso.outreach.distribution.states import POSTING_STATES, READY
from nepso.outreach.screens.device_list import MOST_ITEMS, running_beyond
from nepso.outreach.screens.health import clock_is_wrong, drift_in_words, health_of
from nepso.outreach.screens.kinds import AIRED_ON, days_in_words
from nepso.outreach.screens.models import (
    AirLogLine,
    AirSlot,
    Alert,
    AlertStep,
    DisplayScreen,
    PlaylistItem,
)
from nepso.outreach.screens.playing import played_on
from nepso.outreach.screens.policies import may_keep_screen
from nepso.outreach.screens.selectors import planned_on, playlist_of, postings_on
from nepso.outreach.screens.states import ALERT_STATES, EQUIPMENT_STATES, FAULTY, PUBLISHED
from nepso.outreach.screens.waiting_devices import devices_waiting

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
            "now": titles.get(one.showing, "Màn hình chờ") if _is_heard(one) else "Chưa biết",
        }
        for one in listed
    ]


def _is_heard(screen: DisplayScreen) -> bool:
    """Whether what it says it shows may be believed."""
    return screen.is_paired and screen.last_contact_at is not None


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
    address = whole(reverse("screens:player", args=[screen.code]))
    may_keep = bool(may_keep_screen(person, screen))
    return {
        **screen_rows([screen])[0],
        "address": address if may_keep else "",
        "may_keep": may_keep,
        "devices": devices_waiting(screen) if may_keep else [],
        "running_beyond": running_beyond(screen),
        "most_items": MOST_ITEMS,
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
            "who": _who(step),
            "text": step.reason,
        }
        for step in alert.steps.select_related("by").order_by("-id")
    ]


def _who(step: AlertStep) -> str:
    name = str(step.by) if step.by else "Tài khoản đã xóa"
    return f"Máy, bằng khóa do {name} cấp" if step.by_machine else name


def station_rows(outlets: Sequence[Outlet]) -> list[dict[str, Any]]:
    """Things that stand somewhere, each with its state (None: not entered yet)."""
    rows = []
    for one in outlets:
        thing = getattr(one, "equipment", None)
        state = EQUIPMENT_STATES.state(thing.state) if thing else None
        rows.append({"outlet": one, "equipment": thing, "state": state, "is_aired": _aired(one)})
    return rows


def _aired(outlet: Outlet) -> bool:
    return outlet.kind in AIRED_ON


def station_page_values(outlet: Outlet, person: Person) -> dict[str, Any]:
    """The page of one of them besides its form."""
    row = station_rows([outlet])[0]
    thing, is_aired = row["equipment"], row["is_aired"]
    moves = EQUIPMENT_STATES.next_states(thing.state) if thing else []
    return {
        **row,
        "may_keep": bool(may_keep_outlets(person, outlet.agency)),
        "next_states": [one for one in moves if one.code != FAULTY],
        "faults": list(thing.faults.all()[:30]) if thing else [],
        "slots": _air_slots(outlet) if is_aired else [],
        "planned": [
            {"posting": one, "state": POSTING_STATES.state(one.state)}
            for one in (planned_on(outlet) if is_aired else [])
        ],
    }


def _air_slots(outlet: Outlet) -> list[dict[str, Any]]:
    rows = []
    for one in AirSlot.objects.filter(outlet=outlet):
        words = f"{days_in_words(one.days)}, {one.begins:%H:%M}, {one.minutes} phút"
        rows.append({"slot": one, "words": words})
    return rows


def _other_scripts(posting: Posting) -> list[dict[str, Any]]:
    """The same product's scripts of the agency in other languages, for one print-out."""
    rows = Variant.objects.filter(
        product=posting.product, agency=posting.outlet.agency, kind=posting.outlet.kind,
        version=posting.variant.version, state=READY,
    ).exclude(language=posting.variant.language)  # fmt: skip
    return [
        {"variant": one, "lines": one.approved_parts.get("script", "").split("\n")}
        for one in rows.select_related("product", "version").order_by("-language")
        if not is_stale(one)
    ]


def script_of(posting: Posting, person: Person) -> dict[str, Any]:
    """What the announcer reads, paragraph by paragraph, with how long it takes; of what was taken
    back not one word, only that it was."""
    values = {
        **taken_back_values(posting),
        "posting": posting,
        "state": POSTING_STATES.state(posting.state),
        "aired": AirLogLine.objects.filter(posting=posting).select_related("told_by"),
    }
    if values["is_taken_back"]:
        return values
    text = (posting.shown or posting.variant.approved_parts).get("script", "")
    return {
        **values,
        "lines": text.split("\n"),
        "others": _other_scripts(posting),
        "seconds": reading_seconds(text, posting.outlet.words_a_minute or 130),
        "may_tell": bool(may_work_on_posting(person, posting))
        and posting.state not in POSTING_STATES.group("ended"),
    }
