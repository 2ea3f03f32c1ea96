"""A report on its way: submitted to the head, approved to the lead desk, accepted or returned."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.programme.reporting.checks import Finding, report_findings
from nepso.programme.reporting.models import Figure, Paragraph, PeriodicReport
from nepso.programme.reporting.policies import (
    may_approve_report,
    may_decide_report,
    may_write_report,
)
from nepso.programme.reporting.states import (
    ACCEPTED,
    APPROVED,
    OPEN,
    REPORT_STATES,
    RETURNED,
    SUBMITTED,
)
from nepso.programme.reporting.telling import tell_heads, tell_writers
from nepso.programme.reporting.writing import locked, saved

SUBMIT = act("reporting.report_submit", "đã trình thủ trưởng duyệt báo cáo")
TAKE_BACK = act("reporting.report_take_back", "đã lấy lại báo cáo để sửa")
APPROVE = act("reporting.report_approve", "đã duyệt và gửi báo cáo")
HAND_BACK = act("reporting.report_hand_back", "đã trả báo cáo cho cán bộ")
RETURN = act("reporting.report_return", "đã trả lại phần cần sửa của báo cáo")
ACCEPT = act("reporting.report_accept", "đã tiếp nhận báo cáo")


class NotReady(Invalid):
    """The report cannot be sent yet; ``findings`` say what keeps it."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(
            f"Báo cáo còn {len(findings)} điểm cần xem: hãy xem từng điểm ở trang soát lại."
        )
        self.findings = findings


def require_ready(report: PeriodicReport) -> None:
    """Raise NotReady while something must be mended or explained."""
    kept = [one for one in report_findings(report) if one.is_open]
    if kept:
        raise NotReady(kept)


@transaction.atomic
def report_submit(*, report: PeriodicReport, by: Account) -> PeriodicReport:
    """Hand the report to the head. Sent twice it is submitted once.

    Raises NotReady with what must be mended or explained first.
    """
    fresh = locked(report)
    require(may_write_report(by, fresh))
    if fresh.state == SUBMITTED or fresh.state in REPORT_STATES.group("sent"):
        return fresh
    REPORT_STATES.require_move(fresh.state, SUBMITTED)
    require_ready(fresh)
    fresh.state, fresh.submitted_at, fresh.submitted_by = SUBMITTED, now(), by
    fresh.return_reason = ""
    saved(fresh)
    tell_heads(fresh, by)
    record(SUBMIT, by=by, on=fresh)
    return fresh


@transaction.atomic
def report_take_back(*, report: PeriodicReport, by: Account) -> PeriodicReport:
    """Take a submitted report back to write on, before the head has approved it."""
    fresh = locked(report)
    require(may_write_report(by, fresh))
    if fresh.state == OPEN:
        return fresh
    REPORT_STATES.require_move(fresh.state, OPEN)
    fresh.state = OPEN
    saved(fresh)
    record(TAKE_BACK, by=by, on=fresh)
    return fresh


@transaction.atomic
def report_approve(*, report: PeriodicReport, by: Account) -> PeriodicReport:
    """Approve in the name of the agency, which sends it to the lead desk. Twice is once.

    A head may approve what is still being written, under the same checks as submitting.
    ``sent_at`` is kept from the first time: being returned later does not make a report late.
    """
    fresh = locked(report)
    require(may_approve_report(by, fresh))
    if fresh.state in REPORT_STATES.group("sent"):
        return fresh
    REPORT_STATES.require_move(fresh.state, APPROVED)
    require_ready(fresh)
    fresh.state, fresh.approved_at, fresh.approved_by = APPROVED, now(), by
    fresh.sent_at = fresh.sent_at or fresh.approved_at
    fresh.return_reason = ""
    saved(fresh)
    record(APPROVE, by=by, on=fresh)
    return fresh


@transaction.atomic
def report_hand_back(*, report: PeriodicReport, reason: str, by: Account) -> PeriodicReport:
    """The head hands a submitted report back to the officer, with a reason.

    Raises Conflict for one that was not handed in, or is with the lead desk already.
    """
    fresh = locked(report)
    require(may_approve_report(by, fresh))
    if fresh.state != SUBMITTED:
        raise Conflict("Báo cáo không còn chờ bạn duyệt: hãy tải lại trang để xem đang ở đâu.")
    fresh.state, fresh.return_reason = RETURNED, _reason(reason)
    fresh.returned_by_desk = False
    saved(fresh)
    tell_writers(fresh, "được thủ trưởng trả lại kèm lý do: hãy sửa rồi trình lại.", by)
    record(HAND_BACK, by=by, on=fresh)
    return fresh


@transaction.atomic
def report_return(
    *,
    report: PeriodicReport,
    figures: Mapping[Figure, str],
    paragraphs: Mapping[Paragraph, str],
    by: Account,
) -> PeriodicReport:
    """Return cells and paragraphs of an approved report, each with its reason; the rest stands.

    Raises Invalid when nothing is named or a reason is missing. The agency sees the reasons at
    the cells themselves, and the report needs its head's approval anew.
    """
    fresh = locked(report)
    require(may_decide_report(by))
    REPORT_STATES.require_move(fresh.state, RETURNED)
    if not figures and not paragraphs:
        raise Invalid("Chưa chọn ô hay đoạn nào: hãy đánh dấu ít nhất một chỗ cần sửa.")
    parts: list[tuple[Figure | Paragraph, str]] = [*figures.items(), *paragraphs.items()]
    for part, reason in parts:
        if part.report_id != fresh.pk:
            raise Invalid("Có chỗ không thuộc báo cáo này: hãy tải lại trang rồi chọn lại.")
        part.return_reason = _reason(reason)
        part.revision += 1
        part.save(update_fields=["return_reason", "revision"])
    fresh.state, fresh.returned_by_desk = RETURNED, True
    fresh.approved_at = fresh.approved_by = None
    saved(fresh)
    detail = {
        "figures": [f.public_id for f in figures],
        "paragraphs": [p.public_id for p in paragraphs],
    }
    places = f"bị cơ quan đầu mối trả lại {len(parts)} chỗ kèm lý do: hãy sửa rồi gửi lại."
    tell_writers(fresh, places, by)
    record(RETURN, by=by, on=fresh, detail=detail)
    return fresh


@transaction.atomic
def report_accept(*, report: PeriodicReport, by: Account) -> PeriodicReport:
    """Accept a report, which locks it: what changes later is an erratum. Twice is once."""
    fresh = locked(report)
    require(may_decide_report(by))
    if fresh.state == ACCEPTED:
        return fresh
    REPORT_STATES.require_move(fresh.state, ACCEPTED)
    fresh.state, fresh.accepted_at, fresh.accepted_by = ACCEPTED, now(), by
    saved(fresh)
    tell_writers(fresh, "đã được cơ quan đầu mối tiếp nhận.", by)
    record(ACCEPT, by=by, on=fresh)
    return fresh


def _reason(reason: str) -> str:
    if not reason.strip():
        sentence = "Chưa nêu lý do: hãy ghi để cơ quan biết cần sửa gì."
        raise Invalid(sentence, fields={"reason": sentence})
    return reason.strip()
