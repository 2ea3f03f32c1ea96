"""Writing and sealing the audit trail."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Protocol

from django.db import models, transaction

from nepso.foundation.audit.acts import Act
from nepso.foundation.audit.models import AuditLine
from nepso.kernel.row_statements import row_new
from nepso.kernel.storing import row_store

# Lines sealed in one write: everybody else waits for it.
SEAL_BATCH = 500


class Actor(Protocol):
    """Whoever acts: an account, known here by its public id alone."""

    public_id: Any


def record(
    act: Act, *, by: Actor | None, on: models.Model, detail: dict[str, Any] | None = None
) -> AuditLine:
    """Write one line in the caller's transaction (``design.md``, *Audit*).

    ``on`` is known by its ``public_id``, or its primary key where it has none; ``detail`` holds
    ids and codes only. Raises RuntimeError outside a transaction: the line and the change it
    tells of must live or die together.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"{act.code}: an audit line is written in the act's transaction")
    line = row_new(
        AuditLine,
        act=act.code,
        actor=by.public_id if by is not None else "",
        subject_type=on._meta.label_lower,
        subject=str(getattr(on, "public_id", on.pk)),
        detail=detail or {},
    )
    row_store(line)
    return line


def line_digest(line: AuditLine, previous: str) -> str:
    """SHA-256 over the line as canonical JSON and the hash of the line before it."""
    content = [
        previous,
        line.pk,
        line.at.isoformat(),
        line.act,
        line.actor,
        line.subject_type,
        line.subject,
        line.detail,
    ]
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


@transaction.atomic
def audit_seal() -> int:
    """Chain the lines that are not sealed yet, at most ``SEAL_BATCH``; returns how many.

    Only one job seals at a time: the unique ``seal`` number makes a second one fail whole.
    """
    last = AuditLine.objects.filter(seal__isnull=False).order_by("-seal").first()
    number, previous = (last.seal or 0, last.hash) if last else (0, "")
    lines = list(AuditLine.objects.filter(seal__isnull=True).order_by("id")[:SEAL_BATCH])
    for line in lines:
        number += 1
        previous = line_digest(line, previous)
        line.seal, line.hash = number, previous
    AuditLine.objects.bulk_update(lines, ["seal", "hash"], batch_size=500)
    return len(lines)
