"""Things a person presses."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from nepso.ui.components import attributes, from_template
from nepso.ui.components.icon import icon as draw

KINDS = ("primary", "secondary", "warning", "quiet")


def button(
    text: str, kind: str = "primary", icon: str = "", href: str | None = None, **extra: Any
) -> SafeString:
    """A button, or with ``href`` a link that looks like one. ``type`` is submit unless told.

    With an address that is empty there is nothing: “Không, quay lại” must never send the form.
    Raises ValueError for an unknown kind.
    """
    if kind not in KINDS:
        raise ValueError(f"button kind {kind!r}: one of {', '.join(KINDS)}")
    inside = format_html("{}<span>{}</span>", draw(icon) if icon else "", text)
    css = f"nep-button nep-button--{kind}"
    if href is not None:
        if not href:
            return SafeString("")
        return format_html('<a class="{}" href="{}"{}>{}</a>', css, href, attributes(extra), inside)
    kind_of = extra.pop("type", "submit")
    return format_html(
        '<button class="{}" type="{}"{}>{}</button>', css, kind_of, attributes(extra), inside
    )


def confirm(
    content: str, text: str, kind: str = "secondary", icon: str = "", is_open: bool = False
) -> SafeString:
    """A dialog without script: a button that unfolds a question, with the form inside it;
    ``is_open`` when what was typed there came back with a fault."""
    return from_template(
        "confirm", content=content, text=text, kind=kind, icon=icon, is_open=is_open
    )
