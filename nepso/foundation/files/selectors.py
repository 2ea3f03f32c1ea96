"""Questions about kept files. Who may see one, the package that holds it decides."""

from __future__ import annotations

from collections.abc import Collection

from nepso.foundation.files.models import StoredFile


def stored_by_public_id(public_id: str) -> StoredFile | None:
    """The file of a public id; None when there is none any more."""
    return StoredFile.objects.filter(public_id=public_id).first()


def stored_by_public_ids(ids: Collection[str]) -> dict[str, StoredFile]:
    """Several in one query."""
    return {s.public_id: s for s in StoredFile.objects.filter(public_id__in=list(ids))}
