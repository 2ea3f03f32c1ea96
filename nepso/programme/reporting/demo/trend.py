"""How the plan stood at the ends of the months past: invented in proportion to what was done by
then, since the filled province is made in one day; the count of activities is the real one."""

from __future__ import annotations

import calendar
import datetime as dt

from django.utils.timezone import get_current_timezone

from nepso.foundation.worktime.demo import shown_year
from nepso.kernel.clock import today
from nepso.programme.activities.selectors import Scope, activity_totals
from nepso.programme.register.selectors import overall_progress, plan_tasks_of_programme
from nepso.programme.reporting.following.standing import standing_keep
from nepso.programme.reporting.models import Standing

_EVENING = dt.time(23, 55)  # when the job counts last


def trend_filled() -> int:
    """One row for the last day of each month past in which something was done; how many. Today's
    is counted, as the job does it: the first visitor sees the province as it was filled."""
    first = dt.date(shown_year(), 1, 1)
    totals = activity_totals(Scope(first, today()), by=("month",))
    by_month = {int(key[0]): total.number for key, total in sorted(totals.items())}
    whole, every = overall_progress(plan_tasks_of_programme()), sum(by_month.values())
    done, rows = 0, list[Standing]()
    for month, number in by_month.items():
        done += number
        last = _last_day(month)
        if last < today():
            rows.append(
                Standing(
                    day=last,
                    counted_at=dt.datetime.combine(last, _EVENING, get_current_timezone()),
                    done=whole.done * done // every,
                    applies=whole.total,
                    overdue=whole.overdue * done // every,
                    activities=done,
                )
            )
    Standing.objects.bulk_create(rows, ignore_conflicts=True)
    standing_keep()
    return len(rows)


def _last_day(month: int) -> dt.date:
    year, number = divmod(month, 100)
    return dt.date(year, number, calendar.monthrange(year, number)[1])
