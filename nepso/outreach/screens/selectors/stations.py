"""Stations, boards and screens as things that stand somewhere; what a station airs when."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Q, QuerySet

from nepso.foundation.accounts.selectors import Person
from nepso.kernel.clock import now
from nepso.kernel.errors import NotFound
from nepso.kernel.keyset import Page, keyset_page
from nepso.outreach.distribution.models import Outlet, Posting
from nepso.outreach.distribution.selectors import outlets_visible_to
from nepso.outreach.distribution.states import DROPPED, POSTING_STATES
from nepso.outreach.screens.kinds import AIRED_ON, STANDING
from nepso.outreach.screens.models import AirSlot, Equipment

PAGE_SIZE, MOST_PLANNED = 25, 200
_BACK = dt.timedelta(days=30)


def _things(person: Person) -> QuerySet[Outlet]:
    rows = outlets_visible_to(person).filter(kind__in=STANDING)
    return rows.select_related("agency", "commune", "equipment")


def stations_page(person: Person, *, after: str = "", before: str = "") -> Page[Outlet]:
    """Everything that stands somewhere, with its state and how many notes are open."""
    open_notes = Count("equipment__faults", filter=Q(equipment__faults__closed_at=None))
    rows = _things(person).annotate(faults_open=open_notes)
    return keyset_page(rows, fields=["-id"], size=PAGE_SIZE, after=after, before=before)


def station_by_public_id(public_id: str, person: Person) -> Outlet:
    """One of them; NotFound in words."""
    found = _things(person).filter(public_id=public_id).first()
    if found is None:
        raise NotFound("Không tìm thấy đài, bảng hay màn hình này: hãy tìm lại trong danh sách.")
    return found


def station_of_calendar(public_id: str) -> Outlet:
    """The station whose hours a calendar asks for; NotFound in words."""
    rows = Outlet.objects.filter(kind__in=AIRED_ON, in_use=True).select_related("agency")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound("Không tìm thấy đài này: hãy chép lại địa chỉ lịch phát.")
    return found


def planned_on(outlet: Outlet) -> list[Posting]:
    """What a station airs or aired lately, the next first; what was taken back is not among it."""
    rows = Posting.objects.filter(outlet=outlet, planned_at__gt=now() - _BACK)
    kept = rows.exclude(state__in=POSTING_STATES.group("ended") | {DROPPED, "recalling"})
    joined = kept.select_related("product", "variant", "outlet__agency")
    counted = joined.annotate(times=Count("aired"))
    return list(counted.order_by("-planned_at", "-id")[:MOST_PLANNED])


def equipment_by_code(code: str) -> Equipment:
    """What a QR stands on; NotFound in words."""
    rows = Equipment.objects.select_related("outlet__agency")
    found = rows.filter(code=code).first()
    if found is None:
        raise NotFound("Mã này không còn dùng: hãy báo cho UBND xã, phường nơi có thiết bị.")
    return found


def air_slot_by_public_id(public_id: str, person: Person) -> AirSlot:
    """One hour of a station; NotFound in words."""
    rows = AirSlot.objects.filter(outlet__in=outlets_visible_to(person).values("pk"))
    found = rows.select_related("outlet__agency").filter(public_id=public_id).first()
    if found is None:
        raise NotFound("Giờ phát này không còn: hãy mở lại trang của đài.")
    return found
