"""A CAP message of others as facts. What cannot be trusted or understood is refused in a sentence.

``cap-1.2.xsd`` is OASIS' schema, unchanged; what the schema cannot say (3.2 of the standard: a
private alert needs addresses, an end must lie after its beginning) is checked here.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid, TooLarge
from nepso.outreach.screens.kinds import CapKind

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
MOST_BYTES = 200_000
_LONGEST_NAME, _MOST_REFERENCES = 200, 100
_FIRST_YEAR, _LAST_YEAR = 2000, 2200
_NS = {"c": NAMESPACE}
_SHAPES = {"polygon": "Đa giác", "circle": "Hình tròn"}


@lru_cache(maxsize=1)
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(Path(__file__).with_name("cap-1.2.xsd"))))


@dataclass(frozen=True, slots=True)
class CapBeside:
    """What a message holds beside the block that was taken: the other blocks ("en-US: Flood"), and
    the codes and shapes of its areas ("UGC: AKC013", "Hình vòng: …")."""

    blocks: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CapRead:
    """A public, actual message. ``references`` are (sender, identifier) of the earlier messages it
    updates or cancels; ``facts`` what ``alert_write`` takes, none of a cancellation."""

    kind: str
    sender: str
    identifier: str
    sent_at: dt.datetime
    references: tuple[tuple[str, str], ...]
    note: str
    facts: dict[str, Any]
    beside: CapBeside


def read_cap(data: bytes) -> CapRead:
    """One message. Raises Invalid or TooLarge with one sentence."""
    if len(data) > MOST_BYTES:
        raise TooLarge("Bản tin CAP lớn hơn 200 kB: hãy xin bản gọn hơn, không kèm tệp.")
    root = _parsed(data)
    if not _schema().validate(root):
        wrong = _schema().error_log.last_error  # type: ignore[attr-defined]
        line = f", dòng {wrong.line}" if wrong is not None else ""
        raise Invalid(f"Bản tin không đúng chuẩn CAP 1.2{line}: hãy xin lại bản đúng.")
    _require_public(root)
    kind, references = _text(root, "msgType"), _references(root)
    if kind != CapKind.ALERT and not references:
        raise Invalid("Bản tin sửa hoặc hủy mà không nói tin nào: hãy xin lại bản đầy đủ.")
    return CapRead(
        kind=kind,
        sender=_name(root, "sender"),
        identifier=_name(root, "identifier"),
        sent_at=_moment(root, "sent") or now(),
        references=references if kind != CapKind.ALERT else (),
        note=_text(root, "note")[:500],
        facts={} if kind == CapKind.CANCEL else _facts(root, _info(root)),
        beside=_beside(root),
    )


def beside_taken(source: str) -> CapBeside:
    """What the kept message of an alert holds beside what was taken of it; nothing where it is no
    message (one written here has none)."""
    try:
        return _beside(_parsed(source.encode()))
    except Invalid:
        return CapBeside()


def _beside(root: etree._Element) -> CapBeside:
    blocks = root.findall("c:info", _NS)
    taken = _info(root) if blocks else None
    others = [_named_block(one) for one in blocks if one is not taken]
    found: dict[str, None] = {}
    for area in root.findall("c:info/c:area", _NS):
        for code in area.findall("c:geocode", _NS):
            found.setdefault(f"{_text(code, 'valueName')}: {_text(code, 'value')}")
        for name, label in _SHAPES.items():
            for shape in area.findall(f"c:{name}", _NS):
                found.setdefault(f"{label}: {' '.join((shape.text or '').split())[:200]}")
    return CapBeside(tuple(others), tuple(found))


def _named_block(info: etree._Element) -> str:
    # The language of a block that names none is en-US (CAP 1.2, 3.2.2 language).
    said = _text(info, "headline") or _text(info, "event")
    return f"{_text(info, 'language') or 'en-US'}: {said[:160]}"


def _parsed(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Invalid("Không đọc được XML: hãy chép lại trọn bản tin, từ dòng đầu.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Invalid("Bản tin có khai báo DOCTYPE, CAP không dùng đến: hãy xin lại bản đúng.")
    if root.tag != f"{{{NAMESPACE}}}alert":
        raise Invalid("Đây không phải bản tin CAP 1.2: hãy xin bản CAP 1.2 của nơi gửi.")
    return root


def _text(node: etree._Element, name: str) -> str:
    return " ".join((node.findtext(f"c:{name}", "", _NS) or "").split())


def _require_public(root: etree._Element) -> None:
    if _text(root, "status") != "Actual":
        raise Invalid("Đây là bản tin diễn tập hoặc thử, không phải tin thật: không nhận để phát.")
    if _text(root, "scope") != "Public":
        raise Invalid("Bản tin này không dành cho mọi người: không nhận để phát công khai.")
    if _text(root, "msgType") not in CapKind.values:
        raise Invalid("Đây là bản tin báo nhận hoặc báo lỗi giữa các máy: không có gì để phát.")


def _name(root: etree._Element, name: str) -> str:
    """Sender or identifier; too long a one is refused, for cut off it might be another's."""
    text = _text(root, name)
    if not text or len(text) > _LONGEST_NAME:
        raise Invalid("Bản tin thiếu mã hoặc nơi gửi, hay ghi dài quá 200 ký tự: hãy xin lại bản.")
    return text


