"""A device calls: what it says of itself is noted, what it has taken off the screen is confirmed.

Not an act of a person and no service: a line in the audit trail every twenty seconds for every
screen would bury the rest. What follows from a call (a recall confirmed) has its line there.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from nepso.kernel.clock import now
from nepso.outreach.distribution.models import RecallItem
from nepso.outreach.distribution.services import recall_item_confirm
from nepso.outreach.distribution.states import RECALLING
from nepso.outreach.screens.device_list import DeviceList, device_list
from nepso.outreach.screens.models import DisplayScreen
from nepso.outreach.screens.waiting_devices import PAIRED, device_waits, is_its_device

# Less often than it calls, so that a hundred screens cost the database little.
NOTED_EVERY = dt.timedelta(seconds=45)
_DRIFT_NOTED_MS = 2_000
_CONFIRMED = "Màn hình đã báo danh sách đang phát không còn bản này."
_PLAIN = re.compile(r"[^0-9A-Za-z.-]")


@dataclass(frozen=True, slots=True)
class Told:
    """What a browser says: its token, its clock (milliseconds since 1970), the list it plays, what
    it shows, which player it runs."""

    device: str
    clock_ms: int | None
    tag: str
    showing: str
    player: str

    @classmethod
    def read(cls, device: str, clock: str, tag: str, showing: str, player: str) -> Told:
        """From what arrived; what is no number or name is left out."""
        told = clock if re.fullmatch(r"-?\d{1,15}", clock) else ""
        plain = [_PLAIN.sub("", text) for text in (tag, showing, player)]
        clock_ms = int(told) if told else None
        return cls(device, clock_ms, plain[0][:40], plain[1][:16], plain[2][:20])


@dataclass(frozen=True, slots=True)
class Answer:
    """The list, and what the browser is to this screen: ``PAIRED``, ``UNKNOWN``, or the code by
    which staff may join it."""

    given: DeviceList
    device: str


def screen_contact(screen: DisplayScreen, told: Told) -> Answer:
    """Note the call and give the list. The device that already plays this very list has nothing on
    it that was taken back: the open lines of recalls are confirmed by that.

    Of a browser that staff did not join to the screen nothing is noted or believed: whoever has the
    address could say anything (decision 0218)."""
    given = device_list(screen)
    if not is_its_device(screen, told.device):
        return Answer(given, device_waits(screen, told.device))
    call_noted(screen, told)
    if told.tag == given.tag:
        _confirm(screen)
    return Answer(given, PAIRED)


def call_noted(screen: DisplayScreen, told: Told) -> None:
    """Keep what its own device said of itself, not more often than tells anything new."""
    moment = now()
    drift = None if told.clock_ms is None else told.clock_ms - int(moment.timestamp() * 1000)
    last = screen.last_contact_at
    changed = (screen.tag, screen.showing, screen.player) != (told.tag, told.showing, told.player)
    drifted = drift is not None and abs(drift - (screen.drift_ms or 0)) > _DRIFT_NOTED_MS
    if last is not None and moment - last < NOTED_EVERY and not changed and not drifted:
        return
    screen.first_contact_at = screen.first_contact_at or moment
    screen.last_contact_at, screen.drift_ms = moment, drift
    screen.tag, screen.showing, screen.player = told.tag, told.showing, told.player
    screen.save(
        update_fields=[
            *("first_contact_at", "last_contact_at", "drift_ms", "tag", "showing", "player")
        ]
    )


def _confirm(screen: DisplayScreen) -> None:
    items = RecallItem.objects.filter(
        posting__outlet_id=screen.outlet_id, posting__state=RECALLING, done_at=None
    )
    for item in items.select_related("recall", "posting"):
        recall_item_confirm(item=item, proof=_CONFIRMED)
