"""Sound and video that everybody may hear and see: in a product that runs there, rights whole."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.safestring import SafeString

from nepso.foundation.files.kinds import FileKind
from nepso.foundation.files.models import StoredFile
from nepso.foundation.search.selectors import matching
from nepso.kernel.clock import today
from nepso.kernel.errors import NotFound
from nepso.outreach.products.kinds import PLAYED, AssetKind
from nepso.outreach.products.languages import Language
from nepso.outreach.products.models import Asset, Caption, Product, Translation
from nepso.outreach.products.rights import asset_fault
from nepso.outreach.products.selectors.public import credit_of, public_text_html
from nepso.outreach.products.states import TRANSLATION_STATES
from nepso.outreach.products.text_hash import HASHED, text_hash

_NOWHERE = "Không có âm thanh, video công khai tại địa chỉ này: có thể đã thu hồi."


@dataclass(frozen=True, slots=True)
class PublicTrack:
    """Captions in one language: its tag, its name, whether a machine wrote them."""

    language: str
    label: str
    is_machine_made: bool


@dataclass(frozen=True, slots=True)
class PublicMedia:
    """A sound or video whose rights are whole today. ``alt`` tells what is seen, ``transcript``
    what is heard; ``seconds`` and ``size`` (bytes) say what it costs to play."""

    public_id: str
    title: str
    is_video: bool
    content_type: str
    seconds: float
    size: int
    width: int
    height: int
    alt: str
    transcript: str
    credit: str
    is_machine_made: bool
    tracks: tuple[PublicTrack, ...]


def public_media(product: Product) -> list[PublicMedia]:
    """Those of one product in their order, less those whose rights are not whole; two queries."""
    rows = Asset.objects.filter(placed__product=product, kind__in=PLAYED).select_related("stored")
    rows = rows.prefetch_related("captions").order_by("placed__order")
    return [media_shown(one) for one in rows if not asset_fault(one, today())]


@dataclass(frozen=True, slots=True)
class PublicTranslation:
    """A product in another language, approved, of the Vietnamese that is out."""

    language: str
    label: str
    title: str
    key_message: str
    body: SafeString
    is_machine_made: bool


def public_translations(product: Product) -> list[PublicTranslation]:
    """Those that another approved and that are of the text as it stands; one query."""
    rows = Translation.objects.filter(
        product=product, state__in=TRANSLATION_STATES.group("readable"), of_text=text_hash(product)
    )
    return [
        PublicTranslation(
            language=one.language,
            label=one.get_language_display(),
            title=one.title,
            key_message=one.key_message,
            body=public_text_html(one.source),
            is_machine_made=one.is_machine_made,
        )
        for one in rows.order_by("language")
    ]


def translations_found(read: QuerySet[Product], query: str) -> QuerySet[Translation]:
    """Translations of these products that hold every word (marks ignored), that another approved
    and that are of the text as it stands; for the search. One query: only hits are hashed."""
    readable = Translation.objects.filter(state__in=TRANSLATION_STATES.group("readable"))
    hits = matching(readable, query).select_related("product")
    hits = hits.only("of_text", *(f"product__{name}" for name in HASHED))
    current = [one.pk for one in hits if one.of_text == text_hash(one.product)]
    if not current:  # as mostly: that nothing is to be joined to it is not worked out
        return Translation.objects.none()
    # Exists, not IN: the products of the few hits are looked up, not all gathered first.
    is_read = Exists(read.filter(pk=OuterRef("product")))
    return readable.filter(is_read, pk__in=current).select_related("product")


def sounds_with_words(read: QuerySet[Product]) -> QuerySet[Asset]:
    """Sounds and videos of these products whose rights are whole today, each with the title and
    public id of a product that holds it (``read_title``, ``read_id``); for the search."""
    holding = read.filter(placed__asset=OuterRef("pk")).order_by("-approved_at", "-pk")
    lasting = Q(expires_on=None) | Q(expires_on__gte=today())
    rows = Asset.objects.filter(lasting, kind__in=PLAYED, rights_whole=True)
    return rows.annotate(
        read_id=Subquery(holding.values("public_id")[:1]),
        read_title=Subquery(holding.values("title")[:1]),
    ).filter(read_id__isnull=False)


def media_shown(asset: Asset) -> PublicMedia:
    """An asset as everybody may know it; its captions are loaded."""
    stored = asset.stored
    tracks = [
        PublicTrack(one.language, Language(one.language).label, one.is_machine_made)
        for one in asset.captions.all()
    ]
    return PublicMedia(
        public_id=asset.public_id,
        title=asset.title,
        is_video=asset.kind == AssetKind.VIDEO,
        content_type=FileKind(stored.kind).content_type,
        seconds=stored.seconds or 0,
        size=stored.size,
        width=stored.width or 0,
        height=stored.height or 0,
        alt=asset.alt,
        transcript=asset.transcript,
        credit=credit_of(asset),
        is_machine_made=asset.is_machine_made,
        tracks=tuple(tracks),
    )


def public_media_file(public_id: str, *, read: QuerySet[Product]) -> StoredFile:
    """The file of one that stands in one of these products; NotFound for any other alike."""
    return _public(public_id, read).stored


def public_caption(public_id: str, language: str, *, read: QuerySet[Product]) -> str:
    """WebVTT of such a one; NotFound for any other alike."""
    rows = Caption.objects.filter(asset=_public(public_id, read), language=language)
    found = rows.values_list("text", flat=True).first()
    if found is None:
        raise NotFound(_NOWHERE)
    return found


def _public(public_id: str, read: QuerySet[Product]) -> Asset:
    rows = Asset.objects.filter(public_id=public_id, kind__in=PLAYED, placed__product__in=read)
    found = rows.select_related("stored").first() if public_id.isalnum() else None
    if found is None or asset_fault(found, today()):
        raise NotFound(_NOWHERE)
    return found
