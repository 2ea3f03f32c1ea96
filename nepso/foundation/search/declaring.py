"""Which tables are searched: declared by their packages when they are ready."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model

from nepso.kernel.folding import fold, lowered

BETWEEN = " · "
_INDEXES: dict[type[Model], SearchIndex] = {}


@dataclass(frozen=True)
class SearchIndex:
    """A model with a folded text column of its own and, where hits to the tone mark come first,
    one with tone marks (lower case); ``marked`` is "" where they do not."""

    model: type[Model]
    marked: str
    folded: str
    has_title: bool

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table that are indexed."""
        return (self.folded, self.marked) if self.marked else (self.folded,)

    @property
    def title_columns(self) -> dict[str, str]:
        """What is indexed of titles: the name in the index, and the column that begins with it."""
        named = {"title_folded": self.folded, "title_marked": self.marked}
        return {name: column for name, column in named.items() if self.has_title and column}

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @property
    def fts_table(self) -> str:
        """The SQLite FTS5 table beside it."""
        return f"{self.table}_search"

    @property
    def titles_table(self) -> str:
        """The FTS5 table of titles alone, small: a phrase whose letters are common in texts is
        looked for in titles only. "" where it has none."""
        return f"{self.fts_table}_titles" if self.has_title else ""


def searched(model: type[Model], *, folded: str, marked: str = "", has_title: bool = False) -> None:
    """Declare that ``model`` is searched; call it in ``AppConfig.ready``. Without ``marked`` all
    hits are alike, and writing a row costs half. ``has_title``: the first part of what is searched
    is the row's title, which ``search_across`` puts before texts."""
    _INDEXES[model] = SearchIndex(model, marked, folded, has_title)


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


def titled(title: str) -> str:
    """A title as it is indexed, with its ends, so that one that is the query whole is told from
    one that holds it, and a short word from a part of one."""
    return f"| {title} |"


def _joined(parts: Iterable[str]) -> str:
    return BETWEEN.join(part for part in parts if part)
