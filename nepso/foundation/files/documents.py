"""A document checked by its bytes. Runs in the limited child (``limited.py``), without Django."""

from __future__ import annotations

from typing import Any

from nepso.foundation.files.archives import archive_opened
from nepso.foundation.files.kinds import FileKind
from nepso.kernel.errors import Invalid

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BROKEN = "Tệp bị hỏng hoặc tải lên chưa hết: hãy mở thử trên máy rồi gửi lại."
_OFFICE = {
    "word/document.xml": FileKind.DOCX,
    "xl/workbook.xml": FileKind.XLSX,
    "ppt/presentation.xml": FileKind.PPTX,
}
_OPEN = {
    b"application/vnd.oasis.opendocument.text": FileKind.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": FileKind.ODS,
    b"application/vnd.oasis.opendocument.presentation": FileKind.ODP,
}
# Where no more kinds than these are taken, each is named.
_FEW = 3
TAKEN = "PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx) hoặc OpenDocument"


def document_checked(data: bytes, taken: list[str]) -> tuple[dict[str, Any], list[bytes]]:
    """({kind}, []) of a document that is one of ``taken``; Invalid or TooLarge otherwise."""
    kind = _kind(data)
    if kind is None and len(taken) > _FEW:
        raise Invalid(f"Loại tệp này không nhận: hãy gửi {TAKEN}, còn ảnh thì chọn loại “Ảnh”.")
    if kind not in taken:
        named = ", ".join(f".{one}" for one in sorted(taken))
        raise Invalid(f"Loại tệp này không dùng ở đây: hãy gửi tệp {named}.")
    return {"kind": kind.value}, []


def _kind(data: bytes) -> FileKind | None:
    # At the very beginning: a PDF that starts as something else is two files in one.
    if data.startswith(b"%PDF-"):
        return _pdf(data)
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if data.startswith(_OLD_OFFICE):
        raise Invalid(
            "Tệp Word, Excel đời cũ (.doc, .xls) hoặc đang đặt mật khẩu: "
            "hãy lưu lại dạng .docx, .xlsx hoặc PDF rồi gửi."
        )
    return None


def _pdf(data: bytes) -> FileKind:
    import pypdfium2  # noqa: PLC0415 - only a PDF pays for its engine

    try:
        paper = pypdfium2.PdfDocument(data)
        pages = len(paper)
    except pypdfium2.PdfiumError as error:
        raise Invalid("Tệp PDF bị hỏng hoặc đặt mật khẩu: hãy lưu lại rồi gửi.") from error
    if not pages:
        raise Invalid(_BROKEN)
    return FileKind.PDF


def _zipped(data: bytes) -> FileKind:
    with archive_opened(data, _BROKEN) as archive:
        names = set(archive.namelist())
        if any(name.lower().endswith(("vbaproject.bin", ".exe", ".js", ".vbs")) for name in names):
            raise Invalid("Tệp có chứa macro hoặc chương trình: hãy lưu lại dạng thường rồi gửi.")
        for member, kind in _OFFICE.items():
            if member in names and "[Content_Types].xml" in names:
                return kind
        if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
            kind_open = _OPEN.get(archive.read("mimetype").strip())
            if kind_open:
                return kind_open
    raise Invalid(f"Tệp nén không nhận ở đây: hãy gửi từng tệp {TAKEN}.")
