"""When a sending is tried next, and up to when a system was heard: bookkeeping, no act."""

from __future__ import annotations

import datetime as dt

from django.db.models import F

from nepso.casework.cases.peers.models import Peer, PeerFiling, PeerTelling
from nepso.casework.cases.peers.states import WAITING
from nepso.kernel.clock import now

FIRST_PAUSE, LONGEST_PAUSE = dt.timedelta(minutes=2), dt.timedelta(hours=6)


def next_try_taken(filing: PeerFiling) -> bool:
    """Take the next try of one that waits; of two workers one gets it. The pause doubles."""
    pause = min(FIRST_PAUSE * 2 ** min(filing.tries, 10), LONGEST_PAUSE)
    rows = PeerFiling.objects.filter(pk=filing.pk, state=WAITING, next_try_at__lte=now())
    return bool(rows.update(next_try_at=now() + pause, tries=F("tries") + 1))


def next_telling_taken(telling: PeerTelling) -> bool:
    """The same for a telling."""
    pause = min(FIRST_PAUSE * 2 ** min(telling.tries, 10), LONGEST_PAUSE)
    rows = PeerTelling.objects.filter(pk=telling.pk, state=WAITING, next_try_at__lte=now())
    return bool(rows.update(next_try_at=now() + pause, tries=F("tries") + 1))


def heard_until(peer: Peer, until: dt.datetime) -> None:
    """What the system told up to a moment is known."""
    Peer.objects.filter(pk=peer.pk, heard_until__lt=until).update(heard_until=until)
