"""Folders of Django's storage, the same on a disk and in S3, where no folder exists by itself."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.files.storage import default_storage

# Below MEDIA_ROOT whatever the storage is (decision 0205), each named where it is used: pictures in
# quarantine, parts of uploads, drawn covers of podcasts.
ON_DISK = frozenset({"cho-lam-sach", "dang-tai", "bia-podcast"})


class StoreAway(OSError):
    """A store outside the data folder does not answer, or refuses."""


def names_in(folder: str) -> list[str]:
    """The names of the files in a folder; empty where there is none."""
    try:
        return default_storage.listdir(folder)[1]
    except FileNotFoundError:
        return []


def every_name(folder: str = "") -> Iterator[str]:
    """The full names of all files in a folder and below."""
    folders, files = default_storage.listdir(folder)
    start = f"{folder}/" if folder else ""
    yield from (f"{start}{name}" for name in sorted(files))
    for below in sorted(folders):
        yield from every_name(f"{start}{below}")
