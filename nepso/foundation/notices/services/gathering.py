"""Gathering the digests of a day and sending them: at most one a person, rests with the offices."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.notices.counting import waiting
from nepso.foundation.notices.kinds import kinds_that_stay
from nepso.foundation.notices.mailing import digest_mail, mail_leaves
from nepso.foundation.notices.models import Digest, DigestDay, MailChoice, Notice
from nepso.foundation.notices.sending import Line, Outcome
from nepso.foundation.notices.settling import settle
from nepso.foundation.notices.states import (
    DIGEST_STATES,
    EMPTY,
    MISSED,
    REFUSED,
    SENDING,
    SENT,
    UNSURE,
    WAITING,
)
from nepso.foundation.worktime.selectors import is_working_day
from nepso.kernel.clock import now

GATHERED = act("notices.gather", "đã gom thư của ngày")
TRIED = act("notices.send", "đã gửi thư gom")
# A notice older than this is told of in the inbox only.
MAILED_WITHIN = dt.timedelta(days=30)
# A try that has not ended after this was cut off: its worker is gone.
CUT_OFF_AFTER = dt.timedelta(minutes=10)
_AFTER = {
    Outcome.SENT: SENT,
    Outcome.NOT_SENT: WAITING,
    Outcome.REFUSED: REFUSED,
    Outcome.UNKNOWN: UNSURE,
}


def digests_gather(*, day: dt.date) -> int:
    """Make the digests of a working day, once; returns how many.

    Only for people with an e-mail address and something unread that is still to be done.
    """
    if not is_working_day(day) or not mail_leaves() or DigestDay.objects.filter(day=day).exists():
        return 0
    try:
        with transaction.atomic():
            gathered = DigestDay.objects.create(day=day)
            Digest.objects.filter(day__lt=day, state=WAITING).update(state=MISSED)
            made = _gather(day)
            record(GATHERED, by=None, on=gathered, detail={"count": made})
    except IntegrityError:  # another worker gathers at this moment
        return 0
    return made


def digests_send(*, day: dt.date) -> int:
    """Send what waits of a day's digests; returns how many the mail server took.

    Each is noted as being sent before it is handed over and as sent after, so that a worker killed
    in between leaves one that is "unsure": never sent again that day, gathered anew the next.
    """
    today = Digest.objects.filter(day=day)
    today.filter(state=SENDING, tried_at__lt=now() - CUT_OFF_AFTER).update(state=UNSURE)
    sent = 0
    with Line() as line:
        for digest in today.filter(state=WAITING).select_related("account").order_by("pk"):
            outcome = _send(digest, line)
            sent += outcome == Outcome.SENT
            if outcome == Outcome.NOT_SENT and not line.is_open:
                break  # the server does not answer: the next round tries again
    return sent


def _gather(day: dt.date) -> int:
    returns = Q(digest__state__in=DIGEST_STATES.group("returns"))
    rows = waiting().filter(Q(digest__isnull=True) | returns, created_at__gte=now() - MAILED_WITHIN)
    rows = rows.filter(account__is_active=True).exclude(account__email="")
    muted = MailChoice.objects.filter(way=MailChoice.Way.NONE).values("account")
    rows = rows.exclude(Q(account__in=muted) & ~Q(kind__in=kinds_that_stay()))
    by_account: dict[int, list[Notice]] = defaultdict(list)
    for notice in settle(rows):
        by_account[notice.account_id].append(notice)
    for account_id, notices in by_account.items():
        digest = Digest.objects.create(account_id=account_id, day=day)
        Notice.objects.filter(pk__in=[n.pk for n in notices]).update(digest=digest)
    return len(by_account)


def _send(digest: Digest, line: Line) -> Outcome:
    if not _claim(digest):
        return Outcome.SENT  # another worker has it
    notices = settle(
        waiting().filter(digest=digest).order_by(F("due_on").asc(nulls_last=True), "id")
    )
    account: Account = digest.account
    if not notices or not account.is_active or not account.email:
        _note(digest, EMPTY, 0)
        return Outcome.UNKNOWN
    outcome = line.send(digest_mail(digest, notices))
    _note(digest, _AFTER[outcome], len(notices))
    return outcome


def _claim(digest: Digest) -> bool:
    """Note that it is being sent; of several workers one may."""
    mine = Digest.objects.filter(pk=digest.pk, state=WAITING)
    return bool(mine.update(state=SENDING, tries=F("tries") + 1, tried_at=now()))


@transaction.atomic
def _note(digest: Digest, state: str, lines: int) -> None:
    DIGEST_STATES.require_move(SENDING, state)
    Digest.objects.filter(pk=digest.pk, state=SENDING).update(state=state, lines=lines)
    record(TRIED, by=None, on=digest, detail={"state": state, "lines": lines})
