"""One search over several tables, and over texts that no table holds.

Hits stand tier by tier (``ranking.py``: titles before texts, to the tone mark before without);
within a tier source by source in the order given, and within a source by its own order. A page
costs one question for the titles of all tables, one or two more for their texts where it has room,
and one for the rows of each table that it shows; never a count (decision 0223).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

from django.core import signing
from django.db.models import Model, QuerySet

from nepso.foundation.search.asking import Arm, Bases, models_without, places_found
from nepso.foundation.search.declaring import search_columns, titled
from nepso.foundation.search.ranking import TITLES, TOGETHER, Condition, Tier, tiers_of
from nepso.kernel.folding import fold, lowered


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that stands in no searched table: where it is read, and what is searched of it (its
    title first); ``note`` is told with it wherever it is found. One that has no title of its own
    (a paragraph, called by its place) is not ``is_named`` and stands among texts alone."""

    title: str
    url: str
    text: str
    marked: str
    folded: str
    note: str = ""
    is_named: bool = True


def passage(title: str, url: str, text: str, *, note: str = "") -> Passage:
    """A passage searched by its title and text."""
    marked, folded = search_columns([title, text])
    return Passage(title, url, text, marked, folded, note)


@dataclass(frozen=True, slots=True)
class Source:
    """``rows`` of a table declared as searched with titles (not ordered, not sliced), or passages
    in order; or what gives them, asked only when the search comes so far. Of passages: where at
    most ``leads_up_to`` titles hold the query, these stand before all other hits. ``model`` of
    rows: they are not even asked for where its index holds no hit."""

    name: str
    rows: QuerySet[Any] | Sequence[Passage] | Callable[[], QuerySet[Any] | Sequence[Passage]]
    leads_up_to: int = 0
    model: type[Model] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One hit: which source it is of, and its row or passage."""

    source: str
    row: Any


@dataclass(frozen=True, slots=True)
class Across:
    """One page of hits; ``after`` is the cursor of the next page, "" on the last."""

    found: list[Found]
    after: str


def search_across(sources: Sequence[Source], query: str, *, size: int, after: str = "") -> Across:
    """One page of what every source holds; a bent or stale cursor starts from the beginning, a
    query without words has no hits. The names of the sources differ."""
    tiers = tiers_of(query)
    if not tiers:
        return Across([], "")
    empty = models_without([one.model for one in sources if one.model], tiers[Tier.TEXT_FOLDED])
    phrase = fold(query.replace("\x00", " "))
    asked = [_Asked(one, tiers, phrase) for one in sources if one.model not in empty]
    steps = [(tier, one) for tier in Tier for one in asked if one.stands_in(tier)]
    at, beyond = _cursor_read(after, steps)
    search = _Search(steps[at:], beyond, size + 1)
    hits = list(islice(search.hits(), size + 1))
    shown = hits[:size]
    cursor = ""
    if len(hits) > size:
        tier, one, place = shown[-1]
        cursor = signing.dumps([int(tier), one.source.name, place], salt="search-across")
    return Across(_read(shown), cursor)


class _Asked:
    """One source as this search asks it."""

    def __init__(self, source: Source, tiers: dict[Tier, Condition], phrase: str) -> None:
        self.source, self.tiers, self.phrase = source, tiers, phrase
        self._looked_at: dict[int, _Columns] = {}

    def stands_in(self, tier: Tier) -> bool:
        """Whether it may have hits there."""
        if tier == Tier.LEADING:
            return bool(self.source.leads_up_to)
        return tier in self.tiers

    @cached_property
    def rows(self) -> QuerySet[Any] | Sequence[Passage]:
        """Asked for once."""
        return self.source.rows() if callable(self.source.rows) else self.source.rows

    def passages(self, tier: Tier, beyond: int) -> Iterator[int]:
        """The places after ``beyond`` of the passages that stand in a tier. Each is looked at only
        when the page comes so far: many agencies bear a common name."""
        if tier == Tier.LEADING:
            done = self._leading.index(beyond) + 1 if beyond in self._leading else 0
            yield from self._leading[done:]
        elif tier not in TITLES or not self._leading:
            condition = self.tiers[tier]
            # One that is the query begins with it: most need not be folded to be told apart.
            begins = self.phrase if tier == Tier.TITLE_IS else ""
            for place, one in (self._holding if tier in TITLES else self._hits).items():
                begins_so = place > beyond and one.folded.startswith(begins)
                if begins_so and condition.is_met(self._columns(place)):
                    yield place

    @cached_property
    def _hits(self) -> dict[int, Passage]:
        """Those that hold the words at all, by place."""
        words = [held.text for held in self.tiers[Tier.TEXT_FOLDED].holding]
        return {
            place: one
            for place, one in enumerate(self.rows, 1)
            if all(word in one.folded for word in words)
        }

    @cached_property
    def _holding(self) -> dict[int, Passage]:
        """Those that hold them as one: no title of the others can."""
        return {place: one for place, one in self._hits.items() if self.phrase in one.folded}

    def _columns(self, place: int) -> _Columns:
        """As a table has them; made for those that are looked at, once."""
        if place not in self._looked_at:
            self._looked_at[place] = _Columns(self._hits[place])
        return self._looked_at[place]

    @cached_property
    def _leading(self) -> list[int]:
        """The places of those whose titles hold the query, nearest first, where they are few."""
        most = self.source.leads_up_to
        if not most:
            return []
        titles = [self.tiers[tier] for tier in TITLES if tier in self.tiers]
        held = (
            place
            for place in self._holding
            if any(condition.is_met(self._columns(place)) for condition in titles)
        )
        if not 0 < len(found := list(islice(held, most + 1))) <= most:
            return []
        return [p for one in titles for p in found if one.is_met(self._columns(p))]

    def at(self, place: int) -> Passage:
        """The passage of a place."""
        return self._hits[place]


class _Columns(dict[str, str]):
    """The columns of a passage as a table has them; those of its title are made when asked for."""

    def __init__(self, one: Passage) -> None:
        super().__init__(marked=one.marked, folded=one.folded)
        self._title = one.title if one.is_named else ""

    def __missing__(self, name: str) -> str:
        made = fold if name == "title_folded" else lowered
        self[name] = text = titled(made(self._title))
        return text


@dataclass(slots=True)
class _Search:
    """The steps from the cursor on, walked until a page is full."""

    steps: list[tuple[Tier, _Asked]]
    beyond: int  # the place in the first of them
    most: int
    _places: dict[tuple[Tier, str], list[int]] = field(default_factory=dict)
    _bases: Bases = field(default_factory=Bases)

    def hits(self) -> Iterator[tuple[Tier, _Asked, int]]:
        """In order."""
        for number, (tier, one) in enumerate(self.steps):
            if isinstance(one.rows, QuerySet):
                places: Iterable[int] = self._of_tables(tier, one)
            else:
                places = one.passages(tier, 0 if number else self.beyond)
            yield from ((tier, one, place) for place in places)

    def _of_tables(self, tier: Tier, one: _Asked) -> list[int]:
        """The rows of a table in a tier, asked for together with those of all other tables."""
        if (tier, one.source.name) not in self._places:
            together = next(tiers for tiers in TOGETHER if tier in tiers)
            arms, keys = [], []
            for number, (other, asked) in enumerate(self.steps):
                if other in together and isinstance(asked.rows, QuerySet):
                    beyond = 0 if number else self.beyond
                    arms.append(Arm(asked.rows, asked.tiers[other], beyond))
                    keys.append((other, asked.source.name))
            found = places_found(arms, most=self.most, bases=self._bases)
            self._places |= dict(zip(keys, found, strict=True))
        return self._places[tier, one.source.name]


def _cursor_read(after: str, steps: Sequence[tuple[Tier, _Asked]]) -> tuple[int, int]:
    """Which step a page begins in, and after which place."""
    try:
        tier, name, place = signing.loads(after, salt="search-across")
        return [(int(t), one.source.name) for t, one in steps].index((tier, name)), int(place)
    except (signing.BadSignature, ValueError, TypeError):
        return 0, 0


def _read(shown: Sequence[tuple[Tier, _Asked, int]]) -> list[Found]:
    """The rows and passages of a page; a row that went meanwhile is not shown."""
    rows: dict[str, dict[int, Any]] = {}
    for _, one, _ in shown:
        name = one.source.name
        if name not in rows and isinstance(one.rows, QuerySet):
            places = [place for _, other, place in shown if other is one]
            rows[name] = {row.pk: row for row in one.rows.filter(pk__in=places)}
    found = []
    for _, one, place in shown:
        name = one.source.name
        row = rows[name].get(place) if name in rows else one.at(place)
        if row is not None:
            found.append(Found(name, row))
    return found
