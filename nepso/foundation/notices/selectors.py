"""Questions about notices."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import Person
from nepso.foundation.notices.counting import waiting
from nepso.foundation.notices.models import MailChoice, Notice, Ring
from nepso.foundation.notices.settling import stands, still_open
from nepso.kernel.errors import NotFound
from nepso.kernel.keyset import keyset_page


@dataclass(frozen=True, slots=True)
class InboxLine:
    """One notice as its receiver meets it; ``done``: what it asked for is done meanwhile."""

    notice: Notice
    done: bool

    @property
    def unread(self) -> bool:
        """Whether it still waits to be read."""
        return self.notice.read_at is None and not self.done


@dataclass(frozen=True, slots=True)
class Inbox:
    """One page of notices, newest first, with the cursors of its neighbours."""

    lines: list[InboxLine]
    after: str
    before: str


def inbox(person: Account, *, unread_only: bool, after: str = "", before: str = "") -> Inbox:
    """The notices of a person; whether each still asks for something is found out now."""
    rows = (waiting() if unread_only else Notice.objects.all()).filter(account=person)
    page = keyset_page(rows, fields=["-id"], size=20, after=after, before=before)
    still = still_open(n for n in page.rows if n.read_at is None)
    lines = []
    for notice in page.rows:
        open_now = notice.read_at is not None or stands(notice, still)
        if notice.gathered and notice.pk in still and still[notice.pk]:
            notice.abouts = still[notice.pk]
        lines.append(InboxLine(notice, done=notice.settled_at is not None or not open_now))
    return Inbox(lines, page.after, page.before)


def notice_by_public_id(public_id: str, person: Person) -> Notice:
    """A notice of this person; NotFound in words, also for one that is another's."""
    notice = Notice.objects.filter(public_id=public_id).first()
    if notice is None or notice.account_id != person.pk:
        raise NotFound("Không có thông báo này: hãy mở lại danh sách thông báo của bạn.")
    return notice


def mail_choice_of(account: Account) -> str:
    """How the person has chosen to be mailed; the daily digest when they have not."""
    row = MailChoice.objects.filter(account=account).first()
    return row.way if row else MailChoice.Way.DAILY


def rings_unanswered(kind: str) -> QuerySet[Ring, str]:
    """The things of a kind that ring, nobody having opened them yet: public ids, for a filter."""
    return Ring.objects.filter(kind=kind, answered_at__isnull=True).values_list("about", flat=True)
