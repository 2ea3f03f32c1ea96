"""How paragraphs are shown to the editor: whose words, which numbers, which are alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from nepso.programme.reporting.consolidated import tokens
from nepso.programme.reporting.consolidated.selectors import Gathered, figures_of, reporting_counts
from nepso.programme.reporting.consolidated.selectors.reports import FigureLine
from nepso.programme.reporting.models import ConsolidatedParagraph, ConsolidatedReport
from nepso.ui.components.numbers import so

ORIGINS = {
    "machine": ("Máy gợi ý", "plum"),
    "agency": ("Lời của cơ quan", "grey"),
    "person": ("Người biên tập viết", "blue"),
}


@dataclass(slots=True)
class Card:
    """A paragraph as its card shows it; ``lines`` are stretches of its words, line by line."""

    passage: ConsolidatedParagraph
    origin: tuple[str, str]
    lines: list[list[tokens.Stretch]]
    typed: list[str]
    alike: list[Card] = field(default_factory=list)

    @property
    def waits(self) -> bool:
        """Whether near-identical ones still stand beside it."""
        return sum(c.passage.is_kept for c in [self, *self.alike]) > 1 and bool(self.alike)


@dataclass(frozen=True, slots=True)
class NumberShown:
    """A figure that words may name: its token and what it shows now."""

    label: str
    token: str
    shown: str


def gathered_cards(report: ConsolidatedReport, gathered: Iterable[Gathered]) -> list[Card]:
    """The cards of one page; the figures they name in two queries."""
    resolve = _resolver(figures_of(report), report)
    return [
        _card(one.passage, resolve, [_card(other, resolve, []) for other in one.alike])
        for one in gathered
    ]


def _card(passage: ConsolidatedParagraph, resolve: tokens.Resolve, alike: list[Card]) -> Card:
    lines = [
        list(tokens.stretches(line, resolve)) for line in passage.text.splitlines() if line.strip()
    ]
    typed = tokens.typed_numbers(passage.text)
    return Card(passage, ORIGINS[passage.origin], lines, typed, alike)


def _resolver(lines: list[FigureLine], report: ConsolidatedReport) -> tokens.Resolve:
    shown: dict[str, tokens.Shown] = {}
    for line in lines:
        code, whole = line.whole.version.indicator.code, line.whole
        address = f"/so-lieu/{whole.public_id}/"
        if whole.stated is not None:
            shown[code] = tokens.Shown(so(whole.stated), address)
        if whole.last_year is not None:
            name = f"{code}/{tokens.LAST_YEAR}"
            shown[name] = tokens.Shown(so(whole.last_year), f"{address}#nam-truoc")
        for breakdown, parts in line.parts.items():
            for part in parts:
                own = tokens.Shown(so(part.stated), f"/so-lieu/{part.public_id}/")
                shown[f"{code}/{breakdown}/{part.key}"] = own
    place = f"/bao-cao-tong-hop/{report.public_id}/tinh-hinh/?nhom="
    for name, number in reporting_counts(report).items():
        shown[f"{tokens.REPORTERS}/{name}"] = tokens.Shown(so(number), place + name)
    return shown.get


def shown_numbers(lines: list[FigureLine], report: ConsolidatedReport) -> list[NumberShown]:
    """All figures that words may name, for the editor to copy their tokens."""
    found = []
    for line in lines:
        whole, version = line.whole, line.whole.version
        if whole.stated is not None:
            code = version.indicator.code
            found.append(
                NumberShown(
                    f"{version.name} ({version.unit})", tokens.token(code), so(whole.stated)
                )
            )
            if whole.last_year is not None:
                name = tokens.token(code, tokens.LAST_YEAR)
                found.append(NumberShown(f"{version.name}, năm trước", name, so(whole.last_year)))
    for name, number in reporting_counts(report).items():
        label = tokens.REPORTING[name]
        found.append(NumberShown(label, tokens.token(tokens.REPORTERS, name), so(number)))
    return found
