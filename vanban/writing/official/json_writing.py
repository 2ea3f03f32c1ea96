"""An ``OfficialDocument`` as the JSON that ``vanban write`` reads back."""

from __future__ import annotations

import base64
import dataclasses
import datetime
import json
from typing import Any

from vanban.writing.official.document import OfficialDocument
from vanban.writing.official.json_reading import BLOCKS

_NAMES = {kind: name for name, kind in BLOCKS.items()}


def document_to_json(document: OfficialDocument) -> str:
    """The document as JSON text; what has its default value is left out."""
    return json.dumps(_plain(document), ensure_ascii=False, indent=1)


def _plain(thing: Any) -> Any:
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        named = {"block": _NAMES[type(thing)]} if type(thing) in _NAMES else {}
        return named | {
            field.name: _plain(getattr(thing, field.name))
            for field in dataclasses.fields(thing)
            if getattr(thing, field.name) != field.default
        }
    if isinstance(thing, tuple):
        return [_plain(part) for part in thing]
    if isinstance(thing, bytes):
        return base64.b64encode(thing).decode()
    return thing.isoformat() if isinstance(thing, datetime.date) else thing
