"""When a person leaves: the account closes and its open work goes to somebody."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.db import transaction

from nepso.foundation.accounts import ports
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import colleagues_of, memberships_current
from nepso.foundation.accounts.services.delegations import delegation_end
from nepso.foundation.accounts.services.memberships import membership_end
from nepso.foundation.accounts.services.slips import slip_revoke
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid

CLOSE = act("accounts.close", "đã đóng tài khoản")
REOPEN = act("accounts.reopen", "đã mở lại tài khoản")


@transaction.atomic
def account_close(
    *, account: Account, successor: Account | None = None, by: Account | None = None
) -> int:
    """Close an account and hand its open work to ``successor``; returns how many things they took.

    Roles, delegations, slips and sessions end; nothing the person did is removed. What the
    successor may not take, and everything where the agency has no other officer, waits at its
    agency. Raises Invalid when there is open work, a colleague, and no successor, or a successor of
    other agencies; Conflict for a closed successor or oneself.
    """
    stored = Account.objects.select_for_update().get(pk=account.pk)
    if not stored.is_active:
        return 0
    _require_successor(stored, successor, by)
    moved = ports.hand_over(account=stored, successor=successor, by=by)
    for membership in memberships_current().filter(account=stored):
        membership_end(membership=membership, by=by)
    for delegation in stored.delegations_given.filter(ended_at__isnull=True):
        delegation_end(delegation=delegation, by=by)
    for delegation in stored.delegations_received.filter(ended_at__isnull=True):
        delegation_end(delegation=delegation, by=by)
    for slip in stored.slips.filter(used_at__isnull=True, revoked_at__isnull=True):
        slip_revoke(slip=slip, by=by)
    stored.is_active, stored.is_staff, stored.closed_at = False, False, now()
    stored.set_unusable_password()
    stored.revision += 1
    stored.save()
    for session in UserSession.objects.filter(user=stored):
        session.end()
    to = successor.public_id if successor else ""
    record(CLOSE, by=by, on=stored, detail={"moved": moved, "to": to})
    return moved


@transaction.atomic
def account_reopen(*, account: Account, by: Account | None = None) -> Account:
    """Open a closed account again, without roles and without a password."""
    stored = Account.objects.select_for_update().get(pk=account.pk)
    stored.is_active, stored.closed_at = True, None
    stored.revision += 1
    stored.save()
    record(REOPEN, by=by, on=stored)
    return stored


def _require_successor(account: Account, successor: Account | None, by: Account | None) -> None:
    if by is not None and by == account:
        raise Conflict("Không thể tự đóng tài khoản của mình: hãy nhờ một quản trị khác.")
    if successor is None:
        waiting = ports.open_work_of(account)
        if waiting and colleagues_of(account).exists():
            told = ", ".join(f"{count} {label}" for label, count in waiting)
            sentence = f"{account} còn {told}: hãy chọn người nhận bàn giao."
            raise Invalid(sentence, fields={"successor": sentence})
    elif successor == account or not successor.is_active:
        sentence = "Người nhận bàn giao phải là một người khác đang hoạt động: hãy chọn lại."
        raise Invalid(sentence, fields={"successor": sentence})
    elif not colleagues_of(account).filter(pk=successor.pk).exists():
        sentence = "Người nhận bàn giao phải cùng cơ quan với người rời đi: hãy chọn lại."
        raise Invalid(sentence, fields={"successor": sentence})
