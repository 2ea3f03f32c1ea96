"""Which tables are searched: declared by their packages when they are ready."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model

from nepso.kernel.folding import fold, lowered

_INDEXES: dict[type[Model], SearchIndex] = {}


@dataclass(frozen=True)
class SearchIndex:
    """A model with a folded text column of its own and, where hits to the tone mark come first,
    one with tone marks (lower case); ``marked`` is "" where they do not."""

    model: type[Model]
    marked: str
    folded: str

    @property
    def columns(self) -> tuple[str, ...]:
        """What is indexed."""
        return (self.folded, self.marked) if self.marked else (self.folded,)

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @property
    def fts_table(self) -> str:
        """The SQLite FTS5 table beside it."""
        return f"{self.table}_search"


def searched(model: type[Model], *, folded: str, marked: str = "") -> None:
    """Declare that ``model`` is searched; call it in ``AppConfig.ready``. Without ``marked`` all
    hits are alike, and writing a row costs half."""
    _INDEXES[model] = SearchIndex(model, marked, folded)


def index_of(model: type[Model]) -> SearchIndex:
    """The index of a model; KeyError when none was declared."""
    return _INDEXES[model]


def declared_indexes() -> list[SearchIndex]:
    """All declared indexes, by table."""
    return sorted(_INDEXES.values(), key=lambda i: i.table)


def search_columns(parts: Iterable[str]) -> tuple[str, str]:
    """The values (marked, folded) of the two columns for a row made of these texts."""
    text = _joined(parts)
    return lowered(text), fold(text)


def folded_column(parts: Iterable[str]) -> str:
    """The value of the one column of a row that is searched without tone marks."""
    return fold(_joined(parts))


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)
