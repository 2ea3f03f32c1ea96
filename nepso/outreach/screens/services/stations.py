"""Stations: their hours, what was aired; things that stand somewhere, and their faults."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid, TooMany
from nepso.kernel.policy import require
from nepso.kernel.validation import require_revision
from nepso.outreach.distribution.kinds import ProofKind
from nepso.outreach.distribution.models import Outlet, Posting
from nepso.outreach.distribution.policies import may_keep_outlets, may_work_on_posting
from nepso.outreach.distribution.services import posting_put_out, proof_give
from nepso.outreach.distribution.states import POSTING_STATES
from nepso.outreach.products.richtext import typed
from nepso.outreach.screens.kinds import AIRED_ON, ALL_DAYS, STANDING, FaultKind
from nepso.outreach.screens.models import AirLogLine, AirSlot, Equipment, FaultNote
from nepso.outreach.screens.states import EQUIPMENT_STATES, FAULTY, GONE, IN_REPAIR, WORKS

ADD_SLOT = act("screens.air_slot_add", "đã thêm giờ phát của một đài")
DROP_SLOT = act("screens.air_slot_drop", "đã bỏ giờ phát của một đài")
AIRED = act("screens.posting_aired", "đã ghi một lần phát trên loa")
KEEP = act("screens.equipment_keep", "đã ghi thiết bị của một kênh")
MOVE = act("screens.equipment_move", "đã đổi tình trạng một thiết bị")
FAULT = act("screens.fault_tell", "có người báo hỏng một thiết bị")
# So many open notes say all there is to say; more of the same are spam or a crowd that agrees.
MOST_AN_HOUR, MOST_OPEN, LONGEST_MINUTES = 5, 30, 240


@transaction.atomic
def air_slot_add(
    *, outlet: Outlet, days: int, begins: dt.time, minutes: int, by: Account
) -> AirSlot:
    """A station is on the air on these days from this hour. Raises Invalid per field."""
    require(may_keep_outlets(by, outlet.agency))
    wrong = {}
    if outlet.kind not in AIRED_ON:
        wrong["outlet"] = "Kênh này không phải đài truyền thanh: hãy chọn kênh khác."
    if not 1 <= days <= ALL_DAYS:
        wrong["days"] = "Chưa chọn ngày nào: hãy đánh dấu ít nhất một ngày."
    if not 1 <= minutes <= LONGEST_MINUTES:
        wrong["minutes"] = f"Mỗi buổi từ 1 đến {LONGEST_MINUTES} phút: hãy xem lại số."
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
    slot = AirSlot.objects.create(outlet=outlet, days=days, begins=begins, minutes=minutes)
    record(ADD_SLOT, by=by, on=outlet, detail={"slot": slot.public_id})
    return slot


@transaction.atomic
def air_slot_drop(*, slot: AirSlot, by: Account) -> None:
    """The station is not on the air at that hour any more; what was planned stays planned."""
    require(may_keep_outlets(by, slot.outlet.agency))
    gone = slot.public_id
    if AirSlot.objects.filter(pk=slot.pk).delete()[0]:
        record(DROP_SLOT, by=by, on=slot.outlet, detail={"slot": gone})


@transaction.atomic
def posting_aired(
    *, posting: Posting, aired_at: dt.datetime, minutes: int, by: Account | None, note: str = ""
) -> AirLogLine:
    """A person says that it was read or played then: it goes out with the first time, and each is
    a proof (``distribution`` announces it). ``by`` None: the machine that played it. Raises
    Conflict for a time that was told before."""
    if by is not None:
        require(may_work_on_posting(by, posting))
    if posting.outlet.kind not in AIRED_ON:
        raise Invalid("Lượt đăng này không chạy trên loa: hãy chọn lại.")
    if aired_at > now():
        sentence = "Giờ phát ở tương lai: hãy ghi giờ đã phát."
        raise Invalid(sentence, fields={"aired_at": sentence})
    if not 1 <= minutes <= LONGEST_MINUTES:
        sentence = f"Mỗi lần phát từ 1 đến {LONGEST_MINUTES} phút: hãy xem lại số."
        raise Invalid(sentence, fields={"minutes": sentence})
    if posting.state in POSTING_STATES.group("waiting"):
        posting = posting_put_out(posting=posting, revision=None, by=by, at=aired_at)
    if AirLogLine.objects.filter(posting=posting, aired_at=aired_at).exists():
        raise Conflict("Lần phát này đã được ghi: không có gì thay đổi.")
    line = AirLogLine.objects.create(
        posting=posting, aired_at=aired_at, minutes=minutes, note=typed(note)[:300], told_by=by,
        by_machine=by is None,
    )  # fmt: skip
    times = AirLogLine.objects.filter(posting=posting).count()
    told = "Máy phát của đài báo" if by is None else "Sổ phát của đài"
    text = f"{told}: lần {times}, {minutes} phút. {line.note}".strip()
    proof_give(posting=posting, kind=ProofKind.PLAY_LOG, plays=1, text=text, by=by)
    record(AIRED, by=by, on=posting, detail={"times": times})
    return line


@transaction.atomic
def equipment_keep(
    *, outlet: Outlet, model: str, by: Account, is_demonstration: bool = False
) -> Equipment:
    """Enter the thing that stands at an outlet, or say better what it is; it gets its QR."""
    require(may_keep_outlets(by, outlet.agency))
    if outlet.kind not in STANDING:
        raise Invalid("Kênh này không có thiết bị ở ngoài: hãy chọn kênh loa, bảng hoặc màn hình.")
    made, _ = Equipment.objects.get_or_create(
        outlet=outlet, defaults={"is_demonstration": is_demonstration}
    )
    made.model = typed(model)[:200]
    made.revision += 1
    made.save(update_fields=["model", "revision"])
    record(KEEP, by=by, on=made, detail={"outlet": outlet.public_id})
    return made


@transaction.atomic
def equipment_move(
    *, equipment: Equipment, revision: int, state: str, by: Account, reason: str = ""
) -> Equipment:
    """Somebody repairs it, it works again (its open notes are closed), or it is gone."""
    rows = Equipment.objects.select_for_update(of=("self",)).select_related("outlet__agency")
    fresh = rows.get(pk=equipment.pk)
    require(may_keep_outlets(by, fresh.outlet.agency))
    require_revision(fresh, revision)
    if state not in (WORKS, IN_REPAIR, GONE):
        raise Invalid("Chưa chọn tình trạng: hãy chọn trong danh sách.")
    EQUIPMENT_STATES.require_move(fresh.state, state)
    change = [fresh.state, state]
    fresh.state, fresh.reason = state, typed(reason)[:500]
    fresh.revision += 1
    fresh.save(update_fields=["state", "reason", "revision"])
    if state == WORKS:
        fresh.faults.filter(closed_at=None).update(closed_at=now())
    record(MOVE, by=by, on=fresh, detail={"state": change})
    return fresh


@transaction.atomic
def fault_tell(*, equipment: Equipment, kind: str, text: str = "") -> FaultNote:
    """Somebody who scanned the QR says what is broken; nothing about them is asked or kept.

    Counted by the thing, not by the person: raises TooMany after some notes in an hour, so that no
    address has to be remembered.
    """
    fresh = Equipment.objects.select_for_update(of=("self",)).get(pk=equipment.pk)
    if fresh.state == GONE:
        raise Conflict("Thiết bị này không còn ở đó: cảm ơn bạn đã báo.")
    if kind not in FaultKind.values:
        sentence = "Chưa chọn hỏng thế nào: hãy chọn một dòng."
        raise Invalid(sentence, fields={"kind": sentence})
    lately = fresh.faults.filter(told_at__gt=now() - dt.timedelta(hours=1)).count()
    if lately >= MOST_AN_HOUR or fresh.faults.filter(closed_at=None).count() >= MOST_OPEN:
        raise TooMany("Chúng tôi đã nhận đủ tin báo về thiết bị này, cảm ơn bạn.", retry_after=3600)
    note = FaultNote.objects.create(equipment=fresh, kind=kind, text=typed(text)[:300])
    if fresh.state == WORKS:
        fresh.state = FAULTY
        fresh.revision += 1
        fresh.save(update_fields=["state", "revision"])
    record(FAULT, by=None, on=fresh, detail={"kind": kind})
    return note
