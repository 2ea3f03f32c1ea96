"""Asking a body outside, which answers with a code on a page of its own, without an account.

The code is typed, never in an address: nothing that a log, a referrer or a forwarded mail could
give away. It is shown once to the officer who asks, and ends with the answer or its date.
"""

from __future__ import annotations

import datetime as dt
import secrets
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from nepso.casework.cases.consents import (
    links_for_outside,
    links_to_ask_about,
    require_links_seen,
)
from nepso.casework.cases.kinds import BodyKind, StepKind
from nepso.casework.cases.models import CaseFile, OutsideRequest
from nepso.casework.cases.policies import may_handle_case
from nepso.casework.cases.services.lateness import require_told_if_late
from nepso.casework.cases.states import (
    ASKED,
    CANCELLED,
    CASE,
    EXPIRED,
    OUTSIDE,
    OUTSIDE_REQUEST,
    REPLIED,
    WORKING,
)
from nepso.casework.cases.stepping import moved_on, seen_as, words
from nepso.casework.cases.telling import tell_handlers
from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.vault.keys import keyed_hash
from nepso.foundation.worktime.selectors import add_working_days
from nepso.kernel.clock import now, today
from nepso.kernel.errors import Conflict, Invalid, NotFound
from nepso.kernel.policy import require

ASK = act("cases.outside_ask", "đã hỏi một đơn vị bên ngoài")
RENEW = act("cases.outside_renew", "đã cấp mã trả lời mới")
REPLY = act("cases.outside_reply", "đơn vị bên ngoài đã trả lời")
WRONG = act("cases.outside_wrong_code", "có người nhập sai mã trả lời")
END = act("cases.outside_end", "đã thôi chờ đơn vị bên ngoài")
SYMBOLS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16  # 78 random bits
DAYS, MOST_TRIES = 7, 20
_UNKNOWN = "Số yêu cầu hoặc mã chưa đúng, hoặc đã hết hạn: hãy xem lại thư, hoặc hỏi cơ quan gửi."


class Asked(NamedTuple):
    """``code`` is shown now and never kept."""

    request: OutsideRequest
    code: str


def code_shown(code: str) -> str:
    """In groups of four."""
    return "-".join(code[i : i + 4] for i in range(0, len(code), 4))


def code_hash(number: str, code: str) -> str:
    """The only form in which a code is kept, bound to its request."""
    read = "".join(c for c in code.upper()[:80] if c in SYMBOLS)
    return keyed_hash("cases.outside", f"{number}:{read}")


def _new_code() -> str:
    return "".join(secrets.choice(SYMBOLS) for _ in range(LENGTH))


def _expiry() -> dt.datetime:
    day = add_working_days(today(), DAYS)
    return timezone.make_aware(dt.datetime.combine(day, dt.time(23, 59)))


@transaction.atomic
def outside_ask(
    *,
    case: CaseFile,
    revision: int,
    body_kind: str,
    body_name: str,
    links: list[str],
    questions: str,
    by: Account,
) -> Asked:
    """Ask a platform, a bank, a provider about content; nothing that the reporter wrote goes along.

    ``links`` are those of the case that the question is about, as far as their reporters agreed to
    show them to a body outside and to the agency that asks (Invalid otherwise). The clock runs on.
    """
    fresh = seen_as(case, revision)
    require(may_handle_case(by, fresh))
    require_told_if_late(fresh)
    if body_kind not in BodyKind.values:
        raise Invalid("Hãy chọn loại đơn vị.", fields={"body_kind": "Hãy chọn một dòng."})
    if set(links) - set(links_to_ask_about(fresh)):
        sentence = (
            "Người phản ánh chưa đồng ý cho dùng đường dẫn này để hỏi bên ngoài: hãy bỏ chọn."
        )
        raise Invalid(sentence, fields={"links": sentence})
    name = words(body_name, "body_name", empty="Chưa ghi tên đơn vị được hỏi.", most=200)
    asked = words(questions, "questions", empty="Chưa ghi điều cần hỏi, cần làm.")
    code = _new_code()
    request = OutsideRequest(
        case=fresh,
        body_kind=body_kind,
        body_name=name,
        links=list(links),
        questions=asked,
        asked_by=by,
        asked_at=now(),
        expires_at=_expiry(),
    )
    request.code_hash = code_hash(request.public_id, code)
    request.save()
    moved_on(fresh, OUTSIDE, StepKind.OUTSIDE_ASKED, by, reason=name)
    record(ASK, by=by, on=request, detail={"case": fresh.public_id, "kind": body_kind})
    return Asked(request, code)


