"""Drawn photos as kept files: stored like those of ``foundation/files``, without the limited child,
since their pixels are our own."""

from __future__ import annotations

import datetime as dt
import hashlib
import io

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from nepso.foundation.accounts.models import Account
from nepso.foundation.files.kinds import FileKind
from nepso.foundation.files.models import StoredFile
from nepso.foundation.similarity.index import photos_put
from nepso.foundation.similarity.photos import PhotoMark, photo_mark
from nepso.programme.activities.demo.pictures import HEIGHT, WIDTH, photo_drawn
from nepso.programme.activities.demo.proving import Shot
from nepso.programme.activities.kinds import ItemKind
from nepso.programme.activities.likeness import PHOTOS
from nepso.programme.activities.models import EvidenceItem
from nepso.programme.activities.services import NewItem


class Camera:
    """Makes the photos of a year; ``develop`` writes the rows of those that were used."""

    def __init__(self) -> None:
        self._stored: dict[str, StoredFile] = {}
        self._marks: dict[str, PhotoMark] = {}

    def take(self, shot: Shot, by: Account, at: dt.datetime) -> NewItem:
        """The photo as something offered; its bytes are in the storage already."""
        content = photo_drawn(shot.scene, shot.variant)
        digest = hashlib.sha256(content).hexdigest()
        stored = StoredFile(
            kind=FileKind.PHOTO, name=f"anh-minh-hoa-{shot.variant}.jpg", sha256=digest,
            size=len(content), width=WIDTH, height=HEIGHT, kept_at=at, kept_by=by,
        )  # fmt: skip
        default_storage.save(stored.path, ContentFile(content))
        default_storage.save(stored.thumbnail_path, ContentFile(content))
        with Image.open(io.BytesIO(content)) as photo:
            self._marks[digest] = photo_mark(photo)
        self._stored[digest] = stored
        return NewItem(
            kind=ItemKind.PHOTO, title=f"{shot.title} (ảnh minh họa)", stored=stored,
            people_shown=shot.people_shown,
        )  # fmt: skip

    def develop(self, items: list[EvidenceItem]) -> None:
        """Write the kept files, held by their items, and what near photos are found by."""
        photos = [item for item in items if item.stored is not None]
        for item in photos:
            assert item.stored is not None
            item.stored.held_by = f"activities.item:{item.public_id}"
        StoredFile.objects.bulk_create([item.stored for item in photos if item.stored])
        photos_put(PHOTOS, {i.public_id: self._marks[i.stored.sha256] for i in photos if i.stored})
