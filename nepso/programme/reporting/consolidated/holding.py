"""Taking a consolidated report to change it: one at a time, in the state that takes the change."""

from __future__ import annotations

from nepso.foundation.accounts.models import Account
from nepso.kernel.errors import Conflict
from nepso.kernel.policy import require
from nepso.programme.reporting.models import ConsolidatedReport
from nepso.programme.reporting.policies import may_consolidate
from nepso.programme.reporting.states import CONSOLIDATED_STATES, DRAFT


def held(report: ConsolidatedReport, by: Account | None) -> ConsolidatedReport:
    """The report as stored, held until the transaction ends; NotAllowed for who may not."""
    if by is not None:
        require(may_consolidate(by))
    rows = ConsolidatedReport.objects.select_for_update(of=("self",))
    return rows.select_related("agency", "period").get(pk=report.pk)


def held_draft(report: ConsolidatedReport, by: Account | None) -> ConsolidatedReport:
    """The same for what only a draft takes; Conflict in words when it is none."""
    fresh = held(report, by)
    if fresh.state != DRAFT:
        label = CONSOLIDATED_STATES.state(fresh.state).label
        raise Conflict(
            f"Báo cáo đang ở tình trạng “{label}” nên không sửa được: hãy tải lại trang."
        )
    return fresh


def saved(report: ConsolidatedReport) -> ConsolidatedReport:
    """Store the report; its revision grows, so that files written before are known to be old."""
    report.revision += 1
    report.save()
    return report
