"""Handing out a kept file: the view of whoever holds it asks its policy, then calls this."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import FileResponse

from nepso.foundation.files.kinds import FileKind
from nepso.foundation.files.models import StoredFile
from nepso.kernel.errors import NotFound

# Even a browser that guesses finds nothing it could run.
_POLICY = "default-src 'none'; sandbox"


def file_response(stored: StoredFile, *, thumbnail: bool = False) -> FileResponse:
    """The bytes with the type we know them to be: a photo (made by us) to be shown, everything else
    to be saved. Raises NotFound in words when the storage lost them."""
    path = stored.thumbnail_path if thumbnail and stored.is_photo else stored.path
    try:
        content = default_storage.open(path)
    except FileNotFoundError as error:
        raise NotFound("Không tìm thấy tệp này trong kho: hãy báo người quản trị.") from error
    response = FileResponse(
        content,
        content_type=FileKind(stored.kind).content_type,
        as_attachment=not stored.is_photo,
        filename=stored.name,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = _POLICY
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, max-age=3600"
    return response
