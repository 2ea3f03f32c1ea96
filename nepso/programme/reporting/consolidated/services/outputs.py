"""Writing the files of a report in the background, and keeping them."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.jobs.running import report_progress
from nepso.foundation.jobs.services import job_enqueue
from nepso.kernel.errors import Conflict
from nepso.programme.reporting.consolidated.holding import held
from nepso.programme.reporting.consolidated.outputs import (
    OUTPUT_KINDS,
    file_store,
    files_of,
    signing_of,
)
from nepso.programme.reporting.consolidated.snapshotting import snapshot_of
from nepso.programme.reporting.models import ConsolidatedReport
from nepso.programme.reporting.states import FAILED, MAKING

ASK = act("reporting.outputs_ask", "đã cho xuất các tệp của báo cáo tổng hợp")
WRITE = act("reporting.outputs_write", "đã xuất các tệp của báo cáo tổng hợp")


@transaction.atomic
def outputs_ask(*, report: ConsolidatedReport, by: Account) -> ConsolidatedReport:
    """Have the files written by a job. Raises Conflict while the report itself is being made."""
    fresh = held(report, by)
    if fresh.state in (MAKING, FAILED):
        raise Conflict("Báo cáo chưa tổng hợp xong: hãy đợi xong rồi xuất tệp.")
    fresh.job = job_enqueue("reporting.write_outputs", report=fresh.public_id).public_id
    fresh.save(update_fields=["job"])
    record(ASK, by=by, on=fresh)
    return fresh


def outputs_write(*, report: ConsolidatedReport) -> dict[str, str]:
    """Write the files and keep them; returns {kind: SHA-256}. Again, it is the same files.

    A report changed meanwhile keeps the note of which revision they are of.
    """
    revision, digests = report.revision, dict[str, str]()
    for done, (code, data) in enumerate(files_of(snapshot_of(report), signing_of(report)), 1):
        digests[code] = file_store(report, code, data)
        report_progress(done=done, total=len(OUTPUT_KINDS), sentence=f"Đã ghi tệp {code.upper()}")
    with transaction.atomic():
        fresh = held(report, None)
        fresh.sha256 = {**fresh.sha256, **digests, "revision": revision}
        fresh.save(update_fields=["sha256"])
        record(WRITE, by=None, on=fresh, detail=digests)
    return digests
