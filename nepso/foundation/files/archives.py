"""What a zip (and with it every modern office file) must prove before anything is unpacked."""

from __future__ import annotations

import io
import zipfile

from nepso.kernel.errors import Invalid, TooLarge

MOST_MEMBERS = 2_000
MOST_UNPACKED = 200_000_000
MOST_RATIO = 150
_SMALL = 1_000_000  # a small member may be packed tighter than any bomb


def archive_opened(data: bytes, broken: str) -> zipfile.ZipFile:
    """The zip with its directory checked; Invalid with the sentence ``broken`` for what is no
    readable zip or is locked, TooLarge for a bomb. Nothing has been unpacked yet."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise Invalid(broken) from error
    members = archive.infolist()
    swollen = any(
        m.file_size > _SMALL and m.file_size > MOST_RATIO * max(m.compress_size, 1) for m in members
    )
    if len(members) > MOST_MEMBERS or sum(m.file_size for m in members) > MOST_UNPACKED or swollen:
        raise TooLarge(
            "Tệp nén này phình quá lớn khi mở ra nên không được nhận: hãy chia nhỏ rồi gửi lại."
        )
    if any(m.flag_bits & 0x1 for m in members):
        raise Invalid("Tệp đang đặt mật khẩu: hãy bỏ mật khẩu rồi gửi lại.")
    return archive
