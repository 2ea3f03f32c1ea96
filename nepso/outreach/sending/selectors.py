"""Questions about connections and deliveries."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from nepso.foundation.accounts.selectors import Person, rights_of
from nepso.kernel.clock import now, today
from nepso.kernel.errors import NotFound
from nepso.kernel.keyset import Page, keyset_page
from nepso.outreach.distribution.kinds import OutletKind
from nepso.outreach.distribution.models import Outlet, Posting
from nepso.outreach.distribution.states import PLANNED, POSTING_STATES, READY, RECALLED
from nepso.outreach.sending.adapters.registry import ways_of
from nepso.outreach.sending.kinds import Way
from nepso.outreach.sending.models import (
    Delivery,
    DeliveryTry,
    FakeRun,
    FormerWay,
    OutletConnection,
)
from nepso.outreach.sending.policies import KEEPERS, may_keep_connection
from nepso.outreach.sending.states import (
    DELIVERY_STATES,
    LEFT,
    REFUSED,
    SENT,
    TAKEN_BACK,
    TAKING_BACK,
    UNCHECKED,
    WORKING,
)

PAGE_SIZE, MOST_TRIES_SHOWN, AT_ONCE, MOST_UNCONNECTED = 25, 20, 200, 200


def connections_visible_to(person: Person) -> QuerySet[OutletConnection]:
    """Those of the agencies for which the person keeps them."""
    return OutletConnection.objects.filter(_kept_by(person, "outlet__agency__path"))


def _kept_by(person: Person, path_field: str) -> Q:
    """At an agency below one for which the person keeps connections."""
    wanted = Q(pk__in=[])
    for path in rights_of(person).paths(*KEEPERS):
        wanted |= Q(**{f"{path_field}__startswith": path})
    return wanted


def connections_page(
    person: Person, *, after: str = "", before: str = ""
) -> Page[OutletConnection]:
    """One page; what does not work first."""
    rows = connections_visible_to(person).prefetch_related("outlet__agency")
    return keyset_page(rows, fields=["state", "id"], size=PAGE_SIZE, after=after, before=before)


def outlets_to_connect(person: Person) -> list[Outlet]:
    """Outlets in use of the person's agencies that a machine could serve and none does."""
    wanted = _kept_by(person, "agency__path")
    kinds = [kind for kind in OutletKind.values if Way.REAL in ways_of(kind)]
    rows = Outlet.objects.filter(wanted, kind__in=kinds, in_use=True, connection=None)
    return list(rows.select_related("agency").order_by("name", "id")[:MOST_UNCONNECTED])


def outlet_to_connect(public_id: str, person: Person) -> Outlet:
    """An outlet whose connection the person keeps; NotFound in words for any other."""
    found = Outlet.objects.select_related("agency").filter(public_id=public_id).first()
    if found is None or not may_keep_connection(person, found):
        raise NotFound("Không tìm thấy kênh này trong các kênh bạn giữ: hãy mở lại từ trang kênh.")
    return found


def connection_of(outlet: Outlet) -> OutletConnection | None:
    """How it is reached by machine; None: it is not."""
    rows = OutletConnection.objects.select_related("outlet__agency")
    return rows.filter(outlet=outlet).first()


def tries_of(connection: OutletConnection) -> list[DeliveryTry]:
    """The last tries, the latest first."""
    rows = DeliveryTry.objects.filter(connection=connection)
    joined = rows.select_related("delivery__posting__product")
    return list(joined.order_by("-at", "-id")[:MOST_TRIES_SHOWN])


def waiting_count(connection: OutletConnection) -> int:
    """How many deliveries wait."""
    rows = Delivery.objects.filter(connection=connection)
    return rows.filter(state__in=DELIVERY_STATES.group("open")).count()


def deliveries_standing(connection: OutletConnection) -> QuerySet[Delivery]:
    """What stands by it, or may."""
    return standing().filter(connection=connection)


def standing() -> QuerySet[Delivery]:
    """What stands somewhere, or may: also a try whose end is not known; no more what was taken off,
    by the machine, or by a person who ticked it."""
    begun = Q(sent_at__isnull=False) | Q(begun_at__isnull=False)
    by_hand = Q(state=LEFT, posting__state=RECALLED)
    return Delivery.objects.filter(begun).exclude(state=TAKEN_BACK).exclude(by_hand)


