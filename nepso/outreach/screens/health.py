"""How a screen is doing, read off its last contact."""

from __future__ import annotations

import datetime as dt

from nepso.kernel.clock import now, today
from nepso.kernel.states import State
from nepso.outreach.screens.models import DisplayScreen
from nepso.outreach.screens.states import (
    ALIVE,
    LATE,
    NEW,
    RESTING,
    SCREEN_STATES,
    SILENT,
    UNPAIRED,
)

# A device calls every 20 seconds: two minutes are six calls missed.
LATE_AFTER, SILENT_AFTER = dt.timedelta(minutes=2), dt.timedelta(minutes=30)
WORST_DRIFT_MS = 120_000  # expiry is checked against the corrected clock; more than this is told


def health_of(screen: DisplayScreen) -> State:
    """The state of a screen at this moment; its outlet must be loaded."""
    if not screen.outlet.is_open_on(today()):
        return SCREEN_STATES.state(RESTING)
    if not screen.is_paired:
        return SCREEN_STATES.state(UNPAIRED)
    if screen.last_contact_at is None:
        return SCREEN_STATES.state(NEW)
    silent_for = now() - screen.last_contact_at
    if silent_for > SILENT_AFTER:
        return SCREEN_STATES.state(SILENT)
    return SCREEN_STATES.state(LATE if silent_for > LATE_AFTER else ALIVE)


def drift_in_words(drift_ms: int | None) -> str:
    """How far the clock of a device stood from ours."""
    if drift_ms is None:
        return "Chưa biết"
    seconds = abs(drift_ms) // 1000
    if seconds < 2:
        return "Đúng giờ"
    way = "nhanh" if drift_ms > 0 else "chậm"
    if seconds < 120:
        return f"{way} {seconds} giây".capitalize()
    if seconds < 7200:
        return f"{way} {seconds // 60} phút".capitalize()
    if seconds < 172_800:
        return f"{way} {seconds // 3600} giờ".capitalize()
    return f"{way} {seconds // 86_400} ngày".capitalize()


def clock_is_wrong(screen: DisplayScreen) -> bool:
    """Whether a person should set its clock."""
    return screen.drift_ms is not None and abs(screen.drift_ms) > WORST_DRIFT_MS
