"""How far the report of each agency came in the demonstration, and on which days."""

from __future__ import annotations

import datetime as dt
import random
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.utils import timezone

from nepso.foundation.accounts.demo import Staff
from nepso.foundation.accounts.models import Account
from nepso.kernel.clock import now
from nepso.programme.reporting.models import Paragraph, PeriodicReport
from nepso.programme.reporting.states import ACCEPTED, APPROVED, EXPECTED, OPEN, SUBMITTED

SEED = 423
# Two that are returned by an act afterwards (special.py): the desk's and the head's.
BY_DESK, BY_HEAD = "by_desk", "by_head"
_SHARES = {ACCEPTED: 62, APPROVED: 20, SUBMITTED: 9, OPEN: 9, BY_DESK: 3, BY_HEAD: 2, EXPECTED: 11}
# What the accounts shown on the sign-in page find when they come: a report to write on, one to
# approve.
_SHOWN = {"canbo.phuong": OPEN, "canbo.so": SUBMITTED}
_OPENS = (16, 17, 18, 19)  # days of November, after the cut-off
_SENT = {ACCEPTED: True, APPROVED: True, BY_DESK: True}


@dataclass(slots=True)
class Written:
    """One report and what is made with it. Moments are None where it did not come so far."""

    report: PeriodicReport
    chance: random.Random
    officer: Account
    head: Account
    desk: Account
    fate: str
    is_nothing: bool = False
    opened: dt.datetime | None = None
    submitted: dt.datetime | None = None
    approved: dt.datetime | None = None
    accepted: dt.datetime | None = None
    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def told(self) -> dt.datetime:
        """When its figures and words were written."""
        return self.submitted or self.opened or self.report.changed_at

    @property
    def is_whole(self) -> bool:
        """Whether everything in it was said: it was sent, at least to the head."""
        return self.submitted is not None


@cache
def words() -> dict[str, Any]:
    """The parsed ``words.toml``."""
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def fates_of(reports: list[PeriodicReport], people: Staff, active: set[int]) -> list[Written]:
    """What becomes of each report whose agency has people; ``active`` are the agencies that have
    activities, the others have nothing to report."""
    chance = random.Random(SEED)  # noqa: S311 - a demonstration
    staffed = [r for r in reports if r.agency_id in people.officers.keys() & people.heads.keys()]
    deck = [fate for fate, share in _SHARES.items() for _ in range(share)]
    chance.shuffle(deck)
    found, silent = list[Written](), 0
    for order, report in enumerate(staffed):
        officer = people.officers[report.agency_id]
        fate = _SHOWN.get(officer.username or "", deck[order % len(deck)])
        made = Written(
            report=report,
            chance=random.Random(f"{SEED} {report.agency.code}"),  # noqa: S311
            officer=officer,
            head=people.heads[report.agency_id],
            desk=people.desk,
            fate=fate,
        )
        if report.agency_id not in active:
            made.is_nothing, silent = True, silent + 1
            made.fate = (ACCEPTED, APPROVED, EXPECTED)[silent % 3]
        _dated(made)
        found.append(made)
    return found


def _dated(made: Written) -> None:
    """The days of its steps; a few are approved a day after the due date."""
    if made.fate == EXPECTED:
        return
    chance, year = made.chance, made.report.period.year
    day = chance.choice(_OPENS)
    made.opened = _moment(year, day, 9, 0)
    if made.fate == OPEN:
        return
    day += chance.randrange(1, 4)
    made.submitted = _moment(year, day, 14, chance.randrange(60))
    if made.fate not in _SENT:
        return
    late = made.fate != ACCEPTED and chance.random() < 0.3
    day = 26 if late else min(day + chance.randrange(1, 4), 25)
    made.approved = _moment(year, day, 15, chance.randrange(60))
    if made.fate == ACCEPTED:
        made.accepted = _moment(
            year, min(day + chance.randrange(1, 3), 26), 16, chance.randrange(60)
        )


def _moment(year: int, day: int, hour: int, minute: int) -> dt.datetime:
    at = dt.datetime(year, 11, day, hour, minute, tzinfo=timezone.get_current_timezone())
    return min(at, now())
