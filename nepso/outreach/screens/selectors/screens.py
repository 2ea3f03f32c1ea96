"""Screens, seen by all who work for an agency; a device is known by its code alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from nepso.foundation.accounts.selectors import Person, agencies_of
from nepso.kernel.clock import now, today
from nepso.kernel.errors import NotFound
from nepso.kernel.keyset import Page, keyset_page
from nepso.outreach.distribution.models import Outlet, Posting
from nepso.outreach.distribution.states import POSTING_STATES
from nepso.outreach.screens.health import LATE_AFTER
from nepso.outreach.screens.kinds import SHOWN_ON
from nepso.outreach.screens.models import DisplayScreen, PlaylistItem, PlayLogLine
from nepso.outreach.screens.policies import may_see_screens

PAGE_SIZE, MOST_SILENT, MOST_ON = 25, 200, 200


@dataclass(frozen=True, slots=True)
class ScreenFilters:
    """``cua_toi``: "1" for the screens of one's own agencies; ``im``: "1" for those that do not
    call any more or have no device."""

    cua_toi: str = ""
    im: str = ""

    @classmethod
    def read(cls, data: Mapping[str, str]) -> ScreenFilters:
        """From a query string; what is unknown is left out."""
        return cls(**{name: "1" if data.get(name) == "1" else "" for name in ("cua_toi", "im")})

    @property
    def chosen(self) -> int:
        """How many are in use."""
        return sum(map(bool, (self.cua_toi, self.im)))


def screens_visible_to(person: Person) -> QuerySet[DisplayScreen]:
    """All screens, for whoever works for an agency."""
    rows = DisplayScreen.objects.select_related("outlet__agency", "outlet__commune")
    return rows if may_see_screens(person) else rows.none()


def screens_page(
    person: Person, filters: ScreenFilters, *, after: str = "", before: str = ""
) -> Page[DisplayScreen]:
    """One page, the latest added first."""
    rows = screens_visible_to(person)
    if filters.cua_toi:
        own = list(agencies_of(person).values_list("pk", flat=True))
        rows = rows.filter(outlet__agency__in=own)
    if filters.im:
        rows = rows.filter(_silent())
    return keyset_page(rows, fields=["-id"], size=PAGE_SIZE, after=after, before=before)


def _silent() -> Q:
    day, since = today(), now() - LATE_AFTER
    begun = Q(outlet__valid_from=None) | Q(outlet__valid_from__lte=day)
    living = begun & (Q(outlet__valid_to=None) | Q(outlet__valid_to__gte=day))
    unsure = Q(last_contact_at__lt=since) | Q(device_hash="")
    return Q(living, unsure, outlet__in_use=True)


def screens_to_see(person: Person) -> list[DisplayScreen]:
    """Those that called once and do not any more and those without a device, the longest silent
    first."""
    rows = screens_visible_to(person).filter(_silent())
    return list(rows.order_by(F("last_contact_at").asc(nulls_last=True), "id")[:MOST_SILENT])


def screen_by_public_id(public_id: str, person: Person) -> DisplayScreen:
    """One screen; NotFound in words."""
    found = screens_visible_to(person).filter(public_id=public_id).first()
    if found is None:
        raise NotFound("Không tìm thấy màn hình này: hãy tìm lại trong danh sách màn hình.")
    return found


def screen_by_code(code: str) -> DisplayScreen:
    """The screen whose device calls; NotFound in words, also for a code that was renewed."""
    rows = DisplayScreen.objects.select_related("outlet__agency")
    found = rows.filter(code=code).first()
    if found is None:
        raise NotFound("Địa chỉ màn hình này không còn dùng: hãy xin địa chỉ mới của cơ quan.")
    return found


def outlets_without_screen(person: Person) -> list[Outlet]:
    """Outlets of the person's agencies on which a screen of ours may stand and none does."""
    own = agencies_of(person).values("pk")
    rows = Outlet.objects.filter(kind__in=SHOWN_ON, in_use=True, screen=None, agency__in=own)
    return list(rows.select_related("agency").order_by("name", "id")[:MOST_ON])


def postings_on(screen: DisplayScreen) -> list[Posting]:
    """What runs or is planned on a screen, the earliest planned first; of very many the latest."""
    living = POSTING_STATES.group("running") | POSTING_STATES.group("waiting")
    rows = Posting.objects.filter(outlet_id=screen.outlet_id, state__in=living)
    open_end = Q(until=None) | Q(until__gt=now())
    joined = rows.filter(open_end).select_related("product")
    return list(joined.order_by("-planned_at", "-id")[:MOST_ON])[::-1]


def playlist_of(screen: DisplayScreen) -> list[PlaylistItem]:
    """Every slot of a screen, by hour."""
    return list(screen.playlist.select_related("posting__product").order_by("begins", "id"))


def slot_by_public_id(public_id: str, person: Person) -> PlaylistItem:
    """One slot; NotFound in words."""
    rows = PlaylistItem.objects.filter(screen__in=screens_visible_to(person).values("pk"))
    joined = rows.select_related("screen__outlet__agency", "posting__product")
    found = joined.filter(public_id=public_id).first()
    if found is None:
        raise NotFound("Khung giờ này không còn: hãy mở lại trang của màn hình.")
    return found


def play_log_page(
    screen: DisplayScreen, *, after: str = "", before: str = "", since: dt.datetime | None = None
) -> Page[PlayLogLine]:
    """What it said it played, the latest first."""
    rows = PlayLogLine.objects.filter(screen=screen).select_related("posting__product")
    if since is not None:
        rows = rows.filter(begun_at__gte=since)
    fields = ["-begun_at", "-id"]
    return keyset_page(rows, fields=fields, size=PAGE_SIZE, after=after, before=before)
