"""Asking to be told, confirming it, leaving. The same answer whoever asks and whatever is known."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import QuerySet

from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.jobs.services import job_enqueue
from nepso.foundation.vault.keys import keyed_hash
from nepso.foundation.webpush.services import (
    DeviceFacts,
    push_key_ensure,
    push_subscribe,
    push_unsubscribe,
)
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid, NotFound
from nepso.outreach.newsletter.audiences import audiences_known
from nepso.outreach.newsletter.models import KINDS, Newsletter, Reader, Signup
from nepso.outreach.newsletter.retention import CONFIRM_WITHIN

TAKE = act("newsletter.signup_take", "có người xin nhận bản tin")
TOKEN = act("newsletter.signup_token", "đã gửi thư xin xác nhận nhận bản tin")
REFUSE = act("newsletter.signup_drop", "máy chủ thư không nhận một địa chỉ xin nhận bản tin")
CONFIRM = act("newsletter.signup_confirm", "đã xác nhận nhận bản tin")
PERMIT = act("newsletter.device_permit", "một thiết bị xin nhận tin mới")
LEAVE = act("newsletter.reader_leave", "một người thôi nhận bản tin")
USE = "newsletter"
# Letters that ask, to one address, before it answers or is forgotten: no tool to pester anybody.
MOST_MAILS = 3
_EMAIL = "Địa chỉ thư điện tử không đúng: hãy kiểm tra lại, ví dụ ten@vi-du.vn."
_NONE = "Chưa chọn bản tin nào: hãy chọn ít nhất một bản tin."


@transaction.atomic
def signup_take(*, email: str, newsletters: Sequence[str], audiences: Sequence[str]) -> None:
    """Take an address with what it chose; a job writes to it once, asking whether it is theirs.

    Nothing tells whether the address was known. Raises Invalid for what is no address or no open
    newsletter.
    """
    address = _address(email)
    chosen = list(_open(newsletters, push=False).values_list("public_id", flat=True))
    if not chosen:
        raise Invalid(_NONE, fields={"newsletters": _NONE})
    key = address_key(address)
    facts = {"address": address, "newsletters": chosen, "audiences": audiences_known(audiences)}
    row, _ = Signup.objects.select_for_update().get_or_create(address_hash=key, defaults=facts)
    if is_over(row):  # the daily job has not come yet
        row.made_at, row.mails, row.token_hash = now(), 0, ""
    for name, value in facts.items():
        setattr(row, name, value)
    asks = row.mails < MOST_MAILS
    row.mails += asks
    row.save()
    if asks:
        job_enqueue("newsletter.ask", signup=row.pk)
    record(TAKE, by=None, on=row)


def _address(email: str) -> str:
    address = email.strip()
    try:
        validate_email(address)
    except ValidationError as error:
        raise Invalid(_EMAIL, fields={"email": _EMAIL}) from error
    return address


def address_key(address: str) -> str:
    """By which an address is found again, in whatever case it was typed."""
    return keyed_hash("newsletter.address", address.casefold())


def is_over(signup: Signup) -> bool:
    """Whether its link no longer confirms."""
    return signup.made_at < now() - CONFIRM_WITHIN


def token_hash(token: str) -> str:
    """What is kept of the token in a confirming link."""
    return keyed_hash("newsletter.signup", token)


@transaction.atomic
def signup_token(*, signup: Signup) -> str:
    """A fresh token for the confirming link; only its keyed hash is kept."""
    token = secrets.token_urlsafe(24)
    signup.token_hash = token_hash(token)
    signup.save(update_fields=["token_hash"])
    record(TOKEN, by=None, on=signup)
    return token


@transaction.atomic
def signup_drop(*, signup: Signup) -> None:
    """The mail server will never take that address: nothing of it stays."""
    record(REFUSE, by=None, on=signup)
    signup.delete()


@transaction.atomic
def signup_confirm(*, token: str) -> Reader:
    """Its holder opened the link and pressed the button: what was chosen holds from now on, in
    place of what was chosen before. Raises NotFound for a link that is used, over or bent."""
    rows = Signup.objects.select_for_update().filter(token_hash=token_hash(token))
    found = rows.first() if token else None
    if found is None or is_over(found):
        raise NotFound("Đường dẫn này đã dùng hoặc hết hạn: hãy đăng ký lại.")
    reader, _ = Reader.objects.update_or_create(
        address_hash=found.address_hash,
        defaults={"address": found.address, "audiences": found.audiences, "refusals": 0},
    )
    reader.newsletters.set(_open(found.newsletters, push=False))
    found.delete()
    record(CONFIRM, by=None, on=reader)
    return reader


@transaction.atomic
def device_permit(
    *, device: DeviceFacts, newsletters: Sequence[str], audiences: Sequence[str]
) -> Reader:
    """A device asks for new things as they come; the browser asked its holder, that is the
    confirmation. Again: what is chosen now holds. Raises Invalid."""
    chosen = _open(newsletters, push=True)
    if not chosen.exists():
        raise Invalid(_NONE, fields={"newsletters": _NONE})
    push_key_ensure()
    push = push_subscribe(use=USE, holder="", device=device)
    reader, _ = Reader.objects.update_or_create(
        address_hash=push.endpoint_hash,
        defaults={"push": push, "audiences": audiences_known(audiences)},
    )
    reader.newsletters.set(chosen)
    record(PERMIT, by=None, on=reader)
    return reader


def _open(newsletters: Sequence[str], *, push: bool) -> QuerySet[Newsletter]:
    kind = KINDS[1] if push else KINDS[0]
    rows = Newsletter.objects.filter(is_open=True, outlet__in_use=True, outlet__kind=kind)
    return rows.filter(public_id__in=newsletters)


@transaction.atomic
def reader_leave(*, reader: Reader) -> None:
    """Leave everything: the row, its address and what was sent to it are erased at once."""
    record(LEAVE, by=None, on=reader)
    push = reader.push
    reader.delete()
    if push is not None:
        push.delete()


@transaction.atomic
def device_leave(*, endpoint: str) -> None:
    """A device wants no more; one that was never known changes nothing."""
    push_unsubscribe(use=USE, holder="", endpoint=endpoint or "-")
