"""The steps that one activity of the demonstration went through, each on a working hour."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from django.utils import timezone

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import Act
from nepso.programme.activities.demo.planning import Planned
from nepso.programme.activities.kinds import Move
from nepso.programme.activities.services.moving import (
    ACCEPT,
    ACCEPT_AT_AGENCY,
    RETURN,
    SUBMIT,
    WITHDRAW,
)
from nepso.programme.activities.services.recording import RECORD
from nepso.programme.activities.states import (
    ACCEPTED,
    AGENCY_ACCEPTED,
    DRAFT,
    RETURNED,
    SUBMITTED,
    WITHDRAWN,
)


@dataclass(frozen=True, slots=True)
class Hands:
    """Who does what for one agency; without a head of its own the desk's person is never asked."""

    officer: Account
    head: Account
    desk: Account


@dataclass(frozen=True, slots=True)
class Stage:
    """One step: the state it leads to, by whom, when, why, and the act it leaves in the trail."""

    move: Move
    act: Act
    state: str
    by: Account
    at: dt.datetime
    reason: str = ""


def stages_of(planned: Planned, hands: Hands, until: dt.datetime) -> list[Stage]:
    """From recording to where the activity stands, none later than ``until``."""
    recorded = (Move.RECORDED, RECORD, DRAFT, hands.officer, "")
    sent = (Move.SUBMITTED, SUBMIT, SUBMITTED, hands.officer, "")
    held = (Move.AGENCY_ACCEPTED, ACCEPT_AT_AGENCY, AGENCY_ACCEPTED, hands.head, "")
    taken = (Move.ACCEPTED, ACCEPT, ACCEPTED, hands.desk, "")
    by_desk = sum(planned.waits) % 2 == 0
    back = Move.RETURNED_BY_DESK if by_desk else Move.RETURNED_BY_AGENCY
    returned = (back, RETURN, RETURNED, hands.desk if by_desk else hands.head, planned.reason)
    gone = (Move.WITHDRAWN, WITHDRAW, WITHDRAWN, hands.head, planned.reason)
    ways = {
        DRAFT: [recorded],
        SUBMITTED: [recorded, sent],
        AGENCY_ACCEPTED: [recorded, sent, held],
        ACCEPTED: [recorded, sent, held, taken],
        RETURNED: [recorded, sent, *([held] if by_desk else []), returned],
        WITHDRAWN: [recorded, sent, held, taken, gone],
    }
    steps = ways[planned.fate]
    moments = _moments(planned, len(steps), until)
    return [
        Stage(move, act, state, by, at, reason)
        for (move, act, state, by, reason), at in zip(steps, moments, strict=True)
    ]


def _moments(planned: Planned, number: int, until: dt.datetime) -> list[dt.datetime]:
    """One moment a step, in order, in office hours; squeezed where today comes too early."""
    chance = random.Random(f"{planned.facts['title']} {planned.facts['done_on']}")  # noqa: S311
    day, moments = planned.facts["done_on"], list[dt.datetime]()
    for wait in [*planned.waits, 9][:number]:
        day += dt.timedelta(days=wait)
        day += dt.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
        clock = dt.time(chance.choice((8, 9, 10, 14, 15, 16)), chance.randrange(60))
        moment = dt.datetime.combine(day, clock, timezone.get_current_timezone())
        after = moments[-1] + dt.timedelta(minutes=11) if moments else moment
        moments.append(max(moment, after))
    latest = [until - dt.timedelta(minutes=9 * (number - place)) for place in range(number)]
    return [min(at, last).astimezone(dt.UTC) for at, last in zip(moments, latest, strict=True)]
