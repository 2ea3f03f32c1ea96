"""An alert of ours as a CAP 1.2 message; a cancelled one as the message that cancels it."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from lxml import etree

from nepso.outreach.screens.cap.reading import NAMESPACE
from nepso.outreach.screens.models import Alert
from nepso.outreach.screens.states import CANCELLED

CONTENT_TYPE = "application/cap+xml; charset=utf-8"


def cap_of(alert: Alert, *, web: str) -> bytes:
    """The message; communes must be loaded. Elements in the order of the schema."""
    is_cancel = alert.state == CANCELLED
    sent = alert.cancelled_at if is_cancel and alert.cancelled_at else alert.sent_at
    root = etree.Element(f"{{{NAMESPACE}}}alert", nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    _add(root, "identifier", f"{alert.identifier}-huy" if is_cancel else alert.identifier)
    _add(root, "sender", alert.sender)
    _add(root, "sent", _time(sent or alert.written_at))
    _add(root, "status", "Actual")
    _add(root, "msgType", "Cancel" if is_cancel else "Alert")
    _add(root, "scope", "Public")
    if is_cancel:
        _add(root, "note", alert.cancelled_because)
        first = _time(alert.sent_at or alert.written_at)
        _add(root, "references", f"{alert.sender},{alert.identifier},{first}")
    _info(root, alert, web)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _info(root: etree._Element, alert: Alert, web: str) -> None:
    info = etree.SubElement(root, f"{{{NAMESPACE}}}info")
    for name, text in (
        ("language", "vi-VN"), ("category", alert.category), ("event", alert.event),
        ("urgency", alert.urgency), ("severity", alert.severity), ("certainty", alert.certainty),
        ("effective", _time(alert.begins_at)), ("expires", _time(alert.expires_at)),
        ("senderName", alert.agency.name), ("headline", alert.headline),
        ("description", alert.description), ("instruction", alert.instruction),
        ("web", alert.web or web),
    ):  # fmt: skip
        if text:
            _add(info, name, text)
    area = etree.SubElement(info, f"{{{NAMESPACE}}}area")
    _add(area, "areaDesc", alert.area)


def _add(node: etree._Element, name: str, text: str) -> None:
    etree.SubElement(node, f"{{{NAMESPACE}}}{name}").text = text


def _time(moment: dt.datetime) -> str:
    return timezone.localtime(moment).isoformat(timespec="seconds")
