"""One-time sign-in slips: a code on paper for an officer without a work e-mail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from nepso.foundation.accounts.models import Account, SignInSlip, SlipSheet
from nepso.foundation.accounts.selectors.slips import slip_refusal, slips_open
from nepso.foundation.accounts.services.memberships import require_open
from nepso.foundation.accounts.slip_codes import SHOWN_FOR, code_hash, code_new
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import Actor, record
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid

ISSUE = act("accounts.slip_issue", "đã cấp phiếu đăng nhập một lần")
USE = act("accounts.slip_use", "đã đăng nhập bằng phiếu")
REVOKE = act("accounts.slip_revoke", "đã hủy phiếu đăng nhập")

VALID_FOR = dt.timedelta(days=7)
MOST_AT_ONCE = 1000


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
def slips_issue(*, accounts: Sequence[Account], by: Account) -> SlipSheet:
    """A slip for each of these people, on one sheet that ``by`` can print for half an hour.

    The codes stand on the sheet sealed, and a later issue clears what is out of date. Raises
    Conflict for a closed account (then nobody gets a slip), Invalid for nobody or too many.
    """
    if not accounts:
        raise Invalid("Chưa chọn ai: hãy chọn ít nhất một người cần phiếu.")
    if len(accounts) > MOST_AT_ONCE:
        raise Invalid(f"Mỗi lần cấp được nhiều nhất {MOST_AT_ONCE} phiếu: hãy cấp làm nhiều lần.")
    issued = [slip_issue(account=account, by=by) for account in accounts]
    SlipSheet.objects.filter(made_at__lt=now() - SHOWN_FOR).delete()
    return SlipSheet.objects.create(made_by=by, codes=[(slip.pk, code) for slip, code in issued])


@transaction.atomic
def slip_use(*, code: str) -> SignInSlip:
    """Spend a slip; its account may sign in now and must choose a password.

    Raises Invalid for a code that is unknown, spent, ended, out of date, or of a closed account,
    with what became of it and what to do: whoever has a code of 74 random bits held the slip.
    """
    waiting = slips_open().filter(code_hash=code_hash(code))
    # One statement spends it: of two browsers with one code, one gets in.
    if waiting.update(used_at=now()) != 1:
        sentence = slip_refusal(code)
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