def former_ways(connection: OutletConnection) -> list[FormerWay]:
    """The accounts before by which something stands, the newest first; each with ``standing``."""
    rows = FormerWay.objects.filter(connection=connection)
    counted = rows.annotate(standing=Count("deliveries", filter=Q(deliveries__in=standing())))
    return list(counted.filter(standing__gt=0).order_by("-ended_at", "-id"))


def delivery_of(posting: Posting) -> Delivery | None:
    """What the machine did with a posting."""
    rows = Delivery.objects.select_related("connection__outlet__agency", "former")
    return rows.filter(posting=posting).first()


def fake_run(public_id: str, person: Person) -> FakeRun:
    """What the fake service shows; NotFound in words."""
    rows = FakeRun.objects.select_related("connection__outlet__agency")
    found = rows.filter(public_id=public_id).first()
    if found is None or not may_keep_connection(person, found.connection.outlet):
        raise NotFound("Máy chủ giả không có bài này.")
    return found


def postings_to_open() -> list[Posting]:
    """What is due on a connection that sends and has no delivery yet, or was planned anew."""
    fresh = Q(delivery=None) | Q(delivery__state=REFUSED)
    rows = Posting.objects.filter(
        fresh,
        state=PLANNED,
        planned_at__lte=now(),
        variant__state=READY,
        outlet__connection__way__in=(Way.REAL, Way.FAKE),
    )
    joined = rows.select_related("outlet__connection")
    return list(joined.order_by("planned_at", "id")[:AT_ONCE])


def deliveries_over() -> list[Delivery]:
    """What stands somewhere although its time is over."""
    rows = Delivery.objects.filter(
        state=SENT,
        posting__state__in=POSTING_STATES.group("running"),
        posting__until__lte=now(),
    )
    return list(rows.select_related("posting", "connection__outlet").order_by("id")[:AT_ONCE])


def connections_with_work() -> list[OutletConnection]:
    """Those that nobody holds and that have something due."""
    moment = now()
    due = Delivery.objects.filter(connection=OuterRef("pk"), next_at__lte=moment)
    sending = Exists(due.filter(_in_time(moment), state__in=DELIVERY_STATES.group("open")))
    taking = Exists(due.filter(state=TAKING_BACK))
    taking_as_before = Exists(due.filter(state=TAKING_BACK, former__isnull=False))
    goes_out = Q(way__in=(Way.REAL, Way.FAKE))
    free = Q(held_until=None) | Q(held_until__lt=moment)
    calm = Q(quiet_until=None) | Q(quiet_until__lte=moment)
    again, seldom = moment - dt.timedelta(minutes=10), moment - dt.timedelta(days=1)
    unchecked = Q(state=UNCHECKED) & (
        Q(last_error_at=None)
        | Q(last_error_at__lt=again, told_dead_at=None)
        | Q(last_error_at__lt=seldom)  # refused for good and told: asked once a day
    )
    wanted = goes_out & calm & (unchecked | (Q(state=WORKING) & sending) | taking)
    rows = OutletConnection.objects.filter(free & (wanted | taking_as_before))
    return list(rows.order_by("id")[:AT_ONCE])


def _in_time(moment: dt.datetime) -> Q:
    """A posting that was moved to a later time after its delivery was opened waits for that time,
    and one that is moved again for the newest: asked of the posting, never kept here."""
    return Q(state=TAKING_BACK) | ~Q(posting__state=PLANNED) | Q(posting__planned_at__lte=moment)


def delivery_next(connection: OutletConnection) -> Delivery | None:
    """What comes next on it: what must be taken back before what is put out; None: nothing now."""
    moment = now()
    open_ones = DELIVERY_STATES.group("open") if connection.state == WORKING else {TAKING_BACK}
    rows = Delivery.objects.filter(connection=connection, state__in=open_ones, next_at__lte=moment)
    if connection.quiet_until is not None and connection.quiet_until > moment:
        rows = rows.filter(state=TAKING_BACK, former__isnull=False)  # another account, not asked
    joined = rows.filter(_in_time(moment)).select_related(
        *("posting__product", "posting__outlet__agency", "posting__variant__version"),
        *("posting__variant__product", "connection", "former"),
    )
    return joined.order_by("state", "next_at", "id").first()  # "taking_back" before "waiting"


def connections_ending() -> list[OutletConnection]:
    """Those whose token ends within a week."""
    last = today() + dt.timedelta(days=settings.NEPSO_TOKEN_WARNING_DAYS)
    rows = OutletConnection.objects.filter(way=Way.REAL, expires_on__lte=last)
    return list(rows.exclude(state="dead").select_related("outlet__agency").order_by("id"))
