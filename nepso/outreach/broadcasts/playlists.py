"""The play list of a station's day as extended M3U in UTF-8 (M3U8): times as comments, sounds in
their order, each followed by the address at which a machine says that it played it. A machine that
knows no M3U still reads one address a line."""

from __future__ import annotations

import datetime as dt
import re

from django.utils.timezone import localtime

from nepso.outreach.broadcasts.machine_links import report_link, sound_link
from nepso.outreach.broadcasts.selectors import aired_on
from nepso.outreach.distribution.models import Outlet

CONTENT_TYPE = "audio/x-mpegurl; charset=utf-8"
REPORT = "#NEPSO-DA-PHAT:"
_NO_LINE_END = re.compile(r"[\r\n\x00-\x1f\u2028\u2029]+")


def playlist_of(outlet: Outlet, day: dt.date) -> str:
    """The list; a posting without a chosen reading is a comment that a person reads."""
    lines = ["#EXTM3U", f"#PLAYLIST:{_line(outlet.name)} {day:%d/%m/%Y}"]
    for posting, reading in aired_on(outlet, day):
        at = localtime(posting.planned_at)
        title = _line(posting.product.title)
        if reading is None:
            lines.append(f"# {at:%H:%M} {title}: chưa chọn bản đọc")
            continue
        made = " (giọng máy)" if reading.is_machine_made else ""
        lines += [
            f"# {at:%H:%M}",
            f"#EXTINF:{round(reading.stored.seconds or -1)},{title}{made}",
            sound_link(reading),
            f"{REPORT}{report_link(posting)}",
        ]
    return "\n".join(lines) + "\n"


def _line(text: str) -> str:
    return _NO_LINE_END.sub(" ", text)
