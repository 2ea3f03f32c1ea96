"""What other lanes hand in: joined to their events in ``nepso/wiring.py``.

A product published, a case answered, a contest held becomes an activity through
``services.activity_hand_in`` and leaves through ``services.activity_take_out``; both idempotent.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class HandedCount:
    """A number the lane counted itself; ``count_of`` is a ``kinds.CountOf``, ``source`` says where
    it can be checked. ``key`` keeps it one count however often it is handed in. ``is_by_word``:
    a person says so and nothing was shown (decision 0217)."""

    key: str
    count_of: str
    value: Decimal
    source: str
    unit: str = ""  # of what has no name of its own (``CountOf.OTHER``)
    is_by_word: bool = False


@dataclass(frozen=True, slots=True)
class HandedIn:
    """One thing that happened in another lane.

    ``origin_key`` names it for ever ("distribution.posting:ID"); ``number`` grows with every change
    of it, so that what arrives late changes nothing. ``agency`` and ``plan_tasks`` are public ids;
    ``form`` a ``kinds.Form``; ``url`` its own page of ours; ``links`` pages that prove it.
    """

    origin_key: str
    number: int
    agency: str
    plan_tasks: Sequence[str]
    title: str
    done_on: dt.date
    form: str
    url: str
    audience: str = "everybody"
    place: str = ""
    reach_measured: int | None = None
    reach_source: str = ""
    note: str = ""
    links: Sequence[str] = ()
    counts: Sequence[HandedCount] = ()