def _references(root: etree._Element) -> tuple[tuple[str, str], ...]:
    """ "sender,identifier,sent" with blanks between (CAP 1.2, 3.2.1 references)."""
    found: list[tuple[str, str]] = []
    for one in _text(root, "references").split():
        parts = one.split(",")
        if len(parts) != 3 or not all(parts) or len(found) == _MOST_REFERENCES:
            raise Invalid("Bản tin nhắc đến tin trước không đúng cách: hãy xin lại bản đúng.")
        found.append((parts[0][:_LONGEST_NAME], parts[1][:_LONGEST_NAME]))
    return tuple(dict.fromkeys(found))


def _info(root: etree._Element) -> etree._Element:
    found = root.findall("c:info", _NS)
    if not found:
        raise Invalid("Bản tin không có phần nội dung (info): hãy xin lại bản đầy đủ.")
    spoken = [one for one in found if _text(one, "language").lower().startswith("vi")]
    return (spoken or found)[0]


def _facts(root: etree._Element, info: etree._Element) -> dict[str, Any]:
    ends = _moment(info, "expires")
    if ends is None:
        raise Invalid("Bản tin không ghi giờ hết hạn: hãy xin bản có hạn, hoặc soạn tay.")
    # A warning holds from its effective time, else from when it was sent; onset is when the event
    # itself is expected, often hours later: people are warned before it (CAP 1.2, 3.2.2).
    begins = _moment(info, "effective") or _moment(root, "sent") or now()
    # Senders put the area into one block of several: without one of its own, any other's serves.
    own = info.findall("c:area", _NS) or root.findall("c:info/c:area", _NS)
    areas = dict.fromkeys(_text(one, "areaDesc") for one in own)
    event = _text(info, "event")
    return {
        "event": event,
        "category": _text(info, "category"),
        "urgency": _text(info, "urgency"),
        "severity": _text(info, "severity"),
        "certainty": _text(info, "certainty"),
        "headline": (_text(info, "headline") or event)[:160],
        "description": _text(info, "description"),
        "instruction": _text(info, "instruction"),
        "area": "; ".join(one for one in areas if one),
        "web": _text(info, "web"),
        "begins_at": begins,
        "onset_at": _moment(info, "onset"),
        "expires_at": ends,
    }


def _moment(node: etree._Element, name: str) -> dt.datetime | None:
    text = _text(node, name)
    if not text:
        return None
    unreal = Invalid(f"Giờ “{text[:40]}” trong bản tin không có thật: hãy xin lại bản đúng.")
    # The schema lets a month of 99 days pass only as a wrong dateTime; a year 0 Python refuses.
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise unreal from error
    # At the ends of the calendar another zone has no date: no database and no page could show it.
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise unreal
    return found
