"""How fast one address, code or account may go on. Limits hold spam back, not people.

Whoever sends little leaves no trace: the first few are counted in this process's memory alone. Only
a busy one is written down, as a keyed hash whose key changes every day, and forgotten after a day.
When counting fails, nobody is refused: limiter down is not intake down.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict

from django.conf import settings
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F
from django.http import HttpRequest

from nepso.casework.intake.models import PaceCount
from nepso.foundation.vault.keys import keyed_hash
from nepso.kernel.clock import today

log = logging.getLogger(__name__)
WINDOW = 600  # seconds
QUIET = 3  # so many in a window are nobody's business but this process's
MOST_REMEMBERED = 10_000
_lock = threading.Lock()
_seen: OrderedDict[tuple[str, int], int] = OrderedDict()


def client_address(request: HttpRequest) -> str:
    """The address that sent this (behind a proxy of ours the one it named: ``config/proxy.py``)."""
    return str(request.META.get("REMOTE_ADDR", ""))


def pace_count(purpose: str, who: str) -> int:
    """Count one more of ``who`` and say how many there were in these ten minutes."""
    window = int(time.time()) // WINDOW
    key = keyed_hash(f"intake.pace.{today():%Y%m%d}", f"{purpose}:{who}")[:40]
    with _lock:
        count = _seen.pop((key, window), 0) + 1
        _seen[key, window] = count
        while len(_seen) > MOST_REMEMBERED:
            _seen.popitem(last=False)
    more = QUIET + 1 if count == QUIET + 1 else 1
    return count if count <= QUIET else max(count, _counted_by_all(key, window, more))


def pace_shared(purpose: str, who: str, *, more: int = 1) -> int:
    """Count ``more`` of a busy one where every process of this machine counts, and say how many
    there were in these ten minutes; 0 when that could not be counted."""
    key = keyed_hash(f"intake.pace.{today():%Y%m%d}", f"{purpose}:{who}")[:40]
    return _counted_by_all(key, int(time.time()) // WINDOW, more)


def _counted_by_all(key: str, window: int, more: int) -> int:
    """``more``: one, and the quiet ones that a process counted alone before the first that is not;
    so a limit does not grow with the number of processes."""
    try:
        with transaction.atomic():
            row = PaceCount.objects.filter(key=key, window=window)
            if not row.update(count=F("count") + more):
                PaceCount.objects.create(key=key, window=window, count=more)
                return more
            return row.values_list("count", flat=True)[0]
    except IntegrityError:
        return 0  # two made the row at once: the next one counts
    except DatabaseError as error:
        log.warning("the pace could not be counted: %s", type(error).__name__)
        return 0


def seconds_left() -> int:
    """Until this window ends."""
    return WINDOW - int(time.time()) % WINDOW


class Crowd:
    """How many came in the last minute, from anywhere: above ``limit`` the page is under attack."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._minute = self._now = self._before = 0

    def one_more(self) -> None:
        """Count one filing."""
        with self._lock:
            self._turn()
            self._now += 1

    def is_too_much(self) -> bool:
        """Whether this minute or the last one held more than people send."""
        with self._lock:
            self._turn()
            return max(self._now, self._before) > settings.NEPSO_FILINGS_A_MINUTE

    def _turn(self) -> None:
        minute = int(time.time()) // 60
        if minute != self._minute:
            self._before = self._now if minute == self._minute + 1 else 0
            self._now, self._minute = 0, minute


crowd = Crowd()
