"""Acts on periods and on announced days."""

from nepso.foundation.worktime.services.days import (
    day_off_remove,
    day_off_set,
    days_off_import,
)
from nepso.foundation.worktime.services.periods import (
    period_close,
    period_open,
    period_plan,
    period_set_dates,
)

__all__ = [
    "day_off_remove",
    "day_off_set",
    "days_off_import",
    "period_close",
    "period_open",
    "period_plan",
    "period_set_dates",
]
