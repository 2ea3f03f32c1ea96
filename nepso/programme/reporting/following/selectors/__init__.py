"""Questions of following up."""

from nepso.programme.reporting.following.selectors.calls import (
    CALLED,
    CallFilters,
    CallLine,
    CallPage,
    call_lines,
    call_page,
    calls_of,
    report_to_call,
    unsent_counts,
    unsent_filtered,
)
from nepso.programme.reporting.following.selectors.letters import (
    letter_by_public_id,
    letters_page,
    reports_to_urge,
)
from nepso.programme.reporting.following.selectors.periods import (
    days_late,
    period_followed,
    periods_followed,
)

__all__ = [
    "CALLED",
    "CallFilters",
    "CallLine",
    "CallPage",
    "call_lines",
    "call_page",
    "calls_of",
    "days_late",
    "letter_by_public_id",
    "letters_page",
    "period_followed",
    "periods_followed",
    "report_to_call",
    "reports_to_urge",
    "unsent_counts",
    "unsent_filtered",
]
