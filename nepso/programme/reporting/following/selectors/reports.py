"""How the reports of a period stand, by kind of agency; and that of one agency."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency
from nepso.foundation.worktime.models import Period
from nepso.programme.reporting.facts import day_after
from nepso.programme.reporting.models import PeriodicReport
from nepso.programme.reporting.states import ACCEPTED, APPROVED, RETURNED


@dataclass(frozen=True, slots=True)
class ReportsStanding:
    """Counts of agencies. ``sent`` includes the accepted and those returned after sending;
    ``late_sent`` came after the units' due date."""

    label: str
    expected: int = 0
    sent: int = 0
    accepted: int = 0
    with_desk: int = 0
    returned: int = 0
    late_sent: int = 0

    @property
    def unsent(self) -> int:
        return self.expected - self.sent


def reports_standing(period: Period) -> tuple[ReportsStanding, list[ReportsStanding]]:
    """(all, by kind of agency, most missing first); one query."""
    was_sent = Q(sent_at__isnull=False)
    late = Q(sent_at__gte=day_after(period.units_due_on)) if period.units_due_on else Q(pk__in=[])
    rows = PeriodicReport.objects.filter(period=period).order_by().values_list("agency__kind")
    found = rows.annotate(
        expected=Count("pk"),
        sent=Count("pk", filter=was_sent),
        accepted=Count("pk", filter=Q(state=ACCEPTED)),
        with_desk=Count("pk", filter=Q(state=APPROVED)),
        returned=Count("pk", filter=Q(state=RETURNED) & was_sent),
        late_sent=Count("pk", filter=late),
    )
    kinds = [ReportsStanding(str(AgencyKind(kind).label), *counts) for kind, *counts in found]
    sums = [sum(column) for column in zip(*(_numbers(one) for one in kinds), strict=True)]
    whole = ReportsStanding("Tất cả", *sums)
    return whole, sorted(kinds, key=lambda one: (-one.unsent, one.label))


def _numbers(one: ReportsStanding) -> tuple[int, ...]:
    return (one.expected, one.sent, one.accepted, one.with_desk, one.returned, one.late_sent)


def report_of(agency: Agency, period: Period) -> PeriodicReport | None:
    """The report of one agency in a period; None when none is expected. One query."""
    return PeriodicReport.objects.filter(agency=agency, period=period).first()
