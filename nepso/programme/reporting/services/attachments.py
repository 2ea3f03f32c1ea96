"""Files that go with a report: kept by foundation/files, held while the report has them."""

from __future__ import annotations

from typing import Any

from django.core.files.base import File
from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.files.selectors import stored_by_public_id
from nepso.foundation.files.services import file_hold, file_keep, file_release
from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require
from nepso.programme.reporting.models import PeriodicReport, ReportAttachment
from nepso.programme.reporting.policies import may_write_report
from nepso.programme.reporting.writing import require_written, saved, taken_to_write

ATTACH = act("reporting.attachment_add", "đã kèm một tệp vào báo cáo")
DETACH = act("reporting.attachment_remove", "đã bỏ một tệp kèm báo cáo")
MOST = 20


def attachment_add(
    *, report: PeriodicReport, content: File[Any], name: str, title: str, by: Account
) -> ReportAttachment:
    """Keep a document and attach it; the same file attached twice is one attachment.

    Raises Invalid or TooLarge in words for what is no document, Conflict when the report is not
    being written.
    """
    require(may_write_report(by, report))
    require_written(report)
    if report.attachments.count() >= MOST:
        raise Invalid(f"Báo cáo đã kèm {MOST} tệp: hãy gộp bớt tệp rồi kèm lại.")
    stored = file_keep(content=content, name=name, by=by)
    with transaction.atomic():
        fresh = taken_to_write(report, by)
        for known in fresh.attachments.all():
            same = stored_by_public_id(known.stored)
            if same is not None and same.sha256 == stored.sha256:
                return known
        made = ReportAttachment.objects.create(
            report=fresh,
            stored=stored.public_id,
            title=title.strip()[:200] or stored.name,
            by=by,
        )
        file_hold(stored=stored, holder=f"reporting.attachment:{made.public_id}", by=by)
        saved(fresh)
        record(ATTACH, by=by, on=fresh, detail={"file": stored.public_id})
    return made


@transaction.atomic
def attachment_remove(*, attachment: ReportAttachment, by: Account) -> None:
    """Take a file off a report that is being written; its bytes go when nobody holds them."""
    fresh = taken_to_write(attachment.report, by)
    stored = stored_by_public_id(attachment.stored)
    attachment.delete()
    if stored is not None:
        file_release(stored=stored, by=by)
    saved(fresh)
    record(DETACH, by=by, on=fresh, detail={"file": attachment.stored})
