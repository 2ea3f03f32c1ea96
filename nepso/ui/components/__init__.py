"""Components as plain functions: values in, safe HTML out. The template tags wrap them."""

from __future__ import annotations

from typing import Any, cast

from django.template import loader
from django.utils.html import format_html_join
from django.utils.safestring import SafeString


def from_template(name: str, **values: Any) -> SafeString:
    """Render ``ui/components/<name>.html``; it sees only ``values``."""
    return cast(SafeString, loader.get_template(f"ui/components/{name}.html").render(values))


def attributes(extra: dict[str, Any]) -> SafeString:
    """Keyword arguments as HTML attributes: ``hx_get="/x"`` gives ``hx-get="/x"``.

    None and False leave an attribute out, True writes it bare. Event handlers and styles are
    refused: the content security policy would drop them silently.
    """
    for name in extra:
        if name.startswith("on") or name == "style":
            raise ValueError(f"{name}: no inline handler or style, the security policy drops it")
    shown = [
        (k.rstrip("_").replace("_", "-"), v) for k, v in extra.items() if v not in (None, False)
    ]
    bare = format_html_join("", " {}", ((k,) for k, v in shown if v is True))
    return bare + format_html_join("", ' {}="{}"', ((k, v) for k, v in shown if v is not True))
