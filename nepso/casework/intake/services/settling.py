"""What triage settles: that it is no spam, which harm it is, of whom it complains."""

from __future__ import annotations

from django.db import transaction

from nepso.casework.intake.finding import findable
from nepso.casework.intake.harms import Harm
from nepso.casework.intake.holding import submission_held
from nepso.casework.intake.models import NoticeAddress, Submission
from nepso.casework.intake.services.materials import material_destroy
from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.jobs.services import job_enqueue
from nepso.kernel.clock import now

COMPLAINED_OF = act("intake.complained_of_settle", "đã xác định cơ quan bị phản ánh")
HIDE = act("intake.submission_find_no_more", "đã bỏ một phản ánh khỏi việc tìm kiếm")
FIND = act("intake.submission_find_again", "đã đưa một phản ánh trở lại việc tìm kiếm")
LIFT = act("intake.submission_hold_lift", "đã bỏ nghi ngờ thư rác của một phản ánh")
SETTLE = act("intake.submission_harm_settle", "đã xác định điều gây hại của một phản ánh")


@transaction.atomic
def submission_hold_lift(*, submission: Submission, by: Account) -> None:
    """It is no spam. The caller has asked its own policy; a second time changes nothing."""
    if not submission.is_held:
        return
    submission.is_held, submission.held_reason = False, ""
    submission.save(update_fields=["is_held", "held_reason"])
    waiting = NoticeAddress.objects.filter(submission=submission, confirmed_at=None)
    waiting.update(made_at=now())  # its holder has as long to confirm as any other
    for address in waiting:
        job_enqueue("intake.confirm_address", address=address.pk)
    record(LIFT, by=by, on=submission)


@transaction.atomic
def submission_harm_settle(*, submission: Submission, harm: str, by: Account) -> None:
    """A person holds it to be another harm than the one chosen when it was filed.

    Moved to ``child_safety``, its pictures are destroyed at once and none is taken any more.
    The caller has asked its own policy.
    """
    before, submission.harm = submission.harm, harm
    submission.folded = findable(harm, submission.text, submission.links)
    submission.save(update_fields=["harm", "folded"])
    if harm == Harm.CHILD_SAFETY:
        for material in submission.materials.all():
            material_destroy(material=material, by=by)
    record(SETTLE, by=by, on=submission, detail={"from": before, "to": harm})


@transaction.atomic
def submission_complained_of_settle(
    *, submission: Submission, agency: Agency | None, by: Account
) -> Submission:
    """A person settles which agency it complains of; from then on nobody of it reads it. The caller
    has asked its own policy."""
    held = submission_held(submission)
    held.complained_of = agency
    held.save(update_fields=["complained_of"])
    detail = {"agency": agency.public_id if agency else ""}
    record(COMPLAINED_OF, by=by, on=held, detail=detail)
    return held


@transaction.atomic
def submission_find_no_more(*, submission: Submission, by: Account) -> None:
    """No search finds its words any more, as when it is sealed; the words themselves stay."""
    submission.folded = ""
    submission.save(update_fields=["folded"])
    record(HIDE, by=by, on=submission)


@transaction.atomic
def submission_find_again(*, submission: Submission, by: Account) -> None:
    """Its words are found again, as when a seal was lifted."""
    submission.folded = findable(submission.harm, submission.text, submission.links)
    submission.save(update_fields=["folded"])
    record(FIND, by=by, on=submission)
