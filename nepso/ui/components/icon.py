"""Tabler icons, drawn inline."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

FOLDER = Path(__file__).resolve().parent.parent / "icons"


@lru_cache(maxsize=256)
def icon(name: str, size: int = 20) -> SafeString:
    """The drawing ``icons/<name>.svg``, hidden from screen readers: words always stand beside it.

    Raises ValueError for a name that is not in ``icons/names.txt``.
    """
    path = FOLDER / f"{name}.svg"
    if not name.replace("-", "").isalnum() or not path.exists():
        raise ValueError(f"no icon {name!r}: add it to nepso/ui/icons/names.txt, run vendor.sh")
    drawing = mark_safe(path.read_text(encoding="utf-8").strip())  # noqa: S308 - our own file
    return format_html(
        '<svg class="nep-icon" width="{0}" height="{0}" viewBox="0 0 24 24" fill="none"'
        ' stroke="currentColor" stroke-width="1.75" stroke-linecap="round"'
        ' stroke-linejoin="round" aria-hidden="true" focusable="false">{1}</svg>',
        size,
        drawing,
    )
