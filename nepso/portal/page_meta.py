"""What a page says of itself to machines: its one address, a picture, linked data, its feeds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

from nepso.kernel.addresses import whole
from nepso.ui.linked_data import linked_data_block


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a reader's program may find: its title and path."""

    title: str
    path: str

    @property
    def rss_path(self) -> str:
        """The same as RSS 2.0: every feed of articles and corrections has both forms, side by
        side."""
        return self.path.removesuffix("atom.xml") + "rss.xml"


@dataclass(frozen=True, slots=True)
class PageMeta:
    """``path`` is the one address of the page; ``data`` its linked data (schema.org)."""

    title: str
    description: str
    path: str
    kind: str = "website"
    data: dict[str, Any] | None = None
    feeds: tuple[FeedLink, ...] = field(default_factory=tuple)
    image_path: str = ""

    @property
    def address(self) -> str:
        """The address as the world writes it."""
        return whole(self.path)

    @property
    def image(self) -> str:
        """A picture for whoever shows a link to the page."""
        return whole(self.image_path or static("ui/bieu-tuong-512.png"))

    @property
    def block(self) -> SafeString:
        """The linked data as a block for the page's head; no program, so the policy lets it be."""
        if self.data is None:
            return mark_safe("")
        return linked_data_block(self.data)
