"""A campaign of the lead agency with every commune, carrying two products of the demonstration."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

from django.db import transaction
from django.utils import timezone

from nepso.foundation.accounts.demo import staff
from nepso.foundation.agencies.selectors import lead_agency
from nepso.kernel.clock import today
from nepso.outreach.campaigns.demo.texts import GOAL, STEPS, TITLE
from nepso.outreach.campaigns.models import Campaign
from nepso.outreach.campaigns.planning import When, campaign_plan
from nepso.outreach.campaigns.services import campaign_carry, campaign_move, campaign_write
from nepso.outreach.campaigns.states import RUNNING
from nepso.outreach.distribution.demo import put_on_portal
from nepso.outreach.distribution.kinds import OURS, ProofKind
from nepso.outreach.distribution.models import Outlet, Posting
from nepso.outreach.distribution.services import posting_put_out, proof_give, reach_tell
from nepso.outreach.products.models import Product
from nepso.outreach.products.services import product_approve, product_submit, product_write
from nepso.outreach.products.states import OUT

_HOURS = (dt.time(6, 30), dt.time(9), dt.time(11), dt.time(16, 45), dt.time(19))
_RAN = 6


def load() -> None:
    """Make it once; a second time changes nothing. Products and outlets must be there."""
    if Campaign.objects.filter(is_demonstration=True).exists():
        return
    running = Product.objects.filter(is_demonstration=True, state=OUT).first()
    if running is None:
        return
    with transaction.atomic():
        steps = _approved()
        campaign = _begun([running, steps])
        _planned(campaign, steps)
        _ran(steps)
        put_on_portal(steps)


def _approved() -> Product:
    people, lead = staff(), lead_agency()
    writer = people.officers[lead.pk]
    written = product_write(agency=lead, facts=STEPS, by=writer, is_demonstration=True)
    sent = product_submit(product=written, revision=written.revision, by=writer)
    return product_approve(product=sent, revision=sent.revision, by=people.desk)


def _begun(products: list[Product]) -> Campaign:
    people, lead = staff(), lead_agency()
    made = campaign_write(
        agency=lead,
        facts={
            "title": TITLE,
            "goal": GOAL,
            "begins": today() - dt.timedelta(days=14),
            "ends": today() + dt.timedelta(days=30),
            "agencies": [],
            "all_communes": True,
            "target_postings": 120,
            "target_communes": 92,
        },
        by=people.desk,
        is_demonstration=True,
    )
    carried = campaign_carry(campaign=made, revision=0, products=products, by=people.desk)
    return campaign_move(campaign=carried, revision=carried.revision, state=RUNNING, by=people.desk)


def _planned(campaign: Campaign, product: Product) -> None:
    """Each commune plans its own outlets in one press, on the days to come."""
    rows = Outlet.objects.filter(is_demonstration=True).exclude(kind__in=OURS)
    ordered = rows.select_related("agency").order_by("agency_id", "id")
    for at, (agency, outlets) in enumerate(groupby(ordered, key=lambda one: one.agency)):
        day = today() + dt.timedelta(days=1 + at * 2 % 9)
        first = timezone.make_aware(dt.datetime.combine(day, _HOURS[at % len(_HOURS)]))
        campaign_plan(
            campaign=campaign, products=[product], outlets=list(outlets), when=When(first),
            by=staff().officers[agency.pk], knowing=True, is_demonstration=True,
        )  # fmt: skip


def _ran(product: Product) -> None:
    """Some went out before their hour; most of them are proven, one says whom it reached."""
    rows = Posting.objects.filter(product=product).select_related("outlet__agency")
    for at, posting in enumerate(rows.order_by("id")[: _RAN * 3 : 3]):
        by = staff().officers[posting.outlet.agency_id]
        out = posting_put_out(posting=posting, revision=posting.revision, by=by)
        if at % 3 == 2:
            continue
        words = "Cán bộ văn hóa xác nhận, có sổ theo dõi."
        proof_give(posting=out, kind=ProofKind.NOTE, text=words, by=by)
        fresh = Posting.objects.get(pk=out.pk)
        facts = {"measured": None, "source": "", "estimated": 150, "basis": "Số hộ trong xóm."}
        reach_tell(posting=fresh, revision=fresh.revision, facts=facts, by=by)  # type: ignore[arg-type]
