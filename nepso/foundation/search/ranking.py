"""In which order hits stand: a title that is the query, a title that holds it whole, to the tone
mark and then without, a text that holds its words, to the mark and then without (decision 0223).

Each tier is said once, as texts that a column must hold and others that it must not: the databases
and the passages that no table holds are asked the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from nepso.foundation.search.declaring import titled
from nepso.foundation.search.selectors import SHORTEST_INDEXED, folded_words, words_of
from nepso.kernel.folding import fold, lowered


class Tier(IntEnum):
    """Where a hit stands."""

    LEADING = 0  # a source of which few titles hold the query
    TITLE_IS = 1
    TITLE_MARKED = 2
    TITLE_FOLDED = 3
    TEXT_MARKED = 4
    TEXT_FOLDED = 5


# One question to the database answers for all tables: titles first, and the texts of all only when
# a page has room left.
TITLES = (Tier.TITLE_IS, Tier.TITLE_MARKED, Tier.TITLE_FOLDED)
TOGETHER = (
    TITLES,
    (Tier.TEXT_MARKED,),
    (Tier.TEXT_FOLDED,),
)
MARKED, FOLDED, TITLE_MARKED, TITLE_FOLDED = "marked", "folded", "title_marked", "title_folded"


@dataclass(frozen=True, slots=True)
class Held:
    """A column holds this text."""

    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Condition:
    """All of ``holding``, and of no group in ``without`` all."""

    holding: tuple[Held, ...]
    without: tuple[tuple[Held, ...], ...] = ()

    def is_met(self, columns: Mapping[str, str]) -> bool:
        """Whether a row of these columns stands in the tier."""
        return _all_held(self.holding, columns) and not any(
            _all_held(group, columns) for group in self.without
        )


def _all_held(group: tuple[Held, ...], columns: Mapping[str, str]) -> bool:
    return all(one.text in columns[one.column] for one in group)


def tiers_of(query: str) -> dict[Tier, Condition]:
    """The tiers of a query with the condition of each, in order; none of a query without words.
    One without tone marks has no tiers of its own to the mark."""
    words = words_of(query)
    if not words:
        return {}
    plain = lowered(query.replace("\x00", " "))
    folded = fold(plain)
    to_the_mark = tuple(Held(MARKED, word) for word in words)
    without_marks = tuple(Held(FOLDED, word) for word in folded_words(words))
    title_marked = (Held(TITLE_MARKED, _within(plain)),)
    title_folded = (Held(TITLE_FOLDED, _within(folded)),)
    title_is = (Held(TITLE_FOLDED, titled(folded)),)
    if all(fold(word) == word for word in words):
        return {
            Tier.TITLE_IS: Condition(title_is),
            Tier.TITLE_FOLDED: Condition(title_folded, (title_is,)),
            Tier.TEXT_FOLDED: Condition(without_marks, (title_folded,)),
        }
    titles = (title_is, title_marked, title_folded)
    return {
        Tier.TITLE_IS: Condition(title_is),
        Tier.TITLE_MARKED: Condition(title_marked, titles[:1]),
        Tier.TITLE_FOLDED: Condition(title_folded, titles[:2]),
        Tier.TEXT_MARKED: Condition(to_the_mark, titles),
        Tier.TEXT_FOLDED: Condition(without_marks, (*titles, to_the_mark)),
    }


def _within(phrase: str) -> str:
    """A query of one or two letters is looked for in titles as a whole word."""
    return phrase if len(phrase) >= SHORTEST_INDEXED else f" {phrase} "
