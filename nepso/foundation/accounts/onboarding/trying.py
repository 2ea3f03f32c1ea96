"""One row tried until nothing in it is left untold.

A service stops at the first thing that is wrong. To tell everything in one go, the cell at fault is
replaced by a stand-in and the row is tried again: so a wrong kind hides no wrong parent, and a
faulty agency still stands there for the officers who name it. What is done with stand-ins is never
kept: where there is a fault, everything is rolled back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction

from nepso.foundation.accounts.onboarding.columns import AGENCIES
from nepso.foundation.accounts.onboarding.outcome import Deed, Outcome
from nepso.foundation.accounts.onboarding.reading import Fault, Row
from nepso.foundation.agencies.kinds import AgencyKind
from nepso.kernel.errors import Invalid, NepsoError

Values = dict[str, Any]


def stand_in(row: Row, key: str) -> Any:
    """What takes the place of a cell that is at fault; None leaves a reference out."""
    if key == "code":
        return f"~{row.number}"
    if key in ("name", "full_name"):
        return f"dòng {row.number}"
    if key == "username":
        return f"dong.{row.number}.cho.sua"
    if key == "kind":
        return AgencyKind.OTHER.label
    needed = key in ("parent", "agency", "role") or key.startswith("valid_")
    return None if needed else ""


def try_row(row: Row, outcome: Outcome, do: Callable[[Values], Deed]) -> None:
    """Carry one row out, in a savepoint; all its faults go to ``outcome``."""
    faulty = {key for key, value in row.values.items() if value is None and _is_told(row, key)}
    values = {
        key: stand_in(row, key) if value is None else value for key, value in row.values.items()
    }
    while True:
        try:
            with transaction.atomic():
                deed = do(values)
        except NepsoError as error:
            outcome.faults += _faults(row, error)
            wrong = set(error.fields if isinstance(error, Invalid) else ()) & set(values) - faulty
            if not wrong:
                return
            faulty |= wrong
            values |= {key: stand_in(row, key) for key in wrong}
        else:
            if not faulty:
                outcome.add(deed)
            return


def _is_told(row: Row, key: str) -> bool:
    """An empty day is None too, and no fault."""
    return not (row.sheet is AGENCIES and key.startswith("valid_"))


def _faults(row: Row, error: NepsoError) -> list[Fault]:
    fields = error.fields if isinstance(error, Invalid) else {}
    told = [row.fault(key, sentence) for key, sentence in fields.items()]
    return told or [row.fault("", error.sentence)]
