"""Reading a published list: plain lines, a hosts file, or CSV with a heading."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field

from nepso.casework.lookup.address import read_address
from nepso.casework.lookup.models import ItemKind
from nepso.casework.lookup.numbers import digits, number_kind
from nepso.casework.lookup.verdict import is_official
from nepso.kernel.errors import Invalid
from nepso.kernel.folding import fold

MOST_BYTES, MOST_LINES = 20_000_000, 500_000
_SINK = re.compile(r"^(?:0\.0\.0\.0|127\.0\.0\.1|::1?)\s+(\S+)")
_HEADINGS = {"domain", "url", "link", "value", "ten mien", "lien ket", "so dien thoai", "phone",
             "so tai khoan", "account", "dia chi", "host", "hostname"}  # fmt: skip
_OWN_HOSTS = {"localhost", "localhost.localdomain", "local", "broadcasthost"}


@dataclass
class ListReading:
    """Entries as (kind, value), and what could not be read as (line number, sentence)."""

    entries: set[tuple[str, str]] = field(default_factory=set)
    problems: list[tuple[int, str]] = field(default_factory=list)


def list_read(content: bytes) -> ListReading:
    """Read a list of any of the three forms.

    Raises Invalid for what is no text or too large; faults of single lines are in ``problems``.
    """
    if len(content) > MOST_BYTES:
        raise Invalid("Danh sách lớn hơn 20 MB: hãy chia thành nhiều tệp nhỏ hơn.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid("Tệp không phải văn bản UTF-8: hãy lưu lại dạng CSV UTF-8.") from error
    reading = ListReading()
    for number, value in _values(text):
        _take(reading, number, value)
    if not reading.entries and not reading.problems:
        raise Invalid("Tệp không có mục nào: hãy kiểm tra lại tệp.")
    return reading


def _values(text: str) -> list[tuple[int, str]]:
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        raise Invalid("Danh sách có hơn 500.000 dòng: hãy chia thành nhiều tệp nhỏ hơn.")
    heading = next(iter(csv.reader(lines[:1])), []) if lines else []
    column = next((i for i, name in enumerate(heading) if fold(name) in _HEADINGS), None)
    if column is not None:
        rows = csv.reader(io.StringIO(text))
        next(rows)
        return [(rows.line_num, row[column].strip()) for row in rows if len(row) > column]
    bare = ((number, line.split("#")[0].strip()) for number, line in enumerate(lines, 1))
    hosts = ((number, (m.group(1) if (m := _SINK.match(line)) else line)) for number, line in bare)
    return [(number, value) for number, value in hosts if value and value not in _OWN_HOSTS]


def _take(reading: ListReading, number: int, value: str) -> None:
    if not value:
        return
    kind = number_kind(value)
    if kind:
        reading.entries.add((kind, digits(value)))
        return
    try:
        if is_official(value):
            reading.problems.append(
                (number, f"“{value}” là tên miền chính thức, không nhận vào danh sách.")
            )
        else:
            reading.entries.add((ItemKind.LINK.value, link_key(value)))
    except Invalid:
        reading.problems.append((number, f"“{value[:80]}” không phải liên kết hay số."))


def link_key(link: str) -> str:
    """A link in the form in which lists hold it: host in Unicode, path as it is, no scheme.

    Raises Invalid for what is no link.
    """
    address = read_address(link)
    path = re.sub(r"^(?:https?|hxxps?)\s*:?/*", "", link.strip(), flags=re.IGNORECASE)
    path = re.split(r"[?#]", path)[0].partition("/")[2].strip("/")
    host = address.host.removeprefix("www.")
    return (f"{host}/{path}" if path else host)[:500]
