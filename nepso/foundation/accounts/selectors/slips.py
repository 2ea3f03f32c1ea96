"""Slips: who has one, who needs one, what a sheet of them shows, why a code opens nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Prefetch, QuerySet
from django.utils.timezone import localtime

from nepso.foundation.accounts.models import Account, SignInSlip, SlipSheet
from nepso.foundation.accounts.selectors.people import accounts_found, memberships_current
from nepso.foundation.accounts.selectors.rights import Person
from nepso.foundation.accounts.slip_codes import SHOWN_FOR, code_hash
from nepso.kernel.clock import now


def slips_open() -> QuerySet[SignInSlip]:
    """Slips that let their person in now."""
    unspent = SignInSlip.objects.filter(used_at__isnull=True, revoked_at__isnull=True)
    return unspent.filter(expires_at__gt=now(), account__is_active=True)


def slips_waiting(account: Account) -> QuerySet[SignInSlip]:
    """Slips of the account that can still be used, the newest first."""
    return slips_open().filter(account=account).select_related("issued_by").order_by("-issued_at")


def slip_is_local(code: str) -> bool:
    """Whether a code is that of the link which ``nepso run`` printed, still unused."""
    waiting = SignInSlip.objects.filter(code_hash=code_hash(code), is_local=True)
    return waiting.filter(used_at__isnull=True, revoked_at__isnull=True).exists()


def slip_opens(code: str) -> bool:
    """Whether a code lets its person in now; asking spends nothing."""
    return slips_open().filter(code_hash=code_hash(code)).exists()


@dataclass(frozen=True)
class PrintedSlip:
    """One slip of a sheet; ``code`` is "" when it opens nothing any more."""

    slip: SignInSlip
    account: Account
    code: str


def slips_printed(public_id: str, *, by: Person) -> list[PrintedSlip]:
    """The slips of a sheet that ``by`` made within the last half hour, in the order of issue;
    empty when there is none (also when it is another person's)."""
    if not isinstance(by, Account):
        return []
    fresh = SlipSheet.objects.filter(made_by=by, made_at__gt=now() - SHOWN_FOR)
    sheet = fresh.filter(public_id=public_id).first()
    if sheet is None:
        return []
    codes = dict(sheet.codes)
    slips = (
        SignInSlip.objects.filter(pk__in=codes)
        .select_related("account")
        .prefetch_related(
            Prefetch(
                "account__memberships", queryset=memberships_current(), to_attr="current_roles"
            )
        )
    )
    found = {slip.pk: slip for slip in slips}
    still = set(slips_open().filter(pk__in=codes).values_list("pk", flat=True))
    return [
        PrintedSlip(found[pk], found[pk].account, code if pk in still else "")
        for pk, code in codes.items()
        if pk in found
    ]


def accounts_without_entrance(*, managed_by: Person, query: str = "") -> QuerySet[Account]:
    """Who cannot get in yet: no e-mail for a link, no password, and no slip that still opens."""
    people = accounts_found(managed_by=managed_by, query=query).filter(
        email="",
        last_login__isnull=True,
        password__startswith=UNUSABLE_PASSWORD_PREFIX,
        pk__in=memberships_current().values("account"),
    )
    return people.exclude(pk__in=slips_open().values("account")).order_by("folded", "id")


def slip_refusal(code: str) -> str:
    """Why a code opens nothing, and what to do, in one sentence."""
    slip = SignInSlip.objects.filter(code_hash=code_hash(code)).select_related("account").first()
    if slip is None:
        return (
            "Mã phiếu không đúng: hãy so lại từng chữ và số với phiếu; "
            "nếu vẫn không vào được, hãy xin quản trị của cơ quan cấp phiếu mới."
        )
    if slip.used_at is not None:
        return (
            f"Phiếu này đã được dùng lúc {_at(slip.used_at)}, mỗi phiếu chỉ vào được một lần: hãy "
            "đăng nhập bằng mật khẩu bạn đã đặt; nếu người dùng phiếu không phải bạn, "
            "hãy báo ngay quản trị của cơ quan."
        )
    if not slip.account.is_active:
        return "Tài khoản của phiếu này đã đóng: hãy hỏi quản trị của cơ quan."
    if slip.revoked_at is not None:
        return (
            f"Phiếu này hết dùng được từ {_at(slip.revoked_at)} vì đã bị hủy hoặc đã có phiếu mới "
            "hơn: hãy dùng phiếu mới nhất, hoặc xin quản trị của cơ quan cấp lại."
        )
    return (
        f"Phiếu này đã hết hạn lúc {_at(slip.expires_at)}: "
        "hãy xin quản trị của cơ quan cấp phiếu mới."
    )


def _at(moment: dt.datetime) -> str:
    return f"{localtime(moment):%H:%M ngày %d/%m/%Y}"
