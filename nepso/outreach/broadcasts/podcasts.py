"""The podcast: RSS 2.0 with the words of itunes that players ask for; all, by agency, by audience.

An item is a posting on a podcast outlet that is out, with the first sound of its product, or the
reading its agency chose. Its GUID is the posting's for good; what is recalled is no item any more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.feedgenerator import Enclosure, Rss201rev2Feed

from nepso.foundation.files.kinds import FileKind
from nepso.foundation.files.models import StoredFile
from nepso.kernel.clock import today
from nepso.outreach.broadcasts.models import Reading
from nepso.outreach.distribution.kinds import OutletKind
from nepso.outreach.distribution.models import Posting, Variant
from nepso.outreach.distribution.selectors import postings_public
from nepso.outreach.products.kinds import AssetKind
from nepso.outreach.products.models import Asset
from nepso.outreach.products.rights import asset_fault
from nepso.ui.feed_text import as_html

MOST_ITEMS = 100
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
MACHINE = "Giọng do máy đọc."


@dataclass(frozen=True, slots=True)
class Episode:
    """One posting with the sound that is heard of it."""

    posting: Posting
    stored: StoredFile
    is_machine_made: bool

    @property
    def title(self) -> str:
        return self.posting.shown.get("title") or self.posting.product.title

    @property
    def description(self) -> str:
        text = self.posting.shown.get("description") or self.posting.product.key_message
        return f"{MACHINE} {text}" if self.is_machine_made else text

    @property
    def out_at(self) -> dt.datetime:
        return self.posting.out_at or self.posting.planned_at


def episodes(*, agency: str = "", audience: str = "") -> list[Episode]:
    """The newest, of an agency (public id) or for an audience; three queries."""
    rows = postings_public(OutletKind.PODCAST)
    if agency:
        rows = rows.filter(outlet__agency__public_id=agency)
    if audience:
        rows = rows.filter(product__audience=audience)
    return _with_sound(list(rows.select_related("outlet__agency")[:MOST_ITEMS]))


def episode_of(public_id: str) -> Episode | None:
    """One that is out now, with its sound."""
    rows = postings_public(OutletKind.PODCAST).filter(public_id=public_id)
    found = _with_sound(list(rows.select_related("outlet__agency")))
    return found[0] if found else None


def _with_sound(postings: Sequence[Posting]) -> list[Episode]:
    products = [one.product_id for one in postings]
    sounds: dict[int, Asset] = {}
    rows = Asset.objects.filter(placed__product__in=products, kind=AssetKind.AUDIO)
    placed = rows.values_list("placed__product", "pk").order_by("-placed__order")
    known = {one.pk: one for one in rows.select_related("stored").distinct()}
    for product, pk in placed:
        if not asset_fault(known[pk], today()):
            sounds[product] = known[pk]
    readings = {
        (*_of(one.variant), one.variant.version.approved_at): one
        for one in Reading.objects.filter(is_chosen=True, variant__product__in=products)
        .select_related("stored", "variant__version")
        .order_by("chosen_at")
        if one.reads_the_script
    }
    made = []
    for posting in postings:
        if posting.product_id in sounds:
            asset = sounds[posting.product_id]
            made.append(Episode(posting, asset.stored, asset.is_machine_made))
            continue
        if reading := readings.get((*_of(posting.variant), posting.product.approved_at)):
            made.append(Episode(posting, reading.stored, reading.is_machine_made))
    return made


def _of(variant: Variant) -> tuple[int, int, str]:
    """A reading serves the posting of the same product, agency and language."""
    return variant.product_id, variant.agency_id, variant.language


class PodcastFeed(Rss201rev2Feed):
    """RSS 2.0 with what Apple's and every other player wants on top."""

    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), "xmlns:itunes": ITUNES}

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        handler.addQuickElement("itunes:author", self.feed["author_name"])
        handler.addQuickElement("itunes:summary", self.feed["description"])
        handler.addQuickElement("itunes:explicit", "false")
        handler.addQuickElement("itunes:type", "episodic")
        handler.addQuickElement("itunes:category", None, {"text": "Government"})
        if self.feed.get("image"):
            handler.addQuickElement("itunes:image", None, {"href": self.feed["image"]})

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("itunes:duration", str(item["seconds"]))
        handler.addQuickElement("itunes:explicit", "false")
        handler.addQuickElement("itunes:author", item["agency"])


def feed_written(
    shown: Sequence[Episode],
    *,
    title: str,
    link: str,
    feed_url: str,
    author: str,
    image: str,
    sound_url: Any,
) -> str:
    """The feed; ``sound_url`` gives the address of an episode's sound with our domain."""
    feed = PodcastFeed(
        title=title,
        link=link,
        feed_url=feed_url,
        description=f"{title}. Bài nói, bài đọc của các cơ quan về ứng xử trên môi trường số.",
        language="vi",
        author_name=author,
        image=image,
    )
    for one in shown:
        stored = one.stored
        kind = FileKind(stored.kind)
        url = sound_url(one)
        feed.add_item(
            title=one.title,
            link=url,
            description=as_html(one.description),
            unique_id=f"urn:nepso:{one.posting.public_id}",
            unique_id_is_permalink=False,
            pubdate=one.out_at,
            enclosures=[Enclosure(url, str(stored.size), kind.content_type)],
            seconds=round(stored.seconds or 0),
            agency=one.posting.outlet.agency.name,
        )
    return feed.writeString("utf-8")
