"""A folder of this machine, below the one that the operator opened (NEPSO_FOLDERS)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from nepso.outreach.sending.adapters.interface import Never


@dataclass(frozen=True, slots=True)
class LocalFolder:
    """A folder that was checked to lie below the operator's."""

    path: Path

    def names(self) -> list[str]:
        """What lies in it."""
        return sorted(os.listdir(self.path))

    def write(self, name: str, content: bytes) -> None:
        """Beside, to the disk, then renamed over."""
        part = self.path / f"{name}.part"
        with part.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        part.replace(self.path / name)

    def remove(self, name: str) -> None:
        """Gone; what is gone already is no error."""
        (self.path / name).unlink(missing_ok=True)


def local_folder(name: str, agency: str, *, makes: bool = True) -> LocalFolder:
    """The folder of that relative name below the agency's own (its public id), so that none writes
    among the files of another; Never for one outside.

    ``makes``: made when missing. Not where something is looked for: an empty folder that we just
    made would prove nothing."""
    if not settings.NEPSO_FOLDERS:
        raise Never("Máy chủ này chưa mở thư mục nào cho loa: hãy nhờ người quản trị máy chủ.")
    root = (Path(settings.NEPSO_FOLDERS) / agency).resolve()
    path = (root / name).resolve()
    if not path.is_relative_to(root) or path == root:
        raise Never("Thư mục này nằm ngoài nơi được phép: hãy ghi một tên thư mục khác.")
    if makes:
        path.mkdir(parents=True, exist_ok=True)
    elif not path.is_dir():
        raise Never("Không thấy thư mục này nữa: hãy xem bằng tay ở hệ thống loa.")
    return LocalFolder(path)
