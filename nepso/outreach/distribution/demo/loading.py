"""Outlets of the lead agency and a dozen communes; a product on them, one taken back, one that is
scheduled for next week and is nowhere yet."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from nepso.foundation.accounts.demo import staff
from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import lead_agency
from nepso.foundation.worktime.demo import work_moment
from nepso.kernel.clock import held_at, now
from nepso.outreach.distribution.demo.photographing import photographed
from nepso.outreach.distribution.demo.texts import INVITATION, OUTLETS, REASON, STATEMENT
from nepso.outreach.distribution.kinds import OutletKind, ProofKind, RecallKind
from nepso.outreach.distribution.models import Outlet, Posting
from nepso.outreach.distribution.outlet_facts import OutletFacts
from nepso.outreach.distribution.selectors import communes
from nepso.outreach.distribution.services import (
    outlet_add,
    posting_plan,
    posting_put_out,
    posting_show,
    proof_give,
    reach_tell,
    recall_begin,
    recall_item_tick,
    variant_edit,
    variant_make,
)
from nepso.outreach.products.models import Product
from nepso.outreach.products.services import product_approve, product_submit, product_write

MOST_COMMUNES = 12
_OUTLETS_KEPT = (-13, 10, 5)
# When things run in a commune: the loudspeaker before work and towards evening, the rest by day.
_HOURS = ((6, 45), (9, 15), (10, 30), (14, 20), (16, 50))
_DAYS = 6


def load() -> None:
    """Make them once; a second time changes nothing. People and products must be there."""
    if Outlet.objects.filter(is_demonstration=True).exists():
        return
    product = Product.objects.filter(is_demonstration=True, state="approved").first()
    if product is None:
        return
    with transaction.atomic():
        with held_at(work_moment(*_OUTLETS_KEPT)):
            outlets = _outlets()
        for place, outlet in enumerate(outlets):
            _run(product, outlet, place)
        _taken_back(outlets)
        _words_to_approve(product)
        _scheduled(outlets)


def _outlets() -> list[Outlet]:
    lead, hands = lead_agency(), staff().officers
    made = [
        _outlet(lead, hands[lead.pk], kind, name)
        for kind, name in (
            (OutletKind.PORTAL, "Trang công khai của chương trình"),
            (OutletKind.FACEBOOK, "Trang Facebook của Sở (minh họa)"),
            (OutletKind.LCD_SCREEN, "Màn hình sảnh Sở"),
        )
    ]
    places = [one for one in communes() if one.pk in hands][:MOST_COMMUNES]
    for number, commune in enumerate(places):
        short = commune.name.removeprefix("UBND ")
        for kind, name, place, length in OUTLETS[: 2 + number % 3]:
            by = hands[commune.pk]
            made.append(_outlet(commune, by, kind, name.format(short), place, length=length))
    return made


def _outlet(
    agency: Agency, by: Account, kind: str, name: str, place: str = "", *, length: int = 0
) -> Outlet:
    facts: OutletFacts = {"kind": kind, "name": name, "place": place, "length": length}
    if kind == OutletKind.LOUDSPEAKER:
        facts |= {"quiet_from": dt.time(21, 30), "quiet_until": dt.time(5, 0)}
    return outlet_add(agency=agency, facts=facts, by=by, is_demonstration=True)


def _by(outlet: Outlet) -> Account:
    return staff().officers[outlet.agency_id]


def _run(product: Product, outlet: Outlet, place: int) -> None:
    """Planned for a day to come, out, or proven, in turn; a page of our own is its own proof."""
    if outlet.kind == OutletKind.PORTAL:
        with held_at(work_moment(-1 - place % _DAYS, *_HOURS[place % len(_HOURS)])):
            put_on_portal(product)
        return
    is_ahead = place % 4 == 3
    days = 1 + place // 4 % 3 if is_ahead else -1 - place % _DAYS
    at = work_moment(days, *_HOURS[place % len(_HOURS)])
    with held_at(work_moment(-8, 14, 5 + place)):
        posting = _planned(product, outlet, at)
    if is_ahead:
        return
    with held_at(at + dt.timedelta(minutes=place % 7)):
        out = posting_put_out(posting=posting, revision=posting.revision, by=_by(outlet))
    if place % 4 != 1 and outlet.kind != OutletKind.LCD_SCREEN:  # of a screen its device tells
        with held_at(at + dt.timedelta(hours=2, minutes=3 * place)):
            _proven(out, outlet, place)


def put_on_portal(product: Product) -> None:
    """A product of the demonstration before everybody's eyes, as the machine puts it there."""
    outlet = Outlet.objects.get(is_demonstration=True, kind=OutletKind.PORTAL)
    posting_show(posting=_planned(product, outlet, now()))


