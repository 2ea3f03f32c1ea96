"""The lead agency's Facebook page and Zalo account of the demonstration, on the fake service."""

from __future__ import annotations

from datetime import datetime

from nepso.foundation.accounts.demo import staff
from nepso.foundation.agencies.selectors import lead_agency
from nepso.foundation.worktime.demo import work_moment
from nepso.kernel.clock import held_at
from nepso.outreach.distribution.kinds import OutletKind
from nepso.outreach.distribution.models import Outlet
from nepso.outreach.distribution.services import outlet_add, posting_plan, variant_make
from nepso.outreach.products.models import Product
from nepso.outreach.sending import jobs, working
from nepso.outreach.sending.kinds import Way
from nepso.outreach.sending.models import OutletConnection
from nepso.outreach.sending.services import connection_set

_TOKEN = {
    OutletKind.FACEBOOK: {"token": "minh-hoa"},
    OutletKind.ZALO_OA: {"refresh_token": "minh-hoa"},
}


def load() -> None:
    """Connect both, put a product out on them by machine; a second time changes nothing."""
    if OutletConnection.objects.filter(is_demonstration=True).exists():
        return
    product = Product.objects.filter(is_demonstration=True, state="out").order_by("id").first()
    if product is None:
        return
    ran, to_come = work_moment(-1, 8, 30), work_moment(2, 16, 45)
    with held_at(work_moment(-2, 15)):
        for outlet in _outlets():
            _connected(outlet)
            for at in (ran, to_come):
                _planned(product, outlet, at)
    with held_at(ran):
        jobs.due()
        for connection in OutletConnection.objects.filter(is_demonstration=True):
            working.work(connection.public_id)


def _outlets() -> list[Outlet]:
    lead = lead_agency()
    page = Outlet.objects.filter(agency=lead, kind=OutletKind.FACEBOOK).order_by("id").first()
    account = outlet_add(
        agency=lead,
        facts={"kind": OutletKind.ZALO_OA, "name": "Zalo OA của Sở (minh họa)"},
        by=staff().officers[lead.pk],
        is_demonstration=True,
    )
    return [account] if page is None else [page, account]


def _connected(outlet: Outlet) -> None:
    connection_set(
        outlet=outlet,
        way=Way.FAKE,
        facts={},
        secret=_TOKEN[OutletKind(outlet.kind)],
        revision=0,
        by=staff().officers[outlet.agency_id],
        is_demonstration=True,
    )


def _planned(product: Product, outlet: Outlet, at: datetime) -> None:
    by = staff().officers[outlet.agency_id]
    variant = variant_make(product=product, agency=outlet.agency, kind=outlet.kind, by=by)
    posting_plan(
        variant=variant, outlet=outlet, planned_at=at, by=by, knowing=True, is_demonstration=True
    )
