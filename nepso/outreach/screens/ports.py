"""What screens ask of packages they do not know (joined in ``nepso/wiring.py`` or an app's ready).

Without anybody the slide is text with the first picture of the product; whoever draws whole slides
joins here and every player shows theirs at its next contact.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from nepso.outreach.distribution.models import Posting


@dataclass(frozen=True, slots=True)
class Artwork:
    """A whole slide as a picture; ``name`` changes whenever its bytes do."""

    name: str
    content: bytes
    content_type: str = "image/png"


class SlideArtist(Protocol):
    """Draws the slide of a posting for a shape of screen."""

    def slide_name(self, posting: Posting, shape: str) -> str:
        """The name of the picture there is, without making it; "" when there is none."""

    def slide(self, posting: Posting, shape: str) -> Artwork | None:
        """The picture itself."""


class _Nobody:
    def slide_name(self, posting: Posting, shape: str) -> str:
        return ""

    def slide(self, posting: Posting, shape: str) -> Artwork | None:
        return None


_artists: list[SlideArtist] = []


def slides_come_from(artist: SlideArtist) -> None:
    """Join the maker of slides; the last one that joins is asked."""
    _artists[:] = [artist]


def slide_artist() -> SlideArtist:
    """Whoever joined."""
    return _artists[0] if _artists else _Nobody()
