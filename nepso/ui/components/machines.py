"""What a public page says of itself to machines, and to whoever is shown a link to it."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.utils.safestring import SafeString

from nepso.kernel.addresses import whole
from nepso.ui.components import from_template


def describe(
    context: Any,
    title: str,
    description: str,
    *,
    path: str = "",
    kind: str = "website",
    image: str = "",
) -> SafeString:
    """Description, the one address and Open Graph, for the head of a page that may be passed on;
    ``path`` is the address's path (the request's own when empty), ``image`` a whole address."""
    request = context.get("request")
    own = request.path if request is not None else "/"
    return from_template(
        "describe",
        title=title,
        description=description,
        address=whole(path or own),
        kind=kind,
        image=image or whole(static("ui/bieu-tuong-512.png")),
    )
