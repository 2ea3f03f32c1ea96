"""Errata: what changes in a report after it was accepted, each listed beside it."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.programme.reporting.models import Erratum, Figure, Paragraph, PeriodicReport
from nepso.programme.reporting.policies import may_record_erratum
from nepso.programme.reporting.services.figures import value_fault
from nepso.programme.reporting.writing import locked, saved

ERRATUM = act("reporting.erratum_record", "đã đính chính báo cáo đã tiếp nhận")


@transaction.atomic
def figure_erratum_record(
    *, figure: Figure, value: Decimal, reason: str, revision: int, by: Account
) -> Erratum:
    """Correct one figure of an accepted report; both values and the reason stay listed.

    Raises Conflict for a report not accepted yet or a figure changed since ``revision``, Invalid
    without a reason or for a value out of range.
    """
    report = _taken(figure.report, by)
    stored = Figure.objects.select_related("asked__version").get(pk=figure.pk)
    _require_fresh(stored.revision, revision)
    fault = value_fault(stored.asked.version, value)
    if fault:
        raise Invalid(fault, fields={"value": fault})
    if value == stored.stated:
        sentence = "Số mới trùng số cũ: không có gì để đính chính."
        raise Invalid(sentence, fields={"value": sentence})
    made = _erratum(report, reason, by)
    made.figure, made.value_before, made.value_after = stored, stored.stated, value
    made.save()
    stored.stated = value
    stored.revision += 1
    stored.changed_at, stored.changed_by = now(), by
    stored.save()
    saved(report)
    record(ERRATUM, by=by, on=report, detail={"figure": stored.public_id, "number": made.number})
    return made


@transaction.atomic
def paragraph_erratum_record(
    *, paragraph: Paragraph, text: str, reason: str, revision: int, by: Account
) -> Erratum:
    """Correct one paragraph of an accepted report; both texts and the reason stay listed.

    Raises as ``figure_erratum_record``.
    """
    report = _taken(paragraph.report, by)
    stored = Paragraph.objects.get(pk=paragraph.pk)
    _require_fresh(stored.revision, revision)
    if not text.strip() or text.strip() == stored.text:
        sentence = "Lời mới trống hoặc trùng lời cũ: không có gì để đính chính."
        raise Invalid(sentence, fields={"text": sentence})
    made = _erratum(report, reason, by)
    made.paragraph, made.text_before, made.text_after = stored, stored.text, text.strip()
    made.save()
    stored.text = text.strip()
    stored.revision += 1
    stored.changed_at, stored.changed_by = now(), by
    stored.save()
    saved(report)
    detail = {"paragraph": stored.public_id, "number": made.number}
    record(ERRATUM, by=by, on=report, detail=detail)
    return made


def _taken(report: PeriodicReport, by: Account) -> PeriodicReport:
    fresh = locked(report)
    require(may_record_erratum(by, fresh))
    if not fresh.is_locked:
        raise Conflict("Báo cáo chưa được tiếp nhận: hãy sửa thẳng trong báo cáo.")
    return fresh


def _require_fresh(stored: int, seen: int) -> None:
    if stored != seen:
        raise Conflict(
            "Có người vừa đính chính chỗ này: hãy tải lại trang, xem bản mới rồi làm lại."
        )


def _erratum(report: PeriodicReport, reason: str, by: Account) -> Erratum:
    if not reason.strip():
        sentence = "Chưa nêu lý do đính chính: hãy ghi lý do."
        raise Invalid(sentence, fields={"reason": sentence})
    last = report.errata.aggregate(last=Max("number"))["last"]
    return Erratum(report=report, number=(last or 0) + 1, reason=reason.strip(), by=by)
