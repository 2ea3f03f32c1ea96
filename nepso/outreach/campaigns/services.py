"""Acts on campaigns: written, changed, given products, begun, ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TypedDict

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.search.declaring import search_columns
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.kernel.validation import require_revision, require_valid
from nepso.outreach.campaigns.models import Campaign
from nepso.outreach.campaigns.policies import (
    may_edit_campaign,
    may_move_campaign,
    may_write_campaign,
)
from nepso.outreach.campaigns.states import CAMPAIGN_STATES, RUNNING
from nepso.outreach.products.models import Product
from nepso.outreach.products.policies import may_read_product
from nepso.outreach.products.richtext import typed

WRITE = act("campaigns.campaign_write", "đã lập một chiến dịch")
EDIT = act("campaigns.campaign_edit", "đã sửa một chiến dịch")
CARRY = act("campaigns.campaign_carry", "đã chọn sản phẩm của một chiến dịch")
MOVE = act("campaigns.campaign_move", "đã chuyển bước một chiến dịch")
MOST_PRODUCTS, LONGEST = 50, dt.timedelta(days=3 * 366)
_NAMES = ("title", "goal", "begins", "ends", "all_communes", "target_postings", "target_communes")


class CampaignFacts(TypedDict):
    """What a person writes of a campaign; targets are wishes, never results."""

    title: str
    goal: str
    begins: dt.date
    ends: dt.date
    agencies: list[Agency]
    all_communes: bool
    target_postings: int
    target_communes: int


@transaction.atomic
def campaign_write(
    *, agency: Agency, facts: CampaignFacts, by: Account, is_demonstration: bool = False
) -> Campaign:
    """A draft that an agency leads. Raises Invalid with a sentence per field."""
    require(may_write_campaign(by, agency))
    made = Campaign(agency=agency, created_by=by, is_demonstration=is_demonstration)
    _facts_set(made, facts)
    record(WRITE, by=by, on=made, detail={"agency": agency.public_id})
    return made


@transaction.atomic
def campaign_edit(
    *, campaign: Campaign, revision: int, facts: CampaignFacts, by: Account
) -> Campaign:
    """Tell it better. Raises Conflict when another changed it meanwhile, Invalid per field."""
    fresh = _held(campaign, revision)
    require(may_edit_campaign(by, fresh))
    fresh.revision += 1
    _facts_set(fresh, facts)
    record(EDIT, by=by, on=fresh)
    return fresh


def _held(campaign: Campaign, revision: int | None) -> Campaign:
    rows = Campaign.objects.select_for_update(of=("self",)).select_related("agency")
    fresh = rows.get(pk=campaign.pk)
    require_revision(fresh, revision)
    return fresh


def _facts_set(campaign: Campaign, facts: CampaignFacts) -> None:
    for name in _NAMES:
        value = facts[name]  # type: ignore[literal-required]
        setattr(campaign, name, typed(value) if isinstance(value, str) else value)
    wrong = {}
    if campaign.ends < campaign.begins:
        wrong["ends"] = "Ngày kết thúc phải từ ngày bắt đầu trở đi: hãy xem lại hai ngày."
    elif campaign.ends - campaign.begins > LONGEST:
        wrong["ends"] = "Chiến dịch dài nhất ba năm: hãy chia thành nhiều chiến dịch."
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
    parts = [campaign.title, campaign.goal, campaign.agency.name]
    campaign.search_text, campaign.folded = search_columns(parts)
    require_valid(campaign, exclude=["begun_at"])
    campaign.save()
    campaign.agencies.set(facts["agencies"])


@transaction.atomic
def campaign_carry(
    *, campaign: Campaign, revision: int, products: Iterable[Product], by: Account
) -> Campaign:
    """These are its products, whatever they were before. What ran of one that leaves is no more
    counted here; the postings themselves stay. They stand on its public page, so once it has begun
    only who may begin it changes them. Raises Invalid for too many."""
    fresh = _held(campaign, revision)
    require(may_edit_campaign(by, fresh))
    chosen = list({product.pk: product for product in products}.values())
    if len(chosen) > MOST_PRODUCTS:
        raise Invalid(f"Một chiến dịch có nhiều nhất {MOST_PRODUCTS} sản phẩm: hãy bỏ bớt.")
    known = set(fresh.products.values_list("pk", flat=True))
    for product in chosen:
        if product.pk not in known:
            require(may_read_product(by, product))
    fresh.products.set(chosen)
    fresh.revision += 1
    fresh.save(update_fields=["revision"])
    record(CARRY, by=by, on=fresh, detail={"products": [p.public_id for p in chosen]})
    return fresh


@transaction.atomic
def campaign_move(*, campaign: Campaign, revision: int, state: str, by: Account) -> Campaign:
    """Begin it before the public, end it, or let one that ended run on.

    Raises Conflict for a step that is not there, and for one that would begin without a product.
    """
    fresh = _held(campaign, revision)
    require(may_move_campaign(by, fresh))
    before = fresh.state
    CAMPAIGN_STATES.require_move(before, state)
    if state == RUNNING and not fresh.products.exists():
        raise Conflict("Chiến dịch chưa có sản phẩm nào: hãy chọn sản phẩm trước khi bắt đầu.")
    fresh.state = state
    fresh.begun_at = fresh.begun_at or now()
    fresh.revision += 1
    fresh.save(update_fields=["state", "begun_at", "revision"])
    record(MOVE, by=by, on=fresh, detail={"state": [before, state]})
    return fresh
