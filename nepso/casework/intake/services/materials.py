"""Screenshots: put aside as they came, made anew by a job, blacked out, destroyed."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet

from nepso.casework.intake.facts import MOST_MATERIALS
from nepso.casework.intake.harms import Harm
from nepso.casework.intake.holding import submission_held
from nepso.casework.intake.kinds import EntryKind, MaterialState, Side
from nepso.casework.intake.models import Material, Submission
from nepso.casework.intake.ports import tell_told
from nepso.casework.intake.states import SUBMISSION
from nepso.casework.intake.thread_entries import entry_add
from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.backups.noting import erasure_note
from nepso.foundation.files.quarantine import Quarantined, quarantine_destroy, quarantine_open
from nepso.foundation.files.selectors import stored_by_public_id
from nepso.foundation.files.services import file_destroy, file_hold, photo_black_out, photo_keep
from nepso.foundation.jobs.services import job_enqueue
from nepso.kernel.errors import Conflict, Invalid, NepsoError

ADD = act("intake.material_add", "đã thêm ảnh vào một phản ánh")
MAKE = act("intake.material_make", "đã làm sạch một ảnh của phản ánh")
REDACT = act("intake.material_redact", "đã bôi đen một phần ảnh của phản ánh")
DESTROY = act("intake.material_destroy", "đã hủy ảnh của phản ánh")
MOST_BOXES = 60
# Names in the ledger of erasures, which outlives the database: never changed.
ERASED_MATERIAL, BLACKED_OUT = "intake.material", "intake.material_blacked_out"
_LIVING = (MaterialState.WAITING, MaterialState.READY)


@transaction.atomic
def material_add(
    *, submission: Submission, raw: Quarantined, by: Account | None, token: str = ""
) -> Material | None:
    """Add a picture that waits in quarantine; a job makes it anew. ``by`` None is the reporter.

    None when this ``token`` added one already. Raises Conflict once closed, Invalid for a fourth
    picture, and for any about a child.
    """
    # As it is now: it may have become a child's matter, or been erased, since the page was opened.
    fresh = submission_held(submission)
    if fresh.harm == Harm.CHILD_SAFETY:
        raise Invalid("Không nhận ảnh về xâm hại trẻ em: hãy gọi 111 ngay.")
    if fresh.state in SUBMISSION.group("closed"):
        raise Conflict("Phản ánh này đã kết thúc nên không thêm ảnh được nữa.")
    if living_materials(submission).count() >= MOST_MATERIALS:
        raise Invalid(f"Nhiều nhất {MOST_MATERIALS} ảnh: không thêm được nữa.")
    side = Side.OFFICE if by else Side.REPORTER
    _, is_new = entry_add(
        submission,
        side=side,
        kind=EntryKind.MATERIAL,
        text="",
        by=by,
        agency=None,
        token=token,
        may_be_empty=True,
    )
    if not is_new:
        return None
    made = Material.objects.create(
        submission=submission, raw=raw.raw, sha256=raw.sha256, added_by=side
    )
    job_enqueue("intake.material_make", material=made.public_id)
    record(ADD, by=by, on=submission, detail={"material": made.public_id})
    if by is None:
        tell_told(submission, "material")
    return made


def living_materials(submission: Submission) -> QuerySet[Material]:
    """Those that can be seen, now or soon."""
    return submission.materials.filter(state__in=_LIVING).order_by("id")


def material_make(*, material: Material) -> None:
    """Make the picture anew and destroy what came; done again it does nothing. What cannot be read
    is refused, and its bytes destroyed too."""
    if material.state != MaterialState.WAITING:
        return
    stored = None
    try:
        with quarantine_open(material.raw) as content:
            stored = photo_keep(content=content, name="anh", by=None)
    except NepsoError:
        state = MaterialState.REFUSED
    else:
        state = MaterialState.READY
    with transaction.atomic():
        rows = Material.objects.select_for_update(of=("self",)).select_related("submission")
        held = rows.get(pk=material.pk)
        is_wanted = held.state == MaterialState.WAITING
        if held.submission.harm == Harm.CHILD_SAFETY or not is_wanted:
            if stored is not None:
                file_destroy(stored=stored, by=None)
            if is_wanted:
                material_destroy(material=held, by=None)
            return  # destroyed meanwhile, or to be
        if stored is not None:
            file_hold(stored=stored, holder=f"intake.material:{held.public_id}", by=None)
            held.stored = stored.public_id
        raw, held.raw, held.state = held.raw, "", state
        held.save(update_fields=["raw", "stored", "state"])
        record(MAKE, by=None, on=held, detail={"state": state})
        transaction.on_commit(lambda: quarantine_destroy(raw))


@transaction.atomic
def material_redact(
    *, material: Material, boxes: Sequence[Sequence[float]], by: Account
) -> Material:
    """Black out boxes ([left, top, width, height], parts of 1) for good: the picture without them
    is destroyed. The caller has asked its own policy. Raises Invalid for boxes outside it."""
    inside = all(
        len(b) == 4 and min(b) >= 0 and b[2] > 0 and b[3] > 0 and b[0] + b[2] <= 1.001
        and b[1] + b[3] <= 1.001 for b in boxes
    )  # fmt: skip
    if not boxes or len(boxes) > MOST_BOXES or not inside:
        raise Invalid("Hãy vẽ ít nhất một ô nằm trong ảnh.")
    held = Material.objects.select_for_update().get(pk=material.pk)
    old = stored_by_public_id(held.stored) if held.state == MaterialState.READY else None
    if old is None:
        raise Conflict("Ảnh này chưa xem được hoặc đã bị hủy: hãy tải lại trang.")
    new = photo_black_out(stored=old, boxes=boxes, by=by)
    file_hold(stored=new, holder=f"intake.material:{held.public_id}", by=by)
    file_destroy(stored=old, by=by)
    held.stored, held.redactions = new.public_id, [*held.redactions, *[list(b) for b in boxes]]
    held.save(update_fields=["stored", "redactions"])
    record(REDACT, by=by, on=held, detail={"boxes": len(boxes)})
    erasure_note(kind=BLACKED_OUT, public_id=f"{held.public_id}:{len(held.redactions)}")
    return held


@transaction.atomic
def material_destroy(*, material: Material, by: Account | None) -> None:
    """The picture is gone, its bytes as soon as that is committed; a second time does nothing."""
    held = Material.objects.select_for_update().get(pk=material.pk)
    if held.state == MaterialState.DESTROYED:
        return
    stored = stored_by_public_id(held.stored) if held.stored else None
    if stored is not None:
        file_destroy(stored=stored, by=by)
    raw = held.raw
    held.raw, held.stored, held.state, held.redactions = "", "", MaterialState.DESTROYED, []
    held.save(update_fields=["raw", "stored", "state", "redactions"])
    record(DESTROY, by=by, on=held)
    erasure_note(kind=ERASED_MATERIAL, public_id=held.public_id)
    transaction.on_commit(lambda: quarantine_destroy(raw))
