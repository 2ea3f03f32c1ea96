"""A posting as adapters take it: its approved words, its link, the files approved with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.core.files.storage import default_storage

from nepso.kernel.clock import today
from nepso.outreach.distribution.kinds import SPOKEN
from nepso.outreach.distribution.making.scripts import reading_seconds
from nepso.outreach.distribution.models import Posting
from nepso.outreach.distribution.ports import public_pages
from nepso.outreach.products.models import Asset
from nepso.outreach.products.rights import asset_fault
from nepso.outreach.sending.adapters.interface import Enclosed, What
from nepso.outreach.sending.models import Delivery

_TYPES = {
    "picture": "image/jpeg",
    "audio": "audio/mpeg",
    "video": "video/mp4",
    "captions": "text/vtt",
}


def what_of(delivery: Delivery, keep_memory: Callable[[dict[str, Any]], None]) -> What:
    """What the delivery's posting says; its variant, product and outlet are loaded."""
    posting = delivery.posting
    parts = posting.shown or posting.variant.approved_parts
    kept: dict[str, list[Enclosed]] = {name: [] for name in _TYPES}
    for kind, one in _enclosed(posting):
        kept[kind].append(one)
    return What(
        key=posting.key,
        product=posting.product.public_id,
        title=posting.product.title,
        parts=parts,
        agency=posting.outlet.agency.name,
        link=public_pages().page_of(posting.product),
        planned_at=posting.planned_at,
        until=posting.until,
        pictures=kept["picture"],
        audio=kept["audio"],
        videos=kept["video"],
        captions=kept["captions"],
        seconds=_seconds(posting, parts),
        since=delivery.begun_at,
        memory=dict(delivery.memory or {}),
        keep_memory=keep_memory,
    )


def _seconds(posting: Posting, parts: dict[str, str]) -> int:
    if posting.outlet.kind not in SPOKEN:
        return 0
    return reading_seconds(parts.get("script", ""), posting.outlet.words_a_minute or 130)


def _enclosed(posting: Posting) -> Sequence[tuple[str, Enclosed]]:
    """The files of the approved version, in its order, whose rights hold today."""
    told = [one["public_id"] for one in posting.variant.version.facts.get("assets", [])]
    rows = Asset.objects.filter(public_id__in=told, kind__in=_TYPES).select_related("stored")
    found = {asset.public_id: asset for asset in rows}
    fit = [found[one] for one in told if one in found and not asset_fault(found[one], today())]
    return [(asset.kind, _file(asset)) for asset in fit]


def _file(asset: Asset) -> Enclosed:
    path, size = asset.stored.path, asset.stored.size

    def part(start: int, length: int) -> bytes:
        with default_storage.open(path) as content:
            content.seek(start)
            return bytes(content.read(length))

    name, content_type = asset.stored.name, _TYPES[asset.kind]
    return Enclosed(name, content_type, asset.alt, size, part, asset.is_machine_made)
