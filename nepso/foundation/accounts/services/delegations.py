"""Ủy quyền khi vắng mặt."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from nepso.foundation.accounts.models import Account, Delegation
from nepso.foundation.accounts.ports import announce_arranged
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import Actor, record
from nepso.kernel.clock import now, today
from nepso.kernel.errors import Conflict, Invalid

CREATE = act("accounts.delegation_create", "đã ủy quyền khi vắng mặt")
END = act("accounts.delegation_end", "đã kết thúc ủy quyền")
LONGEST_DAYS = 366


@transaction.atomic
def delegation_create(
    *,
    delegator: Account,
    delegate: Account,
    first_day: dt.date,
    last_day: dt.date,
    reason: str = "",
    by: Actor | None = None,
) -> Delegation:
    """``delegate`` works with the rights of ``delegator`` on these days, both included.

    Somebody else than ``delegator`` arranges it for one who is away already: with a reason, never
    for themselves, and both are told (``ports.when_arranged``).

    Raises Invalid for days past, the wrong way round or over a year, Conflict for a closed
    delegate or when the days meet another delegation of the same person.
    """
    fields = {}
    if last_day < first_day:
        fields["last_day"] = "Ngày cuối phải bằng hoặc sau ngày đầu."
    elif last_day < today():
        fields["last_day"] = "Những ngày này đã qua: hãy chọn ngày từ hôm nay trở đi."
    elif (last_day - first_day).days > LONGEST_DAYS:
        fields["last_day"] = "Ủy quyền dài nhất một năm: hãy chọn ngày cuối sớm hơn."
    if delegate == delegator:
        fields["delegate"] = "Không thể ủy quyền cho chính mình: hãy chọn người khác."
    arranged_by = by if isinstance(by, Account) and by != delegator else None
    if arranged_by is not None:
        fields |= _faults_of_arranging(arranged_by, delegate, reason)
    if fields:
        raise Invalid(" ".join(fields.values()), fields=fields)
    if not delegate.is_active:
        raise Conflict(f"Tài khoản của {delegate} đã đóng: hãy chọn người khác.")
    meeting = Delegation.objects.select_for_update().filter(
        delegator=delegator,
        ended_at__isnull=True,
        first_day__lte=last_day,
        last_day__gte=first_day,
    )
    if meeting.exists():
        raise Conflict(
            "Trong những ngày này đã có một ủy quyền khác: hãy kết thúc ủy quyền ấy trước."
        )
    delegation = Delegation.objects.create(
        delegator=delegator,
        delegate=delegate,
        first_day=first_day,
        last_day=last_day,
        arranged_by=arranged_by,
        reason=reason.strip(),
    )
    detail = {"to": delegate.public_id, "arranged": arranged_by is not None}
    record(CREATE, by=by, on=delegator, detail=detail)
    if arranged_by is not None:
        announce_arranged(delegation)
    return delegation


def _faults_of_arranging(by: Account, delegate: Account, reason: str) -> dict[str, str]:
    fields = {}
    if not reason.strip():
        fields["reason"] = "Hãy ghi lý do: người vắng mặt sẽ đọc được."
    if delegate == by:
        fields["delegate"] = (
            "Người sắp xếp không tự nhận quyền của người vắng: hãy chọn một người khác."
        )
    return fields


@transaction.atomic
def delegation_end(*, delegation: Delegation, by: Actor | None = None) -> Delegation:
    """End a delegation at once; ended twice is ended once."""
    if delegation.ended_at is None:
        delegation.ended_at = now()
        delegation.save(update_fields=["ended_at"])
        record(END, by=by, on=delegation.delegator, detail={"to": delegation.delegate.public_id})
    return delegation
