"""Linked data (schema.org) as a block for a page's head: data, never executed.

``application/ld+json`` is a data block in HTML's words, which a script policy neither runs nor
blocks; what could end it is written as JSON escapes.
"""

from __future__ import annotations

import json
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# In a script element "<" could end it; the others are line ends to JavaScript (JSON for HTML).
_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def linked_data_block(data: dict[str, Any]) -> SafeString:
    """The block."""
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    # Escaped just above: the only way to put JSON into a page unchanged.
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308
