"""A consolidated report as plain values: what freezing keeps, and every output is made from.

Nothing here asks the database, the clock or the network: from the same snapshot come the same
bytes. Amounts are decimals; days are ISO text; addresses are whole (they begin with NEPSO_URL).
"""

from __future__ import annotations

import dataclasses
import functools
import gzip
import hashlib
import json
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

VERSION = 1


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a figure: of a kind of agency, or of a value of a breakdown."""

    breakdown: str
    breakdown_name: str
    key: str
    name: str
    value: Decimal
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of the whole. ``clause`` is the plan's own label ("II.1.2.a").

    ``value`` is what the agencies' values come to less ``twice``, which several of them claim
    together; ``counted`` what the system counts, each thing once.
    """

    number: int
    indicator: str
    name: str
    unit: str
    clause: str
    clause_title: str
    counted_here: bool
    value: Decimal | None
    last_year: Decimal | None
    address: str
    corrected_by: int = 0
    estimated_by: int = 0
    parts: tuple[Part, ...] = ()
    group: str = ""
    counted: Decimal | None = None
    twice: Decimal = Decimal(0)
    last_year_address: str = ""


@dataclass(frozen=True, slots=True)
class AgencyFigure:
    """One figure of one agency: what was counted, what it stated, and the reason between them."""

    agency: str
    indicator: str
    counted: Decimal | None
    stated: Decimal | None
    reason: str
    estimated: bool
    address: str

    @property
    def value(self) -> Decimal | None:
        """What enters the sums: the stated value where there is one."""
        return self.counted if self.stated is None else self.stated

    @property
    def is_corrected(self) -> bool:
        """Whether the agency put another value beside the one counted here."""
        return None not in (self.counted, self.stated) and self.counted != self.stated


@dataclass(frozen=True, slots=True)
class Reporter:
    """One agency that had to report, with the four facts about its report.

    One not ``expected`` had not to report, but something of the report is from it.
    """

    agency: str
    name: str
    kind: str
    kind_name: str
    state: str
    complete: bool
    on_time: bool
    approved: bool
    non_empty: bool
    submitted_on: str
    days_late: int
    nothing_because: str
    address: str
    expected: bool = True


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph under a heading. ``origin``: machine, agency or person."""

    heading: str
    text: str
    origin: str
    sources: tuple[str, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an indicator means: an entry of the dictionary."""

    indicator: str
    name: str
    unit: str
    definition: str
    formula: str
    source: str
    clauses: tuple[str, ...]
    breakdowns: tuple[str, ...]
    version: int


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the list of changes of a later version."""

    what: str
    before: str
    after: str
    reason: str
    on: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The whole report. ``issuer``, ``addressees`` and so on are those of its letterhead."""

    public_id: str
    edition: int
    title: str
    scope: str
    period: str
    counts_from: str
    counts_until: str
    as_of: str
    plan_title: str
    letterhead: dict[str, Any]
    headings: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    figures: tuple[AgencyFigure, ...]
    reporters: tuple[Reporter, ...]
    passages: tuple[Passage, ...]
    dictionary: tuple[Meaning, ...]
    changes: tuple[Change, ...] = ()
    reporters_address: str = ""
    version: int = field(default=VERSION)

    def reporting(self) -> dict[str, int]:
        """How many agencies had to report, sent, were on time, late, have not sent."""
        expected = [r for r in self.reporters if r.expected]
        sent = [r for r in expected if r.submitted_on]
        on_time = sum(1 for r in sent if r.on_time)
        due = len(expected)
        return {
            "phai-gui": due,
            "da-gui": len(sent),
            "dung-han": on_time,
            "cham": len(sent) - on_time,
            "chua-gui": due - len(sent),
        }

    def to_bytes(self) -> bytes:
        """The snapshot, packed; the same snapshot gives the same bytes everywhere."""
        text = json.dumps(
            self, default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        ).encode()
        return gzip.compress(text, compresslevel=6, mtime=0)

    @property
    def digest(self) -> str:
        """SHA-256 of the snapshot's text (not of its packing, which libraries may change)."""
        return hashlib.sha256(gzip.decompress(self.to_bytes())).hexdigest()

    @classmethod
    def from_bytes(cls, packed: bytes) -> Snapshot:
        """The snapshot that ``to_bytes`` packed. Raises ValueError for another version."""
        plain = json.loads(gzip.decompress(packed))
        if plain.get("version") != VERSION:
            raise ValueError(f"snapshot version {plain.get('version')}, not {VERSION}")
        return cls(
            **{
                **plain,
                "headings": tuple((code, name) for code, name in plain["headings"]),
                "lines": tuple(_line(row) for row in plain["lines"]),
                "figures": tuple(AgencyFigure(**_amounts(row)) for row in plain["figures"]),
                "reporters": tuple(Reporter(**row) for row in plain["reporters"]),
                "passages": tuple(Passage(**_tuples(row, "sources")) for row in plain["passages"]),
                "dictionary": tuple(
                    Meaning(**_tuples(row, "clauses", "breakdowns")) for row in plain["dictionary"]
                ),
                "changes": tuple(Change(**row) for row in plain["changes"]),
            }
        )


_AMOUNTS = ("value", "last_year", "counted", "stated", "twice")


def _amounts(row: dict[str, Any]) -> dict[str, Any]:
    return {
        key: Decimal(value) if key in _AMOUNTS and value is not None else value
        for key, value in row.items()
    }


def _tuples(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {key: tuple(value) if key in names else value for key, value in row.items()}


def _line(row: dict[str, Any]) -> Line:
    parts = tuple(Part(**_amounts(part)) for part in row["parts"])
    return Line(**{**_amounts(row), "parts": parts})


def _plain(value: Any) -> Any:
    """What JSON does not know: a dataclass as a dictionary, a decimal as its shortest text."""
    if isinstance(value, Decimal):
        return amount_text(value)
    return {name: getattr(value, name) for name in _names(value.__class__)}


@functools.cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


def amount_text(value: Decimal) -> str:
    """ "12", "12.5": a decimal without exponent or trailing zeros, for machines to read."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
