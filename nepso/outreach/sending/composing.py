"""A posting as adapters take it: its approved words, its link, the files approved with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.core.files.storage import default_storage

from nepso.foundation.files.kinds import FileKind
from nepso.kernel.clock import today
from nepso.outreach.distribution.kinds import SPOKEN
from nepso.outreach.distribution.making.scripts import reading_seconds
from nepso.outreach.distribution.models import Posting
from nepso.outreach.distribution.sources import link_of
from nepso.outreach.products.kinds import AssetKind
from nepso.outreach.products.models import Asset, Caption
from nepso.outreach.products.rights import asset_fault
from nepso.outreach.products.selectors.public import credit_of
from nepso.outreach.sending.adapters.interface import Enclosed, What
from nepso.outreach.sending.models import Delivery

_KINDS = (AssetKind.PICTURE, AssetKind.AUDIO, AssetKind.VIDEO)


def what_of(delivery: Delivery, keep_memory: Callable[[dict[str, Any]], None]) -> What:
    """What the delivery's posting says; its variant, product and outlet are loaded."""
    posting = delivery.posting
    parts = posting.shown or posting.variant.approved_parts
    assets = _enclosed(posting)
    kept = {kind: [_file(one) for one in assets if one.kind == kind] for kind in _KINDS}
    film = next((one for one in assets if one.kind == AssetKind.VIDEO), None)
    return What(
        key=posting.key,
        product=posting.product.public_id,
        title=posting.product.title,
        parts=parts,
        agency=posting.outlet.agency.name,
        link=link_of(posting.product),
        planned_at=posting.planned_at,
        until=posting.until,
        language=posting.variant.language,
        disclosed_as=posting.variant.disclosed_as,
        pictures=kept[AssetKind.PICTURE],
        audio=kept[AssetKind.AUDIO],
        videos=kept[AssetKind.VIDEO],
        captions=[] if film is None else [_caption(one) for one in film.captions.all()],
        seconds=_seconds(posting, parts),
        since=delivery.begun_at,
        memory=dict(delivery.memory or {}),
        keep_memory=keep_memory,
    )


def _seconds(posting: Posting, parts: dict[str, str]) -> int:
    if posting.outlet.kind not in SPOKEN:
        return 0
    return reading_seconds(parts.get("script", ""), posting.outlet.words_a_minute or 130)


def _enclosed(posting: Posting) -> Sequence[Asset]:
    """The files of the approved version, in its order, whose rights hold today."""
    told = [one["public_id"] for one in posting.variant.version.facts.get("assets", [])]
    rows = Asset.objects.filter(public_id__in=told, kind__in=_KINDS).select_related("stored")
    found = {asset.public_id: asset for asset in rows.prefetch_related("captions")}
    return [found[one] for one in told if one in found and not asset_fault(found[one], today())]


def _file(asset: Asset) -> Enclosed:
    path, size = asset.stored.path, asset.stored.size

    def part(start: int, length: int) -> bytes:
        with default_storage.open(path) as content:
            content.seek(start)
            return bytes(content.read(length))

    content_type = FileKind(asset.stored.kind).content_type
    return Enclosed(
        asset.stored.name,
        content_type,
        asset.alt,
        size,
        part,
        asset.is_machine_made,
        credit=credit_of(asset),
    )


def _caption(caption: Caption) -> Enclosed:
    """Captions of the film that goes out, WebVTT as it is kept; what a machine wrote says so."""
    content = caption.text.encode()

    def part(start: int, length: int) -> bytes:
        return content[start:] if length < 0 else content[start : start + length]

    made = " (do máy tạo ra)" if caption.is_machine_made else ""
    return Enclosed(
        f"phu-de.{caption.language}.vtt",
        "text/vtt",
        f"{caption.get_language_display()}{made}",
        len(content),
        part,
        caption.is_machine_made,
        caption.language,
    )
