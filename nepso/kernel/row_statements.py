"""The INSERT of a model, composed once, and the values of a row for it (see ``storing``).

A value that its field would hand to the database as it is, is not given through the field's four
methods: half of what storing a submission cost.
"""

from __future__ import annotations

import datetime as dt
from functools import cache, lru_cache
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from django.db import connection, models
from django.db.backends.sqlite3.base import SQLiteCursorWrapper
from django.db.models.base import ModelState
from django.db.models.fields import NOT_PROVIDED
from django.db.models.signals import post_init, post_save, pre_init, pre_save

M = TypeVar("M", bound=models.Model)
if TYPE_CHECKING:  # the stubs are generic, Django's classes are not
    _Field = models.Field[Any, Any]
else:
    _Field = models.Field
_NONE = type(None)
# What these methods give on unchanged when it is exactly of one of these types.
_UNCHANGED: dict[Any, frozenset[type]] = {
    models.CharField.get_prep_value: frozenset({str, _NONE}),
    models.TextField.get_prep_value: frozenset({str, _NONE}),
    models.IntegerField.get_prep_value: frozenset({int, _NONE}),
    models.BooleanField.get_prep_value: frozenset({bool, _NONE}),
    models.ForeignKey.get_prep_value: frozenset({int, _NONE}),
}
_NOTHING: frozenset[type] = frozenset()
_MOMENT = frozenset({dt.datetime})
_SAVES = (models.Field.get_db_prep_save, models.ForeignKey.get_db_prep_save)
_PREPARES = (
    models.Field.get_db_prep_value,
    models.IntegerField.get_db_prep_value,
    models.ForeignKey.get_db_prep_value,
)


class RowStatement(NamedTuple):
    """The INSERT of one model; (attribute, types given on as they are, field) of each value.
    ``is_keyed``: the key is one of them (a relation), not the database's to give."""

    sql: str
    into: str
    key: str
    is_keyed: bool
    fields: tuple[tuple[str, frozenset[type], _Field], ...]
    relations: tuple[tuple[int, models.ForeignKey[Any, Any]], ...]

    def values(self, row: models.Model, to: Any, moments: dict[Any, Any]) -> list[Any]:
        """In the order of the columns, as the database takes them. ``moments`` keeps those of
        rows that are stored together: they mostly hold one and the same."""
        given, values = row.__dict__, []
        for name, as_it_is, field in self.fields:
            value = given[name]
            if value.__class__ in as_it_is:
                if as_it_is is _MOMENT:
                    if value not in moments:
                        moments[value] = field.get_db_prep_save(value, to)
                    value = moments[value]
            elif str in as_it_is and isinstance(value, models.TextChoices):
                value = value.value
            else:
                value = field.get_db_prep_save(field.pre_save(row, add=True), to)
            values.append(value)
        return values

    def parents(self, row: models.Model) -> list[tuple[int, models.Model, str]]:
        """(place, row referred to, attribute) of each relation set before that row had a key."""
        cached, given = row._state.fields_cache, row.__dict__
        return [
            (place, cached[field.name], field.attname)
            for place, field in (self.relations if cached else ())
            if given[field.attname] is None and cached.get(field.name) is not None
        ]


@lru_cache(maxsize=64)
def row_statement(model: type[models.Model]) -> RowStatement:
    """Raises TypeError for a model with parents, or to whose ``save`` others listen."""
    meta, quote = model._meta, connection.ops.quote_name
    if meta.parents or any(s.has_listeners(model) for s in (pre_save, post_save)):
        raise TypeError(f"{meta.label}: its rows are stored by save()")
    fields = tuple(f for f in meta.local_concrete_fields if not isinstance(f, models.AutoField))
    columns = ", ".join(quote(str(f.column)) for f in fields)
    into = f"INSERT INTO {quote(meta.db_table)} ({columns})"
    return RowStatement(
        f"{into} VALUES ({', '.join(['%s'] * len(fields))})",
        into,
        quote(str(meta.pk.column)),
        meta.pk in fields,
        tuple((f.attname, _given_as_it_is(f), f) for f in fields),
        tuple((n, f) for n, f in enumerate(fields) if isinstance(f, models.ForeignKey)),
    )


