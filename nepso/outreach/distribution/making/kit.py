"""The kit of a commune without any machine of its own: one ZIP, the same bytes for the same words.

Names are Vietnamese without marks, letters a to z, digits and hyphens alone, whatever a title
holds: no name leaves the folder it is unpacked into, and none is run by a click. Sorted by name
they stand in the order in which they are read.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import IO

from nepso.kernel.folding import fold
from nepso.outreach.distribution.making.source import Source

# What may be inside, by ending; a maker that offers another is at fault.
ENDINGS = frozenset({"txt", "jpg", "png", "gif", "svg", "pdf", "srt", "vtt"}) | {
    *("mp3", "m4a", "ogg", "wav", "weba", "mp4", "webm")
}
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_SAME_DAY = (2026, 1, 1, 0, 0, 0)  # a ZIP wants a time; the content has none of its own
_LONGEST_NAME = 60
# In the order in which they are read and used: so a file manager shows them too.
GUIDE = "00-DOC-TRUOC.txt"
TEXTS, PICTURES, MEDIA, PRINTS = "01-loi", "02-hinh", "03-nghe-xem", "04-in"


@dataclass(frozen=True, slots=True)
class KitText:
    """The text for one kind of outlet: its label, and its parts as (label, words)."""

    kind: str
    label: str
    parts: Sequence[tuple[str, str]]
    note: str = ""


@dataclass(frozen=True, slots=True)
class KitPicture:
    """A picture with what must be printed beside it; ``opened`` when its turn comes."""

    title: str
    alt: str
    credit: str
    opened: Callable[[], IO[bytes]]


@dataclass(frozen=True, slots=True)
class KitFile:
    """A file that another made: to print, to play. A large one is ``opened`` when its turn comes,
    read piece by piece, and stored as it is: sound, film, a PDF do not shrink."""

    name: str
    content: bytes = b""
    label: str = "Để in, để chiếu"
    opened: Callable[[], IO[bytes]] | None = None


@dataclass(frozen=True, slots=True)
class Kit:
    """All that one agency is given of a version; ``missing`` says what could not be put in,
    ``remarks`` what to know of what is in: words that found no room on a sheet, a sheet without its
    code."""

    source: Source
    agency: str
    version: str
    texts: Sequence[KitText]
    pictures: Sequence[KitPicture] = ()
    files: Sequence[KitFile] = ()
    media: Sequence[KitFile] = ()
    missing: Sequence[str] = ()
    remarks: Sequence[str] = ()


def plain_name(text: str) -> str:
    """ "Nhận ra cuộc gọi" is "nhan-ra-cuoc-goi"; "" is "khong-ten"."""
    name = _NOT_PLAIN.sub("-", fold(text)).strip("-")[:_LONGEST_NAME].strip("-")
    return name or "khong-ten"


def kit_write(kit: Kit, out: IO[bytes]) -> None:
    """Write the ZIP."""
    names: set[str] = set()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in _contents(kit):
            if name in names:
                raise ValueError(f"two files of a kit are named {name}")
            names.add(name)
            entry = zipfile.ZipInfo(name, _SAME_DAY)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            if isinstance(content, bytes):
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, content)
                continue
            entry.compress_type = zipfile.ZIP_STORED
            with content() as came, archive.open(entry, "w") as into:
                shutil.copyfileobj(came, into)


def _contents(kit: Kit) -> Iterable[tuple[str, bytes | Callable[[], IO[bytes]]]]:
    texts = [
        (f"{TEXTS}/{number:02}-{plain_name(text.label)}.txt", text)
        for number, text in enumerate(kit.texts, 1)
    ]
    pictures = [
        (f"{PICTURES}/{number:02}-{plain_name(picture.title)}.jpg", picture)
        for number, picture in enumerate(kit.pictures, 1)
    ]
    files = [
        (f"{PRINTS}/{_file_name(number, one)}", one) for number, one in enumerate(kit.files, 1)
    ]
    media = [(f"{MEDIA}/{_file_name(number, one)}", one) for number, one in enumerate(kit.media, 1)]
    order = [(name, text.label) for name, text in texts]
    order += [(name, f"Hình: {picture.title}") for name, picture in pictures]
    order += [(name, one.label) for name, one in (*media, *files)]  # as the folders are sorted
    yield GUIDE, _lines(_guide(kit, order))
    for name, text in texts:
        yield name, _lines(_text(text))
    for name, picture in pictures:
        yield name, picture.opened
    if pictures:
        yield f"{PICTURES}/chu-thich.txt", _lines(_captions(pictures))
    for name, one in (*media, *files):
        yield name, one.opened or one.content


def _file_name(number: int, one: KitFile) -> str:
    stem, _, ending = one.name.rpartition(".")
    if ending.lower() not in ENDINGS:
        raise ValueError(f"a kit holds no .{ending}")
    return f"{number:02}-{plain_name(stem)}.{ending.lower()}"


def _lines(lines: Iterable[str]) -> bytes:
    """With the mark that Notepad of an old Windows needs, and its line ends."""
    return ("\ufeff" + "\r\n".join("\n".join(lines).split("\n")) + "\r\n").encode()


def _guide(kit: Kit, order: Sequence[tuple[str, str]]) -> Iterable[str]:
    yield f"BỘ TÀI LIỆU: {kit.source.title}"
    yield f"Giao cho: {kit.agency}. Bản: {kit.version}."
    yield ""
    yield f"Thông điệp chính: {kit.source.key_message}"
    if kit.source.disclosed_as:
        yield f"Phải nói kèm ở mọi nơi: {kit.source.disclosed_as}"
    if kit.source.link:
        yield f"Trang công khai: {kit.source.link}"
    yield from ("", "ĐỌC VÀ DÙNG THEO THỨ TỰ NÀY:")
    yield from (f"{at}. {name}: {label}" for at, (name, label) in enumerate(order, 1))
    if kit.missing:
        yield from ("", "KHÔNG CÓ TRONG BỘ NÀY:", *(f"- {one}" for one in kit.missing))
    if kit.remarks:
        yield from ("", "XEM TRƯỚC KHI DÙNG:", *(f"- {one}" for one in kit.remarks))
    yield from (
        *("", "ĐĂNG XONG:"),
        "- Giữ lại liên kết, ảnh chụp hoặc sổ phát, rồi ghi vào lượt đăng trên hệ thống.",
        "- Dùng đúng lời trong tệp. Muốn sửa lời thì sửa trên hệ thống để người khác duyệt.",
        "- Khi có thông báo thu hồi: gỡ ngay, thu lại bản in, rồi xác nhận trên hệ thống.",
    )


def _text(text: KitText) -> Iterable[str]:
    yield f"[{text.label}]"
    if text.note:
        yield f"({text.note})"
    for label, words in text.parts:
        yield ""
        if len(text.parts) > 1:
            yield f"--- {label} ---"
        yield words


def _captions(pictures: Sequence[tuple[str, KitPicture]]) -> Iterable[str]:
    for name, picture in pictures:
        yield from (name.removeprefix(f"{PICTURES}/"), f"  Tên: {picture.title}")
        yield from (f"  Mô tả cho người không xem được hình: {picture.alt}",)
        yield from (f"  Ghi nguồn: {picture.credit}", "")
