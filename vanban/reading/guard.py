"""What a file is, told by its first bytes, and the limits it must keep before anyone parses it.

The limits stand in ``vanban.limits``; the limited child process (``vanban.compiling``) stands
behind these checks.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePath

from vanban.limits import (
    MAX_BYTES,
    MAX_MEMBERS,
    MAX_RATIO,
    MAX_UNPACKED,
    RATIO_MATTERS_FROM,
)
from vanban.reading.refusals import refusal

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"\x00\x00\x01\x00")
_OTHER_OFFICE = {
    ".xlsx": "bảng tính .xlsx",
    ".xls": "bảng tính .xls",
    ".pptx": "trình chiếu .pptx",
    ".odt": ".odt",
    ".rtf": ".rtf",
    ".epub": ".epub",
    ".html": ".html",
    ".htm": ".html",
}
_TEXT_INSIDE = {".odt", ".html", ".htm", ".rtf"}  # judged by their bytes above


def file_format(name: str, data: bytes) -> str:
    """``pdf``, ``docx``, ``md`` or ``txt``; UnreadableDocument for everything else.

    The first bytes decide and the extension only tells Markdown from plain text, since a file
    renamed by hand is common.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise refusal("empty")
    if len(data) > MAX_BYTES:
        raise refusal("too_large", limit=MAX_BYTES // 1024 // 1024)
    extension = PurePath(name).suffix.lower()
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return _zip_format(data)
    _refuse_binary(extension, data)
    return "md" if extension in {".md", ".markdown"} else "txt"


def _refuse_binary(extension: str, data: bytes) -> None:
    if data.startswith(_OLE):
        raise _refuse_ole(extension, data)
    if data.startswith(b"{\\rtf"):
        raise refusal("other_office", format=".rtf")
    if data.startswith(_IMAGES) or data[8:12] in {b"WEBP", b"jp2 "} or data[4:8] == b"ftyp":
        raise refusal("image")
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        raise refusal("other_office", format=".html")
    if extension in _OTHER_OFFICE and extension not in _TEXT_INSIDE:
        raise refusal("other_office", format=_OTHER_OFFICE[extension])
    if extension in {".pdf", ".docx", ".doc", ".odt", ".zip"}:
        raise refusal("broken")
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not utf16 and _looks_binary(data[:65536]):
        raise refusal("unknown")


def _looks_binary(head: bytes) -> bool:
    """More than one byte in a hundred is a control character that no text file holds."""
    controls = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in head)
    return controls * 100 > len(head)


def _refuse_ole(extension: str, data: bytes) -> Exception:
    """Word 97 files and password-protected .docx share one container (MS-CFB, MS-OFFCRYPTO)."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return refusal("encrypted")
    if extension in {".xls", ".ppt", ".msg"}:
        return refusal("other_office", format=extension)
    return refusal("old_word")


def _zip_format(data: bytes) -> str:
    with open_archive(data) as archive:
        names = set(archive.namelist())
        if "word/document.xml" in names or "[Content_Types].xml" in names:
            if any(name.startswith("xl/") for name in names):
                raise refusal("other_office", format=_OTHER_OFFICE[".xlsx"])
            if any(name.startswith("ppt/") for name in names):
                raise refusal("other_office", format=_OTHER_OFFICE[".pptx"])
            return "docx"
        if "mimetype" in names:
            raise refusal("other_office", format=".odt")
    raise refusal("unknown")


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The zip, with its directory checked against bombs; nothing has been unpacked yet.

    Raises UnreadableDocument ``broken``, ``encrypted`` or ``zip_bomb``.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise refusal("broken") from error
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED:
        raise refusal("zip_bomb")
    for member in members:
        if member.flag_bits & 0x1:
            raise refusal("encrypted")
        if (
            member.file_size > RATIO_MATTERS_FROM
            and member.file_size > MAX_RATIO * member.compress_size
        ):
            raise refusal("zip_bomb")
    return archive
