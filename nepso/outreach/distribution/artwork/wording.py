"""The few words that an artwork adds to those of its product."""

from __future__ import annotations

import re
import textwrap

from nepso.kernel.addresses import is_of_this_machine
from nepso.outreach.distribution.artwork import glyphs
from nepso.outreach.distribution.artwork.content import ArtworkContent
from nepso.outreach.distribution.artwork.units import printable

QUESTIONS = "Hỏi và đáp"
NO_ADDRESS = "Chưa đặt địa chỉ công khai"
_MORE, _ASK = "Xem tiếp tại trang có mã QR", "Hỏi cơ quan phát hành để đọc đầy đủ"
_SHORT_NAME = 45  # letters of an agency's name at the foot of a page


def address_shown(content: ArtworkContent) -> str:
    """The address as people type it; while no public one is set, that none is; "" where no page
    shows it."""
    if not content.page_url:
        return ""
    if is_of_this_machine(content.page_url):
        return NO_ADDRESS
    return content.page_url.split("://", 1)[1].rstrip("/")


def words_of_sheet(content: ArtworkContent) -> dict[str, object]:
    """Labels, the address as people type it, and the small lines: day, whose work."""
    address = address_shown(content)
    is_set = not is_of_this_machine(content.page_url)
    pieces = re.findall("[^/]*/|[^/]+$" if is_set else r"\S+\s*", address)
    small = []
    if content.date:
        small.append(f"Phát hành ngày {content.date:%d/%m/%Y}")
    if content.credits:
        small.append(content.credits)
    return {
        "scan": "Quét mã để đọc đầy đủ" if is_set else "Chưa có mã QR",
        "address": glyphs.shown(address),
        "address_parts": [printable(piece) for piece in pieces],
        "qr_alt": f"Mã QR mở trang {address}" if is_set else "Chưa có mã QR",
        "more": _MORE if is_set else _ASK,
        "agency_short": printable(textwrap.shorten(content.agency, _SHORT_NAME, placeholder="…")),
        "small": [printable(line) for line in small],
        "on_flap": "Đọc tiếp ở trang gấp bên ngoài",
        "goes_on": "Tiếp theo trang trong",
        "booklet": QUESTIONS,
        "notes": "Ghi chép",
        "contents": "Trong sổ này",
        "page": "Trang",
    }
