"""What cases answers when people are reminded (``notices.ports``, joined in wiring). The lead desk
is on no rung: it reads no submission."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils import timezone

from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.states import CASE
from nepso.casework.intake.harms import Harm
from nepso.foundation.notices.kinds import Asked, NoticeKind
from nepso.foundation.notices.ladders import Receiver, ladder
from nepso.foundation.notices.ports import DueThing, Reminders


def due_things(first: dt.date, last: dt.date) -> Iterator[DueThing]:
    """Open cases due between two days; one query. Number and harm, no word of anybody."""
    span = [
        timezone.make_aware(dt.datetime.combine(day, clock))
        for day, clock in ((first, dt.time.min), (last, dt.time.max))
    ]
    rows = CaseFile.objects.filter(state__in=CASE.group("live"), due_at__range=span)
    pattern = reverse("cases:case", args=["0" * 16])
    facts = ("public_id", "number", "harm", "due_at", "agency_id", "agency__name", "handler_id")
    for public_id, number, harm, due_at, agency, name, handler in rows.order_by(
        "due_sort", "id"
    ).values_list(*facts):
        link = pattern.replace("0" * 16, public_id)
        title = f"Hồ sơ {number} ({Harm(harm).label})"
        day = timezone.localdate(due_at)
        yield DueThing(public_id, title, link, day, agency, name, handler)


def still_needed(asked: Sequence[Asked]) -> set[Asked]:
    """The cases that are still open, whoever is asked about; one query."""
    named = {question.about for question in asked}
    rows = CaseFile.objects.filter(public_id__in=named, state__in=CASE.group("open"))
    open_ones = set(rows.values_list("public_id", flat=True))
    return {question for question in asked if question.about in open_ones}


CASES = Reminders(
    kind=NoticeKind("cases.due", "Thời hạn hồ sơ", noun="hồ sơ", still_needed=still_needed),
    ladder=ladder("officer:-1,0,1;head:1,5"),
    due_things=due_things,
    lists={Receiver.OFFICER: "cases:list", Receiver.HEAD: "cases:list?xem=co-quan"},
)
