"""Sending and hearing, again and again; each may run twice."""

from __future__ import annotations

import datetime as dt
import logging

from django.db import DatabaseError, transaction

from nepso.casework.cases.peers.models import Peer, PeerFiling, PeerTelling
from nepso.casework.cases.peers.pacing import heard_until, next_telling_taken, next_try_taken
from nepso.casework.cases.peers.selectors import (
    filings_by_number,
    filings_to_send,
    peers_living,
    tellings_to_send,
)
from nepso.casework.cases.peers.services import (
    peer_filing_refuse,
    peer_filing_taken,
    peer_update_take,
)
from nepso.casework.cases.peers.speaking import (
    PeerRefused,
    case_file_at,
    states_told,
    taken_back_tell,
    updates_told,
)
from nepso.casework.cases.peers.taking_back import (
    peer_taken_back_meanwhile,
    peer_telling_refuse,
    peer_telling_taken,
)
from nepso.foundation.jobs.registry import job
from nepso.foundation.outbound.errors import OutboundFailed, OutboundRefused
from nepso.kernel.clock import now

log = logging.getLogger(__name__)
AT_ONCE = 100
SPAN = dt.timedelta(days=30)
# What happened in the moment of the last asking is asked once more; update_id keeps it one.
OVERLAP = dt.timedelta(minutes=5)


@job("peers.send", lease=dt.timedelta(minutes=2))
def send(filing: str) -> None:
    """Send one; what fails is tried again by ``peers.exchange``."""
    found = PeerFiling.objects.filter(public_id=filing).first()
    if found is not None:
        _send(found)


@job("peers.tell", lease=dt.timedelta(minutes=2))
def tell(telling: str) -> None:
    """Tell one; what fails is tried again by ``peers.exchange``."""
    rows = PeerTelling.objects.select_related("filing__peer")
    found = rows.filter(public_id=telling).first()
    if found is not None:
        _tell(found)


@job("peers.exchange", every=dt.timedelta(minutes=2), lease=dt.timedelta(minutes=10))
def exchange() -> None:
    """Send what waits, and hear what every system tells; one that is down holds up no other."""
    for filing in filings_to_send()[:AT_ONCE]:
        _send(filing)
    for telling in tellings_to_send()[:AT_ONCE]:
        _tell(telling)
    for peer in peers_living():
        try:
            _hear(peer)
        except (OutboundFailed, OutboundRefused) as error:
            log.warning("peer %s: %s", peer.public_id, type(error).__name__)
        except DatabaseError:  # what a stranger tells must not keep the others from being heard
            log.exception("peer %s told what cannot be stored", peer.public_id)


def _send(filing: PeerFiling) -> None:
    if not next_try_taken(filing):
        return
    try:
        filed = case_file_at(filing)
    except OutboundFailed:
        log.warning("peer %s did not answer; it will be tried again", filing.peer.public_id)
    except (PeerRefused, OutboundRefused) as error:
        peer_filing_refuse(filing=filing, said=error.sentence)
    else:
        with transaction.atomic():  # a process killed between the two would tell nobody
            peer_filing_taken(filing=filing, service_request_id=filed.number, fields=filed.fields)
            filing.refresh_from_db()
            peer_taken_back_meanwhile(filing=filing)


def _tell(telling: PeerTelling) -> None:
    if not next_telling_taken(telling):
        return
    try:
        taken_back_tell(telling)
    except OutboundFailed:
        log.warning("peer %s did not answer; told again", telling.filing.peer.public_id)
    except (PeerRefused, OutboundRefused) as error:
        peer_telling_refuse(telling=telling, said=error.sentence)
    else:
        peer_telling_taken(telling=telling)


def _hear(peer: Peer) -> None:
    ours = filings_by_number(peer)
    if not ours:
        return
    begin, until = peer.heard_until - OVERLAP, now()
    end = min(until, begin + SPAN)
    told = updates_told(peer, begin, end)
    for one in states_told(peer, list(ours)) if told is None else told:
        filing = ours.get(one.service_request_id)
        if filing is not None:
            peer_update_take(
                filing=filing,
                update_id=one.update_id,
                is_closed=one.is_closed,
                at=one.at,
                text=one.text,
            )
    heard_until(peer, end)
