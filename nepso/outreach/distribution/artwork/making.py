"""``make_artwork``: the one door to every artwork."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from nepso.kernel.errors import Invalid, NotFound
from nepso.kernel.folding import fold
from nepso.outreach.distribution.artwork.booklets import booklet_made
from nepso.outreach.distribution.artwork.content import ArtworkContent, checked
from nepso.outreach.distribution.artwork.folded import folded_made
from nepso.outreach.distribution.artwork.infographics.making import infographic_made
from nepso.outreach.distribution.artwork.kinds import GIF, KINDS, PDF, PNG, SVG, ArtworkKind
from nepso.outreach.distribution.artwork.leaflets import leaflet_made
from nepso.outreach.distribution.artwork.led import led_made
from nepso.outreach.distribution.artwork.placards import banner_made, poster_made, slide_made
from nepso.outreach.distribution.artwork.results import Artwork, ArtworkOptions
from nepso.outreach.distribution.artwork.sheets import letters_lacking, letters_replaced
from nepso.outreach.distribution.artwork.typesetting import Unprintable

Maker = Callable[[ArtworkKind, ArtworkContent, ArtworkOptions], Artwork]
_MAKERS: dict[str, Maker] = {
    "leaflet": leaflet_made,
    "folded": folded_made,
    "poster": poster_made,
    "banner": banner_made,
    "booklet": booklet_made,
    "slide": slide_made,
    "led": led_made,
    "infographic": infographic_made,
}
_ENDINGS = {PDF: "pdf", PNG: "png", SVG: "svg", GIF: "gif"}
_LONGEST_NAME, _MOST_NAMED, _OURS = 60, 8, "vi"


def make_artwork(
    kind: str, content: ArtworkContent, options: ArtworkOptions | None = None
) -> Artwork:
    """One artwork of a product: same content and options, same bytes.

    Raises NotFound for a kind that is not in the list, Invalid or TooLarge with one sentence for
    what cannot be made. What finds no room is in ``left_out``, never lost silently.
    """
    wanted = KINDS.get(kind)
    if wanted is None:
        raise NotFound("Không có loại ấn phẩm này: hãy chọn trong danh sách.")
    content = checked(content)
    _require_letters(content)
    try:
        made = _MAKERS[wanted.family](wanted, content, options or ArtworkOptions())
    except Unprintable as error:
        raise Invalid(
            "Không dựng được ấn phẩm từ nội dung này: hãy kiểm tra lại chữ và hình, "
            "hoặc báo người quản trị."
        ) from error
    return replace(
        made,
        file_name=_file_name(wanted, content, made.media_type),
        remarks=(*made.remarks, *letters_replaced(content)),
        alt=made.alt or f"{content.title}. {content.key_message}".strip(),
    )


def _require_letters(content: ArtworkContent) -> None:
    """Another language is printed with all its letters or not at all: whoever approved its words
    cannot be asked about a sign in their place. Raises Invalid with one sentence."""
    if content.language == _OURS:
        return
    lacking = sorted(letters_lacking(content))
    if lacking:
        named = " ".join(lacking[:_MOST_NAMED]) + (" …" if len(lacking) > _MOST_NAMED else "")
        raise Invalid(
            f"Phông chữ của hệ thống không có {len(lacking)} chữ của bản dịch này ({named}) nên "
            "không dựng ấn phẩm: hãy dàn trang bằng phần mềm có phông đó, lấy lời ở bản dịch."
        )


def _file_name(kind: ArtworkKind, content: ArtworkContent, media_type: str) -> str:
    """Letters that every file system and every print shop's computer takes."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(content.title)).strip("-")[:_LONGEST_NAME].strip("-")
    code = kind.code.replace("_", "-")
    if content.language != _OURS:
        code = f"{code}-{content.language.lower()}"
    return f"{words or 'an-pham'}-{code}.{_ENDINGS[media_type]}"
