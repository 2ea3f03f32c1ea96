"""What is typed about figures on their page: read, kept on an error, turned into changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from nepso.kernel.errors import Invalid
from nepso.kernel.folding import nfc
from nepso.programme.reporting.kinds import FigureDecision
from nepso.programme.reporting.models import Figure
from nepso.programme.reporting.numbers import number_of
from nepso.programme.reporting.selectors import Cell
from nepso.programme.reporting.services import FigureChange
from nepso.ui.components.numbers import so
from nepso.ui.forms import number_in

RIGHT, OTHER = "dung", "sua"
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields of one figure as they stand on the page."""

    says: str = ""
    number: str = ""
    reason: str = ""
    source: str = ""
    is_estimate: bool = False
    revision: int = 0


def typed_of(data: Mapping[str, str], cell: Cell) -> Typed:
    """What was sent about a figure; its fields are named "<public id>-noi" and so on."""

    def sent(name: str) -> str:
        return nfc(data.get(f"{cell.figure.public_id}-{name}", "")).strip()

    return Typed(
        says=sent("noi"),
        number=sent("so"),
        reason=sent("vi"),
        source=sent("nguon")[:LONGEST],
        is_estimate=bool(sent("uoc")),
        revision=number_in(sent("lan"), -1),
    )


def stored_as_typed(cell: Cell) -> Typed:
    """The fields as the report has them."""
    figure = cell.figure
    corrected = figure.decision == FigureDecision.CORRECT
    shows_number = corrected or figure.decision == FigureDecision.TYPED
    says = {FigureDecision.ACCEPT: RIGHT, FigureDecision.CORRECT: OTHER}
    return Typed(
        says=says.get(FigureDecision(figure.decision), "") if figure.decision else "",
        number=so(figure.stated) if shows_number else "",
        reason=cell.reason if corrected else "",
        source=figure.typed_source,
        is_estimate=figure.is_estimate,
        revision=figure.revision,
    )


def change_of(cell: Cell, typed: Typed, *, rest_is_right: bool) -> FigureChange | None:
    """What is said of the figure, None when nothing is; Invalid for what is no number.

    With ``rest_is_right`` a counted figure of which nothing is said yet is said to be right.
    """
    figure = cell.figure
    number = _number(cell, typed.number)
    if not cell.version.is_counted:
        if number is None and not figure.decision:
            return None
        return _change(figure, typed, FigureDecision.TYPED, number)
    if typed.says == OTHER:
        return _change(figure, typed, FigureDecision.CORRECT, number)
    if typed.says == RIGHT or (rest_is_right and not figure.decision):
        return _change(figure, typed, FigureDecision.ACCEPT, None)
    return None


def _number(cell: Cell, text: str) -> Decimal | None:
    try:
        return number_of(text)
    except ValueError as error:
        raise Invalid(
            f"“{cell.version.name}”: “{text[:30]}” không phải số, hãy nhập như 1.234 hoặc 12,5."
        ) from error


def _change(
    figure: Figure, typed: Typed, decision: FigureDecision, number: Decimal | None
) -> FigureChange:
    accepts = decision == FigureDecision.ACCEPT
    return FigureChange(
        figure=figure,
        decision=decision,
        revision=typed.revision,
        stated=number,
        reason=typed.reason if decision == FigureDecision.CORRECT else "",
        is_estimate=typed.is_estimate and not accepts,
        typed_source=typed.source,
    )