@transaction.atomic
def outside_renew(*, request: OutsideRequest, by: Account) -> Asked:
    """Another code and a new date, for a letter that was lost; the old code ends."""
    held = _held(request)
    require(may_handle_case(by, held.case))
    require_links_seen(held)
    if held.state not in (ASKED, EXPIRED) or not held.case.is_live:
        raise Conflict("Yêu cầu này đã khép: hãy gửi yêu cầu mới nếu còn cần.")
    code = _new_code()
    held.code_hash, held.expires_at = code_hash(held.public_id, code), _expiry()
    held.state, held.tries, held.asked_by = ASKED, 0, by  # who is shown the code
    held.save(update_fields=["code_hash", "expires_at", "state", "tries", "asked_by"])
    record(RENEW, by=by, on=held)
    return Asked(held, code)


def _held(request: OutsideRequest) -> OutsideRequest:
    """As stored, after its case, which every other act holds first."""
    seen_as(request.case, None)
    rows = OutsideRequest.objects.select_for_update(of=("self",))
    return rows.select_related("case__agency").get(pk=request.pk)


def outside_open(*, number: str, code: str) -> OutsideRequest:
    """The request that number and code open; NotFound, in the same words for all that is wrong.

    Wrong codes of one request are counted: too many end it until a new code is given. Its links
    are those that are still given for a body outside, asked anew at each opening.
    """
    found = OutsideRequest.objects.filter(public_id=number.strip().lower()).first()
    given = code_hash(number.strip().lower(), code)
    if found is None or found.expires_at < now() or found.tries >= MOST_TRIES:
        raise NotFound(_UNKNOWN)
    if not secrets.compare_digest(found.code_hash, given):
        _count_wrong(request=found)
        raise NotFound(_UNKNOWN)
    if found.state not in (ASKED, REPLIED):
        raise NotFound(_UNKNOWN)
    if found.links:
        agreed = links_for_outside(found.case)
        found.links = [link for link in found.links if link in agreed]
    return found


@transaction.atomic
def _count_wrong(*, request: OutsideRequest) -> None:
    held = OutsideRequest.objects.select_for_update().get(pk=request.pk)
    held.tries += 1
    held.save(update_fields=["tries"])
    record(WRONG, by=None, on=held, detail={"tries": held.tries})


def outside_reply(*, number: str, code: str, answer: str, answered_as: str) -> OutsideRequest:
    """Take the answer of the body asked, once; its officer is told and the case goes on. Who
    answered, of which body, and when stand among the case's steps, and the act in the trail.

    A wrong code is counted, so it is asked before the transaction that would undo the count.
    """
    return _replied(outside_open(number=number, code=code), answer, answered_as)


@transaction.atomic
def _replied(request: OutsideRequest, answer: str, answered_as: str) -> OutsideRequest:
    held = _held(request)
    if held.state == REPLIED:
        raise Conflict("Yêu cầu này đã được trả lời: hãy liên hệ cơ quan gửi nếu cần sửa.")
    said = words(answer, "answer", empty="Chưa ghi câu trả lời.")
    who = words(answered_as, "answered_as", empty="Chưa ghi bộ phận trả lời.", most=200)
    OUTSIDE_REQUEST.require_move(held.state, REPLIED)
    held.state, held.answer, held.answered_as, held.answered_at = REPLIED, said, who, now()
    held.save(update_fields=["state", "answer", "answered_as", "answered_at"])
    case = seen_as(held.case, None)
    asked_less(case, StepKind.OUTSIDE_REPLIED, None, reason=f"{held.body_name}: {who}")
    record(REPLY, by=None, on=held, detail={"case": case.public_id, "kind": held.body_kind})
    tell_handlers(case, f"{held.body_name} đã trả lời.", by=None)
    return held


@transaction.atomic
def outside_end(*, request: OutsideRequest, by: Account | None) -> OutsideRequest:
    """Stop waiting: by a person, or by the job once the date has passed."""
    held = _held(request)
    if by is not None:
        require(may_handle_case(by, held.case))
    state = CANCELLED if by is not None else EXPIRED
    OUTSIDE_REQUEST.require_move(held.state, state)
    held.state = state
    held.save(update_fields=["state"])
    case = seen_as(held.case, None)
    asked_less(case, StepKind.OUTSIDE_ENDED, by, reason=held.body_name)
    record(END, by=by, on=held, detail={"case": case.public_id, "state": state})
    if by is None:
        tell_handlers(case, f"{held.body_name} chưa trả lời, mã đã hết hạn.", by=None)
    return held


def asked_less(case: CaseFile, kind: StepKind, by: Account | None, *, reason: str) -> None:
    """One body outside is waited for no more, its request moved already: back to work when no other
    is; a closed case stays closed. Part of an act."""
    waiting = OutsideRequest.objects.filter(case=case, state=ASKED).exists()
    state = WORKING if case.state == OUTSIDE and not waiting else case.state
    if case.state in CASE.group("live"):
        moved_on(case, state, kind, by, reason=reason, tell=state != case.state)
