"""One-time sign-in slips: a code on paper for an officer without a work e-mail."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from nepso.foundation.accounts.models import Account, SignInSlip
from nepso.foundation.accounts.services.memberships import require_open
from nepso.foundation.accounts.slip_codes import code_hash, code_new
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import Actor, record
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid

ISSUE = act("accounts.slip_issue", "đã cấp phiếu đăng nhập một lần")
USE = act("accounts.slip_use", "đã đăng nhập bằng phiếu")
REVOKE = act("accounts.slip_revoke", "đã hủy phiếu đăng nhập")

VALID_FOR = dt.timedelta(days=7)


@transaction.atomic
def slip_issue(
    *,
    account: Account,
    by: Account | None,
    valid_for: dt.timedelta = VALID_FOR,
    is_local: bool = False,
) -> tuple[SignInSlip, str]:
    """A new slip and its code ("ABCDE-FGHJK-MNPQR"), which is shown once and never stored.

    Earlier slips of the account end. Raises Conflict for a closed account.
    """
    require_open(account)
    _revoke_waiting(account)
    code = code_new()
    slip = SignInSlip.objects.create(
        account=account,
        code_hash=code_hash(code),
        issued_by=by,
        expires_at=now() + valid_for,
        is_local=is_local,
    )
    record(ISSUE, by=by, on=account)
    return slip, code


@transaction.atomic
def slip_use(*, code: str) -> SignInSlip:
    """Spend a slip; its account may sign in now and must choose a password.

    Raises Invalid, with one sentence for every reason, for a code that is unknown, spent, ended,
    out of date, or of a closed account.
    """
    waiting = SignInSlip.objects.filter(
        code_hash=code_hash(code),
        used_at__isnull=True,
        revoked_at__isnull=True,
        expires_at__gt=now(),
        account__is_active=True,
    )
    # One statement spends it: of two browsers with one code, one gets in.
    if waiting.update(used_at=now()) != 1:
        sentence = (
            "Mã phiếu không đúng, đã dùng hoặc đã hết hạn: "
            "hãy kiểm tra từng chữ, hoặc xin quản trị của cơ quan cấp phiếu mới."
        )
        raise Invalid(sentence, fields={"code": sentence})
    slip = SignInSlip.objects.select_related("account").get(code_hash=code_hash(code))
    if not slip.is_local:
        slip.account.must_change_password = True
        slip.account.save(update_fields=["must_change_password"])
    record(USE, by=slip.account, on=slip.account)
    return slip


@transaction.atomic
def slip_revoke(*, slip: SignInSlip, by: Actor | None) -> None:
    """A slip that was lost opens nothing any more."""
    slip.revoked_at = now()
    slip.save(update_fields=["revoked_at"])
    record(REVOKE, by=by, on=slip.account)


def _revoke_waiting(account: Account) -> None:
    waiting = SignInSlip.objects.filter(
        account=account, used_at__isnull=True, revoked_at__isnull=True
    )
    waiting.update(revoked_at=now())
