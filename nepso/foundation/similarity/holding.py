"""Which kept texts stand, wholly or for the most part, inside a longer one.

``text_near`` compares texts of about one length; a sentence quoted in a long message is not near
it. Here every word triple of the message is asked for: for spaces of some thousand texts.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from nepso.foundation.similarity.index import TextsOf, keyed
from nepso.foundation.similarity.likeness import Passage, compare
from nepso.foundation.similarity.models import Sketch, SketchMark
from nepso.foundation.similarity.shingles import shared_needed, shingle_list, shingles, words
from nepso.foundation.similarity.texts import COMPARED_MOST

# The part of a kept text's word triples that must stand there: about one word in five changed.
HELD = 0.5
# Of a longer message the beginning is read: what a notice says stands there.
READ_MOST = 2000


@dataclass(frozen=True, slots=True)
class HeldText:
    """A kept text found inside another. ``share``: the part (0 to 1) of its word triples that
    stands there; ``passages``: the longer runs, as the message prints them."""

    key: str
    share: float
    passages: tuple[Passage, ...]

    @property
    def percent(self) -> int:
        """``share`` in whole percent, rounded down."""
        return int(self.share * 100)


def text_held(
    space: str, text: str, texts_of: TextsOf, *, share: float = HELD, limit: int = 20
) -> list[HeldText]:
    """Items of ``space`` that stand in ``text`` to at least ``share``, the fullest first.

    ``texts_of`` as for ``text_near``: what it leaves out is not told of. Two queries and its own.
    """
    of = list(dict.fromkeys(shingle_list(words(text)[:READ_MOST])))
    mine = frozenset(of)
    worth = _holding(space, of)
    texts = texts_of(worth) if worth else {}
    found = []
    for item, other in texts.items():
        theirs = shingles(other)
        part = len(mine & theirs) / len(theirs) if theirs else 0.0
        if part >= share:
            found.append(HeldText(item, part, compare(text, other).passages))
    return sorted(found, key=lambda held: (-held.share, held.key))[:limit]


def _holding(space: str, values: list[int]) -> list[str]:
    """Items whose least hashes stand among ``values`` often enough, the most often first."""
    marks = SketchMark.objects.filter(sketch__space=space, value__in=keyed(space, values))
    counted = marks.values_list("sketch_id").annotate(times=Count("id"))
    times = dict(counted.order_by("-times", "-sketch_id")[: 2 * COMPARED_MOST])
    rows = Sketch.objects.in_bulk(list(times)) if times else {}
    found = [
        rows[pk].item
        for pk, number in times.items()
        if pk in rows and number >= shared_needed(rows[pk].size, rows[pk].size)
    ]
    return found[:COMPARED_MOST]
