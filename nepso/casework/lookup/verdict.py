"""The answer about one link: what it is, why, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nepso.casework.lookup.address import Address, read_address
from nepso.casework.lookup.lures import CHEAP
from nepso.casework.lookup.official import is_government, official_name_of
from nepso.casework.lookup.resembling import resemblances

LOOK_ALIKE, LISTED, UNKNOWN, OFFICIAL = "look_alike", "listed", "unknown", "official"

SHORTENERS = {
    "bit.ly", "tinyurl.com", "t.co", "goo.gl", "cutt.ly", "rb.gy", "is.gd", "ow.ly", "s.id",
    "shorturl.at", "tiny.cc", "rebrand.ly", "t.ly", "buff.ly", "v.gd", "tny.im", "shorten.asia",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LinkVerdict:
    """``verdict`` is one of look_alike, listed, unknown, official; ``why`` holds sentences."""

    url: str
    verdict: str
    why: tuple[str, ...]
    host: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """An entry of a published list that names this link: the list, its address and its day."""

    value: str
    source: str
    day: str


def check_link(url: str, listings: Sequence[Listing] = ()) -> LinkVerdict:
    """What a link is, from the link alone: nothing is fetched, nothing is kept.

    ``listings`` are entries of imported lists that name it. Raises Invalid for what is no link.
    """
    address = read_address(url)
    if listings and not _too_wide(address, listings):
        return LinkVerdict(url, LISTED, tuple(_listed(one) for one in listings), address.host)
    official = _official(address)
    if official:
        return LinkVerdict(url, OFFICIAL, (official,), address.host)
    borrowed = resemblances(address)
    if borrowed:
        return LinkVerdict(url, LOOK_ALIKE, (*borrowed, *_traits(address)), address.host)
    return LinkVerdict(url, UNKNOWN, (*_traits(address), _NOTHING_KNOWN), address.host)


def is_official(url: str) -> bool:
    """Whether a link lies under an official name. Raises Invalid for what is no link."""
    return bool(_official(read_address(url)))


_NOTHING_KNOWN = (
    "Không phải trang của cơ quan nhà nước hay ngân hàng có trong danh sách: chưa có gì để nói "
    "trang này tốt hay xấu."
)


def _too_wide(address: Address, listings: Sequence[Listing]) -> bool:
    """A list that names a whole official domain is wrong: such a name is not handed on."""
    return bool(_official(address)) and all("/" not in one.value for one in listings)


def _official(address: Address) -> str:
    if address.before_at:
        return ""
    if is_government(address):
        return "Kết thúc bằng “.gov.vn”: tên miền chỉ cấp cho cơ quan nhà nước."
    name = official_name_of(address)
    return f"Là tên miền của {name.name}." if name else ""


def _listed(listing: Listing) -> str:
    return f"Có trong danh sách cảnh báo “{listing.source}” ngày {listing.day}."


def _traits(address: Address) -> list[str]:
    """What is worth knowing about the address and proves nothing by itself."""
    found = []
    if address.is_ip:
        found.append("Là địa chỉ bằng số, không có tên miền: trang chính thức không dùng cách này.")
    if address.registered in SHORTENERS:
        found.append("Là liên kết rút gọn: nó giấu địa chỉ thật, không biết sẽ mở ra trang nào.")
    if address.was_punycode:
        found.append(f"Viết bằng mã ký tự đặc biệt; đọc ra là “{address.host}”.")
    if address.suffix.rpartition(".")[2] in CHEAP:
        found.append(f"Đuôi “.{address.suffix}” rẻ và dễ đăng ký, hay gặp ở trang lừa đảo.")
    return found
