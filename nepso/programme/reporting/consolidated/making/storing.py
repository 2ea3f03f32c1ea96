"""Writing what was summed. An address once given stays: a figure made again keeps its public id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.db import connection

from nepso.programme.reporting.consolidated.making.last_year import Before, Place
from nepso.programme.reporting.consolidated.making.summing import Brought, Summed
from nepso.programme.reporting.models import (
    ConsolidatedContribution,
    ConsolidatedFigure,
    ConsolidatedReport,
)

Key = tuple[int, str, str]
_FIELDS = (
    *("counted", "stated", "twice", "last_year", "last_year_figure", "is_estimate"),
    *("estimates", "reports", "adjusted", "link_number"),
)
_BATCH = 2000


def figures_store(
    report: ConsolidatedReport, summed: Iterable[Summed], before: Mapping[Place, Before]
) -> int:
    """Replace the figures of a report and what agencies brought to them; returns how many."""
    known = {(f.version_id, f.breakdown, f.key): f for f in report.figures.all()}
    ConsolidatedContribution.objects.filter(figure__report=report).delete()
    kept = set[Key]()
    number = 0
    for one in summed:
        rows = list(_rows(report, one, before, known))
        for row in rows:
            number += 1
            row.link_number = number
            kept.add((row.version_id, row.breakdown, row.key))
        _save(rows)
        _contributions_write(rows[0], one)
    gone = [figure.pk for key, figure in known.items() if key not in kept]
    ConsolidatedFigure.objects.filter(pk__in=gone).delete()
    return number


def _rows(
    report: ConsolidatedReport,
    one: Summed,
    before: Mapping[Place, Before],
    known: Mapping[Key, ConsolidatedFigure],
) -> Iterable[ConsolidatedFigure]:
    def row(breakdown: str, key: str) -> ConsolidatedFigure:
        made = known.get((one.version.pk, breakdown, key)) or ConsolidatedFigure(
            report=report, version=one.version, breakdown=breakdown, key=key
        )
        earlier = before.get((one.version.indicator_id, breakdown, key), Before(None))
        made.last_year, made.last_year_figure_id = earlier.value, earlier.figure
        return made

    whole = row("", "")
    whole.counted, whole.stated, whole.twice = one.counted, one.stated, one.twice
    whole.reports = sum(1 for b in one.brought if b.said is not None)
    whole.adjusted = sum(1 for b in one.brought if b.is_corrected)
    whole.estimates = sum(1 for b in one.brought if b.is_estimate)
    whole.is_estimate = whole.estimates > 0
    yield whole
    for (breakdown, key), value in one.parts.items():
        part = row(breakdown, key)
        part.stated = value
        yield part


def _save(rows: list[ConsolidatedFigure]) -> None:
    new, old = [r for r in rows if r.pk is None], [r for r in rows if r.pk is not None]
    ConsolidatedFigure.objects.bulk_create(new, _BATCH)
    ConsolidatedFigure.objects.bulk_update(old, _FIELDS, 500)


def _contributions_write(figure: ConsolidatedFigure, one: Summed) -> None:
    """By plain INSERT: of a large province there are a hundred thousand, and a model object for
    each would cost more than all the counting before."""
    table = ConsolidatedContribution._meta.db_table
    asked = ", ".join(["%s"] * len(_COLUMNS))
    with connection.cursor() as cursor:
        cursor.executemany(
            f'INSERT INTO "{table}" ({", ".join(_COLUMNS)}) VALUES ({asked})',  # noqa: S608 - names
            [_contribution(figure, brought) for brought in one.brought],
        )


_COLUMNS = (
    *("figure_id", "agency_id", "source_id", "counted", "stated", "is_estimate"),
    *("is_shared", "reason", "typed_source", "said_by_id"),
)


def _contribution(figure: ConsolidatedFigure, b: Brought) -> list[Decimal | int | str | None]:
    said, reason = b.said, b.reason
    return [
        figure.pk,
        b.agency,
        said.source if said else None,
        b.counted,
        b.stated,
        b.is_estimate,
        said.is_shared if said else False,
        reason.text if reason else "",
        said.typed_source if said else "",
        _said_by(reason.by if reason else None, said.by if said else None),
    ]


def _said_by(reason: int | None, said: int | None) -> int | None:
    return said if reason is None else reason
