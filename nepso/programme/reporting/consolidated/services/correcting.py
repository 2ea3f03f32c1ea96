"""A later version of a signed report: the old one stays, the new one lists what it changes."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.jobs.services import job_enqueue
from nepso.kernel.errors import Conflict, Invalid
from nepso.programme.reporting.consolidated.holding import held
from nepso.programme.reporting.models import ConsolidatedParagraph, ConsolidatedReport
from nepso.programme.reporting.states import MAKING, SIGNED

CORRECT = act("reporting.consolidated_correct", "đã lập bản đính chính của báo cáo tổng hợp")


@transaction.atomic
def consolidated_correct(
    *, report: ConsolidatedReport, reason: str, by: Account
) -> ConsolidatedReport:
    """Start the next version of a signed report with its words; figures are summed as of now.

    Asked twice it is the same next version. Raises Invalid without a reason, Conflict for a report
    that is not signed.
    """
    fresh = held(report, by)
    later = ConsolidatedReport.objects.filter(replaces=fresh).first()
    if later is not None:
        return later
    if fresh.state != SIGNED:
        raise Conflict("Báo cáo chưa ký: hãy mở lại bản đang có để sửa, không cần bản đính chính.")
    if not reason.strip():
        sentence = "Chưa nêu vì sao đính chính: hãy ghi lý do."
        raise Invalid(sentence, fields={"reason": sentence})
    made = ConsolidatedReport.objects.create(
        scope=fresh.scope, agency=fresh.agency, clause=fresh.clause, period=fresh.period,
        first_day=fresh.first_day, last_day=fresh.last_day, title=fresh.title,
        letterhead=fresh.letterhead, number=fresh.number + 1, replaces=fresh, state=MAKING,
        reason=reason.strip(), created_by=by,
    )  # fmt: skip
    _copy_words(fresh, made)
    made.job = job_enqueue("reporting.consolidate", report=made.public_id).public_id
    made.save(update_fields=["job"])
    record(CORRECT, by=by, on=made, detail={"replaces": fresh.public_id})
    return made


def _copy_words(old: ConsolidatedReport, new: ConsolidatedReport) -> None:
    rows = [
        ConsolidatedParagraph(
            report=new, section=p.section, order=p.order, source_id=p.source_id,
            agency_id=p.agency_id, key=p.key, original_text=p.original_text,
            human_text=p.human_text, is_kept=p.is_kept, changed_by_id=p.changed_by_id,
            changed_at=p.changed_at,
        )
        for p in old.paragraphs.order_by("pk")
    ]  # fmt: skip
    ConsolidatedParagraph.objects.bulk_create(rows, 1000)
