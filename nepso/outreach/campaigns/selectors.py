"""Questions about campaigns: lists, and what they carry. Figures are in ``progress.py``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from nepso.foundation.accounts.selectors import Person, agencies_of
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agencies_valid
from nepso.foundation.search.selectors import search_page, words_of
from nepso.kernel.errors import NotFound
from nepso.kernel.keyset import Page, keyset_page
from nepso.outreach.campaigns.models import Campaign
from nepso.outreach.campaigns.policies import may_see_campaigns
from nepso.outreach.campaigns.states import CAMPAIGN_STATES, RUNNING
from nepso.outreach.distribution.models import Outlet, Posting
from nepso.outreach.distribution.outlet_facts import COMMUNES
from nepso.outreach.distribution.selectors import postings_read
from nepso.outreach.products.models import Product

PAGE_SIZE, MOST_CHOICES, MOST_OUTLETS = 25, 200, 300


@dataclass(frozen=True, slots=True)
class CampaignFilters:
    """``q``: words; ``tinh_trang``: a state."""

    q: str = ""
    tinh_trang: str = ""

    @classmethod
    def read(cls, data: Mapping[str, str]) -> CampaignFilters:
        """From a query string; what is unknown is left out."""
        state = data.get("tinh_trang", "")
        known = state if state in dict(CAMPAIGN_STATES.choices) else ""
        return cls(q=data.get("q", "").strip()[:200], tinh_trang=known)

    @property
    def chosen(self) -> int:
        """How many of the filter panel are in use."""
        return int(bool(self.tinh_trang))


def campaigns_visible_to(person: Person) -> QuerySet[Campaign]:
    """All, for whoever works for an agency: each may be asked to take part."""
    return Campaign.objects.all() if may_see_campaigns(person) else Campaign.objects.none()


def campaigns_page(
    person: Person, filters: CampaignFilters, *, after: str = "", before: str = ""
) -> Page[Campaign]:
    """One page, the latest begun first."""
    rows = campaigns_visible_to(person).prefetch_related("agency")
    if filters.tinh_trang:
        rows = rows.filter(state=filters.tinh_trang)
    if words_of(filters.q):
        hits = search_page(rows, filters.q, size=PAGE_SIZE, after=after)
        return Page(hits.rows, hits.after, "")
    fields = ["-begins", "-id"]
    return keyset_page(rows, fields=fields, size=PAGE_SIZE, after=after, before=before)


def campaign_by_public_id(public_id: str, person: Person) -> Campaign:
    """One campaign; NotFound in words."""
    rows = campaigns_visible_to(person).select_related("agency")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound("Không tìm thấy chiến dịch này: hãy tìm lại trong danh sách chiến dịch.")
    return found


def campaigns_public() -> QuerySet[Campaign]:
    """Those that have begun, each with its agency."""
    rows = Campaign.objects.filter(state__in=CAMPAIGN_STATES.group("public"))
    return rows.select_related("agency")


def campaigns_running(most: int) -> list[Campaign]:
    """Those that run now, the latest begun first; for the home page."""
    rows = campaigns_public().filter(state=RUNNING)
    return list(rows.order_by("-begins", "-id")[:most])


def campaign_public(public_id: str) -> Campaign:
    """One of them; NotFound in words for any other alike."""
    found = campaigns_public().filter(public_id=public_id).first() if public_id.isalnum() else None
    if found is None:
        raise NotFound("Không có chiến dịch nào tại địa chỉ này: hãy xem danh sách chiến dịch.")
    return found


def postings_to_read(campaign: Campaign) -> QuerySet[Posting]:
    """What of it everybody reads now on a page of ours, in the words that run there
    (``distribution.selectors.words_read``); the latest approved first."""
    rows = postings_read().filter(product__campaigns=campaign)
    return rows.order_by("-product__approved_at", "-product_id")


def agencies_in(campaign: Campaign) -> QuerySet[Agency]:
    """Who takes part: the one that leads, those named, and all communes where it says so."""
    rows = agencies_valid()
    named = rows.filter(
        pk__in=[campaign.agency_id, *campaign.agencies.values_list("pk", flat=True)]
    )
    if not campaign.all_communes:
        return named
    return rows.filter(Q(pk__in=named.values("pk")) | Q(kind__in=COMMUNES))


def products_of(campaign: Campaign) -> list[Product]:
    """What it carries, by title."""
    return list(campaign.products.select_related("agency").order_by("title", "id"))


def outlets_to_plan(campaign: Campaign, person: Person) -> list[Outlet]:
    """The outlets in use of those who take part for whom the person works."""
    rows = Outlet.objects.filter(in_use=True, agency__in=agencies_of(person).values("pk"))
    rows = rows.filter(agency__in=agencies_in(campaign).values("pk")).select_related("agency")
    return list(rows.order_by("agency__path", "form", "kind", "name", "id")[:MOST_OUTLETS])
