"""Questions of following up."""

from nepso.programme.reporting.following.selectors.calls import (
    CALLED,
    CallFilters,
    CallLine,
    CallPage,
    call_lines,
    call_page,
    calls_of,
    promises_broken,
    report_to_call,
    unsent_counts,
    unsent_filtered,
)
from nepso.programme.reporting.following.selectors.letters import (
    letter_by_public_id,
    letters_page,
    letters_to_sign,
    reports_to_urge,
)
from nepso.programme.reporting.following.selectors.periods import (
    days_late,
    period_followed,
    periods_followed,
)
from nepso.programme.reporting.following.selectors.reports import (
    ReportsStanding,
    report_of,
    reports_standing,
)

__all__ = [
    "CALLED",
    "CallFilters",
    "CallLine",
    "CallPage",
    "ReportsStanding",
    "call_lines",
    "call_page",
    "calls_of",
    "days_late",
    "letter_by_public_id",
    "letters_page",
    "letters_to_sign",
    "period_followed",
    "periods_followed",
    "promises_broken",
    "report_of",
    "report_to_call",
    "reports_standing",
    "reports_to_urge",
    "unsent_counts",
    "unsent_filtered",
]
