"""The day by which a product is to be approved: asked for when it is sent, told until it is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from nepso.foundation.worktime.selectors import add_working_days
from nepso.kernel.clock import today
from nepso.kernel.errors import Invalid
from nepso.outreach.products.models import Product
from nepso.outreach.products.states import PRODUCT_STATES

PROPOSED = 3  # working days for somebody to read it
FARTHEST = dt.timedelta(days=366)
NEAR = 1


@dataclass(frozen=True, slots=True)
class Due:
    """``days`` left, below zero when overdue; ``words`` as a line tells it, its ``colour``."""

    days: int
    words: str
    colour: str


def due_proposed() -> dt.date:
    """What the form proposes."""
    return add_working_days(today(), PROPOSED)


def require_due(due_on: dt.date | None) -> None:
    """Raise Invalid in words for a day gone by or a year away; none at all is allowed."""
    if due_on is None:
        return
    wrong = ""
    if due_on < today():
        wrong = "Hạn duyệt đã qua: hãy chọn từ hôm nay trở đi."
    elif due_on - today() > FARTHEST:
        wrong = "Hạn duyệt xa quá một năm: hãy xem lại năm đã nhập."
    if wrong:
        raise Invalid(wrong, fields={"due_on": wrong})


def due_of(product: Product) -> Due | None:
    """How its date stands today; None when it has none or is no longer worked on."""
    if product.due_on is None or product.state not in PRODUCT_STATES.group("working"):
        return None
    days = (product.due_on - today()).days
    words = f"Hạn duyệt {product.due_on:%d/%m/%Y}"
    if days < 0:
        return Due(days, f"{words}, quá {-days} ngày", "red")
    return Due(days, f"{words}, hôm nay" if days == 0 else words, "amber" if days <= NEAR else "")
