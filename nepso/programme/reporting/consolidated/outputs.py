"""The four files of a consolidated report: DOCX, PDF, XLSX annex, data package.

They are written from the snapshot and the signing alone and kept under the digest of their bytes,
so that the same report gives the same files whenever they are written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from nepso.foundation.letters import Signing, written
from nepso.programme.reporting.consolidated.annex import annex_of
from nepso.programme.reporting.consolidated.data_package import data_package_of
from nepso.programme.reporting.consolidated.document import document_of
from nepso.programme.reporting.consolidated.snapshot import Snapshot
from nepso.programme.reporting.models import ConsolidatedReport


@dataclass(frozen=True, slots=True)
class OutputKind:
    """One of the files: its name ending, what it is called, its media type."""

    code: str
    label: str
    media_type: str


_OFFICE = "application/vnd.openxmlformats-officedocument"
OUTPUT_KINDS = (
    OutputKind("docx", "Văn bản (DOCX)", f"{_OFFICE}.wordprocessingml.document"),
    OutputKind("pdf", "Văn bản (PDF/UA)", "application/pdf"),
    OutputKind("xlsx", "Phụ lục số liệu (XLSX)", f"{_OFFICE}.spreadsheetml.sheet"),
    OutputKind("zip", "Gói dữ liệu mở (CSV)", "application/zip"),
)


def signing_of(report: ConsolidatedReport) -> Signing:
    """What is known of the signature; ``symbol`` holds "12/BC-SVHTTDL"."""
    number, _, symbol = report.symbol.partition("/")
    lines = report.letterhead.get("signed_by", ())
    return Signing(
        number=int(number) if number.isdigit() else None,
        symbol=symbol,
        on=report.signed_on,
        signer=report.signer,
        signed_by=tuple(lines),
    )


def files_of(snapshot: Snapshot, signing: Signing) -> Iterator[tuple[str, bytes]]:
    """(code of its kind, bytes) of each file."""
    document = written(document_of(snapshot, signing))
    yield "docx", document.docx
    yield "pdf", document.pdf
    yield "xlsx", annex_of(snapshot)
    yield "zip", data_package_of(snapshot)


def file_name(report: ConsolidatedReport, code: str) -> str:
    """What a file is called when it is saved: "bao-cao-tong-hop-2026.docx"."""
    when = report.period.code if report.period is not None else f"{report.first_day:%Y%m%d}"
    edition = f"-ban-{report.number}" if report.number > 1 else ""
    what = {"xlsx": "phu-luc-so-lieu", "zip": "goi-du-lieu"}.get(code, "bao-cao-tong-hop")
    return f"{what}-{when.lower()}{edition}.{code}"


def kept_path(report: ConsolidatedReport, code: str, digest: str) -> str:
    """Where a file is kept in the storage."""
    return f"bao-cao-tong-hop/{report.public_id}/{digest[:32]}.{code}"


def file_store(report: ConsolidatedReport, code: str, data: bytes) -> str:
    """Keep a file once; returns its digest."""
    digest = hashlib.sha256(data).hexdigest()
    path = kept_path(report, code, digest)
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(data))
    return digest


def file_read(report: ConsolidatedReport, code: str) -> bytes | None:
    """The bytes of a file that was written, or None."""
    digest = report.sha256.get(code)
    path = kept_path(report, code, digest) if digest else ""
    if not path or not default_storage.exists(path):
        return None
    with default_storage.open(path) as file:
        return bytes(file.read())
