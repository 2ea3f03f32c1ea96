"""After a restore: what was erased of submissions is erased again (``foundation/backups``)."""

from __future__ import annotations

from nepso.casework.intake.kinds import MaterialState
from nepso.casework.intake.models import Contact, Material, NoticeAddress, Submission
from nepso.casework.intake.services.addresses import notice_address_forget
from nepso.casework.intake.services.devices import devices_forget, devices_of
from nepso.casework.intake.services.erasing import contact_erase, submission_erase
from nepso.casework.intake.services.materials import material_destroy
from nepso.casework.intake.states import ERASED


def submission_again(public_id: str) -> bool:
    """Erase it where it came back; whether it had."""
    found = Submission.objects.filter(public_id=public_id).exclude(state=ERASED).first()
    if found is not None:
        submission_erase(submission=found, by=None, why="restored")
    return found is not None


def contact_again(public_id: str) -> bool:
    """Forget how its reporter can be reached, where that came back."""
    found = Submission.objects.filter(public_id=public_id).first()
    if found is None or not _is_reachable(found):
        return False
    contact_erase(submission=found, by=None)
    return True


def _is_reachable(submission: Submission) -> bool:
    kept = (Contact, NoticeAddress)
    return any(model.objects.filter(submission=submission).exists() for model in kept) or bool(
        devices_of(submission)
    )


def notices_again(public_id: str) -> bool:
    """Tell nobody and no device any more, where that came back."""
    found = Submission.objects.filter(public_id=public_id).first()
    if found is None:
        return False
    addresses, devices = NoticeAddress.objects.filter(submission=found), devices_of(found)
    if addresses.exists():
        notice_address_forget(submission=found)
    elif not devices:
        return False
    devices_forget(submission=found)
    return True


def material_again(public_id: str) -> bool:
    """Destroy a picture that came back, bytes and all."""
    found = Material.objects.filter(public_id=public_id).first()
    if found is None or found.state == MaterialState.DESTROYED:
        return False
    material_destroy(material=found, by=None)
    return True


def blacked_out_again(noted: str) -> bool:
    """Destroy a picture that came back without its last black boxes: what was under them is not to
    be seen, and the boxes went with the rows. ``noted`` is "public id:how many boxes it had"."""
    public_id, _, boxes = noted.partition(":")
    found = Material.objects.filter(public_id=public_id).first()
    if found is None or found.state == MaterialState.DESTROYED:
        return False
    if len(found.redactions) >= int(boxes):
        return False
    material_destroy(material=found, by=None)
    return True
