"""What the register answers when people are reminded (``notices.ports``, joined in wiring)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from django.urls import reverse

from nepso.foundation.notices.kinds import Asked, NoticeKind
from nepso.foundation.notices.ladders import Receiver, ladder
from nepso.foundation.notices.ports import DueThing, Reminders
from nepso.programme.register.presenting import short
from nepso.programme.register.selectors import plan_tasks_current
from nepso.programme.register.states import PLAN_TASK_STATES


def due_things(first: dt.date, last: dt.date) -> Iterator[DueThing]:
    """Open tasks of single agencies due between two days; one query."""
    rows = plan_tasks_current().filter(
        state__in=PLAN_TASK_STATES.group("open"),
        agency__isnull=False,
        due_sort__gte=first,
        due_sort__lte=last,
        due_on__isnull=False,
    )
    pattern = reverse("register:task", args=["0" * 16])
    facts = ("public_id", "duty__text", "due_on", "agency_id", "agency__name", "responsible_id")
    for public_id, text, due_on, agency_id, name, responsible in rows.order_by(
        "due_sort", "id"
    ).values_list(*facts):
        link = pattern.replace("0" * 16, public_id)
        yield DueThing(public_id, short(text), link, due_on, agency_id, name, responsible)


def still_needed(asked: Sequence[Asked]) -> set[Asked]:
    """The tasks that are still open, whoever is asked about; one query."""
    open_ones = set(
        plan_tasks_current()
        .filter(
            public_id__in={question.about for question in asked},
            state__in=PLAN_TASK_STATES.group("open"),
        )
        .values_list("public_id", flat=True)
    )
    return {question for question in asked if question.about in open_ones}


REMINDERS = Reminders(
    kind=NoticeKind(
        "register.due", "Thời hạn nhiệm vụ", noun="nhiệm vụ", still_needed=still_needed
    ),
    ladder=ladder("officer:-10,-3,0,3;head:5;desk:10"),
    due_things=due_things,
    lists={
        Receiver.OFFICER: "register:mine",
        Receiver.HEAD: "register:mine",
        Receiver.DESK: "register:list?han=qua-han",
    },
)
