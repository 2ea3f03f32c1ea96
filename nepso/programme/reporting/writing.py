"""Taking a report to write in: one at a time, while its agency still writes, its facts renewed."""

from __future__ import annotations

from nepso.foundation.accounts.models import Account
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict
from nepso.kernel.policy import require
from nepso.programme.reporting.checks import report_facts
from nepso.programme.reporting.models import PeriodicReport
from nepso.programme.reporting.policies import may_write_report
from nepso.programme.reporting.states import REPORT_STATES


def locked(report: PeriodicReport) -> PeriodicReport:
    """The report as stored now, held until the transaction ends."""
    rows = PeriodicReport.objects.select_for_update(of=("self",))
    return rows.select_related("agency", "period").get(pk=report.pk)


def taken_to_write(report: PeriodicReport, by: Account | None) -> PeriodicReport:
    """The report, held, by somebody who may write it while it is being written.

    Raises NotAllowed, or Conflict in words when it is with the head, the desk, or locked.
    """
    fresh = locked(report)
    if by is not None:
        require(may_write_report(by, fresh))
    require_written(fresh)
    return fresh


def require_written(report: PeriodicReport) -> None:
    """Raise Conflict, in words, unless the agency is still writing the report."""
    if report.state not in REPORT_STATES.group("written"):
        label = REPORT_STATES.state(report.state).label
        raise Conflict(f"Báo cáo đang ở tình trạng “{label}” nên không sửa được lúc này.")


def saved(report: PeriodicReport) -> PeriodicReport:
    """Store the report with its facts (complete, non-empty) as they are after the change."""
    report.is_complete, report.is_filled = report_facts(report)
    report.revision += 1
    report.changed_at = now()
    report.save()
    return report
