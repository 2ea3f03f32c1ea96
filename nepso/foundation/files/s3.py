"""Kept files in an S3 store (the extra ``s3``); only imported where ``NEPSO_S3_BUCKET`` is set."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import File
from storages.backends.s3 import S3Storage

from nepso.foundation.files.storage_folders import StoreAway


@contextmanager
def _as_a_disk() -> Iterator[None]:
    """A store that is away or refuses is a disk that takes nothing: the page of 503, which says
    that nothing was stored, and not the one of our own mistakes."""
    try:
        yield
    except (BotoCoreError, ClientError) as error:
        raise StoreAway(errno.EIO, f"S3: {error}") from error


class KeptInS3(S3Storage):  # type: ignore[misc]  # it has no types
    """Django's storage over S3. FileNotFoundError for what is not there, StoreAway (EIO) where the
    store does not answer; nothing is ever handed out by an address of the store."""

    def _open(self, name: str, mode: str = "rb") -> File[Any]:
        with _as_a_disk():
            found: File[Any] = super()._open(name, mode)
            found.seek(0)  # fetched now: whoever streams it has begun to answer
        return found

    def _save(self, name: str, content: File[Any]) -> str:
        with _as_a_disk():
            return str(super()._save(name, content))

    def delete(self, name: str) -> None:
        """The object is gone; doing it again does nothing."""
        with _as_a_disk():
            super().delete(name)

    def exists(self, name: str) -> bool:
        """Whether there is an object of that name."""
        with _as_a_disk():
            return bool(super().exists(name))

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """Folders and names of files in that folder; both empty where there is none."""
        with _as_a_disk():
            folders, files = super().listdir(path)
        return folders, files

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        """NotImplementedError: a file is handed out by a view that asks its policy."""
        raise NotImplementedError("kept files have no address; see files/serving.py")
