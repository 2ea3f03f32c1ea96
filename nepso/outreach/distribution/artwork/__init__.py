"""Artworks: one communication product turned into print and pictures. Data in, bytes out."""

from nepso.outreach.distribution.artwork.content import (
    ArtworkContent,
    Bullets,
    Heading,
    Numbered,
    Paragraph,
    Picture,
    Question,
    Run,
)
from nepso.outreach.distribution.artwork.kinds import KINDS, ArtworkKind
from nepso.outreach.distribution.artwork.making import make_artwork
from nepso.outreach.distribution.artwork.reading import blocks_of
from nepso.outreach.distribution.artwork.results import (
    Artwork,
    ArtworkOptions,
    DataTable,
    LeftOut,
)

__all__ = [
    "KINDS",
    "Artwork",
    "ArtworkContent",
    "ArtworkKind",
    "ArtworkOptions",
    "Bullets",
    "DataTable",
    "Heading",
    "LeftOut",
    "Numbered",
    "Paragraph",
    "Picture",
    "Question",
    "Run",
    "blocks_of",
    "make_artwork",
]
