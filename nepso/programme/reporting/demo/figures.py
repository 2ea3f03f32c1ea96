"""What the agencies of the demonstration say of their figures: right, corrected, typed."""

from __future__ import annotations

import random
from collections.abc import Iterable
from decimal import Decimal

from nepso.programme.reporting.demo.fates import Written, words
from nepso.programme.reporting.kinds import FigureDecision
from nepso.programme.reporting.models import Figure, FigureAdjustment, Indicator

# Least and most of what agencies type; money in millions, to the half.
_TYPED = {
    "kenh-tiep-nhan": (1, 3),
    "kinh-phi-ngan-sach": (6, 70),
    "kinh-phi-khac": (0, 18),
    "co-so-giao-duc": (180, 420),
    "phan-anh-hien-truong": (40, 130),
    "kinh-phi-bo-tri": (1200, 1900),
    "san-pham-hien-dai": (6, 34),
    "doanh-nghiep-trien-khai": (4, 40),
}
_CORRECTED = ("ban-in", "tiep-can-do-duoc", "hoi-nghi-long-ghep", "truyen-thanh-bang-tin")
_HALF = Decimal("0.5")


def figures_said(made: Iterable[Written]) -> dict[int, dict[str, Decimal]]:
    """Say something of every figure of these reports; returns {agency: {indicator code: value}}.

    Of a report that is still being written only the first half is said.
    """
    written = {one.report.pk: one for one in made}
    rows = Figure.objects.filter(report__in=written).order_by("report_id", "asked__order")
    codes = dict(Indicator.objects.values_list("pk", "code"))
    said, adjusted = list[Figure](), list[FigureAdjustment]()
    values: dict[int, dict[str, Decimal]] = {}
    for figure in rows.select_related("asked__version"):
        one, code = written[figure.report_id], codes[figure.asked.indicator_id]
        if one.is_nothing or (not one.is_whole and figure.asked.order % 2):
            continue
        _say(figure, one, code, adjusted)
        if figure.stated is not None:
            values.setdefault(one.report.agency_id, {})[code] = figure.stated
        said.append(figure)
    Figure.objects.bulk_create(
        said,
        update_conflicts=True,
        unique_fields=["report", "asked"],
        update_fields=[
            "stated", "decision", "is_estimate", "typed_source", "revision",
            "changed_at", "changed_by",
        ],
    )  # fmt: skip
    FigureAdjustment.objects.bulk_create(adjusted)
    return values


def _say(figure: Figure, one: Written, code: str, adjusted: list[FigureAdjustment]) -> None:
    chance = one.chance
    figure.revision += 1
    figure.changed_at = one.told
    figure.changed_by = one.officer
    if not figure.asked.version.is_counted:
        figure.decision = FigureDecision.TYPED
        figure.stated = _typed(chance, code)
        figure.typed_source = words()["reasons"]["typed"] if figure.stated else ""
        return
    figure.decision, figure.stated = FigureDecision.ACCEPT, figure.counted
    if code in _CORRECTED and figure.counted and chance.random() < 0.06:
        more = Decimal(chance.randrange(1, 3 + int(figure.counted) // 12))
        figure.decision, figure.stated = FigureDecision.CORRECT, figure.counted + more
        figure.is_estimate = chance.random() < 0.3
        adjusted.append(
            FigureAdjustment(
                figure=figure, counted=figure.counted, stated=figure.stated,
                is_estimate=figure.is_estimate, at=figure.changed_at, by=one.officer,
                reason=chance.choice(words()["reasons"]["correct"]).format(n=more),
            )
        )  # fmt: skip


def _typed(chance: random.Random, code: str) -> Decimal:
    least, most = _TYPED.get(code, (0, 5))
    number = Decimal(chance.randrange(least, most + 1))
    return number + _HALF if code == "kinh-phi-ngan-sach" and number % 2 else number
