"""What lies in a folder for an IP loudspeaker system: text, audio, calendar, play list.

Play list: extended M3U in UTF-8 (RFC 8216 names the form; players of loudspeaker systems read its
#EXTINF lines). Calendar: RFC 5545. A name is made of letters a to z, digits and hyphens, and
carries the key of the posting: the same posting has the same names, whoever writes them again.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.timezone import localtime
from icalendar import Event

from nepso.kernel.clock import now
from nepso.kernel.folding import fold
from nepso.outreach.sending.adapters.interface import What
from nepso.ui.calendars import calendar_begun

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_ENDING = re.compile(r"\.(mp3|ogg|opus|m4a|wav|aac)$", re.I)
_SECONDS_LEAST = 60


@dataclass(frozen=True, slots=True)
class FolderFile:
    """One file; its bytes are read when it is written."""

    name: str
    content: Callable[[], bytes]


def stem_of(what: What) -> str:
    """The name that all files of a posting begin with: day, title, key."""
    title = _NOT_PLAIN.sub("-", fold(what.title)).strip("-")[:40].strip("-") or "bai"
    return f"{localtime(what.planned_at):%Y%m%d-%H%M}-{title}-{_short(what.key)}"


def _short(key: str) -> str:
    return _NOT_PLAIN.sub("", key.lower())[:16]


def files_of(what: What) -> list[FolderFile]:
    """In the order in which they are written: the play list comes last, when all it names is
    there."""
    stem = stem_of(what)
    script = what.parts.get("script", "") or what.parts.get("text", "")
    made = [FolderFile(f"{stem}.txt", f"{what.title}\n\n{script}\n".encode)]
    names = []
    for number, one in enumerate(what.audio, 1):
        ending = _ENDING.search(one.name)
        name = f"{stem}-{number}{ending.group(0).lower() if ending else '.mp3'}"
        names.append(name)
        made.append(FolderFile(name, lambda one=one: one.part(0, -1)))  # type: ignore[misc]
    calendar, playlist = calendar_bytes(what), playlist_bytes(what, names)
    made.append(FolderFile(f"{stem}.ics", lambda: calendar))
    made.append(FolderFile(f"{stem}.m3u8", lambda: playlist))
    return made


def is_of_key(key: str, name: str) -> bool:
    """Whether a file is of the posting with that key, at whichever time it was planned; also half
    written."""
    own = rf"\d{{8}}-\d{{4}}-[a-z0-9-]+-{_short(key)}(-\d+)?\.[a-z0-9]+(\.part)?"
    return re.fullmatch(own, name) is not None


def playlist_bytes(what: What, names: list[str]) -> bytes:
    """One line a file; without audio the list says that an announcer reads the text."""
    lines = ["#EXTM3U", f"#PLAYLIST:{_line(what.title)}"]
    for name in names:
        lines += [f"#EXTINF:{what.seconds or -1},{_line(what.title)}", name]
    if not names:
        lines.append(f"# Không có tệp âm thanh: đọc tệp {stem_of(what)}.txt")
    return ("\n".join(lines) + "\n").encode()


def calendar_bytes(what: What) -> bytes:
    """When it is played: one event, with the script."""
    event = Event()
    event.add("uid", f"posting-{what.key}@nepso")
    event.add("dtstamp", now())
    event.add("dtstart", what.planned_at)
    event.add("duration", dt.timedelta(seconds=max(what.seconds, _SECONDS_LEAST)))
    event.add("summary", what.title)
    event.add("description", what.parts.get("script", ""))
    made = calendar_begun("Thu muc loa")
    made.add_component(event)
    return bytes(made.to_ical())


def _line(text: str) -> str:
    return " ".join(text.split())
