"""What a web process reads once, read before it takes its first request."""

from __future__ import annotations

import gc
from pathlib import Path

from django.apps import apps
from django.template.loader import get_template
from django.urls import get_resolver


def warm() -> None:
    """Import every view; read the templates of the public shell and of the components it uses."""
    assert get_resolver().url_patterns
    for label in ("portal", "ui"):
        folder = Path(apps.get_app_config(label).path) / "templates"
        for path in sorted(folder.rglob("*.html")):
            get_template(str(path.relative_to(folder)))
    # All this stays: the collector need not walk it again in the middle of somebody's request.
    gc.collect()
    gc.freeze()
