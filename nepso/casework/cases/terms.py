"""How many working days a case may take, by harm; one table, shown to the public."""

from __future__ import annotations

from nepso.casework.intake.harms import Harm

# Ours, not a law's: shorter than what general rules on petitions allow.
DAYS = {
    Harm.SCAM: 5,
    Harm.PRIVATE_DATA: 5,
    Harm.HARASSMENT: 5,
    Harm.CHILD_SAFETY: 1,
    Harm.DANGEROUS_GOODS: 7,
    Harm.FALSE_ADVERT: 10,
    Harm.COPYRIGHT: 10,
    Harm.HARMFUL_TO_MINORS: 5,
    Harm.FALSE_PUBLIC_NOTICE: 3,
    Harm.OFFICIAL_CHANNEL: 10,
    Harm.SOMETHING_ELSE: 10,
}
URGENT_DAYS = 1
APPEAL_DAYS = 10
# A late answer is told once with a date no further than this.
LATE_AT_MOST = 20


def days_for(harm: str, *, is_urgent: bool) -> int:
    """The working days of a case."""
    return URGENT_DAYS if is_urgent else DAYS[Harm(harm)]
