"""Handing each word to each reader once: in small steps, at a bearable pace, never twice.

A copy is noted as being tried before it leaves and as sent after. A worker killed in between
leaves one that is "unsure": its reader may have it, so it is not sent again. The others go on.
"""

from __future__ import annotations

import datetime as dt

from cryptography.hazmat.primitives.asymmetric import ec
from django.db import transaction
from django.db.models import Case, Exists, F, When

from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.notices.sending import Line
from nepso.foundation.notices.sending import Outcome as Mailed
from nepso.foundation.webpush.sending import Outcome as Told
from nepso.foundation.webpush.sending import push_key, push_send
from nepso.kernel.clock import now
from nepso.outreach.distribution.states import POSTING_STATES
from nepso.outreach.newsletter.models import Reader, ReaderCopy, Sending
from nepso.outreach.newsletter.services.issuing import sending_finish
from nepso.outreach.newsletter.states import (
    COPY_STATES,
    MISSED,
    OPEN,
    REFUSED,
    SENT,
    TRYING,
    UNSURE,
    WAITING,
)
from nepso.outreach.newsletter.wording import Words, words_of

WORK = act("newsletter.work", "đã gửi một đợt tới người đăng ký")
LOSE = act("newsletter.reader_lose", "đã xóa một người đăng ký vì nơi nhận không còn nhận")
CUT_OFF_AFTER = dt.timedelta(minutes=10)
MOST_TRIES, MOST_REFUSALS = 8, 3
RECALLS_FIRST = Case(When(of=Sending.Of.RECALL, then=0), default=1)
FIRST_PAUSE = dt.timedelta(minutes=5)  # doubled each time: eight tries are about ten hours
_MAILED = {
    Mailed.SENT: SENT,
    Mailed.NOT_SENT: WAITING,
    Mailed.REFUSED: REFUSED,
    Mailed.UNKNOWN: UNSURE,
}
_TOLD = {Told.SENT: SENT, Told.LATER: WAITING, Told.REFUSED: REFUSED, Told.GONE: REFUSED}


def sendings_work(*, most: int) -> int:
    """Send what waits, ``most`` in all; returns how many were taken. Recalls go first: what is
    wrong is taken back before more is told; then the oldest sending. A mail server that does not
    answer holds up no device."""
    taken, mail_answers = 0, True
    lost = ReaderCopy.objects.filter(state=TRYING, tried_at__lt=now() - CUT_OFF_AFTER)
    lost.update(state=UNSURE)
    rows = Sending.objects.filter(state=OPEN).select_related(
        "posting__product__agency", "newsletter__outlet__agency"
    )
    for sending in rows.order_by(RECALLS_FIRST, "id"):
        if most <= 0:
            break
        if not (mail_answers or sending.newsletter.is_push):
            continue  # the next round tries again
        tried, sent, goes_on = _work(sending, most)
        most, taken = most - tried, taken + sent
        if tried:
            with transaction.atomic():
                record(WORK, by=None, on=sending, detail={"tried": tried, "sent": sent})
        sending_finish(sending=sending)
        mail_answers = mail_answers and goes_on
    return taken


def _work(sending: Sending, most: int) -> tuple[int, int, bool]:
    words = words_of(sending)
    key = None
    due = sending.copies.filter(state=WAITING, due_at__lte=now()).order_by("id")
    tried = sent = 0
    with Line() as line:
        for copy in due.select_related("reader__push")[:most]:
            if not _claim(copy, sending):
                continue
            if copy.reader.push is not None and key is None:
                key = push_key()  # unsealed once for all the devices of this round
            state, is_final, is_reached = _hand_over(copy, words, line, key)
            if not is_reached:
                _give_back(copy)
                return tried, sent, False
            tried += 1
            sent += state == SENT
            _note(copy, sending, state, is_final)
    return tried, sent, True


def _claim(copy: ReaderCopy, sending: Sending) -> bool:
    """Note that it is being tried; of several workers one may, and none once it is recalled."""
    living = Sending.objects.filter(pk=sending.pk, state=OPEN)
    if sending.of == Sending.Of.ISSUE:
        living = living.filter(posting__state__in=POSTING_STATES.group("running"))
    # The state stands outside the subquery, where a database that waited looks at it again.
    mine = ReaderCopy.objects.filter(Exists(living), pk=copy.pk, state=WAITING)
    return bool(mine.update(state=TRYING, tries=F("tries") + 1, tried_at=now()))


def _give_back(copy: ReaderCopy) -> None:
    mine = ReaderCopy.objects.filter(pk=copy.pk, state=TRYING)
    mine.update(state=WAITING, tries=F("tries") - 1)


def _hand_over(
    copy: ReaderCopy, words: Words, line: Line, key: ec.EllipticCurvePrivateKey | None
) -> tuple[str, bool, bool]:
    """The state it is in now; whether its reader is gone for good; whether anybody answered."""
    reader = copy.reader
    if reader.push is not None and key is not None:
        answer = push_send(reader.push, words.pushed(), key=key).outcome
        return _TOLD[answer], answer == Told.GONE, True
    outcome = line.send(words.mail_to(reader))
    reached = outcome != Mailed.NOT_SENT or line.is_reached
    return _MAILED[outcome], outcome == Mailed.REFUSED and line.is_address_refused, reached


@transaction.atomic
def _note(copy: ReaderCopy, sending: Sending, state: str, is_final: bool) -> None:
    if state == WAITING and copy.tries + 1 >= MOST_TRIES:
        state = MISSED
    COPY_STATES.require_move(TRYING, state)
    pause = FIRST_PAUSE * 2**copy.tries
    facts = {"due_at": now() + pause} if state == WAITING else {}
    ReaderCopy.objects.filter(pk=copy.pk, state=TRYING).update(state=state, **facts)
    if state in (SENT, REFUSED):
        counted = "sent" if state == SENT else "refused"
        Sending.objects.filter(pk=sending.pk).update(**{counted: F(counted) + 1})
    if is_final:
        _refused(copy.reader)
    elif state == SENT and copy.reader.refusals:
        Reader.objects.filter(pk=copy.reader_id).update(refusals=0)


def _refused(reader: Reader) -> None:
    """A device that is gone is forgotten at once, an address after some refusals running."""
    if reader.push is None and reader.refusals + 1 < MOST_REFUSALS:
        Reader.objects.filter(pk=reader.pk).update(refusals=F("refusals") + 1)
        return
    record(LOSE, by=None, on=reader)
    push = reader.push
    reader.delete()
    if push is not None:
        push.delete()
