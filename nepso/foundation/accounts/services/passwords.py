"""Choosing and changing a password."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import Actor, record
from nepso.kernel.errors import Invalid

CHANGE = act("accounts.password_change", "đã đổi mật khẩu")


def require_good_password(account: Account, password: str) -> None:
    """Raise Invalid with every rule that the password breaks, each in a sentence."""
    try:
        validate_password(password, account)
    except ValidationError as error:
        sentence = " ".join(error.messages)
        raise Invalid(sentence, fields={"password": sentence}) from error


@transaction.atomic
def password_choose(*, account: Account, password: str, by: Actor | None) -> None:
    """Set a password after signing in by slip; raises Invalid with what is wrong with it.

    Other sessions of the account end by themselves: their key holds a hash of the old password.
    """
    require_good_password(account, password)
    account.set_password(password)
    account.must_change_password = False
    account.save(update_fields=["password", "must_change_password"])
    record(CHANGE, by=by, on=account)


@transaction.atomic
def password_change(*, account: Account) -> None:
    """Note that allauth's own pages set a new password (change, or reset by e-mail)."""
    account.must_change_password = False
    account.save(update_fields=["must_change_password"])
    record(CHANGE, by=account, on=account)
