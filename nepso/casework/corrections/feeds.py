"""Corrections as Atom and RSS 2.0: new ones, and what became of older ones."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from nepso.casework.corrections.addresses import public_address
from nepso.casework.corrections.models import Correction
from nepso.casework.corrections.selectors import corrections_for_feed
from nepso.casework.corrections.states import PUBLISHED, SUPERSEDED
from nepso.kernel.addresses import whole
from nepso.ui.feed_text import as_html

if TYPE_CHECKING:  # the stubs are generic, Django's class is not
    _Feed = Feed[Correction, None]
else:
    _Feed = Feed


class CorrectionsFeed(_Feed):
    """The newest changes; a withdrawn one tells that it was withdrawn, and no more its text."""

    feed_type: type[SyndicationFeed] = Atom1Feed
    route = "corrections:feed"
    language = "vi"
    title = "Đính chính thông tin sai"
    subtitle = "Thông tin sai về dịch vụ, thiên tai, sức khỏe, tiền và sự thật có nguồn."

    def link(self) -> str:
        """The page of which this is the feed."""
        return whole(reverse("corrections:public_list"))

    def feed_url(self) -> str:
        """Its own address."""
        return whole(reverse(self.route))

    def feed_guid(self) -> str:
        """The same: it never changes."""
        return self.feed_url()

    def items(self) -> list[Correction]:
        """The last changes."""
        return corrections_for_feed()

    def item_title(self, item: Correction) -> str:
        """The truth in a sentence, with what became of it."""
        if item.state == PUBLISHED:
            return item.title
        return f"[{item.get_state_display()}] {item.title}"

    def item_description(self, item: Correction) -> str:
        """What is true; of one that ended, why or by which it was replaced."""
        if item.state == PUBLISHED:
            return as_html(item.truth)
        if item.state == SUPERSEDED and item.superseded_by is not None:
            return as_html(f"Đã thay bằng đính chính số {item.superseded_by.number}.")
        return as_html(f"Cơ quan đã rút đính chính này: {item.reason}")

    def item_link(self, item: Correction) -> str:
        """Its permanent address."""
        return public_address(item)

    def item_guid(self, item: Correction) -> str:
        """The same: it never changes."""
        return public_address(item)

    def item_author_name(self, item: Correction) -> str:
        """The agency that owns the fact; never an officer."""
        return item.agency.name

    def item_pubdate(self, item: Correction) -> dt.datetime | None:
        """When it was published."""
        return item.published_at

    def item_updateddate(self, item: Correction) -> dt.datetime | None:
        """When it last changed for the public."""
        return item.changed_at

    def item_categories(self, item: Correction) -> list[str]:
        """Its area."""
        return [item.get_area_display()]


class CorrectionsRss(CorrectionsFeed):
    """The same as RSS 2.0."""

    feed_type = Rss201rev2Feed
    route = "corrections:feed_rss"
    description = CorrectionsFeed.subtitle