def _given_as_it_is(field: _Field) -> frozenset[type]:
    kind = type(field)
    if kind is models.DateTimeField:
        auto = field.auto_now or field.auto_now_add  # type: ignore[attr-defined]
        return _NOTHING if auto else _MOMENT
    usual = (
        kind.pre_save is models.Field.pre_save
        and kind.get_db_prep_save in _SAVES
        and kind.get_db_prep_value in _PREPARES
    )
    if usual and isinstance(field, models.ForeignKey):
        usual = isinstance(field.target_field, models.AutoField)
    unchanged: frozenset[type] = _UNCHANGED.get(kind.get_prep_value, _NOTHING)
    return unchanged if usual else _NOTHING


Shape = tuple[tuple[type[models.Model], tuple[tuple[int, int], ...]], ...]


@lru_cache(maxsize=256)
def compound(shape: Shape) -> str:
    """One statement of PostgreSQL for rows of these models; answers their keys in order.

    For each: its model, and (place of a value, number of the row whose key is that value).
    """
    parts, numbers = [], count(1)
    for number, (model, refers) in enumerate(shape):
        statement = row_statement(model)
        before = dict(refers)
        places = [
            f"(SELECT k FROM r{before[place]})" if place in before else f"${next(numbers)}"  # noqa: S608
            for place in range(len(statement.fields))
        ]
        insert = f"{statement.into} VALUES ({', '.join(places)}) RETURNING {statement.key} AS k"
        parts.append(f"r{number} AS ({insert})")
    keys = ", ".join(f"(SELECT k FROM r{number})" for number in range(len(shape)))  # noqa: S608
    return f"WITH {', '.join(parts)} SELECT {keys}"


def composed_cursor(to: Any) -> Any:
    """A cursor of SQLite for statements of ``row_statement``: what Django makes of their ``%s`` is
    made once, not at each row."""
    to.ensure_connection()
    return to._prepare_cursor(to.connection.cursor(factory=_Composed))


class _Composed(SQLiteCursorWrapper):
    def convert_query(self, query: str, *, param_names: Any = None) -> str:
        return _converted(query)


@lru_cache(maxsize=64)
def _converted(query: str) -> str:
    return query.replace("%s", "?")


def prepared_cursor(to: Any) -> Any:
    """A cursor of PostgreSQL for a statement of ``compound``: planned once a connection, and its
    places are PostgreSQL's own ($1), since psycopg reads through a long statement with ``%s`` anew
    each time."""
    to.ensure_connection()
    return to._prepare_cursor(_preparing()(to.connection))


@cache
def _preparing() -> Any:
    from psycopg import RawCursor  # noqa: PLC0415 - the driver is there with PostgreSQL alone

    class Preparing(RawCursor[Any]):
        def execute(self, query: Any, params: Any = None, **given: Any) -> Any:
            return super().execute(query, params, **{**given, "prepare": True})

    return Preparing


def row_new(model: type[M], **given: Any) -> M:
    """A new row as the model's constructor makes it, without what that costs.

    A relation is given as an object under its name, or as a key under its attribute. Raises
    TypeError for a name that the model has not.
    """
    constants, made, relations, names = _blank(model)
    row = model.__new__(model)
    row._state = ModelState()
    values = row.__dict__
    values.update(constants)
    for name, default in made:
        if name not in given:
            values[name] = default()
    for name, value in given.items():
        attname = relations.get(name)
        if attname is not None:
            values[attname] = value.pk if value is not None else None
            row._state.fields_cache[name] = value
        elif name in names:
            values[name] = value
        else:
            raise TypeError(f"{model._meta.label} has no {name}")
    return row


class _Blank(NamedTuple):
    constants: dict[str, Any]
    made: tuple[tuple[str, Any], ...]
    relations: dict[str, str]
    names: frozenset[str]


@lru_cache(maxsize=64)
def _blank(model: type[models.Model]) -> _Blank:
    if any(s.has_listeners(model) for s in (pre_init, post_init)):
        raise TypeError(f"{model._meta.label}: others listen to its making")
    fields = model._meta.concrete_fields
    return _Blank(
        {f.attname: None if _is_made(f) else f.get_default() for f in fields},
        tuple((f.attname, f.default) for f in fields if _is_made(f)),
        {f.name: f.attname for f in fields if isinstance(f, models.ForeignKey)},
        frozenset(f.attname for f in fields),
    )


def _is_made(field: _Field) -> bool:
    return field.default is not NOT_PROVIDED and callable(field.default)
