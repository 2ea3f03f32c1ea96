"""One file of everything: the database at one moment, the kept files, what should be in it."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage

from nepso.foundation.backups.databases import database_copy
from nepso.foundation.backups.sealing import Sealing
from nepso.foundation.files.storage_folders import StoreAway, every_name
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid

CONTENTS = "contents.json"
FORMAT = 1
_FOLDERS = ("media", "tieng", "triage")
_FILES = ("secret-key", "mode")
STORE = "kho/"  # before the names of what lies in a store outside the data folder


@dataclass(frozen=True)
class Contents:
    """What a copy holds: rows by table, SHA-256 by file, when it was made (ISO 8601)."""

    made_at: str
    rows: dict[str, int] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT


def copy_make(target: Path, *, seal: bool) -> Contents:
    """Write the copy at ``target``, whole or not at all; readable by its owner alone, and sealed
    with a key of NEPSO_VAULT_KEYS where ``seal`` says so.

    Raises Invalid when there is a file already, when the place takes nothing or the store of
    kept files does not answer, or when a program of PostgreSQL is missing.
    """
    if target.exists():
        raise Invalid(f"Đã có tệp {target}: hãy chọn tên khác, bản sao lưu không ghi đè.")
    half = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent) as folder:
            contents = _written(half, Path(folder), seal=seal)
        os.replace(half, target)
    except StoreAway as error:
        raise Invalid(
            f"Kho S3 không trả lời: {error.strerror}. Chưa sao lưu được: "
            "hãy xem lại kho và các biến NEPSO_S3_… rồi chạy lại."
        ) from error
    except OSError as error:
        raise Invalid(
            f"Không ghi được bản sao lưu vào {target.parent}: {error.strerror}. "
            "Hãy chọn thư mục khác hoặc dọn chỗ trống rồi chạy lại."
        ) from error
    finally:
        half.unlink(missing_ok=True)
    return contents


def _written(half: Path, folder: Path, *, seal: bool) -> Contents:
    database, rows = database_copy(folder)
    sums: dict[str, str] = {}
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        with _packing(file, seal=seal) as packed:
            # The database first: a file erased meanwhile is missed by nobody who reads it.
            for path, name in [(database, database.name), *_kept()]:
                with contextlib.suppress(FileNotFoundError):  # erased since it was listed
                    sums[name] = _packed(packed, path, name)
            for name in _kept_outside():
                with contextlib.suppress(FileNotFoundError):
                    sums[STORE + name] = _fetched(packed, folder, name)
            contents = Contents(now().isoformat(), rows, sums)
            listed = folder / CONTENTS
            listed.write_text(json.dumps(asdict(contents), ensure_ascii=False), encoding="utf-8")
            packed.add(listed, arcname=CONTENTS)
        file.flush()
        os.fsync(file.fileno())
    return contents


@contextlib.contextmanager
def _packing(file: BinaryIO, *, seal: bool) -> Iterator[tarfile.TarFile]:
    into = Sealing(file) if seal else file
    with (
        gzip.GzipFile(fileobj=into, mode="wb", compresslevel=1, filename="") as zipped,
        tarfile.open(fileobj=zipped, mode="w|") as packed,
    ):
        yield packed
    if isinstance(into, Sealing):
        into.close()


class _Summed:
    """A file whose bytes are summed as they are packed: it may be written to meanwhile."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self.digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """The next bytes; see ``digest``."""
        part = self._file.read(size)
        self.digest.update(part)
        return part


def _packed(packed: tarfile.TarFile, path: Path, name: str) -> str:
    """Pack one file as long as it was when opened; its SHA-256."""
    with path.open("rb") as file:
        summed = _Summed(file)
        packed.addfile(packed.gettarinfo(arcname=name, fileobj=file), summed)
    return summed.digest.hexdigest()


def _kept() -> Iterator[tuple[Path, str]]:
    folder = Path(settings.DATA_FOLDER)
    for name in _FILES:
        if (folder / name).exists():
            yield folder / name, name
    for name in _FOLDERS:
        for path in sorted((folder / name).rglob("*")):
            if path.is_file() and not path.is_symlink():
                yield path, str(path.relative_to(folder))


def _kept_outside() -> Iterator[str]:
    """Names in the storage of kept files where that is no folder of ours."""
    if not isinstance(default_storage, FileSystemStorage):
        yield from every_name()


def _fetched(packed: tarfile.TarFile, folder: Path, name: str) -> str:
    """Pack one file of the store, by way of a file that can be measured; its SHA-256."""
    with default_storage.open(name) as there, (folder / "fetched").open("wb") as here:
        shutil.copyfileobj(there, here)
    return _packed(packed, folder / "fetched", STORE + name)


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
