"""Published articles: what runs on a portal outlet; joined in ``nepso/wiring.py``."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import slugify

from nepso.foundation.files.models import StoredFile
from nepso.foundation.search.across import Passage, passage
from nepso.kernel.addresses import whole
from nepso.kernel.errors import NotFound
from nepso.kernel.folding import fold
from nepso.kernel.keyset import keyset_page
from nepso.outreach.distribution import selectors as distribution
from nepso.outreach.distribution.models import Posting
from nepso.outreach.products.models import Product
from nepso.outreach.products.richtext import plain_text
from nepso.outreach.products.selectors import public, public_media
from nepso.portal.ports import (
    ArticleHit,
    ArticleLine,
    Ended,
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
LONGEST_SLUG, MOST_CHANGED = 80, 500
_SAME = (
    *("title", "is_video", "content_type", "seconds", "size", "width", "height"),
    *("alt", "transcript", "credit"),
)


def slug_of(title: str, public_id: str) -> str:
    """The address of an article: its title for people, its public id for us."""
    words = slugify(fold(title))[:LONGEST_SLUG].strip("-")
    return f"{words}-{public_id}" if words else public_id


class RunsOnPortal:
    """What runs on a portal outlet now, in the words that went out there (decision 0197); of one
    that was recalled, or whose hour passed, only that it was."""

    def page(self, wanted: Wanted, *, size: int, after: str = "", before: str = "") -> LinePage:
        """One page, the newest first."""
        rows = distribution.postings_read().defer("product__source")
        if wanted.audience:
            rows = rows.filter(product__audience=wanted.audience)
        if wanted.agency:
            rows = rows.filter(product__agency__public_id=wanted.agency)
        if wanted.article:
            rows = public.explaining(rows, wanted.article, articles="product__articles")
        fields = ["-out_at", "-id"]
        page = keyset_page(rows, fields=fields, size=size, after=after, before=before)
        return LinePage([_line(row) for row in page.rows], page.after, page.before)

    def by_slug(self, slug: str) -> PublishedArticle | Recalled | Ended:
        """By the public id at its end, so that it stays whatever the title."""
        if (match := _ID.search(slug)) is None:
            raise NotFound(_NOWHERE)
        key = match.group(1)
        posting = distribution.posting_read(key)
        if posting is not None:
            return _whole(posting)
        if public.product_was_recalled(key):
            return _after_recall(key)
        if distribution.has_ended(key):
            return Ended()
        raise NotFound(_NOWHERE)

    def page_of(self, product: Product) -> str:
        """Where everybody reads it while it runs there, with our domain; the same for good."""
        return whole(reverse("portal:read", args=[_slug(product)]))

    def picture(self, key: str) -> StoredFile:
        """The file of a picture that stands in what runs there."""
        return public.public_picture(key, read=distribution.products_read())

    def media_file(self, key: str) -> StoredFile:
        """The file of a sound or video that stands in what runs there."""
        return public_media.public_media_file(key, read=distribution.products_read())

    def captions(self, key: str, language: str) -> str:
        """Its captions in that language."""
        return public_media.public_caption(key, language, read=distribution.products_read())

    def searched(self) -> QuerySet[Any]:
        """What is searched of a product (title, message, purpose, text, agency) is all shown,
        unless other words stand in their place: those are ``searched_apart``."""
        return distribution.products_read_as_made().prefetch_related("agency")

    def hit_of(self, row: Any) -> ArticleHit:
        """A product as a hit."""
        words = f"{row.key_message} {public.public_words(row)}"
        return ArticleHit(_slug(row), row.title, row.agency.name, words, row.who_paid)

    def searched_apart(self) -> Sequence[Passage]:
        """Articles in a person's words or another language, the newest first."""
        rows = distribution.postings_read_apart().order_by("-out_at", "-id")
        keys = list(rows.values_list("public_id", flat=True)[:MOST_CHANGED])
        return _passages(keys)

    def addresses(self) -> list[tuple[str, dt.datetime]]:
        """All of them, for the site map; one query of three columns."""
        rows = distribution.postings_read().order_by("-out_at", "-id")
        found = rows.values_list("product__title", "product__public_id", "out_at")
        return [(slug_of(title, key), at) for title, key, at in found if at is not None]

    def how_many(self) -> int:
        """As many as ``addresses`` gives."""
        return distribution.products_read().count()


def _after_recall(key: str) -> Recalled | Ended:
    """What was mended and went out anew is taken back no more; who read its old words here still
    learns what was wrong with them."""
    is_back = public.product_is_out(key)
    if is_back and distribution.has_ended(key):
        return Ended()
    return Recalled(distribution.statement_about(key), is_mended=is_back)


def _slug(product: Product) -> str:
    return slug_of(product.title, product.public_id)


def _line(posting: Posting) -> ArticleLine:
    product, variant, words = posting.product, posting.variant, distribution.words_read(posting)
    return ArticleLine(
        slug=_slug(product),
        title=words.title,
        key_message=words.key_message,
        agency=product.agency.name,
        agency_id=product.agency.public_id,
        audience=product.audience,
        published_at=posting.out_at or posting.planned_at,
        is_demonstration=posting.is_demonstration or product.is_demonstration,
        disclosed_as=variant.disclosed_as,
        is_machine_translated=variant.is_machine_translated,
        language=variant.language,
    )


def _whole(posting: Posting) -> PublishedArticle:
    product, variant = posting.product, posting.variant
    translations = public_media.public_translations(product)
    return PublishedArticle(
        line=_line(posting),
        purpose=product.purpose,
        body=public.public_text_html(distribution.body_read(posting)),
        pictures=tuple(
            Picture(one.public_id, one.alt, one.credit) for one in public.public_pictures(product)
        ),
        articles=tuple(product.articles),
        changed_by=distribution.changed_by(posting),
        translations=tuple(
            _translated(one) for one in translations if one.language != variant.language
        ),
        media=tuple(_media(one) for one in public_media.public_media(product)),
    )


_folded: dict[str, Passage] = {}


def _passages(keys: list[str]) -> list[Passage]:
    """What went out on the page never changes: those not met before are read, all by one question,
    and folded once. What is kept is replaced as a whole, never emptied: other threads read it."""
    global _folded  # noqa: PLW0603 - one assignment, of a whole
    kept = _folded
    fresh = [key for key in keys if key not in kept]
    if fresh:
        rows = Posting.objects.filter(public_id__in=fresh)
        read = rows.select_related("product__agency", "variant")
        found = {one.public_id: _passage(one) for one in read}
        if len(kept) > MOST_CHANGED:
            kept = {key: kept[key] for key in keys if key in kept}
        _folded = kept = {**kept, **found}
    return [kept[key] for key in keys if key in kept]


def _passage(posting: Posting) -> Passage:
    line, text = _line(posting), plain_text(distribution.body_read(posting))
    url = reverse("portal:read", args=[line.slug])
    words = f"{line.key_message} {text} {posting.product.purpose}"
    return passage(line.title, url, f"{words} {line.agency}", note=posting.variant.must_say)


def _media(one: public_media.PublicMedia) -> Media:
    kept = {name: getattr(one, name) for name in _SAME}
    tracks = tuple(Track(t.language, t.label, t.is_machine_made) for t in one.tracks)
    return Media(key=one.public_id, tracks=tracks, **kept)


def _translated(one: public_media.PublicTranslation) -> Translated:
    return Translated(**{name: getattr(one, name) for name in Translated.__slots__})
