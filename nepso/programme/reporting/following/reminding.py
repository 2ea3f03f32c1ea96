"""What reporting answers when people are reminded of reports (``notices.ports``).

Two kinds, so that whoever has to act is told: the officers while a report is being written, the
head while it waits for approval. Between the units' due date and the consolidation's lie eight
working days in the plan's year, so the ladder climbs faster than that of tasks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence

from django.db.models import QuerySet

from nepso.foundation.notices.kinds import Asked, NoticeKind
from nepso.foundation.notices.ladders import Receiver, ladder
from nepso.foundation.notices.ports import DueThing, Reminders
from nepso.foundation.worktime.spans import period_label
from nepso.foundation.worktime.states import PERIOD_STATES
from nepso.programme.reporting.following.addresses import report_pattern
from nepso.programme.reporting.models import PeriodicReport
from nepso.programme.reporting.states import EXPECTED, OPEN, RETURNED, SUBMITTED

# A report that the desk returned was sent: it waits again, but is late no more (``sent_at``).
_WRITTEN = (EXPECTED, OPEN, RETURNED)
_FACTS = ("public_id", "period__kind", "period__year", "period__number", "period__units_due_on")


def _unsent(states: Collection[str]) -> QuerySet[PeriodicReport]:
    return PeriodicReport.objects.filter(
        state__in=states,
        sent_at__isnull=True,
        period__state__in=PERIOD_STATES.group("current"),
    )


def _due(states: Collection[str], first: dt.date, last: dt.date) -> Iterator[DueThing]:
    rows = _unsent(states).filter(period__units_due_on__gte=first, period__units_due_on__lte=last)
    pattern = report_pattern()
    for public_id, kind, year, number, due_on, agency_id, name in rows.order_by("id").values_list(
        *_FACTS, "agency_id", "agency__name"
    ):
        title = f"Báo cáo {_lower(period_label(kind, year, number))}"
        if states == (SUBMITTED,):
            title += " đang chờ duyệt"
        link = pattern.replace("0" * 16, public_id)
        yield DueThing(public_id, title, link, due_on, agency_id, name)


def _lower(label: str) -> str:
    return label[0].lower() + label[1:]


def _needed(states: Collection[str], asked: Sequence[Asked]) -> set[Asked]:
    rows = _unsent(states).filter(public_id__in={question.about for question in asked})
    waiting = set(rows.values_list("public_id", flat=True))
    return {question for question in asked if question.about in waiting}


def written_due(first: dt.date, last: dt.date) -> Iterator[DueThing]:
    """Reports that are not written yet, due between two days; one query."""
    return _due(_WRITTEN, first, last)


def written_needed(asked: Sequence[Asked]) -> set[Asked]:
    """Those that still have not been handed to the head nor sent; one query."""
    return _needed(_WRITTEN, asked)


def approval_due(first: dt.date, last: dt.date) -> Iterator[DueThing]:
    """Reports that wait for their head, due between two days; one query."""
    return _due((SUBMITTED,), first, last)


def approval_needed(asked: Sequence[Asked]) -> set[Asked]:
    """Those that still wait for their head; one query."""
    return _needed((SUBMITTED,), asked)


_LISTS = {
    Receiver.OFFICER: "reporting:list",
    Receiver.HEAD: "reporting:list",
    Receiver.DESK: "reporting:calls",
}

WRITTEN = Reminders(
    kind=NoticeKind(
        "reporting.due", "Thời hạn gửi báo cáo", noun="báo cáo", still_needed=written_needed
    ),
    ladder=ladder("officer:-10,-3,-1,0,2;head:1,4;desk:3"),
    due_things=written_due,
    lists=_LISTS,
)
APPROVAL = Reminders(
    kind=NoticeKind(
        "reporting.approval", "Báo cáo chờ duyệt", noun="báo cáo", still_needed=approval_needed
    ),
    ladder=ladder("head:-3,-1,0,1,3;desk:3"),
    due_things=approval_due,
    lists=_LISTS,
)
