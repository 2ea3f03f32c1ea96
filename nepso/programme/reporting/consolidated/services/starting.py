"""Asking for a consolidated report, and making it in the background."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import lead_agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.jobs.services import job_enqueue
from nepso.foundation.letters import letterhead_of, reports_to
from nepso.foundation.worktime.models import Period
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require
from nepso.programme.plans.selectors import version_binding
from nepso.programme.reporting.consolidated.holding import held, saved
from nepso.programme.reporting.consolidated.making import material_read, material_store
from nepso.programme.reporting.kinds import Scope
from nepso.programme.reporting.models import ConsolidatedReport
from nepso.programme.reporting.policies import may_consolidate
from nepso.programme.reporting.services.indicators import indicators_freeze
from nepso.programme.reporting.states import CONSOLIDATED_STATES, DRAFT, FAILED, MAKING

START = act("reporting.consolidated_start", "đã lập báo cáo tổng hợp")
REMAKE = act("reporting.consolidated_remake", "đã cho tổng hợp lại")
MAKE = act("reporting.consolidated_make", "đã tổng hợp xong báo cáo")
FAIL = act("reporting.consolidated_fail", "không tổng hợp được báo cáo")


@transaction.atomic
def consolidated_start(
    *,
    scope: str,
    period: Period | None = None,
    first_day: dt.date | None = None,
    last_day: dt.date | None = None,
    agency: Agency | None = None,
    clause: str = "",
    title: str = "",
    by: Account | None = None,
) -> ConsolidatedReport:
    """Start a report of a period, or of any span of days; a job makes it.

    Raises Invalid, by field, for a scope without its agency or clause, or days that run backwards.
    """
    if by is not None:
        require(may_consolidate(by))
    first, last = _days(period, first_day, last_day)
    _require_scope(scope, agency, clause)
    report = ConsolidatedReport(
        scope=scope,
        agency=agency if scope in (Scope.AGENCY, Scope.COMMUNE) else None,
        clause=clause.strip() if scope == Scope.CLAUSE else "",
        period=period,
        first_day=first,
        last_day=last,
        created_by=by,
    )
    report.title = title.strip() or default_title(report)
    report.letterhead = default_letterhead(report)
    report.save()
    _enqueue(report)
    record(START, by=by, on=report, detail={"scope": scope})
    return report


def _days(
    period: Period | None, first: dt.date | None, last: dt.date | None
) -> tuple[dt.date, dt.date]:
    if period is not None:
        indicators_freeze(period=period)
        return period.counts_from, period.counts_until
    if first is None or last is None:
        sentence = "Chưa chọn kỳ báo cáo hoặc khoảng ngày: hãy chọn một trong hai."
        raise Invalid(sentence, fields={"period": sentence})
    if first > last:
        sentence = "Ngày cuối phải sau ngày đầu: hãy xem lại hai ngày."
        raise Invalid(sentence, fields={"last_day": sentence})
    return first, last


def _require_scope(scope: str, agency: Agency | None, clause: str) -> None:
    if scope in (Scope.AGENCY, Scope.COMMUNE) and agency is None:
        sentence = "Chưa chọn cơ quan: hãy chọn cơ quan hoặc xã, phường của báo cáo."
        raise Invalid(sentence, fields={"agency": sentence})
    if scope == Scope.CLAUSE and not clause.strip():
        sentence = "Chưa chọn mục của kế hoạch: hãy chọn một mục."
        raise Invalid(sentence, fields={"clause": sentence})


def default_title(report: ConsolidatedReport) -> str:
    """What the report is called until a person names it."""
    when = f"năm {report.period.year}" if report.period is not None else ""
    if report.period is not None and report.period.kind != "year":
        when = str(report.period)[:1].lower() + str(report.period)[1:]
    if not when:
        when = f"từ ngày {report.first_day:%d/%m/%Y} đến ngày {report.last_day:%d/%m/%Y}"
    of = ""
    if report.agency is not None:
        of = f" của {report.agency.name}"
    elif report.clause:
        of = f" mục {report.clause} của kế hoạch"
    binding = version_binding()
    about = binding.plan.title.strip() if binding is not None and not report.clause else ""
    if about and not about.lower().startswith("kế hoạch"):
        about = f"kế hoạch {about[:1].lower()}{about[1:]}"
    plan = f" {about[:1].lower()}{about[1:]}" if about else ""
    return f"Kết quả thực hiện{plan}{of} {when}"


def default_letterhead(report: ConsolidatedReport) -> dict[str, Any]:
    """The letterhead of the lead agency, with whom the report goes to."""
    head = letterhead_of(lead_agency()).plain()
    head["signed_by"] = list(head["signed_by"])
    to = reports_to() if report.scope == Scope.PROVINCE else ()
    return {**head, "addressees": list(to), "recipients": ["Như trên"] if to else []}


def _enqueue(report: ConsolidatedReport) -> None:
    report.job = job_enqueue("reporting.consolidate", report=report.public_id).public_id
    report.save(update_fields=["job"])


@transaction.atomic
def consolidated_remake(*, report: ConsolidatedReport, by: Account | None) -> ConsolidatedReport:
    """Make a draft, or one that failed, anew as of now. What the editor wrote and decided stays."""
    fresh = held(report, by)
    if fresh.state == MAKING:
        return fresh
    CONSOLIDATED_STATES.require_move(fresh.state, MAKING)
    fresh.state, fresh.problem, fresh.as_of = MAKING, "", now()
    if fresh.period is not None:
        fresh.first_day, fresh.last_day = fresh.period.counts_from, fresh.period.counts_until
    saved(fresh)
    _enqueue(fresh)
    record(REMAKE, by=by, on=fresh)
    return fresh


def consolidated_make(*, report: ConsolidatedReport) -> ConsolidatedReport:
    """Make it: all of it or nothing. One made already is left alone, so that twice is once."""
    if report.state != MAKING:
        return report
    material = material_read(report)
    with transaction.atomic():
        fresh = held(report, None)
        if fresh.state != MAKING:
            return fresh
        material_store(fresh, material)
        fresh.state, fresh.problem = DRAFT, ""
        saved(fresh)
        record(MAKE, by=None, on=fresh)
    return fresh


@transaction.atomic
def consolidated_fail(*, report: ConsolidatedReport, problem: str) -> ConsolidatedReport:
    """Note that making stopped, with a sentence; what was there before is still there."""
    fresh = held(report, None)
    if fresh.state == MAKING:
        fresh.state, fresh.problem = FAILED, problem
        saved(fresh)
        record(FAIL, by=None, on=fresh)
    return fresh
