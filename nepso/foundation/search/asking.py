"""One question to the database for the hits of several tables, tier by tier.

Each arm reads its rows in the order of the index and stops when a page is full, so that a word
found in every row costs as little as a rare one. An arm is a table under its own conditions (what
everybody may read), joined to its index: SQLite's FTS5 answers for all texts of three letters and
more, the others and PostgreSQL (by trigram indexes, where it has them) for LIKE.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections, router
from django.db.models import F, Model, QuerySet

from nepso.foundation.search.declaring import SearchIndex, index_of
from nepso.foundation.search.indexing import has_fts5, title_sql
from nepso.foundation.search.ranking import (
    FOLDED,
    MARKED,
    TITLE_FOLDED,
    TITLE_MARKED,
    Condition,
    Held,
)
from nepso.foundation.search.selectors import SHORTEST_INDEXED


@dataclass(frozen=True, slots=True)
class Arm:
    """Rows of one table that stand in one tier, by id after ``beyond``."""

    rows: QuerySet[Any]
    condition: Condition
    beyond: int


def places_found(arms: Sequence[Arm], *, most: int, bases: Bases) -> list[list[int]]:
    """The ids of the first ``most`` hits of the arms together, by arm; one query, none where no arm
    has rows. Both databases answer arm after arm, and stop where there are enough: the tiers behind
    a full page cost nothing. (PostgreSQL reads no arm with a limit of its own in parallel.)"""
    asked: list[str] = []
    params: list[Any] = []
    for number, arm in enumerate(arms):
        base = bases.of(arm.rows)
        if base is not None:
            sql, values = _arm(arm, *base, most)
            asked.append(f"SELECT {number} AS arm, id FROM ({sql}) AS a{number}")  # noqa: S608 ours
            params += values
    found: list[list[int]] = [[] for _ in arms]
    if asked:
        with connections[arms[0].rows.db].cursor() as cursor:
            cursor.execute(f"{' UNION ALL '.join(asked)} LIMIT %s", [*params, most])
            for number, pk in cursor.fetchall():
                found[number].append(pk)
    return [sorted(one) for one in found]


def models_without(models: Sequence[type[Model]], condition: Condition) -> set[type[Model]]:
    """Those of whose rows SQLite's index says that none holds the words, whoever may read them; one
    query, none where the index cannot answer."""
    asked, params = [], []
    for number, model in enumerate(models):
        connection = connections[router.db_for_read(model)]
        if connection.vendor == "sqlite" and has_fts5(connection):
            index = index_of(model)
            question, _ = _asked_of_index(Condition(condition.holding), index)
            if question is not None:
                table, match = question
                holding = f'SELECT 1 FROM "{table}" WHERE "{table}" MATCH %s'  # noqa: S608 our own names
                asked.append(f"SELECT {number} WHERE EXISTS ({holding})")
                params.append(match)
    if not asked:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(asked), params)
        held = {models[number] for (number,) in cursor.fetchall()}
    return set(models) - held


class Bases:
    """The SQL of each table under its own conditions, made once a search: it stands in several
    tiers. Its rows must live as long as this does."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[str, tuple[Any, ...]] | None] = {}

    def of(self, rows: QuerySet[Any]) -> tuple[str, tuple[Any, ...]] | None:
        """Its SQL and parameters, with the columns its_hit (the key), its_folded and its_marked;
        None for what is empty whatever the table holds."""
        key = id(rows)
        if key not in self._made:
            index = index_of(rows.model)
            columns = {"hit": F("pk"), FOLDED: F(index.folded), MARKED: F(index.marked)}
            only = rows.order_by().values(**{f"its_{name}": one for name, one in columns.items()})
            try:
                self._made[key] = only.query.get_compiler(rows.db).as_sql()
            except EmptyResultSet:
                self._made[key] = None
        return self._made[key]


def _arm(arm: Arm, base: str, values: tuple[Any, ...], most: int) -> tuple[str, list[Any]]:
    index, connection = index_of(arm.rows.model), connections[arm.rows.db]
    condition, asked = arm.condition, None
    if connection.vendor == "sqlite" and has_fts5(connection):
        asked, condition = _asked_of_index(condition, index)
    where, params = _like(condition, connection.vendor)
    tables, key = f"({base}) AS b", "b.its_hit"
    if asked is None:
        params = [*values, *params]
    else:
        # CROSS JOIN: the index outside, its hits in order, each looked up among the rows.
        table, match = asked
        key, tables = "s.rowid", f'"{table}" AS s CROSS JOIN {tables}'
        where = ["b.its_hit = s.rowid", f's."{table}" MATCH %s', *where]
        params = [*values, match, *params]
    sql = (
        f"SELECT b.its_hit AS id FROM {tables} "  # noqa: S608 our own names
        f"WHERE {' AND '.join([*where, f'{key} > %s'])} ORDER BY {key} LIMIT %s"
    )
    return sql, [*params, arm.beyond, most]


def _asked_of_index(
    condition: Condition, index: SearchIndex
) -> tuple[tuple[str, str] | None, Condition]:
    """The FTS5 table and what it is asked, if it can answer, and what is left for LIKE."""
    names = {MARKED: index.marked, FOLDED: index.folded}
    is_title = any(one.column in index.title_columns for one in condition.holding)

    def can_answer(group: Sequence[Held]) -> bool:
        return all(
            len(one.text) >= SHORTEST_INDEXED and (one.column in index.title_columns) == is_title
            for one in group
        )

    def said(group: Sequence[Held]) -> str:
        quoted = ((one.column, one.text.replace('"', '""')) for one in group)
        return " AND ".join(f'{{{names.get(name, name)}}} : "{text}"' for name, text in quoted)

    answered = [one for one in condition.holding if can_answer([one])]
    if not answered:
        return None, condition
    match = said(answered)
    groups = [group for group in condition.without if can_answer(group)]
    if groups:
        match = f"({match}) NOT ({' OR '.join(f'({said(group)})' for group in groups)})"
    left = Condition(
        tuple(one for one in condition.holding if one not in answered),
        tuple(group for group in condition.without if group not in groups),
    )
    return (index.titles_table if is_title else index.fts_table, match), left


def _like(condition: Condition, vendor: str) -> tuple[list[str], list[Any]]:
    """Conditions in SQL with their parameters; no condition at all is none."""
    sql = {FOLDED: "b.its_folded", MARKED: "b.its_marked"}
    sql |= {
        TITLE_FOLDED: title_sql(vendor, sql[FOLDED]),
        TITLE_MARKED: title_sql(vendor, sql[MARKED]),
    }
    where: list[str] = []
    params: list[Any] = []

    def said(group: Sequence[Held]) -> str:
        params.extend(_pattern(one.text) for one in group)
        return " AND ".join(f"{sql[one.column]} LIKE %s ESCAPE '\\'" for one in group)

    where += [said([one]) for one in condition.holding]
    where += [f"NOT ({said(group)})" for group in condition.without]
    return where, params


def _pattern(text: str) -> str:
    for special in ("\\", "%", "_"):
        text = text.replace(special, f"\\{special}")
    return f"%{text}%"
