"""Letters that urge: whom they can be made for, and those that were made."""

from __future__ import annotations

from django.db.models import Count

from nepso.foundation.accounts.selectors import Person
from nepso.foundation.worktime.models import Period
from nepso.kernel.errors import NotFound
from nepso.kernel.keyset import Page, keyset_page
from nepso.kernel.policy import require
from nepso.programme.reporting.following.policies import may_follow_up
from nepso.programme.reporting.following.states import READY
from nepso.programme.reporting.models import PeriodicReport, UrgingLetter


def reports_to_urge(person: Person, period: Period, *, most: int) -> list[PeriodicReport]:
    """The reports of a period that were never sent, by the name of the agency, ``most`` at most."""
    require(may_follow_up(person))
    rows = PeriodicReport.objects.filter(period=period, sent_at__isnull=True)
    return list(rows.select_related("agency").order_by("agency__folded", "id")[:most])


def letters_page(person: Person, *, after: str = "", before: str = "") -> Page[UrgingLetter]:
    """Letters made, the latest first, each with ``agencies`` (how many); one query."""
    require(may_follow_up(person))
    rows = UrgingLetter.objects.select_related("period", "created_by")
    counted = rows.annotate(agencies=Count("urged"))
    fields = ("-created_at", "-id")
    return keyset_page(counted, fields=fields, size=20, after=after, before=before)


def letters_to_sign(person: Person) -> int:
    """How many letters are written and wait for their signature; none for who may not."""
    rows = UrgingLetter.objects.filter(state=READY)
    return rows.count() if may_follow_up(person) else 0


def letter_by_public_id(public_id: str, person: Person) -> UrgingLetter:
    """One letter; NotFound in words."""
    require(may_follow_up(person))
    rows = UrgingLetter.objects.select_related("period", "created_by")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound("Không tìm thấy công văn này: hãy mở lại danh sách công văn đôn đốc.")
    return found
