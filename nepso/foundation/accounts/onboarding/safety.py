"""What a spreadsheet must prove before it is read: an XLSX is a zip of XML from a stranger."""

from __future__ import annotations

import io
import zipfile

from nepso.kernel.errors import Invalid, TooLarge

UNPACKED_LIMIT = 60_000_000
RATIO_LIMIT = 120
MEMBERS_LIMIT = 500
_SMALL = 100_000  # a tiny file may compress better than any bomb


def require_safe(content: bytes) -> None:
    """Raise Invalid for what is no XLSX or declares XML entities, TooLarge for a zip bomb.

    Sizes are those of the directory; zipfile reads no byte beyond them.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            _require_size(members)
            if "xl/workbook.xml" not in archive.namelist():
                raise Invalid(_NOT_XLSX)
            for member in members:
                if member.filename.endswith((".xml", ".rels")):
                    _require_plain(archive.read(member))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Invalid(_NOT_XLSX) from error


_NOT_XLSX = (
    "Tệp này không phải bảng tính XLSX đọc được: "
    "hãy mở bằng Excel hoặc LibreOffice rồi lưu lại dạng .xlsx, không đặt mật khẩu."
)


def _require_size(members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    swollen = any(
        member.file_size > _SMALL and member.file_size > RATIO_LIMIT * max(member.compress_size, 1)
        for member in members
    )
    if len(members) > MEMBERS_LIMIT or unpacked > UNPACKED_LIMIT or swollen:
        raise TooLarge(
            "Bảng tính này phình quá lớn khi mở ra, nên không được đọc: "
            "hãy bỏ hình ảnh và những dòng trống, rồi lưu lại."
        )


def _require_plain(xml: bytes) -> None:
    """No DOCTYPE, so no entities; UTF-8 only, so that none hides in another encoding."""
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml or xml[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Invalid(_NOT_XLSX)
