"""Opening and editing accounts."""

from __future__ import annotations

from typing import TypedDict, Unpack

from allauth.account.models import EmailAddress
from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.usernames import username_for
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import Actor, record
from nepso.kernel.validation import require_revision, require_valid

OPEN = act("accounts.open", "đã mở tài khoản")
UPDATE = act("accounts.update", "đã sửa tài khoản")


class AccountFacts(TypedDict, total=False):
    """What may be written about an account; what is left out stays as it is."""

    username: str
    full_name: str
    position: str
    email: str
    telephone: str
    is_staff: bool


@transaction.atomic
def account_open(
    *,
    full_name: str,
    username: str = "",
    position: str = "",
    email: str = "",
    telephone: str = "",
    is_staff: bool = False,
    is_demonstration: bool = False,
    by: Actor | None = None,
) -> Account:
    """Open an account without a password: a slip or an e-mail lets its person choose one.

    A user name left out is made from the name ("Nguyễn Văn An" → "annv"). Raises Invalid per field.
    """
    account = Account(
        full_name=full_name.strip(),
        username=username.strip().lower() or username_for(full_name),
        position=position.strip(),
        email=email.strip().lower(),
        telephone=telephone.strip(),
        is_staff=is_staff,
        is_demonstration=is_demonstration,
    )
    account.set_unusable_password()
    require_valid(account)
    account.save()
    record(OPEN, by=by, on=account)
    return account


@transaction.atomic
def account_update(
    *,
    account: Account,
    by: Actor | None = None,
    revision: int | None = None,
    **facts: Unpack[AccountFacts],
) -> Account:
    """Change what is given. Raises Conflict on a stale ``revision``, Invalid per field."""
    stored = Account.objects.select_for_update().get(pk=account.pk)
    require_revision(stored, revision)
    changed = [name for name, value in facts.items() if getattr(stored, name) != value]
    if not changed:
        return stored
    for name in changed:
        setattr(stored, name, facts[name])  # type: ignore[literal-required]
    stored.username, stored.email = stored.username.lower(), stored.email.strip().lower()
    require_valid(stored)
    stored.revision += 1
    stored.save()
    if "email" in changed:
        # allauth keeps addresses of its own: an old one must not reset the password any more.
        EmailAddress.objects.filter(user=stored).delete()
    record(UPDATE, by=by, on=stored, detail={"fields": sorted(changed)})
    return stored
