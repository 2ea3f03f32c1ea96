"""Where the whole programme stands, for the dashboards and the public page.

Counting a million rows takes seconds, and a page has a tenth of one: a job counts every few minutes
and keeps the answer, one row a day (the rows of days past are the trend). A province whose rows are
few is counted anew for each visitor, by the same function.
"""

from nepso.programme.reporting.following.standing.counting import scope_now, standing_count
from nepso.programme.reporting.following.standing.facts import (
    Facts,
    HeldDuty,
    LateAgency,
    NamedActivity,
    Share,
)
from nepso.programme.reporting.following.standing.keeping import (
    MonthEnd,
    Shown,
    clauses_shown,
    standing_keep,
    standing_shown,
    standing_trend,
    whole_shown,
)

__all__ = [
    "Facts",
    "HeldDuty",
    "LateAgency",
    "MonthEnd",
    "NamedActivity",
    "Share",
    "Shown",
    "clauses_shown",
    "scope_now",
    "standing_count",
    "standing_keep",
    "standing_shown",
    "standing_trend",
    "whole_shown",
]
