"""What an officer sees: approved products of all, and the working papers of one's own agencies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.policies import may_approve_for, may_run_programme
from nepso.foundation.accounts.selectors import Person, agencies_of
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agencies_valid
from nepso.foundation.search.selectors import search_page, words_of
from nepso.kernel.errors import NotFound
from nepso.kernel.keyset import Page, keyset_page
from nepso.outreach.products.kinds import Audience
from nepso.outreach.products.models import Product, ProductStep
from nepso.outreach.products.policies import HANDS_ON, may_keep_products, may_read_product
from nepso.outreach.products.states import DRAFT, IN_REVIEW, PRODUCT_STATES

PAGE_SIZE = 25
MOST_AGENCIES, MOST_WAITING = 300, 300


@dataclass(frozen=True, slots=True)
class ProductFilters:
    """``q``: words; ``tinh_trang``: a state; ``doi_tuong``: an audience; ``cua_toi``: "1" for one's
    own agencies."""

    q: str = ""
    tinh_trang: str = ""
    doi_tuong: str = ""
    cua_toi: str = ""

    @classmethod
    def read(cls, data: Mapping[str, str]) -> ProductFilters:
        """From a query string; what is unknown is left out."""
        state, audience = data.get("tinh_trang", ""), data.get("doi_tuong", "")
        return cls(
            q=data.get("q", "").strip()[:200],
            tinh_trang=state if state in dict(PRODUCT_STATES.choices) else "",
            doi_tuong=audience if audience in Audience.values else "",
            cua_toi="1" if data.get("cua_toi") == "1" else "",
        )

    @property
    def chosen(self) -> int:
        """How many of the filter panel are in use; the words stand above it."""
        return bool(self.tinh_trang) + bool(self.doi_tuong) + bool(self.cua_toi)


def products_visible_to(person: Person) -> QuerySet[Product]:
    """Approved ones for every agency; drafts for the agency, those above it, the lead desk."""
    if not may_keep_products(person):
        return Product.objects.none()
    if may_run_programme(person):
        return Product.objects.all()
    approved = Q(state__in=PRODUCT_STATES.group("approved"))
    return Product.objects.filter(approved | Q(agency__in=_own(person)))


def _own(person: Person) -> list[int]:
    return list(agencies_of(person).values_list("pk", flat=True))


def products_page(
    person: Person, filters: ProductFilters, *, after: str = "", before: str = ""
) -> Page[Product]:
    """One page of what the person may see, the latest written first."""
    rows = products_visible_to(person).prefetch_related("agency")
    if filters.tinh_trang:
        rows = rows.filter(state=filters.tinh_trang)
    if filters.doi_tuong:
        rows = rows.filter(audience=filters.doi_tuong)
    if filters.cua_toi:
        rows = rows.filter(agency__in=_own(person))
    if words_of(filters.q):
        hits = search_page(rows, filters.q, size=PAGE_SIZE, after=after)
        return Page(hits.rows, hits.after, "")
    return keyset_page(rows, fields=["-id"], size=PAGE_SIZE, after=after, before=before)


def product_by_public_id(public_id: str, person: Person) -> Product:
    """One product; NotFound in words, also for one the person may not know of."""
    rows = Product.objects.select_related("agency", "submitted_by", "claimed_by")
    found = rows.filter(public_id=public_id).first()
    if found is None or not may_read_product(person, found):
        raise NotFound("Không tìm thấy sản phẩm này: hãy tìm lại trong danh sách sản phẩm.")
    return found


def agencies_writing(person: Person) -> list[Agency]:
    """The living agencies in whose name the person may write, their own first."""
    mine = agencies_valid().filter(pk__in=agencies_of(person).values("pk"))
    return list(mine.order_by("path")[:MOST_AGENCIES])


def products_waiting(person: Account) -> list[Product]:
    """What waits for this person: to read and decide as the second pair of eyes, or drafts they
    sent that came back, the soonest due first. One query."""
    desk = bool(may_run_programme(person))
    hands_on = ProductStep.objects.filter(product=OuterRef("pk"), by=person, move__in=HANDS_ON)
    others = Q(~Exists(hands_on), state=IN_REVIEW)
    if not desk:
        others &= Q(agency__in=agencies_of(person).values("pk"))
    returned = Q(state=DRAFT, submitted_by=person) & ~Q(reason="")
    rows = Product.objects.filter(others | returned).select_related("agency")
    rows = rows.order_by(F("due_on").asc(nulls_last=True), "id").defer(
        "source", "search_text", "folded"
    )
    return [
        one
        for one in rows[:MOST_WAITING]
        if one.state == DRAFT or desk or may_approve_for(person, one.agency)
    ]
