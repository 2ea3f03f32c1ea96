"""What ``config/preparing.py`` loads last for the filled province: its periodic reports."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from itertools import groupby
from typing import Any

from django.db import transaction
from django.utils import timezone

from nepso.foundation.accounts.demo import staff
from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import Act
from nepso.foundation.audit.models import AuditLine
from nepso.foundation.worktime.demo import shown_year
from nepso.foundation.worktime.models import Period
from nepso.foundation.worktime.selectors import period_before, period_by_code
from nepso.kernel.clock import held_at
from nepso.programme.activities.models import Activity
from nepso.programme.plans.kinds import DutyKind
from nepso.programme.register.selectors.visible import plan_tasks_of_programme
from nepso.programme.reporting.checks import report_facts
from nepso.programme.reporting.demo.fates import Written, fates_of, words
from nepso.programme.reporting.demo.figures import figures_said
from nepso.programme.reporting.demo.last_year import last_year_filled
from nepso.programme.reporting.demo.special import form_made, specials_done
from nepso.programme.reporting.demo.trend import trend_filled
from nepso.programme.reporting.demo.wording import paragraphs_written
from nepso.programme.reporting.models import Explanation, Figure, Paragraph, PeriodicReport
from nepso.programme.reporting.services import reports_expect
from nepso.programme.reporting.services.figures import DECIDE
from nepso.programme.reporting.services.opening import REPORT_OPEN, figures_renew
from nepso.programme.reporting.services.sending import ACCEPT, APPROVE, SUBMIT
from nepso.programme.reporting.services.words import NOTHING, SAVE
from nepso.programme.reporting.states import ACCEPTED, APPROVED, OPEN, SUBMITTED

_KEPT = [
    "state", "is_nothing", "nothing_reason", "is_complete", "is_filled", "counted_at", "opened_at",
    "submitted_at", "submitted_by", "approved_at", "approved_by", "sent_at", "accepted_at",
    "accepted_by", "revision", "changed_at",
]  # fmt: skip


@transaction.atomic
def load() -> int:
    """Write the reports of the year shown once; returns how many there are. Twice changes nothing.

    What all of them have in common is written in bulk; what few of them went through (returned,
    handed back, corrected later) is done by the acts (``special.py``).
    """
    period = period_by_code(str(shown_year()))
    if PeriodicReport.objects.filter(period=period).exclude(opened_at=None).exists():
        return 0
    people = staff()
    with held_at(_start(period)):
        reports_expect(period=period, by=people.desk)
    rows = PeriodicReport.objects.filter(period=period).select_related("agency", "period")
    reports = list(rows.order_by("pk"))
    active = set(Activity.objects.values_list("agency_id", flat=True)) | _in_words_alone()
    fates = fates_of(reports, people, active)
    made = [one for one in fates if one.opened]
    _open(made, period)
    values = figures_said(made)
    paragraphs_written(made)
    _send(made)
    _trail(made, period)
    before = period_before(period)
    if before is not None:
        last_year_filled(made, values, before)
    specials_done(made)
    for report in reports:
        if report.agency_id not in people.officers:
            form_made(report, people.desk)
    trend_filled()
    return len(reports)


def _in_words_alone() -> set[int]:
    """Agencies that the plan gives only what is accounted for in words: they have words to send."""
    given = (
        plan_tasks_of_programme().filter(agency__isnull=False).exclude(duty__kind=DutyKind.REPORT)
    )
    words_only: defaultdict[int, set[bool]] = defaultdict(set)
    for agency, alone in given.values_list("agency_id", "words_only"):
        words_only[agency or 0].add(alone)
    return {agency for agency, found in words_only.items() if found == {True}}


def _start(period: Period) -> dt.datetime:
    return dt.datetime(period.year, 11, 2, 8, tzinfo=timezone.get_current_timezone())


def _open(made: list[Written], period: Period) -> None:
    """Figures counted as of the day on which each report was opened."""
    by_day = sorted(made, key=lambda one: str(one.opened))
    for moment, group in groupby(by_day, key=lambda one: one.opened):
        assert moment is not None
        with held_at(moment):
            figures_renew([one.report for one in group], period)


def _send(made: list[Written]) -> None:
    """State, moments and facts of every report. Facts of those still being written are asked of
    the checks; those sent passed them, which ``config/tests/test_demonstration.py`` asks again."""
    for one in made:
        report = one.report
        report.opened_at = one.opened
        report.state, report.is_nothing = OPEN, one.is_nothing
        if one.is_nothing:
            reasons = words()["reasons"]["nothing"]
            report.nothing_reason = reasons[report.pk % len(reasons)]
        if one.submitted:
            report.state, report.submitted_at, report.submitted_by = (
                SUBMITTED, one.submitted, one.officer,
            )  # fmt: skip
        if one.approved:
            report.state, report.approved_at, report.approved_by = APPROVED, one.approved, one.head
            report.sent_at = one.approved
        if one.accepted:
            report.state, report.accepted_at, report.accepted_by = ACCEPTED, one.accepted, one.desk
        moments = [one.opened, one.submitted, one.approved, one.accepted]
        report.changed_at = max(at for at in moments if at)
        report.revision = len([at for at in moments if at]) + 1 + len(one.paragraphs)
        report.is_complete, report.is_filled = _facts(one)
    PeriodicReport.objects.bulk_update([one.report for one in made], _KEPT, batch_size=60)
    _settle(made)


def _facts(one: Written) -> tuple[bool, bool]:
    if one.is_whole:
        return True, not one.is_nothing
    return report_facts(one.report)


def _settle(made: list[Written]) -> None:
    """Nothing to report, though the register says that something is done: each said why."""
    nothing = [one.report.pk for one in made if one.is_nothing]
    asked = Figure.objects.filter(report__in=nothing, counted__gt=0)
    done = set(
        asked.filter(asked__indicator__code="nhiem-vu-da-xong").values_list("report", flat=True)
    )
    text = words()["reasons"]["settled"]
    Explanation.objects.bulk_create(
        [
            Explanation(
                report=one.report, check_code="nothing_but_counted", text=text,
                at=one.told, by=one.officer,
            )
            for one in made
            if one.report.pk in done
        ]
    )  # fmt: skip


def _trail(made: list[Written], period: Period) -> None:
    """The audit lines that the acts would have left, in the order of their days."""
    said = defaultdict[int, list[str]](list)
    rows = Figure.objects.filter(report__in=[one.report.pk for one in made]).exclude(decision="")
    for pk, code in rows.order_by("pk").values_list("report_id", "public_id"):
        said[pk].append(code)
    lines = list[AuditLine]()
    for one in made:
        report, told = one.report, one.told
        opened = one.opened or one.told
        lines.append(_line(REPORT_OPEN, one.officer, opened, report, {"period": period.code}))
        if said[report.pk]:
            detail = {"figures": said[report.pk]}
            lines.append(_line(DECIDE, one.officer, told, report, detail))
        for paragraph in one.paragraphs:
            where = {"report": report.public_id, "section": str(paragraph.section)}
            lines.append(_line(SAVE, one.officer, told, paragraph, where))
        if one.is_nothing:
            lines.append(_line(NOTHING, one.officer, told, report, {"nothing": True}))
        steps = (
            (SUBMIT, one.officer, one.submitted),
            (APPROVE, one.head, one.approved),
            (ACCEPT, one.desk, one.accepted),
        )
        lines += [_line(act, by, at, report, {}) for act, by, at in steps if at]
    AuditLine.objects.bulk_create(sorted(lines, key=lambda line: line.at))


def _line(
    act: Act,
    by: Account,
    at: dt.datetime,
    on: PeriodicReport | Paragraph,
    detail: dict[str, Any],
) -> AuditLine:
    return AuditLine(
        at=at, act=act.code, actor=by.public_id, subject_type=on._meta.label_lower,
        subject=on.public_id, detail=detail,
    )  # fmt: skip
