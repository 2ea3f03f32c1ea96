"""Putting paragraphs in order, and making the machine's words one's own."""

from __future__ import annotations

from typing import Literal

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.programme.reporting.kinds import TextOrigin
from nepso.programme.reporting.models import Paragraph
from nepso.programme.reporting.services.words import ParagraphConflict
from nepso.programme.reporting.writing import saved, taken_to_write

MOVE = act("reporting.paragraph_move", "đã đổi chỗ một đoạn của báo cáo")
ADOPT = act("reporting.paragraph_adopt", "đã nhận một đoạn máy gợi ý làm lời của cơ quan")


@transaction.atomic
def paragraph_move(*, paragraph: Paragraph, way: Literal["up", "down"], by: Account | None) -> None:
    """Change places with the paragraph before or after it under the same heading; at the end of
    the heading nothing happens."""
    fresh = taken_to_write(paragraph.report, by)
    rows = list(fresh.paragraphs.filter(section=paragraph.section).order_by("order", "id"))
    place = next((n for n, row in enumerate(rows) if row.pk == paragraph.pk), None)
    if place is None:
        return
    other = place + (-1 if way == "up" else 1)
    if not 0 <= other < len(rows):
        return
    rows[place], rows[other] = rows[other], rows[place]
    for order, row in enumerate(rows, 1):
        row.order = order
    Paragraph.objects.bulk_update(rows, ["order"])
    saved(fresh)
    record(MOVE, by=by, on=paragraph, detail={"report": fresh.public_id, "way": way})


@transaction.atomic
def paragraph_adopt(*, paragraph: Paragraph, revision: int, by: Account | None) -> Paragraph:
    """Say that suggested words, read and left as they are, are the agency's own.

    Raises ParagraphConflict when somebody changed them since ``revision``.
    """
    fresh = taken_to_write(paragraph.report, by)
    stored = Paragraph.objects.select_for_update().get(pk=paragraph.pk)
    if stored.origin == TextOrigin.PERSON:
        return stored
    if stored.revision != revision:
        raise ParagraphConflict(stored)
    stored.origin = TextOrigin.PERSON
    stored.revision += 1
    stored.changed_at, stored.changed_by = now(), by
    stored.save()
    saved(fresh)
    record(ADOPT, by=by, on=stored, detail={"report": fresh.public_id})
    return stored
