"""Four eyes: sent, taken back, returned, approved, opened again."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.policy import require
from nepso.outreach.products.approving import approved
from nepso.outreach.products.claims import require_not_another
from nepso.outreach.products.dues import require_due
from nepso.outreach.products.kinds import Move
from nepso.outreach.products.models import Product
from nepso.outreach.products.policies import may_change, may_decide, may_reopen, may_take_back
from nepso.outreach.products.states import DRAFT, IN_REVIEW
from nepso.outreach.products.stepping import moved_on, reason_given, seen_as
from nepso.outreach.products.telling import tell_approvers, tell_writer

SUBMIT = act("products.submit", "đã gửi sản phẩm truyền thông để duyệt")
TAKE_BACK = act("products.take_back", "đã lấy lại sản phẩm truyền thông để sửa")
RETURN = act("products.return", "đã trả lại sản phẩm truyền thông kèm lý do")
APPROVE = act("products.approve", "đã duyệt sản phẩm truyền thông")
REOPEN = act("products.reopen", "đã mở lại sản phẩm truyền thông đã duyệt")


@transaction.atomic
def product_submit(
    *, product: Product, revision: int, by: Account, due_on: dt.date | None = None
) -> Product:
    """Send a draft to the second pair of eyes; they are told, and reminded around ``due_on``.

    Raises Invalid in words for a day gone by; without a day nobody is reminded.
    """
    found = seen_as(product, revision)
    require(may_change(by, found))
    require_due(due_on)
    found.submitted_by, found.due_on = by, due_on
    change = moved_on(found, IN_REVIEW, Move.SUBMITTED, by)
    tell_approvers(found, by)
    record(SUBMIT, by=by, on=found, detail=change)
    return found


@transaction.atomic
def product_take_back(*, product: Product, revision: int, by: Account) -> Product:
    """Take back what waits for review, to change it."""
    found = seen_as(product, revision)
    require(may_take_back(by, found))
    change = moved_on(found, DRAFT, Move.TAKEN_BACK, by)
    record(TAKE_BACK, by=by, on=found, detail=change)
    return found


@transaction.atomic
def product_return(*, product: Product, revision: int, reason: str, by: Account) -> Product:
    """Back to the writer, who reads why."""
    found = seen_as(product, revision)
    require(may_decide(by, found))
    require_not_another(found, by)
    told = reason_given(reason, "Hãy ghi lý do trả lại để người viết biết cần sửa gì.")
    change = moved_on(found, DRAFT, Move.RETURNED, by, told)
    tell_writer(found, "Sản phẩm bạn gửi bị trả lại: hãy đọc lý do rồi sửa.", by)
    record(RETURN, by=by, on=found, detail=change)
    return found


@transaction.atomic
def product_approve(*, product: Product, revision: int, by: Account) -> Product:
    """Approve the revision that was read; its version is marked and never changes.

    Four eyes: ``by`` wrote none of its versions (``policies.may_decide``). Raises ProductConflict
    when it is no longer what was read, Invalid with one sentence naming the assets without rights
    (issue 5: rights are required), Conflict while a remark is open or another is reviewing.
    """
    found = seen_as(product, revision)
    require(may_decide(by, found))
    require_not_another(found, by)
    change, number = approved(found, by)
    tell_writer(found, "Sản phẩm bạn gửi đã được duyệt.", by)
    record(APPROVE, by=by, on=found, detail={**change, "version": number})
    return found


@transaction.atomic
def product_reopen(*, product: Product, revision: int, reason: str, by: Account) -> Product:
    """A draft again, to be approved anew; the approved version stays as it was."""
    found = seen_as(product, revision)
    require(may_reopen(by, found))
    told = reason_given(reason, "Hãy ghi vì sao mở lại: người duyệt sẽ đọc lý do này.")
    found.approved_at = found.submitted_by = found.due_on = None  # nobody has sent it again yet
    change = moved_on(found, DRAFT, Move.REOPENED, by, told)
    record(REOPEN, by=by, on=found, detail=change)
    return found
