"""For whom a reader wants to read. What nobody should have written beside their address is no
choice: what is made for ethnic minorities goes to everybody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nepso.outreach.products.kinds import Audience

CHOICES = tuple(
    (one.value, str(one.label))
    for one in (Audience.PUPIL, Audience.OFFICIAL, Audience.ELDER, Audience.BUSINESS)
)
_CODES = frozenset(code for code, _ in CHOICES)


def audiences_known(given: Iterable[str]) -> list[str]:
    """Those of the list, once each; all of them chosen is none chosen: everything."""
    kept = sorted(_CODES.intersection(given))
    return [] if len(kept) == len(_CODES) else kept


def wants(chosen: Sequence[str], audience: str) -> bool:
    """Whether a reader who chose these has what is written for ``audience``."""
    return not chosen or audience not in _CODES or audience in chosen
