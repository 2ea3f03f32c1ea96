"""A version of a product as files to print and to show: joins the pure makers of ``artwork/`` to
what is stored. Whoever asks has been asked whether they may."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.utils import timezone

from nepso.foundation.agencies.models import Agency
from nepso.kernel.errors import Invalid, NotFound
from nepso.outreach.distribution.approved_pictures import approved_pictures
from nepso.outreach.distribution.artwork.content import ArtworkContent, Picture
from nepso.outreach.distribution.artwork.kinds import KINDS, ArtworkKind
from nepso.outreach.distribution.artwork.making import make_artwork
from nepso.outreach.distribution.artwork.reading import blocks_of
from nepso.outreach.distribution.artwork.results import Artwork, ArtworkOptions, DataTable
from nepso.outreach.distribution.artwork_parts import questions_of, table_of
from nepso.outreach.distribution.making.disclosing import must_be_said
from nepso.outreach.distribution.models import Variant
from nepso.outreach.distribution.selectors.on_portal import page_ahead
from nepso.outreach.distribution.selectors.tables import table_of_version
from nepso.outreach.distribution.sources import link_of
from nepso.outreach.distribution.translated import in_words, translation_for
from nepso.outreach.distribution.worded import in_words_of, words_changed
from nepso.outreach.products.languages import VIETNAMESE, Language
from nepso.outreach.products.models import Product, ProductVersion, Translation
from nepso.outreach.products.richtext import rich_html
from nepso.outreach.products.states import TRANSLATION_STATES
from nepso.outreach.products.text_hash import text_hash

# All of them are in the kit of a commune, in this order.
OF_PRODUCT = (
    *("poster_a3", "leaflet_a4", "leaflet_a5", "slide"),
    *("slide_portrait", "leaflet_folded", "poster_a2", "banner"),
    *("booklet", "led", "infographic_png", "infographic_svg"),
)
BANNER_CM, LED_PIXELS = (300.0, 100.0), (192.0, 96.0)
_NO_QUESTIONS = (
    "Bản đã duyệt chưa có câu hỏi nào: hãy viết mỗi câu hỏi thành một đề mục kết thúc bằng "
    "dấu “?”, câu trả lời ở ngay dưới, rồi gửi duyệt."
)
_NO_TABLE = (
    "Chưa có bảng số liệu: hãy bấm “Nhập bảng số liệu”, hoặc viết vào bài một danh sách, mỗi dòng "
    "“tên: số đơn vị”, ví dụ “Trường học: 12 buổi”, dưới danh sách ghi “Nguồn: …”, rồi gửi duyệt."
)
_NO_TABLE_TRANSLATED = (
    "Bản dịch không có danh sách số liệu nào, mỗi dòng “tên: số đơn vị”: hãy thêm vào bản dịch rồi "
    "nhờ người khác duyệt, hoặc dùng đồ họa tiếng Việt."
)
_NOT_APPROVED = (
    "Bảng số liệu đang chờ người khác duyệt nên chưa lấy tệp được: hãy nhờ thủ trưởng hoặc cơ quan "
    "đầu mối duyệt."
)


class Lacking(Invalid):
    """The text has nothing of what this kind is made of: told where the kind is asked for, passed
    over in a kit, where nobody asked."""


def artworks_offered() -> list[ArtworkKind]:
    """The kinds that can be made of any product, those most used first."""
    return [KINDS[code] for code in OF_PRODUCT]


def languages_printed(product: Product) -> list[tuple[str, str]]:
    """(tag, label) in which artworks can be made: Vietnamese, and each of which an approved
    translation of the text as it stands is there."""
    rows = product.translations.filter(
        state__in=TRANSLATION_STATES.group("readable"), of_text=text_hash(product)
    )
    approved = set(rows.values_list("language", flat=True))
    return [one for one in Language.choices if one[0] == VIETNAMESE or one[0] in approved]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person chose for one artwork: the size of a banner (cm) or of an LED board (pixels),
    how an infographic is drawn, in which language, and whether figures nobody approved yet are to
    be seen, to be read by whoever approves them and never to be taken."""

    size: tuple[float, float] | None = None
    chart: str = "bar"
    one_colour: bool = False
    is_draft: bool = False
    language: str = VIETNAMESE


def artwork_of(
    *,
    product: Product,
    version: ProductVersion,
    kind: str,
    chosen: Chosen = Chosen(),
    worded: Variant | None = None,
) -> Artwork:
    """One artwork of an approved version, and of nothing that was not approved with it or for it:
    ``worded`` is the variant whose changed words it says (``worded.words_changed``); in another
    language, it says the approved translation.

    Raises NotFound for a kind that is not offered, Invalid with a sentence for what cannot be made,
    Conflict where no approved translation of that language stands.
    """
    if kind not in OF_PRODUCT:
        raise NotFound("Không có loại ấn phẩm này: hãy chọn trong danh sách.")
    is_other = chosen.language != VIETNAMESE
    translation = translation_for(product, chosen.language) if is_other else None
    content = content_of(product, version, translation)
    content = content if is_other else _in_words(content, worded)
    return sheet_made(kind, version, content, chosen)


def sheet_made(
    kind: str, version: ProductVersion, content: ArtworkContent, chosen: Chosen = Chosen()
) -> Artwork:
    """One sheet of this content; Invalid with a sentence for what cannot be made."""
    return _typeset(kind, *_with_options(kind, version, content, chosen))


