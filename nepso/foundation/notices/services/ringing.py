"""Ringing: people are called at once, at any hour of any day, until somebody took it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from django.db import transaction
from django.db.models import F

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.jobs.services import job_enqueue
from nepso.foundation.notices.mailing import mail_leaves, ring_mail
from nepso.foundation.notices.models import Ring, RingCall
from nepso.foundation.notices.ports import Rings, rings_of
from nepso.foundation.notices.sending import Line, Outcome
from nepso.foundation.notices.services.giving import notice_give
from nepso.foundation.notices.states import EMPTY, REFUSED, SENDING, SENT, WAITING
from nepso.kernel.clock import now

STARTED = act("notices.ring_start", "đã bắt đầu gọi khẩn")
SOUNDED = act("notices.ring_sound", "đã gọi khẩn một lượt")
ANSWERED = act("notices.ring_answer", "đã có người nhận việc được gọi khẩn")
AGAIN_AFTER = dt.timedelta(minutes=15)
# Those nearest are called so many times before everybody is.
NEAREST_CALLED = 2
# A flood of urgent things is one mail a minute for each person: it says the same.
APART = dt.timedelta(minutes=1)
# A try that has not ended after this was cut off. Here twice is better than never.
CUT_OFF_AFTER = dt.timedelta(minutes=2)
_AFTER = {
    Outcome.SENT: SENT,
    Outcome.NOT_SENT: WAITING,
    Outcome.REFUSED: REFUSED,
    Outcome.UNKNOWN: WAITING,
}


@transaction.atomic
def ring_start(*, kind: str, about: str) -> Ring:
    """Begin to ring about a thing, once for each (kind, about); the first round at once.

    Raises ValueError for a kind that no package joined as immediate.
    """
    if rings_of(kind) is None:
        raise ValueError(f"the kind {kind} does not ring")
    ring, new = Ring.objects.get_or_create(kind=kind, about=about)
    if new:
        record(STARTED, by=None, on=ring, detail={"kind": kind})
        _sound(ring)
        job_enqueue("notices.ring")
    return ring


@transaction.atomic
def ring_again(*, kind: str, about: str) -> Ring:
    """Others must look at a thing now, whoever took it before: it rings anew, from the first
    round. Calls that wait to be sent to those who had it are not sent any more."""
    Ring.objects.filter(kind=kind, about=about).delete()
    return ring_start(kind=kind, about=about)


@transaction.atomic
def ring_answer(*, kind: str, about: str, by: Account | None) -> bool:
    """Somebody took it: it rings no more. False when it did not ring."""
    ring = Ring.objects.filter(kind=kind, about=about, answered_at__isnull=True).first()
    if ring is None:
        return False
    Ring.objects.filter(pk=ring.pk).update(answered_at=now(), answered_by=by)
    record(ANSWERED, by=by, on=ring, detail={"rounds": ring.rounds})
    return True


def rings_sound() -> int:
    """Sound what is due and send its mails; returns how many mails a server took."""
    for ring in Ring.objects.filter(answered_at__isnull=True, next_at__lte=now()).order_by("pk"):
        _sound(ring)
    return _calls_send()


@transaction.atomic
def _sound(ring: Ring) -> None:
    """One round: a line in the inbox of each, once, and a call by mail."""
    rings = rings_of(ring.kind)
    if rings is None or not rings.still_rings(ring.about):
        ring_answer(kind=ring.kind, about=ring.about, by=None)
        return
    moment, this = now(), ring.rounds + 1
    mine = Ring.objects.filter(pk=ring.pk, rounds=ring.rounds, answered_at__isnull=True)
    if not mine.update(rounds=this, next_at=moment + AGAIN_AFTER):
        return  # another worker sounds it at this moment
    people = _people(rings, ring.about, this)
    for person in people:
        notice_give(
            to=person,
            kind=ring.kind,
            key=ring.about,
            sentence=rings.sentence,
            link=rings.link_of(ring.about),
            abouts=[ring.about],
        )
    reached = [person for person in people if person.email and mail_leaves()]
    RingCall.objects.bulk_create(RingCall(ring=ring, account=p, round=this) for p in reached)
    detail = {"round": this, "called": len(people), "by_mail": len(reached)}
    record(SOUNDED, by=None, on=ring, detail=detail)


def _people(rings: Rings, about: str, this: int) -> list[Account]:
    """The nearest; everybody when those did not look, or none of them has an address."""
    people = list(rings.called(about, wide=this > NEAREST_CALLED))
    if this <= NEAREST_CALLED and not any(person.email for person in people):
        people = [*people, *rings.called(about, wide=True)]
    return list({person.pk: person for person in people}.values())


def _calls_send() -> int:
    cut_off = RingCall.objects.filter(state=SENDING, tried_at__lt=now() - CUT_OFF_AFTER)
    cut_off.update(state=WAITING)
    answered = RingCall.objects.filter(state=WAITING, ring__answered_at__isnull=False)
    answered.update(state=EMPTY)
    waiting: dict[int, list[RingCall]] = defaultdict(list)
    rows = RingCall.objects.filter(state=WAITING).select_related("ring", "account")
    for call in rows.order_by(F("ring_id").desc(), "pk"):
        waiting[call.account_id].append(call)
    sent = 0
    with Line() as line:
        for calls in waiting.values():
            outcome = _mail_one(calls, line)
            sent += outcome == Outcome.SENT
            if outcome == Outcome.NOT_SENT and not line.is_open:
                break  # the server does not answer: the next minute tries again
    return sent


def _mail_one(calls: list[RingCall], line: Line) -> Outcome | None:
    """One mail for all calls of one person; None when nothing is to be sent now."""
    newest, account = calls[0], calls[0].account
    just_now = RingCall.objects.filter(account=account, state=SENT, tried_at__gt=now() - APART)
    if just_now.exists():
        return None
    keys = [call.pk for call in calls]
    mine = RingCall.objects.filter(pk__in=keys, state=WAITING)
    if not mine.update(state=SENDING, tried_at=now()):
        return None
    rings = rings_of(newest.ring.kind)
    if rings is None or not account.is_active or not account.email:
        RingCall.objects.filter(pk__in=keys, state=SENDING).update(state=EMPTY)
        return None
    outcome = line.send(ring_mail(newest, rings))
    RingCall.objects.filter(pk__in=keys, state=SENDING).update(state=_AFTER[outcome])
    return outcome
