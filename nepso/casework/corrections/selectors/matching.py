"""Is what a person sends already answered by a published correction? With the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nepso.casework.corrections.matching import SPACE, wordings_of
from nepso.casework.corrections.models import Correction
from nepso.casework.corrections.selectors.public import corrections_in_force
from nepso.foundation.similarity.holding import text_held

MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class Match:
    """A published correction whose claim stands in the text. ``percent``: how much of the claim's
    words stands there; ``passages``: the runs they share, as the person wrote them."""

    correction: Correction
    percent: int
    passages: tuple[str, ...]

    @property
    def why(self) -> str:
        """For a person, after a dash: "trùng 92 % lời của thông tin đã đính chính"."""
        return f"trùng {self.percent} % lời của thông tin đã đính chính"


def correction_matches(text: str, *, limit: int = MOST_TOLD) -> list[Match]:
    """Published corrections in force that answer ``text``, the surest first; typed with or without
    tone marks, alone or inside a longer message. At most 3 queries; nothing is stored."""
    known: dict[str, Correction] = {}

    def texts_of(keys: Sequence[str]) -> Mapping[str, str]:
        wanted = {key.partition(".")[0] for key in keys}
        rows = corrections_in_force().filter(public_id__in=wanted)
        known.update({row.public_id: row for row in rows.select_related("agency")})
        kept = {k: t for row in known.values() for k, t in wordings_of(row).items()}
        return {key: kept[key] for key in keys if key in kept}

    found: dict[str, Match] = {}
    for held in text_held(SPACE, text, texts_of, limit=limit * 4):
        name = held.key.partition(".")[0]
        passages = tuple(passage.text for passage in held.passages)
        found.setdefault(name, Match(known[name], held.percent, passages))
    return list(found.values())[:limit]
