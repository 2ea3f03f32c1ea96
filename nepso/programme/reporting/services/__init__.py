"""Acts of reporting."""

from nepso.programme.reporting.services.indicators import (
    indicators_freeze,
    indicators_seed,
)
from nepso.programme.reporting.services.opening import (
    report_open,
    report_recount,
    reports_expect,
)

__all__ = [
    "indicators_freeze",
    "indicators_seed",
    "report_open",
    "report_recount",
    "reports_expect",
]
