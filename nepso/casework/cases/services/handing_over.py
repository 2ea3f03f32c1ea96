"""Emergencies: who told 111 or the police what, and that a second person saw it. A fact, no copy:
content only, nothing of the reporter (design.md, *Boundaries*)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from nepso.casework.cases.kinds import HandedTo, StepKind, WhyRestricted
from nepso.casework.cases.models import CaseFile, CaseRead, Handover
from nepso.casework.cases.policies import may_guard_case, may_sign_second
from nepso.casework.cases.states import CONFIRMED, DECLINED, HANDOVER
from nepso.casework.cases.stepping import moved_on, require_live, seen_as, words
from nepso.casework.cases.telling import ring_anew, taken, tell
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import accounts_receiving, reachable_at
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require

PROPOSE = act("cases.handover_propose", "đã báo chuyển nội dung khẩn cấp")
CONFIRM = act("cases.handover_confirm", "đã xác nhận việc chuyển nội dung khẩn cấp")
DECLINE = act("cases.handover_decline", "không xác nhận việc chuyển nội dung khẩn cấp")
RESTRICT = act("cases.restrict", "đã giới hạn người xem hồ sơ")
READ = act("cases.read_restricted", "đã mở một hồ sơ giới hạn")


def is_handed_over(case: CaseFile) -> bool:
    """Whether two persons signed that the content was handed over, since the case was last opened
    again: what an appeal found wrong may be that very hand-over."""
    signed = case.handovers.filter(state=CONFIRMED)
    again = case.steps.filter(kind=StepKind.REOPENED).order_by("-id").first()
    return signed.filter(proposed_at__gte=again.at).exists() if again else signed.exists()


def require_handed_over(case: CaseFile) -> None:
    """A restricted case ends only after two persons signed where its content went."""
    if case.restricted and not is_handed_over(case):
        raise Conflict(
            "Hồ sơ này liên quan an toàn con người: hãy chuyển nội dung cho 111 hoặc Công an và để "
            "người thứ hai xác nhận, trước khi khép."
        )


@transaction.atomic
def handover_propose(
    *,
    case: CaseFile,
    revision: int,
    to: str,
    content: str,
    taken_by: str,
    handed_at: dt.datetime,
    by: Account,
) -> Handover:
    """Note that the content was told to 111 or the police: what, who took it, when."""
    fresh = seen_as(case, revision)
    require(may_guard_case(by, fresh))
    require_live(fresh)
    if not fresh.restricted:
        raise Conflict("Hồ sơ này không thuộc diện khẩn cấp: hãy giới hạn người xem trước.")
    if to not in HandedTo.values:
        raise Invalid("Hãy chọn nơi đã nhận.", fields={"to": "Hãy chọn một dòng."})
    if handed_at > now():
        sentence = "Giờ chuyển chưa tới: hãy xem lại giờ."
        raise Invalid(sentence, fields={"handed_at": sentence})
    if fresh.handovers.filter(state="proposed").exists():
        raise Conflict("Đang có một lần chuyển chờ người thứ hai xác nhận: hãy xác nhận lần đó.")
    handover = Handover.objects.create(
        case=fresh,
        to=to,
        content=words(content, "content", empty="Chưa ghi đã chuyển nội dung gì.", most=2000),
        taken_by=words(taken_by, "taken_by", empty="Chưa ghi ai đã nhận.", most=200),
        handed_at=handed_at,
        proposed_by=by,
        proposed_at=now(),
    )
    moved_on(fresh, fresh.state, StepKind.HANDOVER_PROPOSED, by, tell=False)
    taken(fresh, by)
    record(PROPOSE, by=by, on=handover, detail={"case": fresh.public_id, "to": to})
    people = reachable_at({fresh.agency_id})
    near = [*people.officers.get(fresh.agency_id, []), *people.heads.get(fresh.agency_id, [])]
    second = [one for one in [*near, *accounts_receiving()] if may_sign_second(one, handover)]
    tell(fresh, second, "cần người thứ hai xác nhận việc chuyển khẩn cấp.", by=by)
    return handover


@transaction.atomic
def handover_confirm(*, handover: Handover, by: Account) -> Handover:
    """The second person signs; never the one who proposed it."""
    return _signed(handover, CONFIRMED, "", by)


@transaction.atomic
def handover_decline(*, handover: Handover, answer: str, by: Account) -> Handover:
    """The second person does not sign, and says why; it has to be done (or noted) anew."""
    said = words(answer, "answer", empty="Chưa ghi lý do: hãy viết vì sao không xác nhận.")
    return _signed(handover, DECLINED, said, by)


def _signed(handover: Handover, state: str, answer: str, by: Account) -> Handover:
    case = seen_as(handover.case, None)
    rows = Handover.objects.select_for_update(of=("self",)).select_related("case__agency")
    held = rows.get(pk=handover.pk)
    require(may_sign_second(by, held))
    HANDOVER.require_move(held.state, state)
    held.state, held.confirmed_by, held.confirmed_at, held.answer = state, by, now(), answer
    held.save(update_fields=["state", "confirmed_by", "confirmed_at", "answer"])
    confirmed = state == CONFIRMED
    kind = StepKind.HANDOVER_CONFIRMED if confirmed else StepKind.HANDOVER_DECLINED
    moved_on(case, case.state, kind, by, tell=False)
    line = CONFIRM if confirmed else DECLINE
    record(line, by=by, on=held, detail={"case": case.public_id, "to": held.to})
    if not confirmed:
        ring_anew(case)  # nobody outside has it: whoever handles it has to act again
    return held


@transaction.atomic
def case_restrict(*, case: CaseFile, revision: int, why: str, by: Account) -> CaseFile:
    """Only handler, head and reception read it from now on; it is not opened up again."""
    fresh = seen_as(case, revision)
    require(may_guard_case(by, fresh))
    require_live(fresh)
    if why not in WhyRestricted.values:
        raise Invalid("Hãy chọn vì sao giới hạn.", fields={"why": "Hãy chọn một dòng."})
    fresh.restricted, fresh.is_urgent = why, True
    moved_on(fresh, fresh.state, StepKind.RESTRICTED, by, tell=False)
    if fresh.handler_id != by.pk:
        ring_anew(fresh)  # who handles it, or nobody yet, did not find that a life is in danger
    record(RESTRICT, by=by, on=fresh, detail={"why": why})
    return fresh


@transaction.atomic
def case_read_note(*, case: CaseFile, page: str, by: Account) -> None:
    """Note who opened a restricted case, each time; nothing for any other case. Opening an urgent
    one is no act: it rings on until somebody takes it."""
    if not case.restricted:
        return
    CaseRead.objects.create(case=case, by=by, page=page, at=now())
    record(READ, by=by, on=case, detail={"page": page})
