"""Giving a notice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import Actor, record
from nepso.foundation.notices.counting import unread_recount
from nepso.foundation.notices.models import Notice

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
