"""Published articles: products that are out on some outlet; joined in ``nepso/wiring.py``."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import slugify

from nepso.foundation.files.models import StoredFile
from nepso.kernel.addresses import whole
from nepso.kernel.errors import NotFound
from nepso.kernel.folding import fold
from nepso.kernel.keyset import keyset_page
from nepso.outreach.distribution.selectors import statement_about
from nepso.outreach.products.kinds import Disclosure
from nepso.outreach.products.models import Product
from nepso.outreach.products.selectors import public, public_media
from nepso.portal.ports import (
    ArticleLine,
    LinePage,
    Media,
    Picture,
    PublishedArticle,
    Recalled,
    Track,
    Translated,
    Wanted,
)

_ID = re.compile(r"(?:^|-)([a-z0-9]{16})$")
_NOWHERE = "Không có bài nào tại địa chỉ này: hãy tìm lại trong danh sách tin và bài."
LONGEST_SLUG = 80
_SAME = (
    *("title", "is_video", "content_type", "seconds", "size", "width", "height"),
    *("alt", "transcript", "credit"),
)


def slug_of(title: str, public_id: str) -> str:
    """The address of an article: its title for people, its public id for us."""
    words = slugify(fold(title))[:LONGEST_SLUG].strip("-")
    return f"{words}-{public_id}" if words else public_id


class ProductsOut:
    """Products in the state ``out``; of a recalled one only that it was recalled."""

    def page(self, wanted: Wanted, *, size: int, after: str = "", before: str = "") -> LinePage:
        """One page, the newest first."""
        rows = public.products_out().prefetch_related("agency").defer("source")
        if wanted.audience:
            rows = rows.filter(audience=wanted.audience)
        if wanted.agency:
            rows = rows.filter(agency__public_id=wanted.agency)
        if wanted.article:
            rows = public.products_explaining(rows, wanted.article)
        fields = ["-approved_at", "-id"]
        page = keyset_page(
            rows.exclude(approved_at=None), fields=fields, size=size, after=after, before=before
        )
        return LinePage([self.line_of(row) for row in page.rows], page.after, page.before)

    def by_slug(self, slug: str) -> PublishedArticle | Recalled:
        """By the public id at its end, so that it stays whatever the title."""
        found = _ID.search(slug)
        product = public.product_out(found.group(1)) if found else None
        if product is not None:
            return self._whole(product)
        if found and public.product_was_recalled(found.group(1)):
            return Recalled(statement_about(found.group(1)))
        raise NotFound(_NOWHERE)

    def page_of(self, product: Product) -> str:
        """Where everybody reads it while it is out, with our domain; it is the same for good."""
        address = reverse("portal:read", args=[slug_of(product.title, product.public_id)])
        return whole(address)

    def _whole(self, product: Product) -> PublishedArticle:
        pictures = public.public_pictures(product)
        says_who = product.disclosure != Disclosure.NONE
        return PublishedArticle(
            line=self.line_of(product),
            purpose=product.purpose,
            body=public.public_html(product),
            pictures=tuple(Picture(one.public_id, one.alt, one.credit) for one in pictures),
            articles=tuple(product.articles),
            disclosed_as=product.disclosed_as if says_who else "",
            translations=tuple(
                _translated(one) for one in public_media.public_translations(product)
            ),
            media=tuple(_media(one) for one in public_media.public_media(product)),
        )

    def picture(self, key: str) -> StoredFile:
        """The file of a picture that stands in something that is out."""
        return public.public_picture(key)

    def media_file(self, key: str) -> StoredFile:
        """The file of a sound or video that stands in something that is out."""
        return public_media.public_media_file(key)

    def captions(self, key: str, language: str) -> str:
        """Its captions in that language."""
        return public_media.public_caption(key, language)

    def searched(self) -> QuerySet[Any]:
        """What is searched of a product (title, message, purpose, text, agency) is all shown."""
        return public.products_out().exclude(approved_at=None).prefetch_related("agency")

    def line_of(self, row: Any) -> ArticleLine:
        """A product as a line."""
        return ArticleLine(
            slug=slug_of(row.title, row.public_id),
            title=row.title,
            key_message=row.key_message,
            agency=row.agency.name,
            agency_id=row.agency.public_id,
            audience=row.audience,
            published_at=row.approved_at,
            is_demonstration=row.is_demonstration,
        )

    def words_of(self, row: Any) -> str:
        """Its message and text."""
        return f"{row.key_message} {public.public_words(row)}"

    def addresses(self) -> list[tuple[str, dt.datetime]]:
        """All of them, for the site map; one query of three columns."""
        rows = self._addressed().order_by("-approved_at", "-id")
        found = rows.values_list("title", "public_id", "approved_at")
        return [(slug_of(title, key), at) for title, key, at in found if at is not None]

    def how_many(self) -> int:
        """As many as ``addresses`` gives."""
        return self._addressed().count()

    def _addressed(self) -> QuerySet[Product]:
        return public.products_out().exclude(approved_at=None)


def _media(one: public_media.PublicMedia) -> Media:
    kept = {name: getattr(one, name) for name in _SAME}
    tracks = tuple(Track(t.language, t.label, t.is_machine_made) for t in one.tracks)
    return Media(key=one.public_id, tracks=tracks, **kept)


def _translated(one: public_media.PublicTranslation) -> Translated:
    return Translated(**{name: getattr(one, name) for name in Translated.__slots__})
