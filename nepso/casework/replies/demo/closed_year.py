"""The last closed year of the filled province: a few things that many people reported, each
answered as one case, so that the open figures by area have something to show and to hide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from nepso.casework.cases.services import case_of, year_closes_on, years_count
from nepso.casework.intake.models import Submission
from nepso.casework.replies.demo.fates import Cast, Play, answered
from nepso.casework.triage.models import TriageItem
from nepso.casework.triage.services import Verdict, triage_claim, triage_decide
from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.worktime.selectors import add_working_days
from nepso.kernel.clock import held_at, today

# (number, facts, token) → the submission filed now.
File = Callable[[int, dict[str, Any], str], Submission]
_FIRST_NUMBER = 500


def last_closed_year() -> int:
    """The newest year whose areas may be counted."""
    year = today().year - 1
    return year if today() >= year_closes_on(year) else year - 1


def load_closed_year(
    campaigns: list[dict[str, Any]],
    file: File,
    accept: Callable[[Submission, dict[str, Any], Account], None],
    cast: Callable[[Agency], Cast],
    reception: Account,
) -> None:
    """File, merge and answer each campaign on the days of its month, then count the year."""
    year, number = last_closed_year(), _FIRST_NUMBER
    for facts in campaigns:
        day = add_working_days(dt.date(year, facts["month"], 1), 3)
        first: Submission | None = None
        for commune, many in facts["communes"]:
            for _ in range(many):
                number += 1
                with held_at(_moment(day, number % 55)):
                    one = file(number, {**facts, "commune": commune}, "")
                    if first is None:
                        first = one
                        accept(one, facts, reception)
                    else:
                        _merged(one, first, reception)
        case = case_of(first) if first else None
        if first is not None and case is not None:
            answered(Play(case, first, day, cast(case.agency)))
    years_count()


def _moment(day: dt.date, minute: int) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(9, minute)))


def _merged(submission: Submission, into: Submission, reception: Account) -> None:
    item = triage_claim(item=TriageItem.objects.get(submission=submission), by=reception)
    into.refresh_from_db()
    verdict = Verdict("merge", "same_link", into=into)
    triage_decide(item=item, verdict=verdict, by=reception)
