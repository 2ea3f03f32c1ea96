"""What happens to a few reports after they were sent, done by the acts themselves on their days."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from nepso.foundation.accounts.models import Account
from nepso.kernel.clock import held_at
from nepso.programme.reporting.demo.fates import BY_DESK, BY_HEAD, Written, words
from nepso.programme.reporting.kinds import FormKind, Section
from nepso.programme.reporting.models import Figure, Paragraph, PeriodicReport
from nepso.programme.reporting.services import (
    figure_erratum_record,
    report_form_make,
    report_hand_back,
    report_return,
)
from nepso.programme.reporting.states import ACCEPTED


def specials_done(made: list[Written]) -> None:
    """Cells and a paragraph returned by the desk, a report handed back by its head, an erratum."""
    returned = [one for one in made if one.fate == BY_DESK]
    for order, one in enumerate(returned):
        with held_at((one.approved or one.report.changed_at) + dt.timedelta(hours=1)):
            _return(one, with_words=order == 0)
    for one in made:
        if one.fate == BY_HEAD:
            with held_at((one.submitted or one.report.changed_at) + dt.timedelta(hours=2)):
                reason = words()["reasons"]["handed_back"]
                report_hand_back(report=one.report, reason=reason, by=one.head)
    _erratum(made)


def _return(one: Written, *, with_words: bool) -> None:
    figure = (
        Figure.objects.filter(report=one.report, counted__gt=0).order_by("asked__order").first()
    )
    written = Paragraph.objects.filter(report=one.report, section=Section.LIMITS).first()
    reasons = words()["reasons"]
    report_return(
        report=one.report,
        figures={figure: reasons["returned_figure"]} if figure else {},
        paragraphs={written: reasons["returned_words"]} if with_words and written else {},
        by=one.desk,
    )


def _erratum(made: list[Written]) -> None:
    accepted = [one.report.pk for one in made if one.fate == ACCEPTED and not one.is_nothing]
    rows = Figure.objects.filter(report__in=accepted, asked__indicator__code="ban-in", stated__gt=0)
    figure = rows.select_related("report__agency", "asked").order_by("pk").first()
    if figure is None or figure.stated is None:
        return
    one = next(one for one in made if one.report.pk == figure.report_id)
    with held_at((one.accepted or one.report.changed_at) + dt.timedelta(hours=3)):
        figure_erratum_record(
            figure=figure, value=figure.stated + Decimal(120),
            reason=words()["reasons"]["erratum"], revision=figure.revision, by=one.head,
        )  # fmt: skip


def form_made(report: PeriodicReport, desk: Account) -> None:
    """The form of an agency where nobody has an account; it was not sent back yet."""
    with held_at(dt.datetime(report.period.year, 11, 16, 2, tzinfo=dt.UTC)):
        report_form_make(report=report, kind=FormKind.XLSX, by=desk)
