"""Knowing a published claim again in what a person sends: kept as sketches."""

from __future__ import annotations

import re

from nepso.casework.corrections.models import Correction
from nepso.foundation.similarity.index import index_forget, texts_put
from nepso.foundation.similarity.shingles import words

SPACE = "corrections.claim"
# A shorter claim would be found in half of all messages.
FEWEST_WORDS = 8
MOST_WORDINGS = 20


def wordings_of(correction: Correction) -> dict[str, str]:
    """The claim and the ways it goes around, each under its key in the index."""
    parts = [correction.claim, *re.split(r"\n\s*\n", correction.wordings)]
    long_enough = [part for part in parts if len(words(part)) >= FEWEST_WORDS]
    found = list(dict.fromkeys(part.strip() for part in long_enough))[: MOST_WORDINGS + 1]
    return {f"{correction.public_id}.{n}": part for n, part in enumerate(found)}


def claim_put(correction: Correction) -> None:
    """Keep it so that it is known again; when it is published."""
    texts_put(SPACE, wordings_of(correction))


def claim_forget(correction: Correction) -> None:
    """It answers nobody any more."""
    index_forget(SPACE, [f"{correction.public_id}.{n}" for n in range(MOST_WORDINGS + 1)])
