"""Giving and ending roles."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from nepso.foundation.accounts.models import Account, Membership
from nepso.foundation.accounts.policies import may_hold_together
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.selectors import memberships_current
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import Actor, record
from nepso.kernel.clock import today
from nepso.kernel.errors import Conflict, Invalid

GRANT = act("accounts.membership_grant", "đã giao vai trò")
END = act("accounts.membership_end", "đã kết thúc vai trò")


@transaction.atomic
def membership_grant(
    *,
    account: Account,
    agency: Agency,
    role: str,
    valid_from: dt.date | None = None,
    valid_to: dt.date | None = None,
    by: Actor | None = None,
) -> Membership:
    """Give a role at an agency between two days (None: open); given again, the days are renewed.

    Raises Invalid for an unknown role, one that does not go with those the person has, days the
    wrong way round or an agency that has ended.
    """
    if role not in Role.values:
        raise Invalid(
            "Vai trò không có trong danh mục: hãy chọn lại.", fields={"role": "Chọn lại."}
        )
    if valid_from and valid_to and valid_to < valid_from:
        sentence = "Ngày kết thúc phải sau ngày bắt đầu: hãy sửa một trong hai."
        raise Invalid(sentence, fields={"valid_to": sentence})
    # Also what begins later: two roles that may not meet would meet on that day.
    held = memberships_current().filter(account=account).values_list("role", flat=True)
    together = may_hold_together(role, set(held))
    if not together:
        raise Invalid(together.reason, fields={"role": together.reason})
    if agency.valid_to is not None and agency.valid_to < today():
        sentence = f"{agency.name} không còn hoạt động: hãy chọn cơ quan khác."
        raise Invalid(sentence, fields={"agency": sentence})
    membership, created = Membership.objects.select_for_update().get_or_create(
        account=account,
        agency=agency,
        role=role,
        defaults={"valid_from": valid_from, "valid_to": valid_to},
    )
    if not created:
        if (membership.valid_from, membership.valid_to) == (valid_from, valid_to):
            return membership
        membership.valid_from, membership.valid_to = valid_from, valid_to
        membership.save()
    record(GRANT, by=by, on=account, detail={"agency": agency.public_id, "role": role})
    return membership


@transaction.atomic
def membership_end(
    *, membership: Membership, last_day: dt.date | None = None, by: Actor | None = None
) -> Membership:
    """End a role; by default yesterday was its last day, so it is gone at once."""
    last_day = last_day or today() - dt.timedelta(days=1)
    membership.valid_to = last_day
    if membership.valid_from and membership.valid_from > last_day:
        membership.valid_from = last_day
    membership.save(update_fields=["valid_from", "valid_to"])
    record(
        END,
        by=by,
        on=membership.account,
        detail={"agency": membership.agency.public_id, "role": membership.role},
    )
    return membership


@transaction.atomic
def memberships_follow(
    *, agency: Agency, successor: Agency, day: dt.date, by: Actor | None
) -> None:
    """When an agency merges, its people keep their roles at the successor from that day on."""
    for membership in _open_at(agency, day):
        renewed = Membership.objects.filter(
            account=membership.account, agency=successor, role=membership.role
        )
        if not renewed.exists():
            membership_grant(
                account=membership.account,
                agency=successor,
                role=membership.role,
                valid_from=day,
                valid_to=membership.valid_to,
                by=by,
            )
        membership_end(membership=membership, last_day=day - dt.timedelta(days=1), by=by)


def _open_at(agency: Agency, day: dt.date) -> list[Membership]:
    held = Membership.objects.filter(agency=agency, account__is_active=True)
    return list(held.exclude(valid_to__lt=day).select_related("account", "agency"))


def require_open(account: Account) -> None:
    """Raise Conflict for an account that is closed."""
    if not account.is_active:
        raise Conflict(f"Tài khoản của {account} đã đóng: hãy mở lại trước.")
