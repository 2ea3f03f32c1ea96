"""Figures of the year before, when neither the plan nor the system was there yet.

They are invented and say so ("Số liệu minh họa …"): typed as if from paper, without words, so that
the columns and checks against last year have something to show.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from decimal import Decimal

from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.worktime.models import Period
from nepso.programme.reporting.demo.fates import SEED, Written, words
from nepso.programme.reporting.kinds import FigureDecision, ReportWay
from nepso.programme.reporting.models import Explanation, Figure, PeriodicReport, PeriodIndicator
from nepso.programme.reporting.services import indicators_freeze
from nepso.programme.reporting.states import ACCEPTED

LOAD = act("reporting.last_year_load", "đã nạp số liệu minh họa của năm trước")
_COMPARED = (
    "san-pham-bao-chi", "dang-cong-mang-xa-hoi", "an-pham", "ban-in", "truyen-thanh-bang-tin",
    "hoi-nghi-long-ghep", "co-dong-truc-quan", "tiep-can-do-duoc", "tiep-can-uoc-tinh",
    "phan-anh-tiep-nhan", "phan-anh-da-tra-loi", "kinh-phi-ngan-sach",
)  # fmt: skip
_UNLIKE = 6  # so many reports differ so much that they had to explain it


def last_year_filled(
    made: Iterable[Written], values: dict[int, dict[str, Decimal]], before: Period
) -> None:
    """Reports of the year before for the agencies that report now, some two thirds of today's
    figures; where a figure now is more than half as much again, the explanation that it got."""
    indicators_freeze(period=before)
    asked = {
        row.indicator.code: row
        for row in PeriodIndicator.objects.filter(period=before).select_related("indicator")
    }
    reports, figures, unlike = list[PeriodicReport](), list[Figure](), list[tuple[Written, str]]()
    for one in made:
        chance = random.Random(f"{SEED} before {one.report.agency.code}")  # noqa: S311
        now_said = values.get(one.report.agency_id, {})
        report = PeriodicReport(
            agency_id=one.report.agency_id, period=before, state=ACCEPTED, way=ReportWay.FORM,
            is_filled=bool(now_said), sent_at=None, accepted_by=one.desk,
        )  # fmt: skip
        if not now_said:
            continue
        reports.append(report)
        for code in _COMPARED:
            value = now_said.get(code, Decimal(0))
            share = Decimal(chance.randrange(72, 98)) / 100
            if code == "ban-in" and value > 200 and len(unlike) < _UNLIKE and one.is_whole:
                share = Decimal("0.4")
                unlike.append((one, code))
            figures.append(_figure(report, asked[code], round(value * share)))
    PeriodicReport.objects.bulk_create(reports)
    Figure.objects.bulk_create(figures)
    _explain(unlike)
    record(LOAD, by=None, on=before, detail={"reports": len(reports)})


def _figure(report: PeriodicReport, asked: PeriodIndicator, value: int) -> Figure:
    return Figure(
        report=report, asked=asked, stated=Decimal(value), decision=FigureDecision.TYPED,
        typed_source=words()["reasons"]["before"],
    )  # fmt: skip


def _explain(unlike: list[tuple[Written, str]]) -> None:
    for one, code in unlike:
        figure = Figure.objects.get(report=one.report, asked__indicator__code=code)
        Explanation.objects.create(
            report=one.report, figure=figure, check_code="last_year",
            text=words()["reasons"]["explain"], at=one.told, by=one.officer,
        )  # fmt: skip
