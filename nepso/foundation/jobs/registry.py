"""What can run in the background: functions declared with ``@job`` in each package's jobs.py."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Run = Callable[..., None]
_KINDS: dict[str, JobKind] = {}


@dataclass(frozen=True)
class JobKind:
    """One kind of job: how often it is tried, how long a lease lasts, how often it recurs."""

    name: str
    run: Run
    attempts: int
    lease: dt.timedelta
    every: dt.timedelta | None


def job(
    name: str,
    *,
    attempts: int = 3,
    lease: dt.timedelta = dt.timedelta(seconds=60),
    every: dt.timedelta | None = None,
) -> Callable[[Run], Run]:
    """Declare a job. It must be idempotent: a worker may die after the work and before the mark.

    Arguments arrive as keywords, JSON values only. ``every`` makes it recurring.
    """

    def declare(run: Run) -> Run:
        if name in _KINDS and _KINDS[name].run.__module__ != run.__module__:
            raise ValueError(f"the job {name} is declared twice")
        _KINDS[name] = JobKind(name, run, attempts, lease, every)
        return run

    return declare


def job_kind(name: str) -> JobKind:
    """The kind of that name; KeyError when no loaded package declares it."""
    return _KINDS[name]


def job_kinds() -> list[JobKind]:
    """All declared kinds, by name."""
    return [_KINDS[name] for name in sorted(_KINDS)]


def arguments_must_be_plain(arguments: dict[str, Any]) -> None:
    """Raise TypeError for an argument that is no JSON value."""
    for key, value in arguments.items():
        if not isinstance(value, (str, int, float, bool, list, dict, type(None))):
            raise TypeError(f"job argument {key} must be a JSON value, not {type(value).__name__}")
