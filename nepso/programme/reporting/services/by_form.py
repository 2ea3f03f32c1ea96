"""Reports of agencies without an account: their form made, read in, and the signed paper noted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now, today
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.programme.reporting.kinds import FormKind, ReportWay
from nepso.programme.reporting.models import PeriodicReport, ReportForm
from nepso.programme.reporting.policies import may_run_reporting
from nepso.programme.reporting.services.figures import FigureChange, figures_decide
from nepso.programme.reporting.services.opening import report_open
from nepso.programme.reporting.services.sending import require_ready
from nepso.programme.reporting.services.words import paragraph_add, report_state_nothing
from nepso.programme.reporting.states import APPROVED, EXPECTED, REPORT_STATES
from nepso.programme.reporting.writing import locked, saved

MAKE = act("reporting.report_form_make", "đã lập biểu mẫu báo cáo cho cơ quan")
TAKE_IN = act("reporting.report_form_take_in", "đã ghi biểu mẫu gửi về vào báo cáo")
SIGNED = act("reporting.report_note_signed", "đã ghi nhận báo cáo giấy có chữ ký")


@dataclass(frozen=True, slots=True)
class FormWords:
    """One paragraph of a form; the same ``key`` is the same paragraph, sent once or often."""

    section: str
    key: str
    text: str


@transaction.atomic
def report_form_make(*, report: PeriodicReport, kind: str, by: Account) -> ReportForm:
    """Make a form for the agency; its report is opened when it was not, its figures counted.

    Raises Invalid for an unknown kind, Conflict when the period takes no reports.
    """
    require(may_run_reporting(by))
    if kind not in FormKind.values:
        raise Invalid("Không có loại biểu mẫu này: hãy chọn bảng tính hoặc văn bản.")
    if report.state == EXPECTED:
        report = report_open(agency=report.agency, period=report.period, by=by)
    made = ReportForm.objects.create(report=report, kind=kind, made_by=by)
    record(MAKE, by=by, on=report, detail={"form": made.public_id, "kind": kind})
    return made


@transaction.atomic
def report_form_take_in(
    *,
    form: ReportForm,
    changes: list[FigureChange],
    words: Sequence[FormWords],
    nothing: str = "",
    sha256: str,
    by: Account,
) -> PeriodicReport:
    """Write what a form says into its report: all of it, or nothing.

    Raises FiguresConflict when a figure changed since the form was looked at, Conflict when the
    report is no longer being written.
    """
    require(may_run_reporting(by))
    report = form.report
    if changes:
        figures_decide(report=report, changes=changes, by=by)
    for one in words:
        paragraph_add(report=report, section=one.section, text=one.text, draft_key=one.key, by=by)
    if nothing:
        report_state_nothing(report=report, is_nothing=True, reason=nothing, by=by)
    fresh = locked(report)
    fresh.way = ReportWay.FORM
    saved(fresh)
    form.read_at, form.read_by, form.sha256 = now(), by, sha256
    form.save(update_fields=["read_at", "read_by", "sha256"])
    record(TAKE_IN, by=by, on=fresh, detail={"form": form.public_id, "figures": len(changes)})
    return fresh


@transaction.atomic
def report_note_signed(
    *, report: PeriodicReport, signer: str, signed_on: dt.date, came_on: dt.date, by: Account
) -> PeriodicReport:
    """Note that the lead desk holds the report on paper, signed by the head of the agency.

    That is its approval; the day on which it came is when it was sent. Only for a report that came
    by form. Raises NotReady with what must be mended, Invalid for a day that cannot be.
    """
    require(may_run_reporting(by))
    fresh = locked(report)
    form = fresh.forms.filter(read_at__isnull=False).order_by("-read_at").first()
    if fresh.way != ReportWay.FORM or form is None:
        raise Conflict("Báo cáo này không gửi bằng biểu mẫu: thủ trưởng duyệt trên hệ thống.")
    if fresh.state == APPROVED:
        return fresh
    REPORT_STATES.require_move(fresh.state, APPROVED)
    _require_days(signer, signed_on, came_on)
    require_ready(fresh)
    form.signer, form.signed_on, form.came_on = signer.strip(), signed_on, came_on
    form.save(update_fields=["signer", "signed_on", "came_on"])
    fresh.state, fresh.approved_at, fresh.approved_by = APPROVED, now(), None
    fresh.sent_at = fresh.sent_at or timezone.make_aware(dt.datetime.combine(came_on, dt.time(12)))
    fresh.return_reason = ""
    saved(fresh)
    record(SIGNED, by=by, on=fresh, detail={"form": form.public_id})
    return fresh


def _require_days(signer: str, signed_on: dt.date, came_on: dt.date) -> None:
    wrong = {}
    if not signer.strip():
        wrong["signer"] = "Chưa ghi ai ký: hãy ghi họ tên người ký."
    if signed_on > came_on:
        wrong["signed_on"] = "Ngày ký phải trước hoặc trong ngày nhận được: hãy xem lại."
    if came_on > today():
        wrong["came_on"] = "Ngày nhận được chưa tới: hãy xem lại."
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
