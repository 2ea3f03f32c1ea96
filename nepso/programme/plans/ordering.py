"""The order of duties: with gaps, so that one can be put between two others."""

from __future__ import annotations

from nepso.programme.plans.models import Duty, PlanVersion

STEP = 1000


def order_after(version: PlanVersion, order: int | None) -> int:
    """A free place right after ``order`` (None: after the last). Renumbers when there is no gap."""
    if order is None:
        last = version.duties.order_by("-order").values_list("order", flat=True).first()
        return (last or 0) + STEP
    following = (
        version.duties.filter(order__gt=order).order_by("order").values_list("order", flat=True)
    ).first()
    if following is None:
        return order + STEP
    if following - order > 1:
        return (order + following) // 2
    before = version.duties.filter(order__lte=order).count()
    _renumber(version)
    return before * STEP + STEP // 2


def _renumber(version: PlanVersion) -> None:
    duties = list(version.duties.order_by("order", "pk"))
    for position, duty in enumerate(duties, start=1):
        duty.order = position * STEP
    Duty.objects.bulk_update(duties, ["order"], batch_size=200)
