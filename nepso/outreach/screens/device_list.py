"""What a device is given: what to show when, and the alerts that hold; named by its content.

The device decides by its own (corrected) clock; it is never told the time inside the list, so that
the name changes only when something does.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone

from nepso.kernel.clock import now, today
from nepso.outreach.distribution.models import Posting
from nepso.outreach.distribution.selectors import postings_running
from nepso.outreach.products.kinds import AssetKind
from nepso.outreach.products.models import Asset, ProductAsset
from nepso.outreach.products.rights import asset_fault
from nepso.outreach.products.selectors.public import credit_of
from nepso.outreach.screens.kinds import ALL_DAYS
from nepso.outreach.screens.models import Alert, DisplayScreen, PlaylistItem
from nepso.outreach.screens.ports import slide_artist
from nepso.outreach.screens.selectors.alerts import alerts_for_screen
from nepso.outreach.screens.slides import pages_of
from nepso.ui.components.numbers import ngay_gio

MOST_ITEMS, DEFAULT_SECONDS = 100, 12
# Without a word from us for so long a device shows nothing but who it belongs to: what was taken
# back meanwhile must not run for ever (decision 0140).
HOLD_DAYS = 7
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class DeviceList:
    """The list and its name."""

    tag: str
    body: dict[str, Any]


def running_beyond(screen: DisplayScreen) -> int:
    """How many contents run on it where that is more than it is given; 0: it shows all."""
    count = postings_running(screen.outlet).count() if screen.outlet.is_open_on(today()) else 0
    return count if count > MOST_ITEMS else 0


def device_list(screen: DisplayScreen) -> DeviceList:
    """What this screen is to show. A screen whose outlet rests is given nothing but alerts."""
    items = [_item(screen, one, slots) for one, slots in _postings(screen)]
    offset = timezone.localtime(now()).utcoffset() or dt.timedelta()
    body = {
        "shape": screen.shape,
        "zone": int(offset.total_seconds()) // 60,
        "hold": HOLD_DAYS * 86_400_000,
        "player": static("screens/player.js"),  # another one: the device loads its page anew
        "items": items,
        "alerts": [_alert(one) for one in alerts_for_screen(screen)],
    }
    text = json.dumps(body, sort_keys=True, ensure_ascii=False)
    return DeviceList(hashlib.sha256(text.encode()).hexdigest()[:32], body)


def _postings(screen: DisplayScreen) -> list[tuple[Posting, list[PlaylistItem]]]:
    if not screen.outlet.is_open_on(today()):
        return []
    pictures = ProductAsset.objects.filter(asset__kind=AssetKind.PICTURE)
    placed = Prefetch("product__placed", pictures.select_related("asset__stored"))
    running = postings_running(screen.outlet).prefetch_related(placed, "drawn_slides")
    slots: dict[int, list[PlaylistItem]] = defaultdict(list)
    for one in screen.playlist.all():
        slots[one.posting_id].append(one)
    newest = list(running.order_by("-out_at", "-id")[:MOST_ITEMS])
    return [(one, slots[one.pk]) for one in reversed(newest)]


def _item(screen: DisplayScreen, posting: Posting, slots: list[PlaylistItem]) -> dict[str, Any]:
    picture, alt, credit = _picture(screen, posting)
    until = _ends(posting)
    drawn = slide_artist().slide_name(posting, screen.shape)
    return {
        "id": posting.public_id,
        "until": _ms(until) if until else None,
        "slots": [_slot(one) for one in slots] or [[ALL_DAYS, 0, _DAY, DEFAULT_SECONDS]],
        "lang": posting.variant.language,
        "title": posting.shown.get("title", ""),
        "pages": pages_of(screen.shape, posting.shown),
        "picture": picture,
        "alt": alt,
        "credit": credit,
        "slide": _address("slide", screen, f"{posting.public_id}-{drawn}") if drawn else "",
    }


def _slot(slot: PlaylistItem) -> list[int]:
    until = slot.until.hour * 60 + slot.until.minute if slot.until else _DAY
    return [slot.days, slot.begins.hour * 60 + slot.begins.minute, until, slot.seconds]


def picture_of(posting: Posting) -> Asset | None:
    """The first picture of the product that may still be shown."""
    for placed in posting.product.placed.all():
        asset = placed.asset
        if asset.is_picture and asset.stored.is_photo and not asset_fault(asset, today()):
            return asset
    return None


def _ends(posting: Posting) -> dt.datetime | None:
    """When it is no longer shown, without a network too: at its end, or with the last day of the
    right to any picture of it."""
    last = [one.asset.expires_on for one in posting.product.placed.all() if one.asset.expires_on]
    after = [dt.datetime.combine(min(last) + dt.timedelta(days=1), dt.time(0))] if last else []
    ends = [timezone.make_aware(one) for one in after]
    return min([*ends, *([posting.until] if posting.until else [])], default=None)


def _picture(screen: DisplayScreen, posting: Posting) -> tuple[str, str, str]:
    """Its address, what it shows, and whose it is and whether a machine made it."""
    asset = picture_of(posting)
    if asset is None:
        return "", "", ""
    return _address("picture", screen, asset.public_id), asset.alt, credit_of(asset)


def _address(what: str, screen: DisplayScreen, name: str) -> str:
    return reverse(f"screens:player_{what}", args=[screen.code, name])


def _alert(alert: Alert) -> dict[str, Any]:
    return {
        "id": alert.public_id,
        "from": _ms(alert.begins_at),
        "until": _ms(alert.expires_at),
        "severity": alert.severity,
        "event": alert.event,
        "headline": alert.headline,
        "onset": f"Dự kiến bắt đầu {ngay_gio(alert.onset_at)}" if alert.onset_at else "",
        "instruction": alert.instruction,
        "area": alert.area,
        "from_whom": alert.agency.name,
    }


def _ms(moment: dt.datetime) -> int:
    return int(moment.timestamp() * 1000)
