"""Recalls as officers work them off, and what the public reads of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from nepso.foundation.accounts.selectors import Person, agencies_of
from nepso.kernel.errors import NotFound
from nepso.kernel.keyset import Page, keyset_page
from nepso.outreach.distribution.models import Posting, Recall, RecallItem, RecallStatement
from nepso.outreach.distribution.policies import may_distribute
from nepso.outreach.distribution.states import DROPPED, POSTING_STATES
from nepso.outreach.products.models import Product

PAGE_SIZE, ITEMS_SIZE, MOST_WAITING = 25, 50, 100
OWN, LEFT, DONE = "cua-toi", "chua-go", "da-go"


def recalls_visible_to(person: Person) -> QuerySet[Recall]:
    """All recalls, for whoever works for an agency: anybody may hold a copy."""
    rows = Recall.objects.all() if may_distribute(person) else Recall.objects.none()
    return rows.select_related("product__agency")


def recalls_page(person: Person, *, after: str = "", before: str = "") -> Page[Recall]:
    """One page, the latest first, with how many places are still open."""
    rows = recalls_visible_to(person).annotate(
        left=Count("items", filter=Q(items__done_at=None)), places=Count("items")
    )
    return keyset_page(rows, fields=["-id"], size=PAGE_SIZE, after=after, before=before)


def recall_by_public_id(public_id: str, person: Person) -> Recall:
    """One recall; NotFound in words."""
    rows = recalls_visible_to(person).select_related("product__agency", "begun_by", "statement")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound("Không tìm thấy đợt thu hồi này: hãy tìm lại trong danh sách thu hồi.")
    return found


@dataclass(frozen=True, slots=True)
class Places:
    """One page of the places of a recall: those of the person's own agencies that are open, all
    that are open, or all that are done; ``numbers`` tell how many each has, so that nothing is cut
    in silence."""

    part: str
    page: Page[RecallItem]
    numbers: Mapping[str, int]

    @property
    def every(self) -> int:
        """All places of the recall."""
        return self.numbers[LEFT] + self.numbers[DONE]


def places_of(
    recall: Recall, person: Person, *, part: str = "", after: str = "", before: str = ""
) -> Places:
    """What of a recall is to be shown: as asked, else what is left to do, one's own first."""
    own = Q(done_at=None, agency__in=agencies_of(person).values("pk"))
    parts = {OWN: own, LEFT: Q(done_at=None), DONE: Q(done_at__isnull=False)}
    counts = {name.replace("-", "_"): Count("pk", filter=of) for name, of in parts.items()}
    found = recall.items.aggregate(**counts)
    numbers = {name: found[name.replace("-", "_")] for name in parts}
    chosen = part if part in parts else next((one for one in parts if numbers[one]), LEFT)
    rows = recall.items.filter(parts[chosen]).select_related("agency", "done_by", "posting")
    page = keyset_page(rows, fields=["id"], size=ITEMS_SIZE, after=after, before=before)
    return Places(chosen, page, numbers)


def item_by_public_id(public_id: str, person: Person) -> RecallItem:
    """One line of a recall; NotFound in words."""
    rows = RecallItem.objects.filter(recall__in=recalls_visible_to(person))
    found = rows.select_related("recall", "agency", "stored").filter(public_id=public_id).first()
    if found is None:
        raise NotFound("Không tìm thấy dòng này: hãy mở lại trang thu hồi.")
    return found


def items_waiting(person: Person) -> list[RecallItem]:
    """What the person's own agencies still have to take down, the oldest first."""
    own = agencies_of(person).values("pk")
    rows = RecallItem.objects.filter(done_at=None, agency__in=own, is_automatic=False)
    return list(
        rows.select_related("recall__product", "agency", "posting__outlet").order_by("id")[
            :MOST_WAITING
        ]
    )


def recall_of(product: Product) -> Recall | None:
    """The latest recall of a product."""
    return product.recalls.order_by("-id").first()


def recall_of_posting(posting: Posting) -> Recall | None:
    """The latest recall that lists a posting, with its statement: what it says may not be read or
    shown. None while it waits or runs, and for one that was dropped for another reason."""
    if posting.state not in POSTING_STATES.group("taken_back") | {DROPPED}:
        return None
    rows = Recall.objects.filter(items__posting=posting).select_related("statement")
    return rows.order_by("-id").first()


def statements_public() -> QuerySet[RecallStatement]:
    """What the public reads of recalls, each with its product and agency."""
    return RecallStatement.objects.select_related("recall__product__agency")


def statements_latest(most: int) -> list[RecallStatement]:
    """The latest of them; for home and feeds. One query."""
    return list(statements_public().order_by("-told_at", "-id")[:most])


def statements_page(*, after: str = "", before: str = "") -> Page[RecallStatement]:
    """What the public reads, the latest first."""
    rows = RecallStatement.objects.prefetch_related("recall__product__agency")
    return keyset_page(rows, fields=["-id"], size=PAGE_SIZE, after=after, before=before)


def statement_by_public_id(public_id: str) -> RecallStatement:
    """One statement; NotFound in words."""
    rows = RecallStatement.objects.select_related("recall__product__agency")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound("Không tìm thấy thông báo thu hồi này: hãy xem lại danh sách.")
    return found


def statement_about(product: str) -> str:
    """What the public is told of a recalled product (its public id): what was wrong and what is
    right; "" when nothing was said."""
    rows = RecallStatement.objects.filter(recall__product__public_id=product)
    found = rows.order_by("-told_at", "-id").first()
    return "\n\n".join(part for part in (found.was_wrong, found.is_right) if part) if found else ""
