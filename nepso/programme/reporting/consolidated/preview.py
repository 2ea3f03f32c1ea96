"""The PDF that the preview shows: made when it is looked at, kept until the report changes."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from nepso.foundation.files.storage_folders import names_in
from nepso.foundation.letters import written
from nepso.programme.reporting.consolidated.document import document_of
from nepso.programme.reporting.consolidated.outputs import signing_of
from nepso.programme.reporting.consolidated.snapshotting import snapshot_of
from nepso.programme.reporting.models import ConsolidatedReport


def preview_pdf(report: ConsolidatedReport) -> bytes:
    """The PDF of the report as it stands; one that is kept is of this revision."""
    folder = f"bao-cao-tong-hop/{report.public_id}/xem-truoc"
    name = f"{report.revision}.pdf"
    if default_storage.exists(f"{folder}/{name}"):
        with default_storage.open(f"{folder}/{name}") as kept:
            return bytes(kept.read())
    data = written(document_of(snapshot_of(report), signing_of(report))).pdf
    for old in names_in(folder):
        default_storage.delete(f"{folder}/{old}")
    default_storage.save(f"{folder}/{name}", ContentFile(data))
    return data
