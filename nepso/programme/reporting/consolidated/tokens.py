"""Figures within words: "[số hoi-nghi-long-ghep]" stands for the figure, which nobody types.

A token names an indicator by its code, "[số CODE]"; its value of the year before,
"[số CODE/nam-truoc]"; one part, "[số CODE/agency_kind/commune]"; or how many agencies reported,
"[số bao-cao/dung-han]". Rendered, each is a number that opens its evidence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from nepso.programme.reporting.consolidated.snapshot import Line, Snapshot
from nepso.ui.components.numbers import so

TOKEN = re.compile(r"\[số ([a-z0-9-]+(?:/[a-z0-9_-]+){0,2})\]")
LAST_YEAR = "nam-truoc"
REPORTERS = "bao-cao"
DUE, SENT, ON_TIME, LATE, NOT_SENT = "phai-gui", "da-gui", "dung-han", "cham", "chua-gui"
REPORTING = {
    DUE: "Cơ quan phải báo cáo",
    SENT: "Cơ quan đã gửi báo cáo",
    ON_TIME: "Cơ quan gửi đúng hạn",
    LATE: "Cơ quan gửi chậm",
    NOT_SENT: "Cơ quan chưa gửi báo cáo",
}
# A number that somebody typed: not a day, a year, a symbol of a document or a place of the plan.
_TYPED = re.compile(r"(?<![\w./-])\d{1,3}(?:\.\d{3})*(?:,\d+)?(?![\w./-])")
_DATED = re.compile(r"(?:ngày|tháng|năm|quý|số|Điều|khoản|mục|điểm)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shown:
    """A token as it is shown: the number and where it opens."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text: plain words, or a token with what it shows (None: no such figure)."""

    text: str
    token: str = ""
    shown: Shown | None = None


Resolve = Callable[[str], Shown | None]


def token(*parts: str) -> str:
    """The token as it stands in a text."""
    return f"[số {'/'.join(parts)}]"


def stretches(text: str, resolve: Resolve) -> Iterator[Stretch]:
    """The text in stretches, its tokens resolved."""
    end = 0
    for found in TOKEN.finditer(text):
        if found.start() > end:
            yield Stretch(text[end : found.start()])
        yield Stretch(found.group(), found.group(1), resolve(found.group(1)))
        end = found.end()
    if end < len(text):
        yield Stretch(text[end:])


def unknown_tokens(text: str, resolve: Resolve) -> list[str]:
    """The tokens of a text that name no figure of the report."""
    return [m.group() for m in TOKEN.finditer(text) if resolve(m.group(1)) is None]


def typed_numbers(text: str) -> list[str]:
    """Numbers that stand in the words themselves, days and symbols left out."""
    plain = TOKEN.sub(" ", text)
    return [m.group() for m in _TYPED.finditer(plain) if not _DATED.search(plain[: m.start()])]


def resolver_of(snapshot: Snapshot) -> Resolve:
    """What the tokens of a report show."""
    lines = {line.indicator: line for line in snapshot.lines}
    reporting = snapshot.reporting()

    def resolve(name: str) -> Shown | None:
        code, *rest = name.split("/")
        if code == REPORTERS:
            return reporting_shown(snapshot, reporting, rest)
        return _figure_shown(lines.get(code), rest)

    return resolve


def reporting_shown(snapshot: Snapshot, reporting: dict[str, int], rest: list[str]) -> Shown | None:
    """The number of agencies of one standing, opening the list of them."""
    if len(rest) != 1 or rest[0] not in reporting:
        return None
    address = f"{snapshot.reporters_address}?nhom={rest[0]}" if snapshot.reporters_address else ""
    return Shown(so(reporting[rest[0]]), address)


def _figure_shown(line: Line | None, rest: list[str]) -> Shown | None:
    if line is None:
        return None
    if not rest:
        return None if line.value is None else Shown(so(line.value), line.address)
    if rest == [LAST_YEAR]:
        address = line.last_year_address or f"{line.address}#nam-truoc"
        return None if line.last_year is None else Shown(so(line.last_year), address)
    for part in line.parts:
        if [part.breakdown, part.key] == rest:
            return Shown(so(part.value), part.address)
    return None
