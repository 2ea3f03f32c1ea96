"""What products answers when people are reminded (``notices.ports``, joined in wiring).

Two kinds, so that whoever has to act is told: the second pair of eyes while it waits for them, its
writer while it lies with them again. Nobody is reminded to approve what they wrote themselves.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from django.urls import reverse

from nepso.foundation.notices.kinds import Asked, NoticeKind
from nepso.foundation.notices.ladders import Receiver, ladder
from nepso.foundation.notices.ports import DueThing, Reminders
from nepso.outreach.products.models import Product, ProductStep
from nepso.outreach.products.policies import HANDS_ON
from nepso.outreach.products.states import DRAFT, IN_REVIEW

_FACTS = ("public_id", "title", "due_on", "agency_id", "agency__name", "submitted_by_id")


def _due(state: str, first: dt.date, last: dt.date) -> Iterator[DueThing]:
    rows = Product.objects.filter(state=state, due_on__range=(first, last)).order_by("id")
    pattern = reverse("products:product", args=["0" * 16])
    for public_id, title, due_on, agency, name, writer in rows.values_list(*_FACTS):
        link = pattern.replace("0" * 16, public_id)
        responsible = writer if state == DRAFT else None
        yield DueThing(public_id, f"Sản phẩm “{title}”", link, due_on, agency, name, responsible)


def _open(state: str, asked: Sequence[Asked]) -> set[str]:
    rows = Product.objects.filter(public_id__in={one.about for one in asked}, state=state)
    return set(rows.filter(due_on__isnull=False).values_list("public_id", flat=True))


def approval_due(first: dt.date, last: dt.date) -> Iterator[DueThing]:
    """Products that wait to be read, due between two days; one query."""
    return _due(IN_REVIEW, first, last)


def approval_needed(asked: Sequence[Asked]) -> set[Asked]:
    """Those that still wait, asked of somebody who had no hand in them; two queries."""
    still = _open(IN_REVIEW, asked)
    hands = ProductStep.objects.filter(product__public_id__in=still, move__in=HANDS_ON)
    own = set(hands.values_list("by_id", "product__public_id"))
    return {q for q in asked if q.about in still and (q.account_id, q.about) not in own}


def rewriting_due(first: dt.date, last: dt.date) -> Iterator[DueThing]:
    """Products that came back to their writer, due between two days; one query."""
    return _due(DRAFT, first, last)


def rewriting_needed(asked: Sequence[Asked]) -> set[Asked]:
    """Those that were not sent again; one query."""
    still = _open(DRAFT, asked)
    return {question for question in asked if question.about in still}


APPROVAL = Reminders(
    kind=NoticeKind(
        "products.approval", "Hạn duyệt sản phẩm", noun="sản phẩm", still_needed=approval_needed
    ),
    ladder=ladder("head:-1,0,1;desk:1,3"),
    due_things=approval_due,
    lists={Receiver.HEAD: "products:list", Receiver.DESK: "products:list"},
)
REWRITING = Reminders(
    kind=NoticeKind(
        "products.rewriting", "Hạn sửa sản phẩm", noun="sản phẩm", still_needed=rewriting_needed
    ),
    ladder=ladder("officer:-1,0,1"),
    due_things=rewriting_due,
    lists={Receiver.OFFICER: "products:list"},
)
