"""Postings: planned, put out, failed, dropped."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.outreach.distribution.addresses import is_web_address, web_address_typed
from nepso.outreach.distribution.kinds import Move, OutletKind
from nepso.outreach.distribution.models import Outlet, Posting, Variant
from nepso.outreach.distribution.policies import (
    may_keep_outlets,
    may_use_product,
    may_work_on_posting,
)
from nepso.outreach.distribution.ports import own_tasks
from nepso.outreach.distribution.scheduling import cautions, times_checked
from nepso.outreach.distribution.sendable import require_ready, require_sendable
from nepso.outreach.distribution.states import DROPPED, FAILED, OUT, PLANNED
from nepso.outreach.distribution.stepping import (
    moved_on,
    posting_held,
    product_unscheduled,
    step_add,
)
from nepso.outreach.products.models import Product
from nepso.outreach.products.richtext import typed
from nepso.outreach.products.services import product_run
from nepso.outreach.products.states import APPROVED, SCHEDULED
from nepso.outreach.products.states import OUT as PRODUCT_OUT
from nepso.outreach.products.stepping import reason_given

PLAN = act("distribution.posting_plan", "đã lên lịch một lượt đăng")
REPLAN = act("distribution.posting_replan", "đã đổi giờ một lượt đăng")
DROP = act("distribution.posting_drop", "đã bỏ một lượt đăng khỏi lịch")
PUT_OUT = act("distribution.posting_put_out", "đã ghi nhận một lượt đăng")
FAIL = act("distribution.posting_fail", "đã ghi nhận một lượt đăng không thành")


class Careful(Conflict):
    """Nothing forbids it, but there is something to know first; ``cautions`` are sentences."""

    def __init__(self, cautions: list[str]) -> None:
        super().__init__(" ".join([*cautions, "Nếu vẫn muốn, hãy đánh dấu đã biết rồi lưu lại."]))
        self.cautions = cautions


@transaction.atomic
def posting_plan(
    *,
    variant: Variant,
    outlet: Outlet,
    planned_at: dt.datetime,
    by: Account,
    until: dt.datetime | None = None,
    knowing: bool = False,
    is_demonstration: bool = False,
) -> Posting:
    """Plan a variant on an outlet of its agency; the product is scheduled with it.

    Raises Careful for quiet hours and for what else runs just then, unless ``knowing``; Conflict
    for a variant that waits for approval or is stale; Invalid for times at which nothing can run.
    """
    product = Product.objects.select_for_update(of=("self",)).get(pk=variant.product_id)
    fresh = Variant.objects.select_related("version", "agency").get(pk=variant.pk)
    fresh.product = product
    require(may_use_product(by, product, fresh.agency))
    require(may_keep_outlets(by, outlet.agency))
    _require_fit(fresh, outlet)
    times_checked(outlet, planned_at, until)
    if not knowing and (told := cautions(outlet, fresh, planned_at, until)):
        raise Careful(told)
    posting = Posting(
        product=product,
        variant=fresh,
        outlet=outlet,
        planned_at=planned_at,
        until=until,
        is_on_portal=outlet.kind == OutletKind.PORTAL,
        plan_tasks=list(own_tasks().own(product.plan_tasks, outlet.agency.public_id)),
        created_by=by,
        is_demonstration=is_demonstration,
    )
    posting.save()
    step_add(posting, Move.PLANNED, by)
    if product.state == APPROVED:
        product_run(product=product, state=SCHEDULED, by=by)
    detail = {"product": product.public_id, "outlet": outlet.public_id, "knowing": knowing}
    record(PLAN, by=by, on=posting, detail=detail)
    return posting


def _require_fit(variant: Variant, outlet: Outlet) -> None:
    if (variant.kind, variant.agency_id) != (outlet.kind, outlet.agency_id):
        raise Invalid("Bản này không phải làm cho kênh này: hãy chọn lại kênh.")
    if variant.language != outlet.language:
        raise Invalid("Kênh này nói tiếng khác với bản đã làm: hãy làm lại bản theo kênh.")
    if variant.length != outlet.length:
        raise Invalid("Bảng này dài khác bản đã làm: hãy làm lại bản theo kênh.")
    require_ready(variant)


@transaction.atomic
def posting_replan(
    *,
    posting: Posting,
    revision: int,
    planned_at: dt.datetime,
    by: Account,
    until: dt.datetime | None = None,
    knowing: bool = False,
) -> Posting:
    """Another time for what did not run yet; one that failed is planned again."""
    fresh = posting_held(posting, revision)
    require(may_work_on_posting(by, fresh))
    if fresh.state not in (PLANNED, FAILED):
        raise Conflict("Lượt này đã đăng hoặc đã bỏ nên không đổi giờ được: hãy tải lại trang.")
    times_checked(fresh.outlet, planned_at, until)
    told = cautions(fresh.outlet, fresh.variant, planned_at, until, apart_from=fresh)
    if told and not knowing:
        raise Careful(told)
    fresh.planned_at, fresh.until = planned_at, until
    if fresh.state == FAILED:
        moved_on(fresh, PLANNED, Move.REPLANNED, by)
    else:
        step_add(fresh, Move.REPLANNED, by)
    record(REPLAN, by=by, on=fresh, detail={"knowing": knowing})
    return fresh


@transaction.atomic
def posting_drop(*, posting: Posting, revision: int, by: Account, reason: str = "") -> Posting:
    """Off the plan before it ran; a product of which nothing is left is approved and no more."""
    fresh = posting_held(posting, revision)
    require(may_work_on_posting(by, fresh))
    change = moved_on(fresh, DROPPED, Move.DROPPED, by, typed(reason)[:2000])
    product_unscheduled(fresh.product, by)
    record(DROP, by=by, on=fresh, detail=change)
    return fresh


@transaction.atomic
def posting_put_out(
    *,
    posting: Posting,
    revision: int | None,
    by: Account | None,
    url: str = "",
    place: str = "",
    at: dt.datetime | None = None,
) -> Posting:
    """It runs: what the variant says is kept as it went out, and the product is out.

    ``by`` None and ``revision`` None: a machine at its time. ``at``: when it went out, when that is
    told later. One that went out before its hour stands from then on where it really ran: nothing
    that runs lies ahead in calendars and lists. Raises Conflict for a variant that nobody approved
    or a product taken back.
    """
    fresh = posting_held(posting, revision)
    if by is not None:
        require(may_work_on_posting(by, fresh))
    moment = at or now()
    require_sendable(fresh, moment)
    wrong = {}
    if moment > now():
        wrong["at"] = "Giờ đã đăng ở tương lai: hãy ghi giờ đã qua."
    address = web_address_typed(typed(url))
    if address and (not is_web_address(address) or len(address) > 1000):
        wrong["url"] = "Liên kết phải bắt đầu bằng https:// hoặc http://: hãy chép lại."
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
    fresh.out_at, fresh.shown = moment, fresh.variant.parts
    fresh.is_edited = fresh.variant.edited is not None
    fresh.planned_at = min(fresh.planned_at, moment)
    fresh.url, fresh.place = address, typed(place)[:300]
    change = moved_on(fresh, OUT, Move.PUT_OUT, by)
    product_run(product=fresh.product, state=PRODUCT_OUT, by=by)
    record(PUT_OUT, by=by, on=fresh, detail=change)
    return fresh


@transaction.atomic
def posting_fail(*, posting: Posting, reason: str, by: Account | None) -> Posting:
    """It could not be put out; the reason is for the person who plans it again."""
    fresh = posting_held(posting)
    if by is not None:
        require(may_work_on_posting(by, fresh))
    told = reason_given(reason, "Hãy ghi vì sao không đăng được.")
    change = moved_on(fresh, FAILED, Move.FAILED, by, told)
    record(FAIL, by=by, on=fresh, detail=change)
    return fresh
