"""Acts of the review on whole duties: confirm, reopen, drop, restore, account in words only."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.services import record
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.folding import nfc
from nepso.programme.plans.changes import (
    duties_save,
    duty_save,
    duty_to_review,
    version_to_review,
)
from nepso.programme.plans.models import Duty, PlanVersion
from nepso.programme.plans.selectors.review import duties_certain
from nepso.programme.plans.services import acts
from nepso.programme.plans.states import CONFIRMED, DROPPED, DUTY_STATES, PROPOSED


@transaction.atomic
def duty_confirm(*, duty: Duty, revision: int | None, by: Account) -> Duty:
    """A person read the duty and stands for it. Raises Conflict when somebody was faster."""
    duty = duty_to_review(duty, revision=revision, by=by)
    DUTY_STATES.require_move(duty.state, CONFIRMED)
    duty.state = CONFIRMED
    duty_save(duty, by=by, act=acts.DUTY_CONFIRM)
    record(acts.DUTY_CONFIRM, by=by, on=duty)
    return duty


@transaction.atomic
def duty_reopen(*, duty: Duty, revision: int | None, by: Account) -> Duty:
    """Take a confirmation back."""
    duty = duty_to_review(duty, revision=revision, by=by)
    DUTY_STATES.require_move(duty.state, PROPOSED)
    duty.state = PROPOSED
    duty_save(duty, by=by, act=acts.DUTY_REOPEN)
    record(acts.DUTY_REOPEN, by=by, on=duty)
    return duty


@transaction.atomic
def duty_confirm_all_certain(*, version: PlanVersion, by: Account) -> int:
    """Confirm every waiting duty without a doubt whose agencies are all known; returns how many."""
    version = version_to_review(version, by=by)
    certain = duties_certain(version)
    for duty in certain:
        duty.state = CONFIRMED
    duties_save(certain, ["state"], by=by, act=acts.DUTY_CONFIRM_ALL)
    record(acts.DUTY_CONFIRM_ALL, by=by, on=version, detail={"count": len(certain)})
    return len(certain)


@transaction.atomic
def duty_drop(*, duty: Duty, reason: str, revision: int | None, by: Account) -> Duty:
    """This passage is no duty, for a reason that stays with it; Invalid without a reason."""
    if not reason.strip():
        raise Invalid(
            "Hãy ghi vì sao bỏ nhiệm vụ này, để người sau hiểu.",
            fields={"drop_reason": "Hãy ghi lý do."},
        )
    duty = duty_to_review(duty, revision=revision, by=by)
    DUTY_STATES.require_move(duty.state, DROPPED)
    duty.state, duty.drop_reason = DROPPED, nfc(reason.strip())
    duty_save(duty, by=by, act=acts.DUTY_DROP)
    record(acts.DUTY_DROP, by=by, on=duty)
    return duty


@transaction.atomic
def duty_restore(*, duty: Duty, revision: int | None, by: Account) -> Duty:
    """Put a dropped duty back among those to review. One merged away must be split off again."""
    duty = duty_to_review(duty, revision=revision, by=by)
    if duty.merged_into_id:
        raise Conflict(
            "Nhiệm vụ này đã được gộp vào nhiệm vụ khác: hãy tách nhiệm vụ đó thay vì lấy lại."
        )
    DUTY_STATES.require_move(duty.state, PROPOSED)
    duty.state, duty.drop_reason = PROPOSED, ""
    duty_save(duty, by=by, act=acts.DUTY_RESTORE)
    record(acts.DUTY_RESTORE, by=by, on=duty)
    return duty


@transaction.atomic
def duty_mark_words_only(
    *, duty: Duty, words_only: bool, part: str = "", revision: int | None, by: Account
) -> Duty:
    """Whether its agency accounts for the duty in words alone (``design.md``, *Boundaries*).

    ``part``, a passage of the duty's text, limits this to that passage; "" means the whole duty.
    It is kept as the document prints it, however its capitals and spaces were copied. Raises
    Invalid when the passage does not stand in the text.
    """
    duty = duty_to_review(duty, revision=revision, by=by)
    part = " ".join(nfc(part).split()) if words_only else ""
    found = _passage(duty.text, part)
    if part and not found:
        raise Invalid(
            "Phần này không có nguyên văn trong nhiệm vụ: hãy chép đúng từng chữ từ nội dung.",
            fields={"words_only_part": "Hãy chép nguyên văn từ nội dung nhiệm vụ."},
        )
    duty.words_only, duty.words_only_part = words_only, found
    duty_save(duty, by=by, act=acts.DUTY_WORDS_ONLY)
    record(
        acts.DUTY_WORDS_ONLY, by=by, on=duty, detail={"words_only": words_only, "part": bool(part)}
    )
    return duty


def _passage(text: str, part: str) -> str:
    """The passage of ``text`` that has these words, as printed; "" for none."""
    printed = " ".join(text.split())
    start = printed.lower().find(part.lower())
    return printed[start : start + len(part)] if start >= 0 else ""
