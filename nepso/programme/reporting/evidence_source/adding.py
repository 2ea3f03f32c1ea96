"""Adding up: things on one line by the database, the others once in every group they stand in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.db.models import Count, QuerySet, Sum

from nepso.programme.reporting.evidence_source.asking import PARTS, Asked, Line, exact
from nepso.programme.reporting.ports import Counted

Found = list[tuple[int, Line]]


class Sums:
    """What is being added up, by agency and for the whole."""

    def __init__(self, kind_of: Mapping[int, str]) -> None:
        self.kind_of = kind_of
        self.of_agency: defaultdict[tuple[int, str], Decimal] = defaultdict(Decimal)
        self.whole: defaultdict[str, Decimal] = defaultdict(Decimal)
        self.parts: dict[str, dict[str, defaultdict[str, Decimal]]] = {}

    def add(self, name: str, amount: Decimal) -> None:
        """To the whole of a rule."""
        self.whole[name] += amount

    def part(self, name: str, breakdown: str, key: str, amount: Decimal) -> None:
        """To one part of a rule."""
        of_rule = self.parts.setdefault(name, {})
        of_rule.setdefault(breakdown, defaultdict(Decimal))[key] += amount

    def agency(self, name: str, agency: int, amount: Decimal) -> None:
        """To one agency's own."""
        self.of_agency[agency, name] += amount

    def counted(self) -> dict[str, Counted]:
        """The wholes with their parts, keys in order."""
        return {
            name: Counted(
                value,
                {
                    breakdown: {key: parts[key] for key in sorted(parts) if parts[key]}
                    for breakdown, parts in sorted(self.parts.get(name, {}).items())
                },
            )
            for name, value in self.whole.items()
        }


def add_alone(asked: Asked, rows: QuerySet[Any], sums: Sums) -> None:
    """Things on one line: one row an agency, and one row each combination for the parts."""
    alone, names = rows.filter(is_only=True), list(asked.rules)
    for agency, *amounts in alone.values_list("agency_id").annotate(**asked.sums()).iterator(2000):
        kind = sums.kind_of.get(agency, "")
        for name, given in zip(names, amounts, strict=True):
            if given:
                amount = exact(given)
                sums.agency(name, agency, amount)
                sums.add(name, amount)
                sums.part(name, "agency_kind", kind, amount)
    for _, key, amounts in combinations(asked, alone):
        for name in asked.matching(key):
            _add_parts(sums, name, [(0, key)], amounts[asked.amount[name]])


def combinations(
    asked: Asked, rows: QuerySet[Any], *, by_agency: bool = False
) -> Iterator[tuple[int, Line, dict[str, Decimal]]]:
    """(agency or 0, columns, {column of an amount or "": its sum}) of lines added up."""
    table, start = asked.table, int(by_agency)
    width = start + len(table.columns)
    columns = (*(("agency_id",) if by_agency else ()), *table.columns)
    sums = {f"sum_{name}": Sum(name) for name in table.amounts}
    grouped = rows.values_list(*columns).annotate(number=Count("pk"), **sums)
    for row in grouped.iterator(2000):
        number, *amounts = row[width:]
        told = {name: exact(a) for name, a in zip(table.amounts, amounts, strict=True)}
        yield row[0] if by_agency else 0, tuple(row[start:width]), {"": Decimal(number), **told}


def add_shared(asked: Asked, rows: QuerySet[Any], sums: Sums) -> None:
    """Things on several lines: once for the whole, each agency, each part."""
    for name, found, amount in _things(asked, rows, apart=1):
        agencies = {agency for agency, _ in found}
        sums.add(name, amount)
        for agency in agencies:
            sums.agency(name, agency, amount)
        for kind in {sums.kind_of.get(agency, "") for agency in agencies}:
            sums.part(name, "agency_kind", kind, amount)
        _add_parts(sums, name, found, amount)


def add_each_agency(asked: Asked, rows: QuerySet[Any], of_agency: defaultdict[int, Sums]) -> None:
    """Every agency on its own, as if there were no other."""
    alone = rows.filter(is_only=True)
    for agency, key, amounts in combinations(asked, alone, by_agency=True):
        for name in asked.matching(key):
            amount = amounts[asked.amount[name]]
            of_agency[agency].add(name, amount)
            _add_parts(of_agency[agency], name, [(agency, key)], amount)
    for name, found, amount in _things(asked, rows, apart=2):
        sums = of_agency[found[0][0]]
        sums.add(name, amount)
        _add_parts(sums, name, found, amount)


def _add_parts(sums: Sums, name: str, found: Found, amount: Decimal) -> None:
    if amount:
        for place, breakdown in enumerate(PARTS):
            for at in {key[place] for _, key in found}:
                sums.part(name, breakdown, at, amount)


def _things(
    asked: Asked, rows: QuerySet[Any], *, apart: int
) -> Iterator[tuple[str, Found, Decimal]]:
    """(rule, lines it counts, amount) of each thing on several lines, read in its order; with
    ``apart`` 2 each agency's lines of it on their own."""
    table, width = asked.table, 2 + len(asked.table.columns)
    columns = (table.thing, "agency_id", *table.columns, *table.amounts)
    order = (table.thing, "agency_id")
    shared = rows.filter(is_only=False).order_by(*order).values_list(*columns)
    for _, lines in groupby(shared.iterator(2000), key=lambda row: row[:apart]):
        seen: defaultdict[str, Found] = defaultdict(list)
        amounts: dict[str, Any] = {}
        for row in lines:
            key = tuple(row[2:width])
            amounts = dict(zip(table.amounts, row[width:], strict=True))
            for name in asked.matching(key):
                seen[name].append((row[1], key))
        for name, found in seen.items():
            column = asked.amount[name]
            yield name, found, exact(amounts[column]) if column else Decimal(1)
