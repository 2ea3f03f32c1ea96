"""The plan of a campaign: its products on many outlets in one press, all of them or none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.errors import Conflict, Invalid, NepsoError
from nepso.kernel.policy import require
from nepso.outreach.campaigns.models import Campaign
from nepso.outreach.campaigns.policies import may_plan_campaign
from nepso.outreach.campaigns.selectors import agencies_in
from nepso.outreach.distribution.models import Outlet, Posting, Variant
from nepso.outreach.distribution.services import Careful, posting_plan, variants_make
from nepso.outreach.products.models import Product

PLAN = act("campaigns.campaign_plan", "đã lên lịch một chiến dịch cho nhiều kênh")
MOST_AT_ONCE = 300


@dataclass(frozen=True, slots=True)
class When:
    """The first product at ``first``, each further one ``days_apart`` days later, each for
    ``lasting`` (None: until somebody takes it down)."""

    first: dt.datetime
    days_apart: int = 1
    lasting: dt.timedelta | None = None


@transaction.atomic
def campaign_plan(
    *,
    campaign: Campaign,
    products: Sequence[Product],
    outlets: Sequence[Outlet],
    when: When,
    by: Account,
    knowing: bool = False,
    is_demonstration: bool = False,
) -> list[Posting]:
    """Make each product's text for each outlet and plan it, through the acts of distribution, so
    that their rules hold. All are stored or none.

    Raises Careful with what each outlet should be told together (quiet hours, neighbours) unless
    ``knowing``; Conflict naming the outlet that cannot; Invalid for days outside the campaign's.
    """
    held = Campaign.objects.select_for_update(of=("self",)).select_related("agency")
    fresh = held.get(pk=campaign.pk)
    require(may_plan_campaign(by, fresh))
    _require_sensible(fresh, products, outlets, when)
    made: list[Posting] = []
    cautions: list[str] = []
    for at, product in enumerate(products):
        begins = when.first + dt.timedelta(days=at * when.days_apart)
        facts: dict[str, Any] = {
            "planned_at": begins,
            "until": None if when.lasting is None else begins + when.lasting,
            "knowing": knowing,
            "is_demonstration": is_demonstration,
        }
        variants = _variants(product, outlets, by)
        for variant, outlet in zip(variants, outlets, strict=True):
            try:
                made.append(posting_plan(variant=variant, outlet=outlet, by=by, **facts))
            except Careful as error:
                cautions += [f"{outlet.name}: {one}" for one in error.cautions]
            except NepsoError as error:
                kind = Invalid if isinstance(error, Invalid) else Conflict
                raise kind(f"{outlet.name}: {error.sentence}") from error
    if cautions:
        raise Careful(list(dict.fromkeys(cautions)))
    detail = {"postings": len(made), "knowing": knowing}
    record(PLAN, by=by, on=fresh, detail=detail)
    return made


def _variants(product: Product, outlets: Sequence[Outlet], by: Account) -> list[Variant]:
    try:
        return variants_make(product=product, outlets=outlets, by=by)
    except NepsoError as error:
        kind = Invalid if isinstance(error, Invalid) else Conflict
        raise kind(f"“{product.title}”: {error.sentence}") from error


def _require_sensible(
    campaign: Campaign, products: Sequence[Product], outlets: Sequence[Outlet], when: When
) -> None:
    wrong: dict[str, str] = {}
    carried = set(campaign.products.values_list("pk", flat=True))
    if not products or any(product.pk not in carried for product in products):
        wrong["products"] = "Hãy chọn ít nhất một sản phẩm của chiến dịch."
    taking_part = set(agencies_in(campaign).values_list("pk", flat=True))
    if not outlets or any(outlet.agency_id not in taking_part for outlet in outlets):
        wrong["outlets"] = "Hãy chọn ít nhất một kênh của cơ quan tham gia chiến dịch."
    if len(products) * len(outlets) > MOST_AT_ONCE:
        wrong["outlets"] = f"Mỗi lần nhiều nhất {MOST_AT_ONCE} lượt đăng: hãy chọn ít kênh hơn."
    begins, after = campaign.span
    last = when.first + dt.timedelta(days=when.days_apart * max(0, len(products) - 1))
    if not (begins <= when.first < after and last < after):
        wrong["day"] = (
            f"Lượt đăng phải trong thời gian của chiến dịch, từ {campaign.begins:%d/%m/%Y} "
            f"đến {campaign.ends:%d/%m/%Y}: hãy chọn ngày khác."
        )
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
