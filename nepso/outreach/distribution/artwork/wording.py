"""The few words that an artwork adds to those of its product."""

from __future__ import annotations

import re
import textwrap

from nepso.outreach.distribution.artwork import glyphs
from nepso.outreach.distribution.artwork.content import ArtworkContent
from nepso.outreach.distribution.artwork.units import printable

QUESTIONS = "Hỏi và đáp"
_SHORT_NAME = 45  # letters of an agency's name at the foot of a page


def words_of_sheet(content: ArtworkContent) -> dict[str, object]:
    """Labels, the address as people type it, and the small lines: day, whose work."""
    address = content.page_url.split("://", 1)[1].rstrip("/")
    small = []
    if content.date:
        small.append(f"Phát hành ngày {content.date:%d/%m/%Y}")
    if content.credits:
        small.append(content.credits)
    return {
        "scan": "Quét mã để đọc đầy đủ",
        "address": glyphs.shown(address),
        "address_parts": [printable(part) for part in re.findall("[^/]*/|[^/]+$", address)],
        "qr_alt": f"Mã QR mở trang {address}",
        "more": "Xem tiếp tại trang có mã QR",
        "agency_short": printable(textwrap.shorten(content.agency, _SHORT_NAME, placeholder="…")),
        "small": [printable(line) for line in small],
        "on_flap": "Đọc tiếp ở trang gấp bên ngoài",
        "goes_on": "Tiếp theo trang trong",
        "booklet": QUESTIONS,
        "notes": "Ghi chép",
        "contents": "Trong sổ này",
        "page": "Trang",
    }
