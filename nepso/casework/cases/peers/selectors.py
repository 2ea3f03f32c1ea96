"""Which systems there are for a case, and what went to them."""

from __future__ import annotations

from django.db.models import QuerySet

from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.peers.models import Peer, PeerFiling, PeerTelling
from nepso.casework.cases.peers.states import PEER_FILING, WAITING
from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import now


def peers_living() -> QuerySet[Peer]:
    """The systems that are in use."""
    return Peer.objects.filter(closed_at__isnull=True).select_related("agency").order_by("id")


def peers_for(case: CaseFile) -> list[Peer]:
    """Those a case may go to: never one of the agency complained about, or under it."""
    barred = case.complained_of.path if case.complained_of else None
    return [p for p in peers_living() if barred is None or not p.agency.path.startswith(barred)]


def filings_of_case(case: CaseFile) -> QuerySet[PeerFiling]:
    """What was sent of a case, newest first, with what was told since."""
    rows = PeerFiling.objects.filter(case=case).select_related("peer__agency", "by")
    return rows.prefetch_related("updates", "tellings").order_by("-id")


def filings_to_send() -> QuerySet[PeerFiling]:
    """What waits to be sent and may be tried now."""
    return PeerFiling.objects.filter(state=WAITING, next_try_at__lte=now()).order_by("id")


def tellings_to_send() -> QuerySet[PeerTelling]:
    """What waits to be told and may be tried now."""
    rows = PeerTelling.objects.filter(state=WAITING, next_try_at__lte=now())
    return rows.select_related("filing__peer").order_by("id")


def filing_heard_of(agency: Agency, service_request_id: str) -> PeerFiling | None:
    """What an agency's system knows under its number; None for what is not its own."""
    return PeerFiling.objects.filter(
        peer__agency=agency,
        service_request_id=service_request_id,
        state__in=PEER_FILING.group("heard"),
    ).first()


def filings_by_number(peer: Peer) -> dict[str, PeerFiling]:
    """What a system has of ours, by its own number."""
    rows = PeerFiling.objects.filter(peer=peer, state__in=PEER_FILING.group("heard"))
    return {row.service_request_id: row for row in rows}
