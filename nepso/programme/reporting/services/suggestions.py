"""Letting the machine write first, marked as such until a person makes the words their own."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.programme.reporting.kinds import Section, TextOrigin
from nepso.programme.reporting.models import Paragraph, PeriodicReport
from nepso.programme.reporting.suggesting import suggestions_for
from nepso.programme.reporting.writing import saved, taken_to_write

SUGGEST = act("reporting.paragraphs_suggest", "đã lấy gợi ý của máy cho lời báo cáo")


@transaction.atomic
def paragraphs_suggest(*, report: PeriodicReport, by: Account | None) -> int:
    """Put what the figures and narratives say under "Kết quả thực hiện", each once.

    A suggestion that nobody has taken yet is renewed; what a person wrote from it stays theirs.
    Returns how many were added or renewed.
    """
    fresh = taken_to_write(report, by)
    known = {
        row.draft_key: row
        for row in Paragraph.objects.select_for_update().filter(report=fresh).exclude(draft_key="")
    }
    last = fresh.paragraphs.filter(section=Section.RESULTS).aggregate(last=Max("order"))["last"]
    order, touched = last or 0, 0
    for one in suggestions_for(fresh):
        row = known.get(one.key)
        if row is not None and (row.origin == TextOrigin.PERSON or row.text == one.text):
            continue
        if row is None:
            order += 1
            row = Paragraph(report=fresh, section=Section.RESULTS, order=order, draft_key=one.key)
        row.text, row.origin = one.text, one.origin
        row.revision += 1
        row.changed_at, row.changed_by = now(), by
        row.save()
        row.plan_tasks.set([task for task in one.plan_tasks if task.agency_id == fresh.agency_id])
        touched += 1
    if touched:
        saved(fresh)
        record(SUGGEST, by=by, on=fresh, detail={"paragraphs": touched})
    return touched
