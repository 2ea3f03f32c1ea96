"""What everybody may see of products: those that are out, and that some were recalled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.safestring import SafeString, mark_safe

from nepso.foundation.files.models import StoredFile
from nepso.kernel.clock import today
from nepso.kernel.errors import NotFound
from nepso.outreach.products.kinds import AssetKind, Move
from nepso.outreach.products.models import Asset, Product
from nepso.outreach.products.richtext import plain_text, rich_html
from nepso.outreach.products.rights import asset_fault
from nepso.outreach.products.states import OUT


@dataclass(frozen=True, slots=True)
class PublicPicture:
    """A picture whose rights are whole today; ``credit`` names its author and licence."""

    public_id: str
    alt: str
    credit: str


def explaining(rows: QuerySet[Any], number: int, *, articles: str) -> QuerySet[Any]:
    """Those of ``rows`` that explain this article of the Code; ``articles`` is the column of a
    product's list of numbers, read as text, which both databases write alike ("[5, 8]")."""
    as_text: QuerySet[Any] = rows.alias(articles_text=Cast(articles, TextField()))
    shown: QuerySet[Any] = as_text.filter(articles_text__regex=rf"(^|[^0-9]){number:d}([^0-9]|$)")
    return shown


def product_was_recalled(public_id: str) -> bool:
    """Whether it was ever taken back: one that was opened to be mended was still wrong where people
    read it."""
    return Product.objects.filter(public_id=public_id, steps__move=Move.RECALLED).exists()


def product_is_out(public_id: str) -> bool:
    """Whether it is before people's eyes now, somewhere: of one that was taken back, that it was
    mended and went out anew."""
    return Product.objects.filter(public_id=public_id, state=OUT).exists()


def public_text_html(source: str) -> SafeString:
    """A text of a product as every page shows it, in whatever language; its headings follow the
    title of the page at once."""
    html = str(rich_html(source))
    for old, new in (("h3", "h2"), ("h4", "h3")):  # cleaned just now: tags without attributes
        html = html.replace(f"<{old}>", f"<{new}>").replace(f"</{old}>", f"</{new}>")
    return mark_safe(html)  # noqa: S308 - what rich_html cleaned, with other names of headings


def public_words(product: Product) -> str:
    """Its words alone."""
    return plain_text(product.source)


def public_pictures(product: Product) -> list[PublicPicture]:
    """Its pictures in their order, less those whose rights are not whole today; one query."""
    rows = Asset.objects.filter(placed__product=product, kind=AssetKind.PICTURE)
    shown = [one for one in rows.order_by("placed__order") if not asset_fault(one, today())]
    return [PublicPicture(one.public_id, one.alt, credit_of(one)) for one in shown]


def credit_of(asset: Asset) -> str:
    """Whose it is, on what ground it is shown, and whether a machine made it."""
    made = " (do máy tạo ra)" if asset.is_machine_made else ""
    return f"{asset.author}{made}. {asset.get_licence_display()}."


def public_picture(public_id: str, *, read: QuerySet[Product]) -> StoredFile:
    """The file of a picture that stands in one of these; NotFound for any other alike."""
    rows = Asset.objects.filter(public_id=public_id, kind=AssetKind.PICTURE)
    rows = rows.filter(placed__product__in=read)
    # Nothing odd that stands in an address goes to the database.
    found = rows.select_related("stored").first() if public_id.isalnum() else None
    if found is None or asset_fault(found, today()):
        raise NotFound("Không có hình công khai tại địa chỉ này: hãy mở lại bài.")
    return found.stored
