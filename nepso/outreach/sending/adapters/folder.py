"""A folder that an IP loudspeaker system reads: on this machine, or on another by SFTP.

Every file is written under another name and then renamed, so that the system never plays half a
file; the play list is written last and removed first.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from nepso.outreach.sending.adapters.folder_files import files_of, is_of_key, stem_of
from nepso.outreach.sending.adapters.interface import Line, Never, Stands, What
from nepso.outreach.sending.adapters.local_folder import local_folder
from nepso.outreach.sending.adapters.sftp import sftp_folder

_BY_HAND = "hãy xem bằng tay trong thư mục và ở hệ thống loa."


class Place(Protocol):
    """A folder that is open for writing."""

    def names(self) -> list[str]:
        """What lies in it."""

    def write(self, name: str, content: bytes) -> None:
        """Whole or not at all, in place of what was there."""

    def remove(self, name: str) -> None:
        """Gone; what is gone already is no error."""


class Folder:
    """``facts``: folder, and for SFTP host, port, user, host_key. ``secret``: password or
    private_key."""

    takes_back = knows_key = True

    def check(self, line: Line) -> str:
        """Open it, write a file, remove it."""
        with _opened(line) as place:
            place.write("nepso-kiem-tra.txt", "Nếp Số thử ghi tệp.\n".encode())
            place.remove("nepso-kiem-tra.txt")
            count = len(place.names())
        return f"Đã ghi và xóa được một tệp thử; thư mục đang có {count} tệp."

    def put_out(self, line: Line, what: What) -> Stands:
        """Write every file; done again it writes the same names."""
        with _opened(line) as place:
            files = files_of(what)
            new = {one.name for one in files}
            for old in _mine(place, what):  # of a try before the posting was planned anew
                if old not in new:
                    place.remove(old)
            for one in files:
                place.write(one.name, one.content())
                line.alive()
        words = f"Đã ghi {len(files)} tệp vào thư mục: {files[-1].name} và các tệp cùng tên."
        return Stands("", stem_of(what), words)

    def look(self, line: Line, what: What) -> Stands | None:
        """The play list, written last, says that all is there; without it a person looks."""
        with _opened(line, makes=False) as place:
            lists = [name for name in _mine(place, what) if name.endswith(".m3u8")]
        if not lists:
            raise Never(f"Không thấy đủ tệp của bài trong thư mục: {_BY_HAND}")
        return Stands("", lists[0].removesuffix(".m3u8"), f"Thư mục có {lists[0]}.")

    def take_back(self, line: Line, what: What, stands: Stands) -> str:
        """Remove what is of this posting, the play list first.

        That nothing of it is there is no proof that it is gone: the folder may be another by now.
        It is one where files that we began to remove are all gone."""
        with _opened(line, makes=False) as place:
            mine = _mine(place, what)
            if not mine and not what.memory.get("removing"):
                raise Never(f"Không thấy tệp nào của bài trong thư mục: {_BY_HAND}")
            what.remember(removing=True)
            for name in sorted(mine, key=lambda one: not one.endswith(".m3u8")):
                place.remove(name)
            left = _mine(place, what)
        if left:
            raise OSError(f"{len(left)} files are still there")
        return f"Đã xóa {len(mine)} tệp {stands.number} khỏi thư mục."


def _mine(place: Place, what: What) -> list[str]:
    return [name for name in place.names() if is_of_key(what.key, name)]


@contextmanager
def _opened(line: Line, *, makes: bool = True) -> Iterator[Place]:
    if line.facts.get("host"):
        with sftp_folder(line) as place:
            yield place
    else:
        yield local_folder(line.facts["folder"], line.agency, makes=makes)
