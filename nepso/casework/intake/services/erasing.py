"""Forgetting: what the reporter wrote, showed and how they can be reached."""

from __future__ import annotations

from django.db import transaction

from nepso.casework.intake.holding import submission_held
from nepso.casework.intake.models import Contact, NoticeAddress, Submission, ThreadEntry
from nepso.casework.intake.ports import tell_told
from nepso.casework.intake.services.delivering import deliveries_drop
from nepso.casework.intake.services.devices import devices_forget
from nepso.casework.intake.services.materials import material_destroy
from nepso.casework.intake.services.showing import submission_show
from nepso.casework.intake.states import ERASED
from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.backups.noting import erasure_note

# Names in the ledger of erasures, which outlives the database: never changed.
ERASED_SUBMISSION, ERASED_CONTACT = "intake.submission", "intake.contact"

ERASE = act("intake.submission_erase", "đã xóa nội dung một phản ánh")
ERASE_CONTACT = act("intake.contact_erase", "đã xóa cách liên hệ của một phản ánh")


@transaction.atomic
def submission_erase(*, submission: Submission, by: Account | None, why: str) -> None:
    """Erase text, links, contact, pictures, the words of the thread and what search knows.

    The row stays with harm, place, dates and state, for the figures. ``why`` is a code
    ("by_code", "retention", "sealed"). A second time changes nothing. Packages to the right erase
    what they keep of it when they hear "erase".
    """
    if submission_held(submission).state == ERASED:
        submission.state = ERASED
        return
    for material in submission.materials.all():
        material_destroy(material=material, by=by)
    Contact.objects.filter(submission=submission).delete()
    NoticeAddress.objects.filter(submission=submission).delete()
    devices_forget(submission=submission)
    deliveries_drop(submission)
    ThreadEntry.objects.filter(submission=submission).exclude(text="").update(text="")
    empty = {"text": "", "links": [], "wanted_line": "", "answers": {}}
    Submission.objects.filter(pk=submission.pk).update(
        **empty, folded="", form_token="", filed_hash="", answer_by="", seen_on=None
    )
    submission_show(submission=submission, state=ERASED, by=by)
    submission.refresh_from_db()
    record(ERASE, by=by, on=submission, detail={"why": why})
    erasure_note(kind=ERASED_SUBMISSION, public_id=submission.public_id)
    tell_told(submission, "erase")


@transaction.atomic
def contact_erase(*, submission: Submission, by: Account | None) -> None:
    """Forget how the reporter can be reached; the rest stays, and whoever was told it hears so.
    Where nothing was left to forget nobody is told anything."""
    submission_held(submission)
    rows = (Contact.objects.filter(submission=submission), submission.addresses.all())
    was_there = sum(row.delete()[0] for row in rows)
    devices_forget(submission=submission)
    deliveries_drop(submission)
    submission.answer_by = ""
    submission.save(update_fields=["answer_by"])
    record(ERASE_CONTACT, by=by, on=submission)
    erasure_note(kind=ERASED_CONTACT, public_id=submission.public_id)
    if was_there:
        tell_told(submission, "contact")
