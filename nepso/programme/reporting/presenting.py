"""How a report reads on its pages: where one stands in it, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from nepso.programme.reporting.models import PeriodicReport
from nepso.programme.reporting.selectors import PartOfFigures, SectionOfWords, section_anchor
from nepso.programme.reporting.selectors.cells import Cell
from nepso.programme.reporting.states import APPROVED, REPORT_STATES, SUBMITTED

PAGES = (
    ("reporting:report", "Tổng quan"),
    ("reporting:figures", "Số liệu"),
    ("reporting:words", "Lời"),
    ("reporting:attachments", "Tệp kèm"),
    ("reporting:check", "Soát và gửi"),
    ("reporting:read", "Bản đọc"),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do for a report: how far it is, and where it is done."""

    title: str
    words: str
    url: str
    is_done: bool


def tabs_of(report: PeriodicReport, current: str) -> list[dict[str, Any]]:
    """The pages of a report; those for writing only while its agency has it."""
    with_agency = report.state in REPORT_STATES.group("with_agency")
    shown = PAGES if with_agency else [page for page in PAGES if page[0] in _FOR_READING]
    return [
        {"label": label, "url": _address(name, report), "current": name == current}
        for name, label in shown
    ]


_FOR_READING = {"reporting:report", "reporting:attachments", "reporting:read"}


def _address(name: str, report: PeriodicReport) -> str:
    extra = [1] if name == "reporting:figures" else []
    return reverse(name, args=[report.public_id, *extra])


def figures_url(report: PeriodicReport, part: int, figure: str = "") -> str:
    """The page of one part of the figures, at one figure when named (public id)."""
    url = reverse("reporting:figures", args=[report.public_id, part])
    return f"{url}#o-{figure}" if figure else url


def words_url(report: PeriodicReport, section: str = "") -> str:
    """The page of the words, at one heading when named."""
    url = reverse("reporting:words", args=[report.public_id])
    return f"{url}#{section_anchor(section)}" if section else url


def place_of_figure(parts: list[PartOfFigures]) -> dict[int, int]:
    """In which part each figure (by key) stands."""
    return {cell.figure.pk: part.number for part in parts for cell in part.cells}


def steps_of(
    report: PeriodicReport, parts: list[PartOfFigures], sections: list[SectionOfWords]
) -> list[Step]:
    """What there is to do while the agency writes: figures, words, the check."""
    said = sum(part.said for part in parts)
    every = sum(len(part.cells) for part in parts)
    first = next((part.number for part in parts if part.open or part.returned), 1)
    missing = [s.label.split(". ", 1)[-1] for s in sections if s.is_required and not s.passages]
    unread = sum(1 for s in sections for one in s.passages if one.is_machine)
    returned = sum(s.returned for s in sections)
    told = sum(len(s.passages) for s in sections)
    words = f"{told} đoạn"
    if missing:
        words = f"còn thiếu: {'; '.join(missing)}"
    elif returned:
        words = f"{returned} đoạn bị trả lại"
    elif unread:
        words = f"{unread} đoạn máy gợi ý chưa ai nhận"
    figures_done = not any(part.open or part.returned for part in parts)
    return [
        Step(
            "Xem số liệu",
            f"{said} trên {every} số đã xem",
            figures_url(report, first),
            figures_done,
        ),
        Step("Viết lời", words, words_url(report), not (missing or returned or unread)),
        Step(
            "Soát lại và trình",
            "đủ để trình" if report.is_complete else "còn điểm cần xem",
            reverse("reporting:check", args=[report.public_id]),
            report.state in (SUBMITTED, APPROVED),
        ),
    ]


def returned_places(
    report: PeriodicReport, parts: list[PartOfFigures], sections: list[SectionOfWords]
) -> list[tuple[str, str, str]]:
    """The cells and paragraphs that were returned: (name, reason, address)."""
    found = [
        (cell.version.name, cell.figure.return_reason, _cell_url(report, part, cell))
        for part in parts
        for cell in part.cells
        if cell.figure.return_reason
    ]
    for section in sections:
        for one in section.passages:
            if one.paragraph.return_reason:
                url = reverse("reporting:paragraph", args=[one.paragraph.public_id])
                found.append((f"Một đoạn ở “{section.label}”", one.paragraph.return_reason, url))
    return found


def _cell_url(report: PeriodicReport, part: PartOfFigures, cell: Cell) -> str:
    return figures_url(report, part.number, cell.figure.public_id)
