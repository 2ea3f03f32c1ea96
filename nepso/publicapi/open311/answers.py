"""Writing answers as JSON and as XML.

GeoReport v2, *Format Support*: UTF-8 everywhere, XML without a namespace and with its declaration,
JSON by the Spark convention: the root falls away, a list stands for its plural element.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any
from xml.etree import ElementTree

from django.http import HttpResponse
from django.utils import timezone

JSON, XML = "json", "xml"
FORMATS = (JSON, XML)
# The element of which a list consists.
_ONE_OF = {
    "services": "service",
    "service_requests": "request",
    "service_request_updates": "request_update",
    "attributes": "attribute",
    "values": "value",
    "endpoints": "endpoint",
    "formats": "format",
    "errors": "error",
}
# XML 1.0, *Char*: what may not stand in a document at all.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def answer(form: str, root: str, what: Any, *, status: int = 200) -> HttpResponse:
    """``what`` (rows, or one thing) in a format; ``root`` is the name of its XML element."""
    if form == JSON:
        body = json.dumps(what, ensure_ascii=False).encode()
        kind = "application/json; charset=utf-8"
    else:
        body = _xml(root, what)
        kind = "text/xml; charset=utf-8"
    response = HttpResponse(body, status=status, content_type=kind)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def w3_time(moment: dt.datetime | None) -> str | None:
    """W3C NOTE-datetime with its offset (GeoReport v2, *Date/time format*)."""
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else None


def _xml(root: str, what: Any) -> bytes:
    element = ElementTree.Element(root)
    _fill(element, what)
    written = ElementTree.tostring(element, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'.encode()


def _fill(element: ElementTree.Element, what: Any) -> None:
    if isinstance(what, dict):
        for name, value in what.items():
            _fill(ElementTree.SubElement(element, name), value)
    elif isinstance(what, list | tuple):
        for one in what:
            _fill(ElementTree.SubElement(element, _ONE_OF[element.tag]), one)
    elif isinstance(what, bool):
        element.text = "true" if what else "false"
    elif what is not None:
        element.text = _NOT_XML.sub("", str(what))
