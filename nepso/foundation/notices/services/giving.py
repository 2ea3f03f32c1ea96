"""Giving a notice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import Actor, record
from nepso.foundation.notices.counting import unread_recount
from nepso.foundation.notices.models import Notice

TAKEN_BACK = act("notices.take_back", "đã thu hồi thông báo")
GIVEN = act("notices.give", "đã gửi một thông báo")
LONGEST = 400


def short(sentence: str) -> str:
    """On one line, cut between words where it is too long for a notice."""
    line = " ".join(sentence.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


@transaction.atomic
def notice_give(
    *,
    to: Account,
    kind: str,
    key: str,
    sentence: str,
    link: str,
    abouts: Sequence[str] = (),
    due_on: dt.date | None = None,
    by: Actor | None = None,
) -> Notice | None:
    """Put one notice into a person's inbox, once for each (kind, key); None when it was there.

    ``sentence`` says what happened and what to do, without personal data of anybody else: it may
    travel by e-mail. Raises ValueError for a link that leaves this installation.
    """
    if not link.startswith("/") or link.startswith("//"):
        raise ValueError(f"a notice links to a path of ours, not {link}")
    facts = {"sentence": short(sentence), "link": link, "abouts": list(abouts), "due_on": due_on}
    notice, new = Notice.objects.get_or_create(account=to, kind=kind, key=key, defaults=facts)
    if not new:
        return None
    unread_recount([to.pk])
    record(GIVEN, by=by, on=notice, detail={"kind": kind})
    return notice


@transaction.atomic
def notices_take_back(*, about: str, whom: Callable[[Account], bool]) -> int:
    """Take notices of a thing (whose key begins with its public id) back from everybody for whom
    ``whom``, asked once for each of them, holds: they may know nothing of it any more. Returns how
    many."""
    rows = list(Notice.objects.filter(key__startswith=about).select_related("account"))
    told = {row.account_id: row.account for row in rows}
    kept_from = {key for key, account in told.items() if whom(account)}
    theirs = [row for row in rows if row.account_id in kept_from]
    if not theirs:
        return 0
    Notice.objects.filter(pk__in=[row.pk for row in theirs]).delete()
    unread_recount({row.account_id for row in theirs})
    record(TAKEN_BACK, by=None, on=theirs[0].account, detail={"count": len(theirs)})
    return len(theirs)
