"""Published articles as RSS 2.0 and Atom: all, by audience, by article of the Code, by agency."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.views.decorators.cache import cache_control

from nepso.foundation.rulebook.selectors import code_article, code_in_force
from nepso.kernel.addresses import whole
from nepso.kernel.errors import NotFound
from nepso.portal.audiences import group_by_slug, group_of
from nepso.portal.linked_data import article_path
from nepso.portal.ports import ArticleLine, LinePage, Wanted, published
from nepso.portal.views_agencies import agency_shown
from nepso.ui.feed_text import as_html

MOST_ITEMS = 50

if TYPE_CHECKING:  # the stubs are generic, Django's class is not
    _Feed = Feed[ArticleLine, "Chosen"]
else:
    _Feed = Feed


class Chosen:
    """Which articles a feed holds: its title, the page of which it is the feed, its own path."""

    def __init__(self, title: str, page: str, path: str, wanted: Wanted) -> None:
        self.title, self.page, self.path, self.wanted = title, page, path, wanted

    def lines(self) -> LinePage:
        """The newest; what is recalled is gone at once."""
        return published().page(self.wanted, size=MOST_ITEMS)


def _chosen(request: HttpRequest, *, slug: str, public_id: str, article: str) -> Chosen:
    path = request.path
    if slug:
        group = group_by_slug(slug)
        if group is None:
            raise NotFound("Không có nhóm người đọc này: hãy chọn lại ở trang tin và bài.")
        page = reverse("portal:news_of_group", args=[slug])
        return Chosen(f"Bài cho: {group.name}", page, path, Wanted(audience=str(group.code)))
    if public_id:
        agency, page = agency_shown(public_id), reverse("portal:agency", args=[public_id])
        return Chosen(f"Bài của {agency.name}", page, path, Wanted(agency=public_id))
    if article:
        if not (article.isascii() and article.isdigit() and len(article) < 4 and int(article)):
            raise NotFound("Chưa có bài nào giải thích điều này: hãy chọn lại ở trang Bộ Quy tắc.")
        page = _page_of(article)
        title = f"Bài giải thích Điều {int(article)} của Bộ Quy tắc"
        return Chosen(title, page, path, Wanted(article=int(article)))
    return Chosen("Tin và bài", reverse("portal:news"), path, Wanted())


def _page_of(article: str) -> str:
    """The page of that article; until the Code is loaded, the one that says so. Raises NotFound
    where the Code was loaded and has none: its page says the same."""
    if code_in_force() is None:
        return reverse("portal:code")
    return article_path(code_article(str(int(article))))


class ArticlesFeed(_Feed):
    """One feed in either form; nothing of an officer."""

    language = "vi"

    def get_object(self, request: HttpRequest, **kwargs: Any) -> Chosen:
        """What the address asks for."""
        given = {"slug": "", "public_id": "", "article": "", **kwargs}
        return _chosen(request, **given)

    def title(self, obj: Chosen) -> str:
        """Whose articles, or for whom."""
        return obj.title

    def description(self, obj: Chosen) -> str:
        """What it is, for a person who chooses feeds."""
        return f"{obj.title}, về ứng xử trên môi trường số."

    subtitle = description

    def link(self, obj: Chosen) -> str:
        """The page of which this is the feed."""
        return whole(obj.page)

    def feed_url(self, obj: Chosen) -> str:
        """Its own address."""
        return whole(obj.path)

    feed_guid = feed_url

    def items(self, obj: Chosen) -> list[ArticleLine]:
        """The newest articles."""
        return list(obj.lines().rows)

    def item_title(self, item: ArticleLine) -> str:
        """Its title."""
        return item.title

    def item_description(self, item: ArticleLine) -> str:
        """Who paid, and its key message."""
        return as_html(item.summary)

    def item_link(self, item: ArticleLine) -> str:
        """Its permanent address."""
        return whole(reverse("portal:read", args=[item.slug]))

    item_guid = item_link

    def item_author_name(self, item: ArticleLine) -> str:
        """The agency; never an officer."""
        return item.agency

    def item_pubdate(self, item: ArticleLine) -> dt.datetime:
        """When it was published."""
        return item.published_at

    item_updateddate = item_pubdate

    def item_categories(self, item: ArticleLine) -> list[str]:
        """For whom it is."""
        return [group_of(item.audience).name]


class AtomFeed(ArticlesFeed):
    """The same as Atom (RFC 4287)."""

    feed_type = Atom1Feed


class RssFeed(ArticlesFeed):
    """The same as RSS 2.0."""

    feed_type = Rss201rev2Feed


_VIEWS: dict[str, ArticlesFeed] = {"atom": AtomFeed(), "rss": RssFeed()}


@cache_control(public=True, max_age=60)
def feed(
    request: HttpRequest, form: str, slug: str = "", public_id: str = "", article: str = ""
) -> HttpResponse:
    """One feed; ``form`` is ``atom`` or ``rss``."""
    if form not in _VIEWS:
        raise NotFound("Chỉ có Atom và RSS: hãy chọn lại ở trang tin và bài.")
    return _VIEWS[form](request, slug=slug, public_id=public_id, article=article)
