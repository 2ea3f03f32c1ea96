"""An alert of ours as a CAP 1.2 message: new, replacing another, or cancelling itself.

The message is ours also where its words were taken over from another's: one info block of that was
kept, and a person may have changed it. The other's name stands in ``source``.

Only what a machine in production sends, and is no demonstration data, is ``Actual``: a receiver may
sound a siren by it. All else is ``Test``, which receivers disregard (CAP 1.2, 3.2.1 status).
"""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils import timezone
from lxml import etree

from nepso.outreach.screens.cap.reading import NAMESPACE
from nepso.outreach.screens.models import Alert
from nepso.outreach.screens.states import CANCELLED

CONTENT_TYPE = "application/cap+xml; charset=utf-8"
_MOST_BEFORE = 20
NOT_REAL = "Tin minh họa, thử máy: không phải tin thật, xin bỏ qua."


def cap_of(alert: Alert, *, web: str) -> bytes:
    """The message; elements in the order of the schema."""
    is_cancel = alert.state == CANCELLED
    sent = alert.cancelled_at if is_cancel else alert.sent_at
    earlier = _before(alert) + ([alert] if is_cancel else [])
    root = etree.Element(f"{{{NAMESPACE}}}alert", nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    _add(root, "identifier", f"{_identifier(alert)}-huy" if is_cancel else _identifier(alert))
    _add(root, "sender", _sender(alert))
    _add(root, "sent", _time(sent or alert.written_at))
    is_real = settings.NEPSO_MODE == "production" and not alert.is_demonstration
    _add(root, "status", "Actual" if is_real else "Test")
    _add(root, "msgType", "Cancel" if is_cancel else "Update" if earlier else "Alert")
    if alert.source:
        _add(root, "source", f"{alert.sender}, {alert.identifier}")
    _add(root, "scope", "Public")
    notes = [] if is_real else [NOT_REAL]
    notes += [alert.cancelled_because] if is_cancel else []
    if notes:
        _add(root, "note", " ".join(notes))
    if earlier:
        _add(root, "references", " ".join(_reference(one) for one in earlier))
    _info(root, alert, web)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _before(alert: Alert) -> list[Alert]:
    """Every alert that this one took the place of, the first one first: a receiver may have missed
    those between."""
    found: list[Alert] = []
    while alert.replaces is not None and len(found) < _MOST_BEFORE:
        alert = alert.replaces
        found.insert(0, alert)
    return found


def _identifier(alert: Alert) -> str:
    return f"nepso-{alert.public_id}"


def _sender(alert: Alert) -> str:
    return f"nepso-{alert.agency.public_id}"


def _reference(alert: Alert) -> str:
    """As that message named itself: sender, identifier, the moment it was sent."""
    return f"{_sender(alert)},{_identifier(alert)},{_time(alert.sent_at or alert.written_at)}"


def _info(root: etree._Element, alert: Alert, web: str) -> None:
    info = etree.SubElement(root, f"{{{NAMESPACE}}}info")
    for name, text in (
        ("language", "vi-VN"), ("category", alert.category), ("event", alert.event),
        ("urgency", alert.urgency), ("severity", alert.severity), ("certainty", alert.certainty),
        ("effective", _time(alert.begins_at)),
        ("onset", _time(alert.onset_at) if alert.onset_at else ""),
        ("expires", _time(alert.expires_at)),
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
