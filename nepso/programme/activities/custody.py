"""The chain of custody of one item: each line carries the hash of the one before."""

from __future__ import annotations

from nepso.foundation.accounts.models import Account
from nepso.kernel.clock import now
from nepso.programme.activities.fingerprints import digest
from nepso.programme.activities.models import CustodyLine, EvidenceItem

WORDS = {
    "received": "Tiếp nhận",
    "claimed": "Được thêm vào hoạt động",
    "dropped": "Được bỏ khỏi hoạt động",
    "emptied": "Xóa tệp vì không còn hoạt động nào dùng",
    "filled": "Tiếp nhận lại tệp",
    "accepted": "Được nhận vào báo cáo",
    "refused": "Không được nhận",
    "withdrawn": "Hoạt động được rút khỏi báo cáo",
    "cleared": "Được phép công khai",
    "closed": "Thôi công khai",
    "people_said": "Ghi về người trong ảnh",
    "looked_up": "Đọc tên trang từ liên kết",
    "leads_elsewhere": "Liên kết chuyển sang trang khác: không lấy tên trang",
}


def line_digest(line: CustodyLine, before: str) -> str:
    """The hash of a line after the line before it."""
    return digest(
        before, str(line.item_id), line.at.isoformat(), str(line.by_id), line.what, line.detail
    )


def custody_add(
    item: EvidenceItem, what: str, *, by: Account | None, detail: str = ""
) -> CustodyLine:
    """Add a line, in the caller's transaction. ``what`` is a key of WORDS; ids only in detail."""
    if what not in WORDS:
        raise KeyError(what)
    last = CustodyLine.objects.filter(item=item).order_by("-id").values_list("digest", flat=True)
    line = CustodyLine(item=item, at=now(), by=by, what=what, detail=detail)
    line.digest = line_digest(line, last.first() or "")
    line.save()
    return line


def custody_is_whole(item: EvidenceItem) -> bool:
    """Whether every line of an item still carries the hash of the one before."""
    before = ""
    for line in CustodyLine.objects.filter(item=item).order_by("id"):
        if line.digest != line_digest(line, before):
            return False
        before = line.digest
    return True
