"""Questions of triage."""

from nepso.casework.triage.selectors.agreement import AgreementLine, agreement_lines
from nepso.casework.triage.selectors.alike import AlikeOne, alike_counts, alike_ones
from nepso.casework.triage.selectors.configured import on_calls_listed, routes_listed
from nepso.casework.triage.selectors.one import (
    decisions_of,
    hidden_of,
    is_named,
    item_of,
    suggestion_of,
    text_shown,
)
from nepso.casework.triage.selectors.queue import (
    ORDER,
    WaitingCounts,
    queue_found,
    queue_page,
    queue_rows,
    urgent_untaken,
    waiting_counts,
)
from nepso.casework.triage.selectors.sealed import seals_standing

__all__ = [
    "ORDER",
    "AgreementLine",
    "AlikeOne",
    "WaitingCounts",
    "agreement_lines",
    "alike_counts",
    "alike_ones",
    "decisions_of",
    "hidden_of",
    "is_named",
    "item_of",
    "on_calls_listed",
    "queue_found",
    "queue_page",
    "queue_rows",
    "routes_listed",
    "seals_standing",
    "suggestion_of",
    "text_shown",
    "urgent_untaken",
    "waiting_counts",
]
