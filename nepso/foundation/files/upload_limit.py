"""A request may bring only so many bytes of files: the rest is not even written down."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class UploadLimit(FileUploadHandler):
    """Stands before the handlers that keep the bytes; the error page is 413 in words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.taken = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Count, and stop in the middle of what is too much."""
        self.taken += len(raw_data)
        if self.taken > settings.NEPSO_REQUEST_LIMIT:
            raise RequestDataTooBig("more bytes of files than one request may bring")
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile[bytes] | None:
        """The handlers behind this one make the file."""
        return None
