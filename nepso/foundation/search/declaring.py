"""Which tables are searched: declared by their packages when they are ready."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model

from nepso.kernel.folding import fold, lowered

_INDEXES: dict[type[Model], SearchIndex] = {}


@dataclass(frozen=True)
class SearchIndex:
    """A model with two text columns of its own: one with tone marks (lower case), one folded.

    ``app`` is the label of the app whose migrations make the table.
    """

    model: type[Model]
    marked: str
    folded: str

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @property
    def fts_table(self) -> str:
        """The SQLite FTS5 table beside it."""
        return f"{self.table}_search"


def searched(model: type[Model], *, marked: str, folded: str) -> None:
    """Declare that ``model`` is searched; call it in ``AppConfig.ready``."""
    _INDEXES[model] = SearchIndex(model, marked, folded)


def index_of(model: type[Model]) -> SearchIndex:
    """The index of a model; KeyError when none was declared."""
    return _INDEXES[model]


def declared_indexes() -> list[SearchIndex]:
    """All declared indexes, by table."""
    return sorted(_INDEXES.values(), key=lambda i: i.table)


def search_columns(parts: Iterable[str]) -> tuple[str, str]:
    """The values (marked, folded) of the two columns for a row made of these texts."""
    text = " · ".join(part for part in parts if part)
    return lowered(text), fold(text)
