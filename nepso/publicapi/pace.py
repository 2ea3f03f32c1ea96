"""How fast a machine may go on: of a key counted in its own row, of an address without a key in
this process's memory while it asks little, so that reading what is public leaves no trace of who
read. A busy one is counted where all processes count (``casework/intake/pace.py``: a keyed hash of
the day, forgotten after it), so that the limit is the same however many there are."""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict

from django.db import OperationalError
from django.db.models import Case, F, Value, When

from nepso.casework.intake.pace import pace_shared
from nepso.kernel.clock import today
from nepso.kernel.errors import TooMany
from nepso.publicapi.models import MachineKey

log = logging.getLogger(__name__)
WINDOW = 60  # seconds
MOST_REMEMBERED = 10_000


def key_paced(key: MachineKey, sentence: str) -> None:
    """So many calls a minute, counted in the key's own row; raises TooMany with ``sentence`` beyond
    it. A count that cannot be written (a full disk) stops nobody from reading."""
    minute, passed = divmod(int(time.time()), WINDOW)
    calls = key.pace_calls + 1 if key.pace_minute == minute else 1
    counted = Case(When(pace_minute=minute, then=F("pace_calls") + 1), default=Value(1))
    try:
        type(key)._default_manager.filter(pk=key.pk).update(
            pace_calls=counted, pace_minute=minute, last_used_on=today()
        )
    except OperationalError:
        log.warning("the pace of a key could not be counted")
    if calls > key.per_minute:
        raise TooMany(sentence, retry_after=WINDOW - passed)


class AddressPace:
    """So many calls of one address a minute. An eighth of them is this process's alone, forgotten
    with the minute; when counting the rest fails, nobody is refused by what others counted."""

    def __init__(self, per_minute: int) -> None:
        self.per_minute = per_minute
        self._lock = threading.Lock()
        self._minute = 0
        self._seen: OrderedDict[str, int] = OrderedDict()

    @property
    def quiet(self) -> int:
        """How many a minute are nobody's business but this process's."""
        return self.per_minute // 8

    def count(self, address: str, sentence: str) -> None:
        """Count one more; raises TooMany with ``sentence`` beyond the limit."""
        minute, passed = divmod(int(time.time()), WINDOW)
        with self._lock:
            if minute != self._minute:
                self._minute = minute
                self._seen.clear()
            calls = self._seen.pop(address, 0) + 1
            self._seen[address] = calls
            while len(self._seen) > MOST_REMEMBERED:
                self._seen.popitem(last=False)
        if self.quiet < calls <= self.per_minute:  # beyond it, this process refuses by itself
            more = calls if calls == self.quiet + 1 else 1
            calls = max(calls, pace_shared(f"api.{minute}", address, more=more))
        if calls > self.per_minute:
            raise TooMany(sentence, retry_after=WINDOW - passed)

    def forget(self) -> None:
        """Begin anew: for tests."""
        with self._lock:
            self._seen.clear()
