"""Who may see and set periods and days; the authority that joined (accounts) answers."""

from __future__ import annotations

from typing import Any

from nepso.foundation.worktime.ports import authority
from nepso.kernel.policy import Decision


def may_read_periods(person: Any) -> Decision:
    """Periods, their dates and the days off: everybody with a role."""
    return authority().may_read_programme(person)


def may_set_periods(person: Any) -> Decision:
    """Plan, open, date and close periods: the lead desk."""
    return authority().may_run_programme(person)


def may_set_days_off(person: Any) -> Decision:
    """Enter the days that the Government announced: the administrator of the province."""
    return authority().may_configure(person)
