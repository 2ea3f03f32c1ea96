"""The rows of a job, each by itself: one that fails keeps no other from being done."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction

log = logging.getLogger(__name__)


def each_by_itself(name: str, rows: Iterable[Any], work: Callable[..., Any]) -> list[str]:
    """Each row in a savepoint of its own; what failed is logged. Returns the public
    ids of those that failed."""
    failed = []
    for row in rows:
        try:
            with transaction.atomic():
                work(**{name: row})
        except Exception:
            log.exception("%s %s: %s failed", name, row.public_id, work)
            failed.append(row.public_id)
    return failed
