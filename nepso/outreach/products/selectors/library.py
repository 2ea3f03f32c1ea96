"""The library of pictures and files: found by words, by agency, by what their rights still lack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from nepso.foundation.accounts.policies import may_run_programme
from nepso.foundation.accounts.selectors import Person, agencies_of
from nepso.foundation.search.selectors import search_page, words_of
from nepso.kernel.clock import today
from nepso.kernel.errors import NotFound
from nepso.kernel.keyset import Page, keyset_page
from nepso.outreach.products.kinds import AssetKind
from nepso.outreach.products.models import Asset, Product
from nepso.outreach.products.policies import may_keep_products, may_see_asset
from nepso.outreach.products.selectors.listing import products_visible_to

PAGE_SIZE, MOST_SHOWN = 24, 100
RIGHTS = {"du": "Đủ quyền, còn hạn", "thieu": "Còn thiếu quyền", "het": "Hết hạn"}


@dataclass(frozen=True, slots=True)
class LibraryFilters:
    """``q``: words; ``co_quan``: public id of an agency (its folder); ``quyen``: a key of RIGHTS;
    ``loai``: an AssetKind."""

    q: str = ""
    co_quan: str = ""
    quyen: str = ""
    loai: str = ""

    @classmethod
    def read(cls, data: Mapping[str, str]) -> LibraryFilters:
        """From a query string; what is unknown is left out."""
        rights, kind = data.get("quyen", ""), data.get("loai", "")
        return cls(
            q=data.get("q", "").strip()[:200],
            co_quan=data.get("co_quan", "")[:16],
            quyen=rights if rights in RIGHTS else "",
            loai=kind if kind in AssetKind.values else "",
        )

    @property
    def chosen(self) -> int:
        """How many of the filter panel are in use."""
        return bool(self.co_quan) + bool(self.quyen) + bool(self.loai)


def _in_date() -> Q:
    return Q(expires_on=None) | Q(expires_on__gte=today())


def assets_visible_to(person: Person) -> QuerySet[Asset]:
    """Those anybody may use, and all of one's own agencies (``policies.may_see_asset``)."""
    if not may_keep_products(person):
        return Asset.objects.none()
    if may_run_programme(person):
        return Asset.objects.all()
    own = list(agencies_of(person).values_list("pk", flat=True))
    return Asset.objects.filter(Q(agency__in=own) | (Q(rights_whole=True) & _in_date()))


def assets_page(
    person: Person, filters: LibraryFilters, *, after: str = "", before: str = ""
) -> Page[Asset]:
    """One page of the library, the latest first."""
    rows = assets_visible_to(person).prefetch_related("agency")
    if filters.co_quan:
        rows = rows.filter(agency__public_id=filters.co_quan)
    if filters.loai:
        rows = rows.filter(kind=filters.loai)
    if filters.quyen == "du":
        rows = rows.filter(_in_date(), rights_whole=True)
    elif filters.quyen == "thieu":
        rows = rows.filter(rights_whole=False)
    elif filters.quyen == "het":
        rows = rows.filter(expires_on__lt=today())
    if words_of(filters.q):
        hits = search_page(rows, filters.q, size=PAGE_SIZE, after=after)
        return Page(hits.rows, hits.after, "")
    return keyset_page(rows, fields=["-id"], size=PAGE_SIZE, after=after, before=before)


def asset_by_public_id(public_id: str, person: Person) -> Asset:
    """One asset; NotFound in words, also for one the person may not know of."""
    rows = Asset.objects.select_related("agency", "stored", "created_by")
    found = rows.filter(public_id=public_id).first()
    if found is None or not may_see_asset(person, found):
        raise NotFound("Không tìm thấy hình ảnh, tệp này: hãy tìm lại trong kho.")
    return found


def products_with(asset: Asset, person: Person) -> tuple[list[Product], int]:
    """Where it is used: the products the person may see, and how many others there are."""
    seen = products_visible_to(person).filter(placed__asset=asset)
    shown = list(seen.select_related("agency").order_by("-id")[:MOST_SHOWN])
    return shown, asset.placed.count() - seen.count()
