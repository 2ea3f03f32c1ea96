"""Where what was looked up can be reported: a package to the right says it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportForm:
    """A form that takes what was pasted by POST, shows it and stores nothing: its address, the
    field of the text, and what else it is sent."""

    address: str
    text_field: str
    hidden: tuple[tuple[str, str], ...] = ()


_report_forms: list[Callable[[], ReportForm]] = []


def report_form_comes_from(provider: Callable[[], ReportForm]) -> None:
    """Join intake; joining again replaces it."""
    _report_forms[:] = [provider]


def report_form() -> ReportForm | None:
    """Asked for the page of answers; None while nobody joined."""
    return _report_forms[0]() if _report_forms else None
