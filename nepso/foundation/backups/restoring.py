"""Bringing a copy back: checked before anything is replaced, compared after, forgotten again."""

from __future__ import annotations

import gzip
import json
import logging
import os
import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.management import call_command

from nepso.foundation.backups.databases import (
    FILE_NAMES,
    database_bring_back,
    database_fits,
    database_is_used,
    rows_of_tables,
)
from nepso.foundation.backups.ledger import Erasure, erasures
from nepso.foundation.backups.making import CONTENTS, FORMAT, STORE, Contents, sha256_of
from nepso.foundation.backups.ports import act_of
from nepso.foundation.backups.sealing import Opening, is_sealed
from nepso.foundation.files.storage_folders import ON_DISK, StoreAway
from nepso.kernel.errors import Conflict, Invalid

log = logging.getLogger(__name__)
_NOT_OURS = "Tệp này không phải bản sao lưu của Nếp Số, hoặc đã hỏng: {}. Chưa thay đổi gì."
_NOT_YET = "Chưa thay cơ sở dữ liệu: hãy sửa chỗ ấy rồi chạy lại lệnh khôi phục."
MEDIA = "media/"  # before the names of kept files in a copy of a place that kept them on disk


@dataclass(frozen=True)
class Restored:
    """What came back: rows and files as counted when the copy was made, what was erased again, and
    what the ledger names that nothing here can erase."""

    made_at: str
    rows: int
    files: int
    erased: int
    unknown: tuple[Erasure, ...]


def copy_bring_back(source: Path, *, replace: bool) -> Restored:
    """Restore the copy ``source`` into the data folder and the database of the settings.

    Nothing changes before every file inside is what it was when the copy was made. Raises Invalid
    for a file that is no copy, or where its files find no place; Conflict where people have worked
    here already and ``replace`` is not said, or where rows are missing after the restore.
    """
    if not replace and database_is_used():
        raise Conflict(
            "Nơi này đã có dữ liệu: dừng các dịch vụ, sao lưu lại nơi này, "
            "rồi chạy lại với --thay-the để thay bằng bản sao lưu."
        )
    with tempfile.TemporaryDirectory(dir=settings.DATA_FOLDER, prefix=".restore-") as place:
        contents = _opened(source, Path(place))
        database = next(Path(place) / n for n in FILE_NAMES.values() if n in contents.files)
        database_fits(database)
        # Files first: where a store is away, nobody's words are back and still to be erased again.
        files_put_back(Path(place), [name for name in contents.files if name != database.name])
        database_bring_back(database)
    missing = _missing(contents.rows)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    erased, unknown = erased_again()  # before anything is said: the words are back already
    if missing:
        raise Conflict(f"Bản sao lưu về không đủ, thiếu dòng ở: {', '.join(missing)}.")
    rows = sum(contents.rows.values())
    return Restored(contents.made_at, rows, len(contents.files) - 1, erased, unknown)


def files_put_back(place: Path, names: Iterable[str]) -> None:
    """Put kept files where the settings keep them, on the disk or in a store, wherever they lay
    when the copy was made. Raises Invalid where the disk or the store takes nothing."""
    folder = Path(settings.DATA_FOLDER)
    try:
        for name in names:
            stored = _name_in_store(name)
            if stored is None:
                _put(place / name, folder / name)
            else:
                _put_in_store(place / name, stored)
    except StoreAway as error:
        raise Invalid(f"Kho S3 không trả lời: {error.strerror}. {_NOT_YET}") from error
    except OSError as error:
        raise Invalid(f"Không ghi được tệp vào {folder}: {error.strerror}. {_NOT_YET}") from error


def _name_in_store(name: str) -> str | None:
    """Its name in the storage of kept files; None for what lies in the data folder itself."""
    if name.startswith(STORE):
        return name.removeprefix(STORE)
    kept = name.removeprefix(MEDIA)
    if kept == name or kept.partition("/")[0] in ON_DISK:
        return None
    return None if isinstance(default_storage, FileSystemStorage) else kept


def erased_again() -> tuple[int, tuple[Erasure, ...]]:
    """Erase what the ledger names; how many had come back, and those of a kind nobody erases."""
    count, unknown = 0, []
    for erasure in erasures():
        act = act_of(erasure.kind)
        try:
            if act is None:
                unknown.append(erasure)
            elif act(erasure.public_id):
                count += 1
        except Exception:  # one that fails leaves the others to be erased; it is named
            log.exception("%s %s could not be erased again", *erasure)
            unknown.append(erasure)
    return count, tuple(unknown)


def _opened(source: Path, place: Path) -> Contents:
    try:
        with source.open("rb") as file:
            whole = Opening(file) if is_sealed(file) else file
            with (
                gzip.GzipFile(fileobj=whole, mode="rb") as unzipped,  # type: ignore[arg-type]
                tarfile.open(fileobj=unzipped, mode="r|") as packed,
            ):
                packed.extractall(place, filter="data")
            if isinstance(whole, Opening):
                whole.read()  # to its true end: a copy that was cut off is none
        contents = Contents(**json.loads((place / CONTENTS).read_text(encoding="utf-8")))
    except (OSError, EOFError, tarfile.TarError, zlib.error, ValueError, TypeError) as error:
        raise Invalid(_NOT_OURS.format(error)) from error
    if contents.format != FORMAT:
        raise Invalid(
            "Bản sao lưu này do một bản Nếp Số mới hơn tạo ra: hãy nâng cấp rồi chạy lại."
        )
    for name, told in contents.files.items():
        path = place / name
        if not path.is_file() or sha256_of(path) != told:
            raise Invalid(_NOT_OURS.format(f"{name} không còn như lúc sao lưu"))
    if not set(contents.files) & set(FILE_NAMES.values()):
        raise Invalid(_NOT_OURS.format("không có cơ sở dữ liệu"))
    return contents


def _put_in_store(path: Path, name: str) -> None:
    """Under the very name: the row in the database knows no other."""
    default_storage.delete(name)
    with path.open("rb") as file:
        default_storage.save(name, File(file))


def _put(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if os.stat(path).st_dev == os.stat(target.parent).st_dev:
        os.replace(path, target)
    else:
        shutil.move(path, target)


def _missing(told: dict[str, int]) -> list[str]:
    here = rows_of_tables(list(told))
    return sorted(name for name, count in told.items() if here[name] != count)
