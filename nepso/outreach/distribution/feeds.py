"""What was taken back, as Atom and RSS 2.0: whoever passed it on hears of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from nepso.kernel.addresses import whole
from nepso.outreach.distribution.models import RecallStatement
from nepso.outreach.distribution.selectors import statements_latest
from nepso.ui.feed_text import as_html

MOST_ITEMS = 50

if TYPE_CHECKING:  # the stubs are generic, Django's class is not
    _Feed = Feed[RecallStatement, None]
else:
    _Feed = Feed


class StatementsFeed(_Feed):
    """The latest statements; nothing of an officer."""

    feed_type: type[SyndicationFeed] = Atom1Feed
    route = "distribution:statement_feed"
    language = "vi"
    title = "Thu hồi và cải chính"
    subtitle = "Sản phẩm truyền thông đã đăng rồi thu hồi: vì sao, thực ra thế nào."

    def link(self) -> str:
        """The page of which this is the feed."""
        return whole(reverse("distribution:statements"))

    def feed_url(self) -> str:
        """Its own address."""
        return whole(reverse(self.route))

    def feed_guid(self) -> str:
        """The same: it never changes."""
        return self.feed_url()

    def items(self) -> list[RecallStatement]:
        """The latest told."""
        return statements_latest(MOST_ITEMS)

    def item_title(self, item: RecallStatement) -> str:
        """What was taken back."""
        return f"Đã thu hồi: {item.recall.product.title}"

    def item_description(self, item: RecallStatement) -> str:
        """Why, and what is right."""
        return as_html("\n\n".join(part for part in (item.was_wrong, item.is_right) if part))

    def item_link(self, item: RecallStatement) -> str:
        """Its permanent address."""
        return whole(reverse("distribution:statement", args=[item.public_id]))

    item_guid = item_link

    def item_author_name(self, item: RecallStatement) -> str:
        """The agency that made it; never an officer."""
        return item.recall.product.agency.name

    def item_pubdate(self, item: RecallStatement) -> dt.datetime:
        """When it was taken back."""
        return item.recall.begun_at

    def item_updateddate(self, item: RecallStatement) -> dt.datetime:
        """When it was told, or told better."""
        return item.told_at


class StatementsRss(StatementsFeed):
    """The same as RSS 2.0."""

    feed_type = Rss201rev2Feed
    route = "distribution:statement_feed_rss"
    description = StatementsFeed.subtitle
