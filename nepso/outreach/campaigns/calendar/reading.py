"""What stands in the calendar: postings, hours of stations; a fixed number of questions."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from nepso.foundation.accounts.selectors import Person, agencies_of
from nepso.outreach.campaigns.calendar.filters import EVERYBODY, CalendarFilters
from nepso.outreach.distribution.kinds import OutletKind
from nepso.outreach.distribution.models import Posting
from nepso.outreach.distribution.selectors import postings_visible_to
from nepso.outreach.distribution.states import DROPPED, POSTING_STATES
from nepso.outreach.screens.kinds import AIRED_ON
from nepso.outreach.screens.models import AirSlot

MOST_SHOWN = 1500
_COLUMNS = (
    *("public_id", "state", "planned_at", "until", "out_at", "revision", "outlet_id", "product_id"),
    *("product__title", "outlet__name", "outlet__kind", "outlet__agency_id"),
    *("outlet__quiet_from", "outlet__quiet_until", "outlet__agency__name"),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One posting in the calendar, at the time in Việt Nam at which it ran or will run."""

    posting: Posting
    at: dt.datetime
    movable: bool

    @property
    def state(self) -> object:
        """Its state in words and colour."""
        return POSTING_STATES.state(self.posting.state)

    @property
    def kind(self) -> str:
        """What sort of outlet it is on."""
        return OutletKind(self.posting.outlet.kind).label


def items_between(
    person: Person, filters: CalendarFilters, first: dt.date, last: dt.date
) -> list[Item]:
    """At most MOST_SHOWN postings of those days, in their order; two questions."""
    begins, after = _moment(first), _moment(last + dt.timedelta(days=1))
    ran = Q(out_at__gte=begins, out_at__lt=after)
    will = Q(out_at=None, planned_at__gte=begins, planned_at__lt=after)
    own = set(agencies_of(person).values_list("pk", flat=True))
    rows = _narrowed(postings_visible_to(person).filter(ran | will), filters, own)
    rows = rows.select_related("product", "outlet__agency").only(*_COLUMNS)
    waiting = POSTING_STATES.group("waiting")
    items = [
        Item(
            posting=row,
            at=timezone.localtime(row.out_at or row.planned_at),
            movable=row.state in waiting and row.outlet.agency_id in own,
        )
        for row in rows.order_by("planned_at", "id")[:MOST_SHOWN]
    ]
    return sorted(items, key=lambda item: (item.at, item.posting.pk))


def _moment(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(0)))


def _narrowed(
    rows: QuerySet[Posting], filters: CalendarFilters, own: set[int]
) -> QuerySet[Posting]:
    if filters.tinh_trang:
        rows = rows.filter(state=filters.tinh_trang)
    else:
        rows = rows.exclude(state=DROPPED)
    if not filters.co_quan:
        rows = rows.filter(outlet__agency__in=own)
    elif filters.co_quan != EVERYBODY:
        rows = rows.filter(outlet__agency__public_id=filters.co_quan)
    if filters.loai:
        rows = rows.filter(outlet__kind=filters.loai)
    if filters.doi_tuong:
        rows = rows.filter(product__audience=filters.doi_tuong)
    if filters.chien_dich:
        rows = rows.filter(product__campaigns__public_id=filters.chien_dich)
    return rows


@dataclass(frozen=True, slots=True)
class AirHour:
    """At that time of a weekday (0 Monday) so many stations go on the air."""

    begins: dt.time
    stations: int


def air_hours(person: Person, filters: CalendarFilters) -> dict[int, list[AirHour]]:
    """The hours of the stations that the filters keep, by weekday; one question."""
    if filters.loai and filters.loai not in AIRED_ON:
        return {}
    rows = AirSlot.objects.filter(outlet__in_use=True)
    if not filters.co_quan:
        rows = rows.filter(outlet__agency__in=agencies_of(person).values("pk"))
    elif filters.co_quan != EVERYBODY:
        rows = rows.filter(outlet__agency__public_id=filters.co_quan)
    if filters.loai:
        rows = rows.filter(outlet__kind=filters.loai)
    counted: Counter[tuple[int, dt.time]] = Counter()
    for days, begins in rows.values_list("days", "begins"):
        counted.update((day, begins) for day in range(7) if days & (1 << day))
    hours: dict[int, list[AirHour]] = {}
    for (day, begins), stations in sorted(counted.items()):
        hours.setdefault(day, []).append(AirHour(begins, stations))
    return hours
