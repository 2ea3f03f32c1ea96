"""Screens and stations on the outlets that distribution's demonstration made."""

from __future__ import annotations

import datetime as dt
import secrets

from django.db import transaction
from django.db.models import Exists, OuterRef

from nepso.foundation.accounts.demo import staff
from nepso.foundation.accounts.models import Account
from nepso.foundation.worktime.demo import work_moment
from nepso.kernel.clock import held_at, now
from nepso.outreach.distribution.kinds import OutletKind
from nepso.outreach.distribution.models import Outlet, Posting
from nepso.outreach.screens.contacting import Told, call_noted
from nepso.outreach.screens.kinds import (
    ALL_DAYS,
    Category,
    Certainty,
    FaultKind,
    Severity,
    Shape,
    Urgency,
)
from nepso.outreach.screens.models import DisplayScreen, Equipment
from nepso.outreach.screens.playing import plays_keep
from nepso.outreach.screens.services import (
    air_slot_add,
    alert_publish,
    alert_write,
    equipment_keep,
    fault_tell,
    screen_add,
    screen_device_pair,
    slot_set,
)
from nepso.outreach.screens.waiting_devices import device_waits

_SCREENS = ((OutletKind.LCD_SCREEN, Shape.LANDSCAPE), (OutletKind.LED_BOARD, Shape.LED))
_WORKDAYS = 0b0011111
_JOINED, _OPEN = -6, (8, 9, 10, 14, 15, 16)  # working days ago; hours of the hall
_RUNNING = ("out", "said", "proven")


def load() -> None:
    """Make them once; a second time changes nothing. The outlets must be there."""
    if DisplayScreen.objects.filter(is_demonstration=True).exists():
        return
    with transaction.atomic():
        for kind, shape in _SCREENS:
            for outlet in _outlets(kind, 1):
                screen = _screen(outlet, shape)
                if shape != Shape.LED:  # which still waits for its device
                    _joined_and_played(screen)
        for outlet in _outlets(OutletKind.LOUDSPEAKER, 2):
            _station(outlet)
        _fault_and_alert(outlet)
        _alert_that_holds(outlet)


def _outlets(kind: str, most: int) -> list[Outlet]:
    """Those on which something runs come first."""
    runs = Posting.objects.filter(outlet=OuterRef("pk"), state__in=_RUNNING)
    rows = Outlet.objects.filter(kind=kind, is_demonstration=True).annotate(runs=Exists(runs))
    return list(rows.select_related("agency", "commune").order_by("-runs", "id")[:most])


def _by(outlet: Outlet) -> Account:
    return staff().officers[outlet.agency_id]


def _screen(outlet: Outlet, shape: str) -> DisplayScreen:
    by = _by(outlet)
    with held_at(work_moment(_JOINED, 8)):
        screen = screen_add(outlet=outlet, shape=shape, by=by, is_demonstration=True)
    for posting in Posting.objects.filter(outlet=outlet, state__in=(*_RUNNING, "planned")):
        for begins, until in ((dt.time(6), dt.time(11, 30)), (dt.time(13, 30), dt.time(22))):
            slot_set(
                screen=screen, posting=posting, days=ALL_DAYS, begins=begins, until=until,
                seconds=12, by=by,
            )  # fmt: skip
    equipment_keep(outlet=outlet, model="Màn hình minh họa", by=by, is_demonstration=True)
    return screen


def _joined_and_played(screen: DisplayScreen) -> None:
    """A device joined by its code, whose log proves what ran there from then on. Nobody's device:
    it calls once, while the demonstration is loaded, and is missed after half an hour."""
    device, paired = secrets.token_hex(32), work_moment(_JOINED, 8, 10)
    with held_at(paired):
        code = device_waits(screen, device)
        screen = screen_device_pair(
            screen=screen, revision=screen.revision, code=code, by=_by(screen.outlet)
        )
    lines = [
        {
            "id": f"minh-hoa-{at}-{posting.public_id}",
            "posting": posting.public_id,
            "begun": _milliseconds(begun),
            "ended": _milliseconds(begun + dt.timedelta(hours=1)),
            "plays": 60 + at % 20,
            "seconds": 12 * (60 + at % 20),
            "sure": True,
        }
        for posting in Posting.objects.filter(outlet=screen.outlet, state__in=_RUNNING)
        for at, begun in enumerate(_hours_since(max(paired, posting.out_at or paired)))
    ]
    with held_at(work_moment(-1, 17, 5)):
        plays_keep(screen, lines, device=device)
    screen.refresh_from_db()
    call_noted(screen, Told.read(device, str(_milliseconds(now())), "", "", "minh-hoa"))


def _hours_since(moment: dt.datetime) -> list[dt.datetime]:
    """Whole hours since then, up to yesterday, in which the hall was open."""
    days = (work_moment(day, hour) for day in range(_JOINED, 0) for hour in _OPEN)
    return [one for one in days if moment <= one]


def _milliseconds(moment: dt.datetime) -> int:
    return int(moment.timestamp() * 1000)


def _station(outlet: Outlet) -> None:
    by = _by(outlet)
    for days, begins in ((ALL_DAYS, dt.time(5, 30)), (_WORKDAYS, dt.time(17))):
        air_slot_add(outlet=outlet, days=days, begins=begins, minutes=20, by=by)
    equipment_keep(outlet=outlet, model="Loa minh họa", by=by, is_demonstration=True)


def _alert_that_holds(outlet: Outlet) -> None:
    """One that a second person published, and that holds while a demonstration is looked at."""
    begins = now()
    alert = alert_write(
        agency=outlet.agency,
        facts={
            "event": "Mưa lớn (minh họa)",
            "headline": "Mưa lớn: không qua ngầm tràn khi nước chảy xiết",
            "instruction": "Đi đường vòng. Không vớt củi, đánh cá trên suối khi nước lên.",
            "description": "Dữ liệu minh họa để chạy thử phần mềm, không phải cảnh báo thật.",
            "area": "Các ngầm tràn, bờ suối trong xã",
            "category": Category.MET,
            "severity": Severity.MODERATE,
            "urgency": Urgency.EXPECTED,
            "certainty": Certainty.LIKELY,
            "begins_at": begins,
            "expires_at": begins + dt.timedelta(days=6),
            "communes": [outlet.commune] if outlet.commune else [],
        },
        by=_by(outlet),
        is_demonstration=True,
    )
    alert_publish(alert=alert, revision=alert.revision, by=staff().desk)


def _fault_and_alert(outlet: Outlet) -> None:
    by, thing = _by(outlet), Equipment.objects.get(outlet=outlet)
    fault_tell(equipment=thing, kind=FaultKind.NOISE, text="Loa rè từ hôm qua (minh họa).")
    alert_write(
        agency=outlet.agency,
        facts={
            "event": "Mất nước sạch (minh họa)",
            "headline": "Ngừng cấp nước chiều nay để sửa ống",
            "instruction": "Trữ nước đủ dùng trong sáu giờ.",
            "area": "Khu trung tâm xã",
            "category": Category.INFRA,
            "severity": Severity.MODERATE,
            "urgency": Urgency.EXPECTED,
            "certainty": Certainty.LIKELY,
            "begins_at": now(),
            "expires_at": now() + dt.timedelta(hours=12),
            "communes": [outlet.commune] if outlet.commune else [],
        },
        by=by,
        is_demonstration=True,
    )
