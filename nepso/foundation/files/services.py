"""Keeping a file, holding it, letting it go."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from pathlib import PurePath

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction

from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import Actor, record
from nepso.foundation.files.contents import document_of, photo_blacked_out_of, photo_of
from nepso.foundation.files.kinds import DOCUMENTS, MEDIA, FileKind
from nepso.foundation.files.media_contents import media_of
from nepso.foundation.files.models import StoredFile
from nepso.kernel.errors import NotFound
from nepso.kernel.folding import nfc

KEEP = act("files.keep", "đã lưu một tệp")
HOLD = act("files.hold", "đã gắn một tệp")
RELEASE = act("files.release", "đã thôi giữ một tệp")
DESTROY = act("files.destroy", "đã hủy một tệp")


def photo_keep(*, content: File[bytes], name: str, by: Actor | None) -> StoredFile:
    """Make a photo anew in a limited child and store it with its thumbnail.

    Nothing but pixels is kept: no EXIF, no place. Raises Invalid or TooLarge with one sentence.
    Whoever needs it calls ``file_hold``; the caller has asked the policy of its own package.
    """
    made = photo_of(content)
    stored = StoredFile(
        kind=FileKind.PHOTO,
        width=made.width,
        height=made.height,
        sha256=made.sha256,
        size=made.size,
    )
    return _stored(stored, made.content, name, by, thumbnail=made.thumbnail)


def file_keep(
    *,
    content: File[bytes],
    name: str,
    by: Actor | None,
    taken: Collection[FileKind] = DOCUMENTS,
) -> StoredFile:
    """Check a document in a limited child and store it as it is.

    ``taken`` says which kinds; what it is, its bytes tell. Raises Invalid or TooLarge with one
    sentence. Whoever needs it calls ``file_hold``.
    """
    found = document_of(content, taken)
    stored = StoredFile(kind=found.kind, sha256=found.sha256, size=found.size)
    return _stored(stored, found.content, name, by)


def media_keep(
    *, content: File[bytes], name: str, by: Actor | None, taken: Collection[FileKind] = MEDIA
) -> StoredFile:
    """Read sound or video in a limited child and store it without words about who made it where.

    Nothing of it is held in memory. Raises Invalid or TooLarge with one sentence. Whoever needs it
    calls ``file_hold``.
    """
    with media_of(content, taken) as made:
        stored = StoredFile(kind=made.kind, sha256=made.sha256, size=made.size, **made.facts)
        return _stored(stored, File(made.content), name, by)


def photo_black_out(
    *, stored: StoredFile, boxes: Sequence[Sequence[float]], by: Actor | None
) -> StoredFile:
    """A new kept photo: the old one with black boxes ([left, top, width, height], parts of 1).

    The old one stays until ``file_destroy``. Raises NotFound or Invalid with one sentence.
    """
    try:
        with default_storage.open(stored.path) as content:
            made = photo_blacked_out_of(content, boxes)
    except FileNotFoundError as error:
        raise NotFound("Không tìm thấy ảnh này trong kho: hãy báo người quản trị.") from error
    blacked = StoredFile(
        kind=FileKind.PHOTO,
        width=made.width,
        height=made.height,
        sha256=made.sha256,
        size=made.size,
    )
    return _stored(blacked, made.content, stored.name, by, thumbnail=made.thumbnail)


def _stored(
    stored: StoredFile,
    content: bytes | File[bytes],
    name: str,
    by: Actor | None,
    thumbnail: bytes = b"",
) -> StoredFile:
    """Bytes first, row after: a row without bytes never is; bytes without a row are removed by the
    daily job."""
    stored.name, stored.kept_by = _plain_name(name, FileKind(stored.kind)), by  # type: ignore[assignment]
    whole = ContentFile(content) if isinstance(content, bytes) else content
    default_storage.save(stored.path, whole)
    if thumbnail:
        default_storage.save(stored.thumbnail_path, ContentFile(thumbnail))
    with transaction.atomic():
        stored.save()
        detail = {"kind": stored.kind, "size": stored.size, "sha256": stored.sha256}
        record(KEEP, by=by, on=stored, detail=detail)
    return stored


def _plain_name(name: str, kind: FileKind) -> str:
    """The last part of the name without what no name holds, with the ending of its kind."""
    last = PurePath(nfc(name).replace("\\", "/")).name
    stem = "".join(c for c in PurePath(last).stem if c.isprintable() and c not in '<>:"|?*').strip()
    return f"{stem[:150] or 'tep'}{kind.extension}"


@transaction.atomic
def file_hold(*, stored: StoredFile, holder: str, by: Actor | None) -> None:
    """Keep it for as long as ``holder`` ("package.thing:public id") needs it."""
    stored.held_by = holder
    stored.save(update_fields=["held_by"])
    record(HOLD, by=by, on=stored, detail={"holder": holder})


@transaction.atomic
def file_release(*, stored: StoredFile, by: Actor | None) -> None:
    """Nobody needs it any more: the daily job removes it with its bytes."""
    stored.held_by = ""
    stored.save(update_fields=["held_by"])
    record(RELEASE, by=by, on=stored)


@transaction.atomic
def file_destroy(*, stored: StoredFile, by: Actor | None) -> None:
    """The row goes now, its bytes as soon as that is committed: for what must not wait a day."""
    record(DESTROY, by=by, on=stored, detail={"sha256": stored.sha256})
    for path in (stored.path, *([stored.thumbnail_path] if stored.is_photo else [])):
        transaction.on_commit(partial(default_storage.delete, path))
    stored.delete()