def _with_options(
    kind: str, version: ProductVersion, content: ArtworkContent, chosen: Chosen
) -> tuple[ArtworkContent, ArtworkOptions]:
    """What that kind needs besides the text; Invalid with a sentence where the text has none."""
    options = ArtworkOptions()
    if kind == "banner":
        options = ArtworkOptions(size_cm=chosen.size or BANNER_CM)
    elif kind == "led":
        wide, high = chosen.size or LED_PIXELS
        pixels = (round(wide), round(high))
        options = ArtworkOptions(led_pixels=pixels, led_one_colour=chosen.one_colour)
    elif kind == "booklet":
        rest, questions = questions_of(content.blocks)
        if not questions:
            raise Lacking(_NO_QUESTIONS)
        content = replace(content, blocks=rest, questions=questions)
    elif KINDS[kind].family == "infographic":
        table = _table(version, content, is_draft=chosen.is_draft)
        options = ArtworkOptions(table=table, chart=chosen.chart)
    return content, options


def _in_words(content: ArtworkContent, worded: Variant | None) -> ArtworkContent:
    return (
        content
        if worded is None
        else in_words_of(content, worded.approved_parts, link_of(worded.product))
    )


@lru_cache(maxsize=3)  # a booklet with pictures is tens of megabytes
def _typeset(kind: str, content: ArtworkContent, options: ArtworkOptions) -> Artwork:
    """Kept for a while: a page, its picture and the file itself are three requests for one sheet.
    Keyed by all that it says and shows, so that nothing old is ever handed out."""
    return make_artwork(kind, content, options)


def _table(version: ProductVersion, content: ArtworkContent, *, is_draft: bool) -> DataTable:
    """What was typed and approved for it, else the figures of the approved text."""
    is_other = content.language != VIETNAMESE  # what was typed was typed in Vietnamese
    typed = None if is_other else table_of_version(version)
    if typed is not None and not (typed.is_approved or is_draft):
        raise Invalid(_NOT_APPROVED)
    if typed is not None:
        # A picture that is only to be read says so itself, wherever it is taken.
        title = typed.title if typed.is_approved else f"Chờ duyệt: {typed.title}"
        return DataTable(title, typed.figures, typed.unit, typed.source, typed.as_of)
    table = table_of(content.blocks, content.title)
    if table is None:
        raise Lacking(_NO_TABLE_TRANSLATED if is_other else _NO_TABLE)
    return table


@dataclass(frozen=True, slots=True)
class KitArtwork:
    """One sheet of a kit: what it is and what it is for (``use``), its file name, the sheet (None
    where it could not be made), and a sentence for each part that is not on it, or why it is none.
    """

    use: str
    file_name: str
    made: Artwork | None
    told: tuple[str, ...]


def kit_artworks(
    product: Product,
    version: ProductVersion,
    agency: Agency,
    translation: Translation | None = None,
) -> Iterator[KitArtwork]:
    """The print files of an agency's kit, all that the product's page offers, each made when it is
    asked for. Of questions or figures that the product never had nothing is said."""
    vietnamese = _vietnamese(product, version)
    content = _translated(vietnamese, translation)
    spoken = f" {in_words(translation.language)}" if translation else ""
    for code in OF_PRODUCT:
        label = f"{KINDS[code].label}{spoken}"
        use = f"{label}, {KINDS[code].purpose}"
        try:
            worded = None if translation else words_changed(version, code, [agency])
            said = _in_words(content, worded)
            made = make_artwork(code, *_with_options(code, version, said, Chosen()))
        except Invalid as error:
            if isinstance(error, Lacking) and _lacks(code, version, vietnamese):
                continue
            yield KitArtwork(use, "", None, (f"{label}: {error.sentence}",))
            continue
        ending = made.file_name.rpartition(".")[2]
        told = tuple(f"{label}: {left.sentence}" for left in made.left_out)
        yield KitArtwork(use, f"{label}.{ending}", made, told)


def _lacks(code: str, version: ProductVersion, vietnamese: ArtworkContent) -> bool:
    """Whether its Vietnamese has none either, so that no translation can be told to miss it."""
    try:
        _with_options(code, version, vietnamese, Chosen())
    except Lacking:
        return True
    except Invalid:  # it has some, that cannot be used just now
        return False
    return False


def content_of(
    product: Product, version: ProductVersion, translation: Translation | None = None
) -> ArtworkContent:
    """What an artwork says of an approved version; in the words of an approved translation where
    one is given. Whose it is, who paid and whose the pictures are stays in Vietnamese."""
    return _translated(_vietnamese(product, version), translation)


def _translated(content: ArtworkContent, translation: Translation | None) -> ArtworkContent:
    if translation is None:
        return content
    return replace(
        content,
        title=translation.title,
        key_message=translation.key_message,
        blocks=tuple(blocks_of(str(rich_html(translation.source)))),
        disclosure=must_be_said(content.disclosure, by_machine=translation.is_machine_made),
        language=translation.language,
    )


def _vietnamese(product: Product, version: ProductVersion) -> ArtworkContent:
    facts: dict[str, Any] = version.facts
    agency = product.agency
    approved = version.approved_at
    return ArtworkContent(
        title=facts["title"],
        key_message=facts["key_message"],
        page_url=page_ahead(product),
        agency=agency.name,
        parent=agency.parent.name if agency.parent else "",
        date=timezone.localdate(approved) if approved else None,
        blocks=tuple(blocks_of(str(rich_html(facts["source"])))),
        pictures=tuple(
            Picture(one.kept, one.alt, f"{one.asset.author}{one.made}")
            for one in approved_pictures(facts)
            if not one.gone
        ),
        disclosure=facts.get("disclosed_as", ""),
        audience=product.audience,
    )
