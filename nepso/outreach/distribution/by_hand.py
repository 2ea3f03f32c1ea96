"""The words of a posting that a person puts out by hand, whole, to be copied into the platform."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nepso.outreach.distribution.kinds import PARTS, OutletKind
from nepso.outreach.distribution.models import Posting
from nepso.outreach.distribution.models.variant import Parts
from nepso.outreach.distribution.ports import is_put_out_by_machine
from nepso.outreach.distribution.sources import is_stale
from nepso.outreach.distribution.states import FAILED, POSTING_STATES, READY

# Whose words a person pastes; on the others they are read, shown or printed from a page of ours.
_PASTED = frozenset(
    {
        *(OutletKind.FACEBOOK, OutletKind.TIKTOK, OutletKind.YOUTUBE, OutletKind.WEBSITE),
        *(OutletKind.ZALO_OA, OutletKind.ZALO_GROUP),
    }
)


@dataclass(frozen=True, slots=True)
class CopyWords:
    """One text to be copied: ``name`` is its place in the page."""

    name: str
    label: str
    text: str


def words_to_copy(posting: Posting, parts: Parts, look: dict[str, Any]) -> list[CopyWords]:
    """What is pasted, part by part, as ``look`` (``post_look``) shows it when it knows better; none
    while a machine is to post it, or of words that may not go out as they are."""
    variant, outlet = posting.variant, posting.outlet
    if outlet.kind not in _PASTED or posting.state not in POSTING_STATES.group("waiting"):
        return []
    if variant.state != READY or is_stale(variant):
        return []
    if posting.state != FAILED and is_put_out_by_machine(outlet):
        return []
    whole = {**parts, **look.get("whole", {})}
    found = [CopyWords(one.name, one.label, whole.get(one.name, "")) for one in PARTS[outlet.kind]]
    return [one for one in found if one.text]
