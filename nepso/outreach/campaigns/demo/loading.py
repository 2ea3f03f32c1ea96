"""A campaign of the lead agency with every commune, carrying two products of the demonstration."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

from django.db import transaction

from nepso.foundation.accounts.demo import staff
from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.selectors import lead_agency
from nepso.foundation.worktime.demo import work_moment
from nepso.kernel.clock import held_at, now, today
from nepso.outreach.campaigns.demo.texts import GOAL, STEPS, TITLE
from nepso.outreach.campaigns.models import Campaign
from nepso.outreach.campaigns.planning import When, campaign_plan
from nepso.outreach.campaigns.services import campaign_carry, campaign_move, campaign_write
from nepso.outreach.campaigns.states import RUNNING
from nepso.outreach.distribution.demo import photographed, put_on_portal
from nepso.outreach.distribution.kinds import OURS, OutletKind, ProofKind
from nepso.outreach.distribution.models import Outlet, Posting
from nepso.outreach.distribution.services import posting_put_out, proof_give, reach_tell
from nepso.outreach.products.models import Product
from nepso.outreach.products.services import product_approve, product_submit, product_write
from nepso.outreach.products.states import OUT

_HOURS = ((6, 30), (9, 0), (11, 0), (16, 45), (19, 0))
_BEGUN = -9  # working days; the first communes ran it in these days, the others are to come
_FIRST = -4


def load() -> None:
    """Make it once; a second time changes nothing. Products and outlets must be there."""
    if Campaign.objects.filter(is_demonstration=True).exists():
        return
    running = Product.objects.filter(is_demonstration=True, state=OUT).first()
    if running is None:
        return
    with transaction.atomic():
        with held_at(work_moment(_BEGUN, 8, 30)):
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
            "begins": today(),
            "ends": today() + dt.timedelta(days=45),
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
    """Each commune plans its own outlets in one press, a commune a working day."""
    rows = Outlet.objects.filter(is_demonstration=True).exclude(kind__in=OURS)
    ordered = rows.select_related("agency").order_by("agency_id", "id")
    planned = work_moment(_FIRST - 1, 9)
    for at, (agency, outlets) in enumerate(groupby(ordered, key=lambda one: one.agency)):
        first = work_moment(_FIRST + at if at < -_FIRST else _FIRST + at + 1, *_HOURS[at % 5])
        with held_at(planned + dt.timedelta(minutes=11 * at)):
            campaign_plan(
                campaign=campaign, products=[product], outlets=list(outlets), when=When(first),
                by=staff().officers[agency.pk], knowing=True, is_demonstration=True,
            )  # fmt: skip


def _ran(product: Product) -> None:
    """What was to run by now went out in its hour, but for the last, which nobody confirmed yet;
    most of it is proven, and some of it says whom it reached."""
    rows = Posting.objects.filter(product=product, planned_at__lt=now())
    *ran, _ = rows.select_related("outlet__agency").order_by("planned_at", "id")
    for at, posting in enumerate(ran):
        by, begun = staff().officers[posting.outlet.agency_id], posting.planned_at
        with held_at(begun + dt.timedelta(minutes=at % 4)):
            out = posting_put_out(posting=posting, revision=posting.revision, by=by)
        if at % 3 == 2:
            continue
        with held_at(begun + dt.timedelta(hours=1, minutes=7 * at % 50)):
            _proven(out, by, at)


def _proven(out: Posting, by: Account, at: int) -> None:
    """By the log of a loudspeaker, a drawn photo, each fourth time by a bare word."""
    if out.outlet.kind == OutletKind.LOUDSPEAKER:
        words = "Theo sổ trực của đài."
        proof_give(posting=out, kind=ProofKind.PLAY_LOG, plays=1 + at % 3, text=words, by=by)
    elif at % 4 == 3:
        words = "Cán bộ văn hóa xác nhận, có sổ theo dõi."
        proof_give(posting=out, kind=ProofKind.NOTE, text=words, by=by)
    else:
        photographed(out, by)
    if at % 3 == 0:
        fresh = Posting.objects.get(pk=out.pk)
        facts = {"measured": None, "source": "", "estimated": 150, "basis": "Số hộ trong xóm."}
        reach_tell(posting=fresh, revision=fresh.revision, facts=facts, by=by)  # type: ignore[arg-type]
