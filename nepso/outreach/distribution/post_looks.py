"""A post as its platform will about show it: who, the words to where they fold, picture or card.

What goes along follows what our own adapters send (``sending``): on Facebook one picture or else
the card of the link, on YouTube and TikTok a film. It is a likeness, and each says what may differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.urls import reverse

from nepso.outreach.distribution.approved_pictures import ApprovedPicture, approved_pictures
from nepso.outreach.distribution.kinds import OutletKind
from nepso.outreach.distribution.making.first_view import FOLDS, Fold, folded, runs_of
from nepso.outreach.distribution.models import Variant
from nepso.outreach.distribution.models.variant import Parts
from nepso.outreach.distribution.selectors import page_ahead
from nepso.outreach.distribution.sources import link_of
from nepso.outreach.products.kinds import AssetKind
from nepso.outreach.products.models import Asset
from nepso.outreach.products.selectors.public import credit_of

_MAIN = {OutletKind.YOUTUBE: "description", OutletKind.ZALO_OA: "body"}
_LOOKS = {
    OutletKind.FACEBOOK: "facebook",
    OutletKind.ZALO_OA: "zalo_article",
    OutletKind.ZALO_GROUP: "zalo_group",
    OutletKind.TIKTOK: "film",
    OutletKind.YOUTUBE: "film",
}
_NO_FILM = "Sản phẩm chưa có phim: kênh này cần một tệp phim."
_FRAME = "Khung hình là ảnh của sản phẩm; nền tảng lấy khung hình từ chính phim."
_NO_DOMAIN = "Chưa đặt địa chỉ công khai của hệ thống nên bài không kèm liên kết."
_NO_PAGE = "Bài chưa lên trang công khai: người mở liên kết lúc này sẽ không thấy bài."
_NO_CARD = "Bài đã có ảnh nên Facebook không hiện thẻ của liên kết."
_COVER = "Đăng tự động thì ảnh bìa là ảnh đã đặt ở kết nối; đăng tay thì chọn ảnh này."


@dataclass(frozen=True, slots=True)
class LookPicture:
    """A picture of the version: where its small form is, and what it shows."""

    url: str
    alt: str
    credit: str


@dataclass(frozen=True, slots=True)
class LinkCard:
    """What a platform draws of the public page, from what the page says of itself (Open Graph)."""

    title: str
    description: str
    domain: str
    picture: LookPicture | None


def has_post_look(kind: str) -> bool:
    """Whether outlets of that kind are platforms whose posts can be drawn."""
    return kind in _LOOKS


def post_look(variant: Variant, parts: Parts, name: str) -> dict[str, Any]:
    """What the template parts "distribution/look/…" of platforms show, for words that may be other
    than the variant's own (a posting keeps those that went out); ``name`` is who posts. The
    variant's product and version are loaded; a query for pictures, one for the
    page, and for what is a film one whether there is any."""
    kind = variant.kind
    main = _MAIN.get(OutletKind(kind), "text")
    text = parts.get(main, "")
    pictures = [_picture(one) for one in approved_pictures(variant.version.facts) if not one.gone]
    shown = _shown(kind, pictures)
    if kind == OutletKind.FACEBOOK and shown and shown[0].credit:
        text = f"{text}\n\nẢnh: {shown[0].credit}"
    first, rest = folded(kind, text)
    link = link_of(variant.product)
    card = None if kind == OutletKind.FACEBOOK and shown else _card(variant, link, pictures)
    return {
        "look": f"distribution/look/{_LOOKS[OutletKind(kind)]}.html",
        "lang": variant.language,
        "kind": kind,
        "name": name,
        "title": parts.get("title", ""),
        "lead": parts.get("lead", ""),
        "whole": {main: text},
        "first": runs_of(first),
        "rest": runs_of(rest),
        "more": FOLDS[kind].more if kind in FOLDS else "",
        "pictures": shown,
        "card": card,
        "notes": _notes(variant, text, link, card, shown),
    }


def _shown(kind: str, pictures: Sequence[LookPicture]) -> list[LookPicture]:
    """One, for platforms that show one; in a group as many as there are."""
    return list(pictures if kind == OutletKind.ZALO_GROUP else pictures[:1])


def _picture(one: ApprovedPicture) -> LookPicture:
    url = reverse("products:thumbnail", args=[one.asset.public_id])
    return LookPicture(url, one.alt, credit_of(one.asset))


def _card(variant: Variant, link: str, pictures: Sequence[LookPicture]) -> LinkCard | None:
    """Of the address that stands in the words, where one does."""
    if not link or variant.kind == OutletKind.ZALO_OA:
        return None
    facts = variant.version.facts
    picture = next(iter(pictures), None)
    domain = urlsplit(link).hostname or ""
    return LinkCard(facts["title"], facts["key_message"], domain, picture)


def _has_film(variant: Variant) -> bool:
    told = [one["public_id"] for one in variant.version.facts.get("assets", [])]
    return Asset.objects.filter(public_id__in=told, kind=AssetKind.VIDEO).exists()


def _notes(
    variant: Variant,
    text: str,
    link: str,
    card: LinkCard | None,
    shown: Sequence[LookPicture],
) -> list[str]:
    """What the likeness cannot show, or shows otherwise than it will be."""
    kind, notes = variant.kind, []
    if fold := FOLDS.get(kind):
        notes.append(_fold_told(text, fold))
    if kind in (OutletKind.YOUTUBE, OutletKind.TIKTOK):
        notes.append(_FRAME if _has_film(variant) else _NO_FILM)
        return notes
    if kind == OutletKind.ZALO_OA:
        return [*notes, _COVER]
    if not link:
        notes.append(_NO_DOMAIN)
    elif not page_ahead(variant.product):
        notes.append(_NO_PAGE)
    if kind == OutletKind.FACEBOOK and shown and link and card is None:
        notes.append(_NO_CARD)
    return notes


def _fold_told(text: str, fold: Fold) -> str:
    told = f"Điện thoại hiện khoảng {fold.phone} ký tự đầu trước chữ “{fold.more}”"
    if fold.computer:
        told += f", máy tính khoảng {fold.computer}"
    return f"{told}. Lời này có {len(text)} ký tự."
