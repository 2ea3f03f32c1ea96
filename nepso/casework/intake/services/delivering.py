"""A word of the office reaches its reporter by the way that they chose.

It stands in the thread whatever becomes of this. A mail goes by itself, once its holder confirmed
the address; all else a person tells and notes. What they had read with their code is done.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet

from nepso.casework.intake.holding import submission_held
from nepso.casework.intake.kinds import AddressKind, AnswerBy, EntryKind, NotTold
from nepso.casework.intake.models import (
    Delivery,
    DeliveryTry,
    NoticeAddress,
    Submission,
    ThreadEntry,
)
from nepso.casework.intake.ports import tell_reached
from nepso.casework.intake.states import (
    AWAITED,
    DELIVERY,
    DROPPED,
    FAILED,
    QUEUED,
    SEEN,
    SENT,
    TO_TELL,
    TOLD,
)
from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.jobs.services import job_enqueue
from nepso.kernel.clock import now, today
from nepso.kernel.errors import Conflict, Invalid

BEGIN = act("intake.delivery_begin", "có nội dung phải báo cho người phản ánh")
MOVE = act("intake.delivery_move", "việc báo cho người phản ánh đổi tình trạng")
TELL = act("intake.delivery_record", "đã ghi một lần báo cho người phản ánh")
SEND = act("intake.delivery_sent", "đã gửi thư có câu trả lời")
FAIL = act("intake.delivery_failed", "chưa gửi được thư có câu trả lời")
# What a mail carries: an answer. All else that is written is told of, without a word of it.
_ANSWERS = (EntryKind.REPLY, EntryKind.DECISION)
# What a person calls or writes for.
_TOLD_BY_A_PERSON = (*_ANSWERS, EntryKind.QUESTION, EntryKind.LATE_NOTICE)
_TRIED_LONG_ENOUGH = dt.timedelta(days=2)  # the job's tries end within a day and a half
_OLDEST = dt.timedelta(days=366)
_TO_THE_MINUTE = dt.timedelta(minutes=1)  # as exactly as people write down when they called
_AGREED_WITHIN = dt.timedelta(days=30)


def delivery_begin(*, entry: ThreadEntry, is_answer: bool = True) -> Delivery | None:
    """A new entry of the office: who chose another way than the code is told by it. None where
    nothing is to be done beside the thread, as for a decision that answers nothing yet (not
    ``is_answer``). In the transaction that writes the entry."""
    rows = Submission.objects.filter(pk=entry.submission_id)
    way = rows.values_list("answer_by", flat=True).get()
    told = _ANSWERS if way == AnswerBy.EMAIL else _TOLD_BY_A_PERSON
    if not way or entry.kind not in told or (entry.kind in _ANSWERS and not is_answer):
        return None
    delivery = Delivery(entry=entry, way=way, state=TO_TELL)
    if way == AnswerBy.EMAIL:
        address = answer_address_of(entry.submission_id)
        delivery.state = FAILED if address is None else QUEUED if address.confirmed_at else AWAITED
        delivery.why = "" if delivery.state == QUEUED else NotTold.NOT_CONFIRMED
    delivery.save()
    record(BEGIN, by=None, on=entry.submission, detail={"way": way, "state": delivery.state})
    if delivery.state == QUEUED:
        job_enqueue("intake.deliver_answer", delivery=delivery.pk)
    return delivery


def answer_address_of(submission_id: int) -> NoticeAddress | None:
    """Where the answer itself goes, confirmed or not yet."""
    rows = NoticeAddress.objects.filter(submission=submission_id, kind=AddressKind.EMAIL)
    return rows.filter(carries_answer=True).first()


def _move(rows: list[Delivery], state: str, why: str = "") -> None:
    for delivery in rows:
        DELIVERY.require_move(delivery.state, state)
        delivery.state, delivery.why, delivery.at = state, why, now()
        delivery.save(update_fields=["state", "why", "at"])
        detail = {"state": state, "why": str(why)}
        record(MOVE, by=None, on=delivery.entry.submission, detail=detail)
        tell_reached(delivery.entry.submission)


def _of(submission: Submission, *states: str) -> list[Delivery]:
    return list(_held().filter(entry__submission=submission, state__in=states).order_by("id"))


def _held() -> QuerySet[Delivery]:
    """Rows as stored, held until the transaction ends, with what ``_move`` notes about them."""
    rows = Delivery.objects.select_for_update(of=("self",))
    return rows.select_related("entry__submission")


def _still_queued(delivery: Delivery) -> Delivery | None:
    """None where it was told, read or dropped while its mail was under way."""
    return _held().filter(pk=delivery.pk, state=QUEUED).first()


def deliveries_queue(submission: Submission) -> None:
    """The address was confirmed: what waited for it, or was given up for want of it, goes out; so
    does what was to go to the address before, whose job found it replaced."""
    rows = [one for one in _of(submission, AWAITED, FAILED, QUEUED) if one.way == AnswerBy.EMAIL]
    _move([one for one in rows if one.state != QUEUED], QUEUED)
    for delivery in rows:
        job_enqueue("intake.deliver_answer", delivery=delivery.pk)


def deliveries_drop(submission: Submission) -> None:
    """The reporter wants to be told no more, or left."""
    _move(_of(submission, *DELIVERY.group("not_there")), DROPPED)


def deliveries_seen(submission: Submission) -> None:
    """The reporter read it with the code; a mail on its way still goes, as they asked."""
    _move(_of(submission, AWAITED, FAILED, TO_TELL), SEEN)


def deliveries_give_up() -> int:
    """What waits for an address that nobody confirmed in time is for a person, and so is a mail
    whose job was lost with its worker. Returns how many."""
    addressed = NoticeAddress.objects.filter(carries_answer=True).values("submission")
    waiting = Delivery.objects.filter(state=AWAITED).exclude(entry__submission__in=addressed)
    lost = Delivery.objects.filter(state=QUEUED, at__lt=now() - _TRIED_LONG_ENOUGH)
    works = ((waiting, NotTold.NOT_CONFIRMED), (lost, NotTold.NO_SERVER))
    return sum(_give_up(rows, pk, why) for rows, why in works for pk in _keys(rows))


def _keys(rows: QuerySet[Delivery]) -> list[int]:
    return list(rows.order_by("id").values_list("pk", flat=True))


@transaction.atomic
def _give_up(rows: QuerySet[Delivery], pk: int, why: NotTold) -> int:
    """One by itself, so that no submission is held while another is waited for; none that moved on
    since it was listed."""
    submission_held(Submission.objects.get(thread__delivery=pk))
    found = list(_held().filter(pk__in=rows.filter(pk=pk).values("pk")))
    _move(found, FAILED, why)
    return len(found)


@transaction.atomic
def delivery_sent(*, delivery: Delivery) -> None:
    """The mail server took it. One that nobody waits for any more stays what it became."""
    submission_held(delivery.entry.submission)
    if (fresh := _still_queued(delivery)) is not None:
        _move([fresh], SENT)
    record(SEND, by=None, on=delivery.entry.submission)


@transaction.atomic
def delivery_failed(*, delivery: Delivery, why: NotTold) -> None:
    """It did not go, and why; tried again while it is ``TRYING_AGAIN``. One that nobody waits for
    any more stays what it became."""
    submission_held(delivery.entry.submission)
    fresh = _still_queued(delivery)
    if fresh is not None and why == NotTold.TRYING_AGAIN:
        fresh.why, fresh.at = why, now()
        fresh.save(update_fields=["why", "at"])
    elif fresh is not None:
        _move([fresh], FAILED, why)
    record(FAIL, by=None, on=delivery.entry.submission, detail={"why": str(why)})


@transaction.atomic
def delivery_record(
    *,
    submission: Submission,
    way: str,
    told_at: dt.datetime,
    is_reached: bool,
    next_on: dt.date | None,
    by: Account,
) -> DeliveryTry:
    """A person notes that they told the reporter, or tried: one call tells all that waited then.

    The caller has asked its own policy. Raises Invalid per field; Conflict where nothing waits.
    """
    submission_held(submission)
    waiting = _of(submission, *DELIVERY.group("not_there"))
    if not waiting:
        raise Conflict("Không còn gì chờ báo cho người phản ánh này: hãy tải lại trang.")
    was_there = [one for one in waiting if one.entry.at < told_at + _TO_THE_MINUTE]
    wrong: dict[str, str] = {}
    if way not in AnswerBy.values:
        wrong["way"] = "Hãy chọn đã báo bằng cách nào."
    if told_at > now() or told_at < now() - _OLDEST:
        wrong["told_at"] = "Hãy ghi lúc đã báo: một lúc đã qua, trong vòng một năm."
    elif is_reached and not was_there:
        wrong["told_at"] = "Lúc ấy chưa có gì để báo: hãy ghi lúc báo sau khi có nội dung này."
    if not is_reached and (next_on is None or not today() <= next_on <= today() + _AGREED_WITHIN):
        wrong["next_on"] = (
            "Chưa báo được: hãy ghi ngày sẽ báo lại, từ hôm nay trở đi, trong vòng 30 ngày."
        )
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
    tried = DeliveryTry.objects.create(
        submission=submission,
        way=way,
        told_at=told_at,
        is_reached=is_reached,
        next_on=None if is_reached else next_on,
        by=by,
    )
    if is_reached:
        _move(was_there, TOLD)
    record(TELL, by=by, on=submission, detail={"way": way, "reached": is_reached})
    return tried
