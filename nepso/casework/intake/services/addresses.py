"""Where a reporter wants to be told that there is something to read; confirmed first."""

from __future__ import annotations

import datetime as dt
import secrets

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from nepso.casework.intake.kinds import AddressKind
from nepso.casework.intake.models import NoticeAddress, Submission
from nepso.casework.intake.states import ERASED, WITHDRAWN
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.jobs.services import job_enqueue
from nepso.foundation.vault.keys import keyed_hash
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid, NotFound

TOKEN = act("intake.notice_address_token", "đã gửi thư xin xác nhận nơi nhận tin")
GIVE = act("intake.notice_address_give", "người phản ánh xin nhận tin qua thư điện tử")
CONFIRM = act("intake.notice_address_confirm", "đã xác nhận nơi nhận tin")
CONFIRM_WITHIN = dt.timedelta(days=7)
FORGET = act("intake.notice_address_forget", "đã thôi nhận tin qua thư điện tử")


@transaction.atomic
def notice_address_give(*, submission: Submission, email: str) -> NoticeAddress:
    """Take an e-mail address; a job writes to it once, with the link that confirms it. A new one
    replaces the old. Raises Invalid, Conflict once withdrawn or erased."""
    fresh = Submission.objects.select_for_update().only("state").get(pk=submission.pk)
    if fresh.state in (WITHDRAWN, ERASED):
        raise Conflict("Phản ánh này đã rút hoặc đã xóa nên không còn tin để báo.")
    try:
        validate_email(email.strip())
    except ValidationError as error:
        sentence = "Địa chỉ thư điện tử không đúng: hãy kiểm tra lại."
        raise Invalid(sentence, fields={"email": sentence}) from error
    NoticeAddress.objects.filter(submission=submission, kind=AddressKind.EMAIL).delete()
    made = NoticeAddress.objects.create(
        submission=submission, kind=AddressKind.EMAIL, address=email.strip()
    )
    job_enqueue("intake.confirm_address", address=made.pk)
    record(GIVE, by=None, on=submission)
    return made


@transaction.atomic
def notice_address_token(*, address: NoticeAddress) -> str:
    """A fresh token for the confirming link; only its keyed hash is kept."""
    token = secrets.token_urlsafe(24)
    address.token_hash = keyed_hash("intake.notice_address", token)
    address.save(update_fields=["token_hash"])
    record(TOKEN, by=None, on=address.submission)
    return token


@transaction.atomic
def notice_address_confirm(*, token: str) -> None:
    """Its holder opened the link and pressed the button. Raises NotFound for one used or bent."""
    hashed = keyed_hash("intake.notice_address", token)
    rows = NoticeAddress.objects.select_for_update()
    found = rows.filter(token_hash=hashed, made_at__gt=now() - CONFIRM_WITHIN).first()
    if found is None:
        raise NotFound("Đường dẫn này đã dùng hoặc không đúng: hãy xin lại ở trang tra cứu.")
    found.token_hash, found.confirmed_at = "", now()
    found.save(update_fields=["token_hash", "confirmed_at"])
    record(CONFIRM, by=None, on=found.submission)


@transaction.atomic
def notice_address_forget(*, submission: Submission) -> None:
    """Tell nobody any more."""
    NoticeAddress.objects.filter(submission=submission).delete()
    record(FORGET, by=None, on=submission)
