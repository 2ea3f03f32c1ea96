"""Screens and stations on the outlets that distribution's demonstration made."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Exists, OuterRef

from nepso.foundation.accounts.demo import staff
from nepso.foundation.accounts.models import Account
from nepso.kernel.clock import now
from nepso.outreach.distribution.kinds import OutletKind
from nepso.outreach.distribution.models import Outlet, Posting
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
from nepso.outreach.screens.services import (
    air_slot_add,
    alert_publish,
    alert_write,
    equipment_keep,
    fault_tell,
    screen_add,
    slot_set,
)

_SCREENS = ((OutletKind.LCD_SCREEN, Shape.LANDSCAPE), (OutletKind.LED_BOARD, Shape.LED))
_WORKDAYS = 0b0011111
_RUNNING = ("out", "said", "proven")


def load() -> None:
    """Make them once; a second time changes nothing. The outlets must be there."""
    if DisplayScreen.objects.filter(is_demonstration=True).exists():
        return
    with transaction.atomic():
        for kind, shape in _SCREENS:
            for outlet in _outlets(kind, 1):
                _screen(outlet, shape)
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


def _screen(outlet: Outlet, shape: str) -> None:
    by = _by(outlet)
    screen = screen_add(outlet=outlet, shape=shape, by=by, is_demonstration=True)
    for posting in Posting.objects.filter(outlet=outlet, state__in=(*_RUNNING, "planned")):
        for begins, until in ((dt.time(6), dt.time(11, 30)), (dt.time(13, 30), dt.time(22))):
            slot_set(
                screen=screen, posting=posting, days=ALL_DAYS, begins=begins, until=until,
                seconds=12, by=by,
            )  # fmt: skip
    equipment_keep(outlet=outlet, model="Màn hình minh họa", by=by, is_demonstration=True)


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