def _planned(product: Product, outlet: Outlet, at: dt.datetime) -> Posting:
    by = _by(outlet)
    variant = variant_make(
        product=product, agency=outlet.agency, kind=outlet.kind, length=outlet.length, by=by
    )
    return posting_plan(
        variant=variant, outlet=outlet, planned_at=at, by=by, knowing=True, is_demonstration=True
    )


def _proven(posting: Posting, outlet: Outlet, place: int) -> None:
    by = _by(outlet)
    if outlet.kind == OutletKind.LOUDSPEAKER:
        words = "Theo sổ trực của đài, mỗi ngày hai lần."
        proof_give(posting=posting, kind=ProofKind.PLAY_LOG, plays=2 + place, text=words, by=by)
    elif place % 3:  # a third stays a bare word, as in any province
        photographed(posting, by)
    else:
        words = "Cán bộ văn hóa xác nhận đã đăng, có sổ theo dõi."
        proof_give(posting=posting, kind=ProofKind.NOTE, text=words, by=by)
    if outlet.kind == OutletKind.FACEBOOK:
        fresh = Posting.objects.get(pk=posting.pk)
        reach_tell(
            posting=fresh,
            revision=fresh.revision,
            facts={
                "measured": 1250,
                "source": "Số liệu minh họa của trang",
                "estimated": None,
                "basis": "",
            },
            by=by,
        )


def _taken_back(outlets: list[Outlet]) -> None:
    people, lead = staff(), lead_agency()
    writer = people.officers[lead.pk]
    with held_at(work_moment(-6, 8, 40)):
        written = product_write(agency=lead, facts=INVITATION, by=writer, is_demonstration=True)
        sent = product_submit(product=written, revision=written.revision, by=writer)
    with held_at(work_moment(-5, 9, 25)):
        product = product_approve(product=sent, revision=sent.revision, by=people.desk)
    chosen = [one for one in outlets if one.kind in ("facebook", "zalo_group", "notice_board")][:4]
    for hour, outlet in enumerate(chosen, start=13):
        with held_at(work_moment(-5, hour, 30)):
            posting = _planned(product, outlet, now())
            posting_put_out(posting=posting, revision=posting.revision, by=_by(outlet))
    with held_at(work_moment(-1, 8, 15)):
        recall = recall_begin(
            product=Product.objects.get(pk=product.pk),
            kind=RecallKind.WRONG,
            reason=REASON,
            statement=STATEMENT,
            by=writer,
        )
    first = recall.items.filter(done_at=None).order_by("id").first()
    if first is not None:
        with held_at(work_moment(-1, 9, 50)):
            recall_item_tick(item=first, proof="Đã gỡ bài và đăng lời cải chính.", by=writer)


def _scheduled(outlets: list[Outlet]) -> None:
    """The product approved last, five working days from now, on the lead
    agency's pages and one loudspeaker."""
    rows = Product.objects.filter(is_demonstration=True, state="approved").order_by("-pk")
    product = rows.first()
    speaker = next(one for one in outlets if one.kind == OutletKind.LOUDSPEAKER)
    if product is None:
        return
    for outlet in (*outlets[:2], speaker):
        _planned(Product.objects.get(pk=product.pk), outlet, work_moment(5, 7))
    # One that the lead desk may still move, on the first page of the calendar.
    _planned(Product.objects.get(pk=product.pk), outlets[1], work_moment(1, 8, 30))


def _words_to_approve(product: Product) -> None:
    """One changed text, so that its approval can be seen."""
    lead = lead_agency()
    writer = staff().officers[lead.pk]
    fresh = Product.objects.get(pk=product.pk)
    variant = variant_make(product=fresh, agency=lead, kind=OutletKind.TELECOM_MESSAGE, by=writer)
    words = {"text": "Bi giuc chuyen tien qua dien thoai: dung cuoc goi, tu goi lai de kiem tra."}
    variant_edit(variant=variant, revision=variant.revision, parts=words, by=writer)
