"""Where a reporter wants to be told that there is something to read; confirmed first."""

from __future__ import annotations

import datetime as dt
import secrets

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from nepso.casework.intake.codes import code_hash, code_of
from nepso.casework.intake.holding import submission_held
from nepso.casework.intake.kinds import AddressKind, AnswerBy, CameBy
from nepso.casework.intake.models import NoticeAddress, Submission
from nepso.casework.intake.services.delivering import deliveries_drop, deliveries_queue
from nepso.casework.intake.services.devices import ERASED_NOTICES
from nepso.casework.intake.states import ERASED, WITHDRAWN
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.backups.noting import erasure_note
from nepso.foundation.jobs.services import job_enqueue
from nepso.foundation.vault.keys import keyed_hash
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid, NotFound

TOKEN = act("intake.notice_address_token", "đã gửi thư xin xác nhận nơi nhận tin")
GIVE = act("intake.notice_address_give", "người phản ánh xin nhận tin qua thư điện tử")
CONFIRM = act("intake.notice_address_confirm", "đã xác nhận nơi nhận tin")
CLAIM = act("intake.code_claim", "người phản ánh đã nhận mã tra cứu")
SHOWN_AGAIN_WITHIN = dt.timedelta(minutes=10)
CONFIRM_WITHIN = dt.timedelta(days=7)
FORGET = act("intake.notice_address_forget", "đã thôi nhận tin qua thư điện tử")


@transaction.atomic
def notice_address_give(
    *, submission: Submission, email: str, carries_answer: bool = False
) -> NoticeAddress:
    """Take an e-mail address; a job writes to it once, with the link that confirms it. A new one
    replaces the old. ``carries_answer``: the answer itself shall go there, not only word that there
    is one. Raises Invalid, Conflict once withdrawn or erased."""
    fresh = submission_held(submission)
    if fresh.state in (WITHDRAWN, ERASED):
        raise Conflict("Phản ánh này đã rút hoặc đã xóa nên không còn tin để báo.")
    try:
        validate_email(email.strip())
    except ValidationError as error:
        sentence = "Địa chỉ thư điện tử không đúng: hãy kiểm tra lại."
        raise Invalid(sentence, fields={"email": sentence}) from error
    NoticeAddress.objects.filter(submission=submission, kind=AddressKind.EMAIL).delete()
    made = NoticeAddress.objects.create(
        submission=submission,
        kind=AddressKind.EMAIL,
        address=email.strip(),
        carries_answer=carries_answer,
    )
    if not submission.is_held:  # suspected spam sends mail to nobody (``submission_hold_lift``)
        job_enqueue("intake.confirm_address", address=made.pk)
    was_by_mail = submission.answer_by == AnswerBy.EMAIL
    if carries_answer or was_by_mail:
        submission.answer_by = AnswerBy.EMAIL if carries_answer else ""
        submission.save(update_fields=["answer_by"])
    if was_by_mail and not carries_answer:
        deliveries_drop(submission)
    record(GIVE, by=None, on=submission)
    return made


def answer_address_give(*, submission: Submission, email: str) -> NoticeAddress:
    """The reporter chose, when filing, that the answer goes to their address."""
    return notice_address_give(submission=submission, email=email, carries_answer=True)


@transaction.atomic
def notice_address_token(*, address: NoticeAddress) -> str:
    """A fresh token for the confirming link; only its keyed hash is kept."""
    token = secrets.token_urlsafe(24)
    address.token_hash = keyed_hash("intake.notice_address", token)
    address.save(update_fields=["token_hash"])
    record(TOKEN, by=None, on=address.submission)
    return token


@transaction.atomic
def notice_address_confirm(*, token: str) -> str:
    """Its holder opened the link and pressed the button; answers that waited for it go out.

    Returns "", or the tracking code where nobody was given it: what a partner's machine filed
    (docs/decisions/0200). It is made now and known to nobody else; the same button pressed twice
    within ten minutes shows the same. Raises NotFound for a link used or bent.
    """
    hashed = keyed_hash("intake.notice_address", token)
    found = _awaiting(hashed)
    if found is None:
        if code := _claimed_just_now(token):
            return code
        raise NotFound("Đường dẫn này đã dùng hoặc không đúng: hãy xin lại ở trang tra cứu.")
    found.token_hash, found.confirmed_at = "", now()
    found.save(update_fields=["token_hash", "confirmed_at"])
    record(CONFIRM, by=None, on=found.submission)
    if found.carries_answer:
        deliveries_queue(found.submission)
    return _claimed(found.submission, token)


def _awaiting(hashed: str) -> NoticeAddress | None:
    """The address of a link, held after its submission: what waited for it moves on with it."""
    rows = NoticeAddress.objects.filter(token_hash=hashed, made_at__gt=now() - CONFIRM_WITHIN)
    found = rows.select_related("submission").first()
    if found is None:
        return None
    submission_held(found.submission)
    return rows.select_for_update(of=("self",)).select_related("submission").first()


def gives_code(submission: Submission) -> bool:
    """Whether confirming an address gives the tracking code: nobody was given one yet."""
    return submission.came_by == CameBy.OPEN311 and submission.code_claimed_at is None


def _claimed(submission: Submission, token: str) -> str:
    if not gives_code(submission):
        return ""
    code = code_of(f"claim:{token}")
    submission.code_hash, submission.code_claimed_at = code_hash(code), now()
    submission.save(update_fields=["code_hash", "code_claimed_at"])
    record(CLAIM, by=None, on=submission)
    return code


def _claimed_just_now(token: str) -> str:
    code = code_of(f"claim:{token}")
    recent = Submission.objects.filter(code_claimed_at__gt=now() - SHOWN_AGAIN_WITHIN)
    return code if recent.filter(code_hash=code_hash(code)).exists() else ""


@transaction.atomic
def notice_address_forget(*, submission: Submission) -> None:
    """Tell nobody any more, and send no answer."""
    submission_held(submission)
    if submission.answer_by == AnswerBy.EMAIL:
        submission.answer_by = ""
        submission.save(update_fields=["answer_by"])
        deliveries_drop(submission)
    NoticeAddress.objects.filter(submission=submission).delete()
    record(FORGET, by=None, on=submission)
    erasure_note(kind=ERASED_NOTICES, public_id=submission.public_id)
